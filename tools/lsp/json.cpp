#include "tools/lsp/json.hpp"

#include "tools/lsp/semantic_tokens.hpp"

namespace yanpan::tools::lsp {
namespace {

int number_of(OutlineKind kind) {
  switch (kind) {   // SymbolKind of the protocol
    case OutlineKind::Namespace: return 3;
    case OutlineKind::Class: return 5;
    case OutlineKind::Field: return 8;
    case OutlineKind::Enum: return 10;
    case OutlineKind::Function: return 12;
    case OutlineKind::Variable: return 13;
    case OutlineKind::Constant: return 14;
    case OutlineKind::EnumMember: return 22;
    case OutlineKind::Struct: return 23;
    case OutlineKind::Event: return 24;
  }
  return 13;
}

int number_of(CompletionKind kind) {
  switch (kind) {   // CompletionItemKind of the protocol
    case CompletionKind::Field: return 5;
    case CompletionKind::Measure: return 6;
    case CompletionKind::Entity: return 7;
    case CompletionKind::Package: return 9;
    case CompletionKind::Choice: return 13;
    case CompletionKind::Keyword: return 14;
    case CompletionKind::Snippet: return 15;
    case CompletionKind::Rule: return 3;
    case CompletionKind::Value: return 20;
    case CompletionKind::Word: return 21;
  }
  return 1;
}

}  // namespace

Json to_json(Position position) { return {{"line", position.line}, {"character", position.character}}; }
Json to_json(Range range) { return {{"start", to_json(range.start)}, {"end", to_json(range.end)}}; }
Json to_json(const Location& location) { return {{"uri", location.uri}, {"range", to_json(location.range)}}; }
Json to_json(const TextEdit& edit) { return {{"range", to_json(edit.range)}, {"newText", edit.text}}; }
Json to_json(const Hover& hover) { return {{"contents", {{"kind", "markdown"}, {"value", hover.markdown}}}, {"range", to_json(hover.range)}}; }
Json to_json(const Mention& mention) { return {{"range", to_json(mention.range)}, {"kind", mention.declares ? 3 : 2}}; }
Json to_json(const Renamable& renamable) { return {{"range", to_json(renamable.range)}, {"placeholder", renamable.name}}; }

Json to_json(const Completion& item) {
  Json result{{"label", item.label}, {"kind", number_of(item.kind)}, {"detail", item.detail}, {"textEdit", to_json(item.edit)}};
  if (item.filter != item.label) result["filterText"] = item.filter;
  if (!item.documentation.empty()) result["documentation"] = {{"kind", "markdown"}, {"value", item.documentation}};
  if (item.snippet) result["insertTextFormat"] = 2;
  return result;
}

Json to_json(const OutlineItem& item) {
  return {{"name", item.name}, {"detail", item.detail}, {"kind", number_of(item.kind)}, {"range", to_json(item.range)},
          {"selectionRange", to_json(item.selection)}, {"children", to_json(item.children)}};
}

Json to_json(const Edits& edits) {
  Json changes = Json::object();
  for (const auto& [uri, list] : edits) changes[uri] = to_json(list);
  return {{"changes", changes}};
}

Json to_json(const Lens& lens, const std::string& uri) {
  return {{"range", to_json(lens.range)}, {"command", {{"title", lens.title}, {"command", "yanpan.runScenario"}, {"arguments", {uri, lens.line}}}}};
}

Json to_json(const Action& action, const Snapshot& snapshot, std::uint32_t file) {
  Json result{{"title", action.title}, {"kind", action.diagnostic ? "quickfix" : "source.fixAll"}, {"edit", to_json(Edits{{snapshot.uri(file), action.edits}})}};
  if (!action.diagnostic) return result;
  result["diagnostics"] = {to_json(snapshot, *action.diagnostic)};
  if (!action.diagnostic->fixes.empty()) result["isPreferred"] = true;
  return result;
}

Json to_json(const ScenarioOutcome& outcome) { return {{"name", outcome.name}, {"passed", outcome.passed}, {"explanation", outcome.explanation}}; }

Json to_json(const Snapshot& snapshot, const lang::Diagnostic& diagnostic) {
  const Language language = snapshot.language(diagnostic.place.file);
  std::string message = lang::message(diagnostic, language);
  if (const auto help = lang::help(diagnostic, language); !help.empty()) message += "\n" + help;
  Json result{{"range", to_json(snapshot.range(diagnostic.place))}, {"severity", lang::severity(diagnostic.code) == lang::Severity::Error ? 1 : 2},
              {"code", lang::word(diagnostic.code)}, {"source", "yanpan"}, {"message", message}};
  for (const auto& label : diagnostic.labels) {
    result["relatedInformation"].push_back({{"location", to_json(snapshot.location(label.place))}, {"message", lang::label_text(label, language)}});
  }
  return result;
}

const Json& member(const Json& object, const char* name) {
  if (!object.is_object()) throw InvalidParams{};
  const auto found = object.find(name);
  if (found == object.end()) throw InvalidParams{};
  return *found;
}

std::string text_in(const Json& object, const char* name) {
  const Json& value = member(object, name);
  if (!value.is_string()) throw InvalidParams{};
  return value.get<std::string>();
}

std::uint32_t number_in(const Json& object, const char* name) {
  const Json& value = member(object, name);
  constexpr std::int64_t kLargest = 0x7FFFFFFF;   // uinteger of the protocol
  if (!value.is_number_integer() || value.get<std::int64_t>() < 0 || value.get<std::int64_t>() > kLargest) throw InvalidParams{};
  return value.get<std::uint32_t>();
}

Position position_in(const Json& object) { return {number_in(object, "line"), number_in(object, "character")}; }
Range range_in(const Json& object) { return {position_in(member(object, "start")), position_in(member(object, "end"))}; }

Json capabilities() {
  return {{"positionEncoding", "utf-16"},
          {"textDocumentSync", {{"openClose", true}, {"change", 2}, {"save", false}}},
          {"completionProvider", {{"triggerCharacters", {".", " ", "、", "，", "|", "→"}}}},
          {"hoverProvider", true},
          {"definitionProvider", true},
          {"referencesProvider", true},
          {"documentHighlightProvider", true},
          {"renameProvider", {{"prepareProvider", true}}},
          {"documentFormattingProvider", true},
          {"documentSymbolProvider", true},
          {"codeActionProvider", {{"codeActionKinds", {"quickfix", "source.fixAll"}}}},
          {"codeLensProvider", Json::object()},
          {"executeCommandProvider", {{"commands", {"yanpan.runScenario"}}}},
          {"semanticTokensProvider", {{"legend", {{"tokenTypes", token_types()}, {"tokenModifiers", token_modifiers()}}}, {"full", true}}},
          {"workspace", {{"textDocumentContent", {{"schemes", {"yanpan"}}}}}}};
}

}  // namespace yanpan::tools::lsp
