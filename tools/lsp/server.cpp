#include "tools/lsp/server.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "lang/check/imports.hpp"
#include "lang/format/format.hpp"
#include "tools/lsp/json.hpp"
#include "tools/lsp/semantic_tokens.hpp"
#include "tools/lsp/uri.hpp"
#include "tools/lsp/workspace.hpp"
#include "tools/text.hpp"

namespace yanpan::tools::lsp {
namespace {

// Of JSON-RPC and of the protocol.
enum Failure { ParseError = -32700, InvalidRequest = -32600, MethodNotFound = -32601, InvalidParameters = -32602, InternalError = -32603,
               NotInitialized = -32002, RequestFailed = -32803 };

constexpr Text kHasErrors{"文件里有读不懂的地方，改好以后才能排版", "the file has lines that cannot be read; mend them before formatting"};
constexpr Text kOtherMeaning{"排版会改变意思，没有改动", "formatting would change the meaning; nothing was changed"};

/// What a request is answered with where it cannot be done.
struct Refused {
  Failure code;
  std::string message;
};

std::string uri_in(const Json& params) { return text_in(member(params, "textDocument"), "uri"); }

/// Deep nesting is refused before it can cost the stack.
bool too_deep(std::string_view text) {
  constexpr int kDeepest = 64;
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    else if (quoted) i += text[i] == '\\' ? 1 : 0;
    else if (text[i] == '{' || text[i] == '[') ++depth;
    else if (text[i] == '}' || text[i] == ']') --depth;
    if (depth > kDeepest) return true;
  }
  return false;
}

}  // namespace

class Server::Session {
 public:
  explicit Session(std::vector<std::filesystem::path> roots) { workspace_.set_roots(std::move(roots)); }

  void receive(std::string_view text) {
    const Json message = too_deep(text) ? Json(Json::value_t::discarded) : Json::parse(text, nullptr, false);
    if (message.is_discarded()) return fail(nullptr, ParseError, "the message is no JSON");
    if (!message.is_object()) return fail(nullptr, InvalidRequest, "the message is no request");
    if (!message.contains("method")) return;   // an answer to something we asked: we ask nothing
    const Json id = message.value("id", Json());
    const bool bad_id = !id.is_null() && !id.is_string() && !id.is_number_integer();
    if (bad_id || !message["method"].is_string()) return fail(nullptr, InvalidRequest, "the message is no request");
    const auto method = message["method"].get<std::string>();
    const Json params = message.value("params", Json::object());
    if (id.is_null()) notified(method, params);
    else requested(id, method, params);
  }

  void idle() {
    if (std::exchange(stale_, false)) publish();
  }

  std::vector<std::string> take_outbox() { return std::exchange(outbox_, {}); }
  bool ended() const { return ended_; }
  int exit_code() const { return shut_down_ ? 0 : 1; }

 private:
  using Handler = Json (Session::*)(const Json& params);

  static const std::map<std::string_view, Handler>& requests() {
    static const std::map<std::string_view, Handler> all{
        {"initialize", &Session::initialize},
        {"shutdown", &Session::shutdown},
        {"textDocument/completion", &Session::completion},
        {"textDocument/hover", &Session::hover_at},
        {"textDocument/definition", &Session::definition_at},
        {"textDocument/references", &Session::references_at},
        {"textDocument/documentHighlight", &Session::highlights_at},
        {"textDocument/prepareRename", &Session::prepare_rename_at},
        {"textDocument/rename", &Session::rename_at},
        {"textDocument/formatting", &Session::formatting},
        {"textDocument/documentSymbol", &Session::symbols},
        {"textDocument/codeAction", &Session::code_actions},
        {"textDocument/codeLens", &Session::code_lenses},
        {"textDocument/semanticTokens/full", &Session::tokens},
        {"workspace/executeCommand", &Session::execute},
        {"workspace/textDocumentContent", &Session::standard_text},
    };
    return all;
  }

  void requested(const Json& id, const std::string& method, const Json& params) {
    const auto found = requests().find(method);
    if (found == requests().end()) return fail(id, MethodNotFound, "no such method: " + method);
    if (!initialized_ && method != "initialize") return fail(id, NotInitialized, "initialize comes first");
    if (shut_down_ || (initialized_ && method == "initialize")) return fail(id, InvalidRequest, shut_down_ ? "nothing is answered after shutdown" : "initialize comes once");
    idle();
    try {
      send({{"id", id}, {"result", (this->*found->second)(params)}});
    } catch (const InvalidParams&) {
      fail(id, InvalidParameters, "the parameters of " + method + " are not as they should be");
    } catch (const Refused& refused) {
      fail(id, refused.code, refused.message);
    }
  }

