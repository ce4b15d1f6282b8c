// Any bytes as what an editor sends; and, after a handshake, as the text of a
// document about which every question is asked. Nothing may break, and every
// answer is a message.

#include <cstddef>
#include <cstdint>
#include <string>

#include "tools/lsp/framing.hpp"
#include "tools/lsp/server.hpp"

namespace {

using yanpan::tools::lsp::MessageReader;
using yanpan::tools::lsp::Server;

void talk(Server& server, const std::string& bytes) {
  MessageReader reader;
  reader.add(bytes);
  while (const auto message = reader.next()) server.receive(*message);
  server.idle();
  for (const auto& answer : server.take_outbox()) {
    if (!answer.starts_with('{')) __builtin_trap();
  }
}

std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (const char c : text) {
    static const char* const kHex = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || c == '"' || c == '\\') result += std::string("\\u00") + kHex[byte / 16] + kHex[byte % 16];
    else result += c;
  }
  return result + "\"";
}

void ask_about(const std::string& text) {
  Server server;
  server.receive(R"({"id":0,"method":"initialize","params":{"capabilities":{}}})");
  server.receive(R"({"method":"textDocument/didOpen","params":{"textDocument":{"uri":"untitled:a","text":)" + quoted(text) + "}}}");
  const std::size_t places[][2] = {{0, 0}, {1, 2}, {2, 4}, {text.size() % 7, text.size() % 11}, {3, 99}};
  for (const auto& [line, character] : places) {
    const std::string at = R"("params":{"textDocument":{"uri":"untitled:a"},"newName":"x","range":{"start":{"line":0,"character":0},"end":{"line":9,"character":0}},"position":{"line":)" +
                           std::to_string(line) + R"(,"character":)" + std::to_string(character) + "}}}";
    for (const char* method : {"completion", "hover", "definition", "references", "documentHighlight", "prepareRename", "rename", "codeAction"}) {
      server.receive(std::string(R"({"id":1,"method":"textDocument/)") + method + "\"," + at);
    }
  }
  for (const char* method : {"documentSymbol", "codeLens", "semanticTokens/full", "formatting"}) {
    server.receive(std::string(R"({"id":1,"method":"textDocument/)") + method + R"(","params":{"textDocument":{"uri":"untitled:a"}}})");
  }
  for (const auto& answer : server.take_outbox()) {
    if (!answer.starts_with('{')) __builtin_trap();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  Server fresh;
  talk(fresh, bytes);
  Server greeted;
  greeted.receive(R"({"id":0,"method":"initialize","params":{}})");
  talk(greeted, bytes);
  greeted.receive(bytes);
  if (size < 4096) ask_about(bytes);
  return 0;
}
