// What a golden session cannot say: messages that are wrong, and edits that
// must come to the same text as one.

#include "tools/lsp/server.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace yanpan::tools::lsp {
namespace {

using Json = nlohmann::json;

class Client {
 public:
  Client() { ask("initialize", Json::object()); }

  Json ask(const std::string& method, const Json& params) {
    server.receive(Json{{"id", ++id_}, {"method", method}, {"params", params}}.dump());
    const auto all = server.take_outbox();
    return all.empty() ? Json() : Json::parse(all.back());
  }
  std::vector<Json> tell(const std::string& method, const Json& params) {
    server.receive(Json{{"method", method}, {"params", params}}.dump());
    server.idle();
    std::vector<Json> all;
    for (const auto& text : server.take_outbox()) all.push_back(Json::parse(text));
    return all;
  }
  std::vector<Json> open(const std::string& text) { return tell("textDocument/didOpen", {{"textDocument", {{"uri", kUri}, {"languageId", "yanpan"}, {"version", 1}, {"text", text}}}}); }
  static Json document() { return {{"uri", kUri}}; }

  static constexpr const char* kUri = "untitled:a.yp";
  Server server;

 private:
  int id_ = 0;
};

int error_of(const std::string& message) {
  Server server;
  server.receive(message);
  const auto all = server.take_outbox();
  return all.size() == 1 ? Json::parse(all.front())["error"]["code"].get<int>() : 0;
}

TEST_CASE("what is no request gets an answer that says so") {
  CHECK(error_of("{") == -32700);
  CHECK(error_of("\xFF\xFE") == -32700);
  CHECK(error_of(std::string(100'000, '[')) == -32700);
  CHECK(error_of("[]") == -32600);
  CHECK(error_of("3") == -32600);
  CHECK(error_of(R"({"id": {}, "method": "shutdown"})") == -32600);
  CHECK(error_of(R"({"id": 1, "method": 7})") == -32600);
  CHECK(error_of(R"({"id": 1, "method": "shutdown"})") == -32002);
  CHECK(error_of(R"({"id": 1, "method": "no/such"})") == -32601);
}

TEST_CASE("parameters of any shape are refused and nothing breaks") {
  Client client;
  client.open("语言 1 中文\n");
  const std::vector<Json> shapes{nullptr, 3, "x", Json::array(), Json::object(), {{"textDocument", 1}}, {{"textDocument", {{"uri", 1}}}},
                                 {{"textDocument", Client::document()}, {"position", {{"line", -1}, {"character", 0}}}},
                                 {{"textDocument", Client::document()}, {"position", {{"line", 1e30}, {"character", 0}}}},
                                 {{"command", "yanpan.runScenario"}, {"arguments", {1, 2}}}};
  for (const std::string method : {"completion", "hover", "definition", "references", "rename", "prepareRename", "codeAction", "codeLens", "formatting",
                                   "documentSymbol", "documentHighlight", "semanticTokens/full"}) {
    for (const auto& shape : shapes) CHECK(client.ask("textDocument/" + method, shape).contains("id"));
  }
  for (const auto& shape : shapes) {
    CHECK(client.ask("workspace/executeCommand", shape)["error"]["code"] == -32602);
    CHECK(client.tell("textDocument/didChange", shape).empty());
  }
}

TEST_CASE("a life: initialize once, shutdown, exit") {
  Client client;
  CHECK(client.ask("initialize", Json::object())["error"]["code"] == -32600);
  CHECK(client.tell("$/cancelRequest", {{"id", 1}}).empty());
  CHECK(client.tell("$/whatever", Json::object()).empty());
  CHECK(client.ask("shutdown", nullptr)["result"].is_null());
  CHECK(client.ask("textDocument/hover", Json::object())["error"]["code"] == -32600);
  CHECK_FALSE(client.server.ended());
  client.tell("exit", nullptr);
  CHECK(client.server.ended());
  CHECK(client.server.exit_code() == 0);
}

TEST_CASE("exit without shutdown is a failure") {
  Server server;
  server.receive(R"({"method": "exit"})");
  CHECK(server.ended());
  CHECK(server.exit_code() == 1);
}

TEST_CASE("typing a file character by character ends in the diagnostics of the whole") {
  const std::string text = "语言 1 中文\n引用 标准.事实\n# 😀 注\n量 次数 n 整数\n  计数 问题\n    同一 责任人、没有这个 # 😀\n";
  Client whole;
  const auto expected = whole.open(text).back();

  Client typed;
  typed.open("");
  Json line = 0, character = 0;
  std::vector<Json> last;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t length = 1;
    while (at + length < text.size() && (static_cast<unsigned char>(text[at + length]) & 0xC0) == 0x80) ++length;
    const std::string one = text.substr(at, length);
    const Json place{{"line", line}, {"character", character}};
    last = typed.tell("textDocument/didChange", {{"textDocument", Client::document()}, {"contentChanges", {{{"range", {{"start", place}, {"end", place}}}, {"text", one}}}}});
    if (one == "\n") line = line.get<int>() + 1, character = 0;
    else character = character.get<int>() + (length == 4 ? 2 : 1);
    at += length;
  }
  REQUIRE(last.size() == 1);
  CHECK(last.back() == expected);
  CHECK(expected["params"]["diagnostics"].size() > 0);
}

}  // namespace
}  // namespace yanpan::tools::lsp