  void notified(const std::string& method, const Json& params) {
    if (method == "exit") ended_ = true;
    if (!initialized_ || shut_down_) return;
    try {
      if (method == "textDocument/didOpen") opened(params);
      else if (method == "textDocument/didChange") changed(params);
      else if (method == "textDocument/didClose") closed(params);
      else if (method == "workspace/didChangeWatchedFiles") touched(params);
      // $/cancelRequest: every request is answered before the next message is read.
    } catch (const InvalidParams&) {
      // A notification has no answer.
    }
  }

  // ---- the session ----

  Json initialize(const Json& params) {
    initialized_ = true;
    const Json options = params.is_object() ? params.value("initializationOptions", Json::object()) : Json::object();
    const Json wants = options.is_object() ? options.value("snippets", Json(true)) : Json(true);
    snippets_ = supports_snippets(params) && wants != Json(false);
    return {{"capabilities", capabilities()}, {"serverInfo", {{"name", "yanpan"}}}};
  }

  static bool supports_snippets(const Json& params) {
    static const Json::json_pointer kPath("/capabilities/textDocument/completion/completionItem/snippetSupport");
    return params.is_object() && params.contains(kPath) && params.at(kPath) == Json(true);
  }

  Json shutdown(const Json&) {
    shut_down_ = true;
    return nullptr;
  }

  // ---- documents ----

  void opened(const Json& params) {
    const Json& document = member(params, "textDocument");
    workspace_.open(text_in(document, "uri"), text_in(document, "text"));
    stale_ = true;
  }

  void changed(const Json& params) {
    const std::string uri = uri_in(params);
    const Json& changes = member(params, "contentChanges");
    if (!changes.is_array()) throw InvalidParams{};
    for (const Json& change : changes) {
      const bool part = change.is_object() && change.contains("range");
      workspace_.change(uri, part ? std::optional(range_in(change["range"])) : std::nullopt, text_in(change, "text"));
    }
    stale_ = true;
  }

  void closed(const Json& params) {
    workspace_.close(uri_in(params));
    stale_ = true;
  }

  void touched(const Json& params) {
    const Json& changes = member(params, "changes");
    if (!changes.is_array()) throw InvalidParams{};
    for (const Json& change : changes) workspace_.touch(text_in(change, "uri"));
    stale_ = true;
  }

  /// The diagnostics of every file of every open package; those of a file that
  /// two packages share are told once, by the first.
  void publish() {
    std::map<std::string, Json> now;
    for (const auto& snapshot : workspace_.packages()) {
      std::map<std::string, Json> own;
      for (std::uint32_t file = 0; file < snapshot->sources().size(); ++file) {
        if (!snapshot->built_in(file)) own.emplace(snapshot->uri(file), Json::array());
      }
      for (const auto& diagnostic : snapshot->diagnostics) {
        const auto found = own.find(snapshot->uri(diagnostic.place.file));
        if (found != own.end()) found->second.push_back(to_json(*snapshot, diagnostic));
      }
      now.merge(own);
    }
    for (const auto& [uri, list] : published_) now.emplace(uri, Json::array());
    for (const auto& [uri, list] : now) tell(uri, list);
    std::erase_if(now, [](const auto& each) { return each.second.empty(); });
    published_ = std::move(now);
  }

  /// Only what differs from what was said before; of an open document always.
  void tell(const std::string& uri, const Json& list) {
    const auto before = published_.find(uri);
    const bool same = before == published_.end() ? list.empty() : before->second == list;
    if (!same || workspace_.text(uri)) notify("textDocument/publishDiagnostics", {{"uri", uri}, {"diagnostics", list}});
  }

  // ---- requests about a place ----

  std::optional<Place> place(const Json& params) { return workspace_.place(uri_in(params), position_in(member(params, "position"))); }

  struct File {
    std::shared_ptr<const Snapshot> snapshot;
    std::uint32_t id;
  };
  std::optional<File> file(const std::string& uri) {
    const auto found = workspace_.place(uri, {});
    return found ? std::optional(File{found->snapshot, found->file}) : std::nullopt;
  }

  Json completion(const Json& params) {
    const auto at = place(params);
    return {{"isIncomplete", false}, {"items", at ? to_json(complete(*at, snippets_)) : Json::array()}};
  }

  Json hover_at(const Json& params) {
    const auto at = place(params);
    const auto good = workspace_.last_good(uri_in(params));
    const auto found = at ? hover(*at, good.get()) : std::nullopt;
    return found ? to_json(*found) : Json();
  }

  Json definition_at(const Json& params) {
    const auto at = place(params);
    return at ? to_json(definition(*at)) : Json::array();
  }

  Json references_at(const Json& params) {
    const auto at = place(params);
    const Json context = params.value("context", Json::object());
    const bool declarations = !context.is_object() || context.value("includeDeclaration", Json(true)) != Json(false);
    return at ? to_json(references(*at, declarations)) : Json::array();
  }

