// What is said in the protocol, as JSON and back. The one header of ours that
// sees the JSON library: only the session includes it.

#pragma once

#include <nlohmann/json.hpp>

#include "tools/lsp/actions.hpp"
#include "tools/lsp/completion.hpp"
#include "tools/lsp/hover.hpp"
#include "tools/lsp/navigation.hpp"
#include "tools/lsp/outline.hpp"
#include "tools/lsp/rename.hpp"
#include "tools/lsp/scenarios.hpp"

namespace yanpan::tools::lsp {

using Json = nlohmann::json;

Json to_json(Position position);
Json to_json(Range range);
Json to_json(const Location& location);
Json to_json(const TextEdit& edit);
Json to_json(const Hover& hover);
Json to_json(const Completion& item);
Json to_json(const OutlineItem& item);
Json to_json(const Edits& edits);
Json to_json(const Mention& mention);
Json to_json(const Lens& lens, const std::string& uri);
Json to_json(const Action& action, const Snapshot& snapshot, std::uint32_t file);
Json to_json(const Renamable& renamable);
Json to_json(const ScenarioOutcome& outcome);
Json to_json(const Snapshot& snapshot, const lang::Diagnostic& diagnostic);

template <class T>
Json to_json(const std::vector<T>& all) {
  Json list = Json::array();
  for (const auto& each : all) list.push_back(to_json(each));
  return list;
}

/// A member that must be there and be of its type; InvalidParams else.
struct InvalidParams {};
const Json& member(const Json& object, const char* name);
std::string text_in(const Json& object, const char* name);
std::uint32_t number_in(const Json& object, const char* name);
Position position_in(const Json& object);
Range range_in(const Json& object);

/// What the server can do, for the answer to `initialize`.
Json capabilities();

}  // namespace yanpan::tools::lsp