  Json highlights_at(const Json& params) {
    const auto at = place(params);
    return at ? to_json(highlights(*at)) : Json::array();
  }

  Json prepare_rename_at(const Json& params) {
    const auto at = place(params);
    if (!at) return nullptr;
    const auto found = prepare_rename(*at);
    if (!found) throw Refused{RequestFailed, found.error()};
    return to_json(*found);
  }

  Json rename_at(const Json& params) {
    const auto at = place(params);
    if (!at) return nullptr;
    const auto edits = rename(workspace_, uri_in(params), *at, text_in(params, "newName"));
    if (!edits) throw Refused{RequestFailed, edits.error()};
    return to_json(*edits);
  }

  // ---- requests about a document ----

  Json formatting(const Json& params) {
    using Ending = lang::Formatted::Ending;
    const auto at = file(uri_in(params));
    if (!at) return nullptr;
    const Language language = at->snapshot->language(at->id);
    const auto formatted = lang::format_file(at->snapshot->package, at->snapshot->index, at->id, language);
    if (formatted.ending == Ending::HasErrors) throw Refused{RequestFailed, std::string(kHasErrors.in(language))};
    if (formatted.ending != Ending::Done) throw Refused{RequestFailed, std::string(kOtherMeaning.in(language))};
    const auto& lines = at->snapshot->lines(at->id);
    if (formatted.text == lines.text()) return Json::array();
    return Json::array({to_json(TextEdit{lines.range(0, lines.text().size()), formatted.text})});
  }

  Json symbols(const Json& params) {
    const auto at = file(uri_in(params));
    return at ? to_json(outline(*at->snapshot, at->id)) : Json::array();
  }

  Json code_actions(const Json& params) {
    Json list = Json::array();
    const Range range = range_in(member(params, "range"));
    if (const auto at = file(uri_in(params))) {
      for (const auto& action : actions(*at->snapshot, at->id, range)) list.push_back(to_json(action, *at->snapshot, at->id));
    }
    return list;
  }

  Json code_lenses(const Json& params) {
    Json list = Json::array();
    const std::string uri = uri_in(params);
    if (const auto at = file(uri)) {
      for (const auto& lens : lenses(*at->snapshot, at->id)) list.push_back(to_json(lens, uri));
    }
    return list;
  }

  Json tokens(const Json& params) {
    const auto at = file(uri_in(params));
    return {{"data", at ? Json(semantic_tokens(*at->snapshot, at->id)) : Json::array()}};
  }

  Json execute(const Json& params) {
    if (text_in(params, "command") != "yanpan.runScenario") throw Refused{InvalidParameters, "no such command"};
    const Json& arguments = member(params, "arguments");
    if (!arguments.is_array() || arguments.size() != 2 || !arguments[0].is_string()) throw InvalidParams{};
    const auto at = file(arguments[0].get<std::string>());
    if (!at) throw InvalidParams{};
    const auto outcome = run_scenario(*at->snapshot, at->id, number_in({{"line", arguments[1]}}, "line"));
    constexpr int kWarning = 2, kInfo = 3;
    if (!outcome) {
      // No failure of the request: editors would tell the person of both.
      notify("window/showMessage", {{"type", kWarning}, {"message", outcome.error()}});
      return nullptr;
    }
    notify("window/showMessage", {{"type", outcome->passed ? kInfo : kWarning}, {"message", outcome->sentence}});
    return to_json(*outcome);
  }

  /// The text behind a yanpan:/ address.
  Json standard_text(const Json& params) {
    const auto name = standard_file_of(text_in(params, "uri"));
    const auto text = name ? lang::checking::standard_file(*name) : std::nullopt;
    if (!text) throw InvalidParams{};
    return {{"text", *text}};
  }

  // ---- sending ----

  void send(Json message) {
    message["jsonrpc"] = "2.0";
    outbox_.push_back(message.dump(-1, ' ', false, Json::error_handler_t::replace));
  }
  void notify(const char* method, Json params) { send({{"method", method}, {"params", std::move(params)}}); }
  void fail(const Json& id, Failure code, const std::string& message) { send({{"id", id}, {"error", {{"code", code}, {"message", message}}}}); }

  Workspace workspace_;
  std::map<std::string, Json> published_;   // what was said of a file, where not nothing
  std::vector<std::string> outbox_;
  bool initialized_ = false, shut_down_ = false, ended_ = false, stale_ = false, snippets_ = false;
};

Server::Server(std::vector<std::filesystem::path> roots) : session_(std::make_unique<Session>(std::move(roots))) {}
Server::~Server() = default;
void Server::receive(std::string_view message) { session_->receive(message); }
void Server::idle() { session_->idle(); }
std::vector<std::string> Server::take_outbox() { return session_->take_outbox(); }
bool Server::ended() const { return session_->ended(); }
int Server::exit_code() const { return session_->exit_code(); }

}  // namespace yanpan::tools::lsp
