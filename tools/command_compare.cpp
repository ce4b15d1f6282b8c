#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/scenario/scenario.hpp"
#include "lang/prove/compare.hpp"
#include "lang/prove/prove.hpp"
#include "lang/scenario/text.hpp"
#include "tools/arguments.hpp"
#include "tools/command.hpp"
#include "tools/policy_input.hpp"

namespace yanpan::tools {
namespace {

using Json = nlohmann::ordered_json;

constexpr Text kSummary{"比较两个规则包：每个原因的适用范围变了没有", "compare two policies: whether each cause is given for the same problems"};
constexpr Text kDetails{
    "不看数据，对所有可能的取值作精确判断：每个原因相同、变窄、变宽还是不同，并给出一组取值\n"
    "为证。次序、规则编号和量的名称不算变化。几个版本的，比较最后一个。\n"
    "例：yanpan compare policies/quarter policies/quarter-en\n",
    "decides over all possible values, without data: whether each cause is the same,\n"
    "narrower, wider or different, with values that show it. Order, ids of rules and names\n"
    "of measures are no change. Of several versions the last one is compared.\n"
    "example: yanpan compare policies/quarter policies/quarter-en\n"};
constexpr Text kHead{"旧 {}{}，新 {}{}\n\n", "old {}{}, new {}{}\n\n"};
constexpr Text kVersion{"（版本 {}）", " (version {})"};
constexpr Text kLost{"    旧规则归于它、新规则不归于它：\n", "    given by the old policy and not by the new one:\n"};
constexpr Text kGained{"    新规则归于它、旧规则不归于它：\n", "    given by the new policy and not by the old one:\n"};
constexpr Text kOld{"旧", "old"};
constexpr Text kNew{"新", "new"};
constexpr Text kUnknown{"没有这样的取值", "has no such value"};
constexpr Text kMeasure{"量的算法不同  {}\n", "computed differently  {}\n"};
constexpr Text kTotal{"{0} 个原因：{1} 个相同，{2} 个有变化\n", "{0} cause{3}: {1} the same, {2} changed\n"};
constexpr Text kRefuted{"引擎不同意自己的比较：{}。这是程序的缺陷，请告诉维护者", "the engine does not agree with the comparison: {}. this is a defect of yanpan, please report it"};

struct ChangeWord { Text text; std::string_view json; };
constexpr ChangeWord kChanges[] = {{{"相同", "same"}, "same"},
                                   {{"变窄", "narrower"}, "narrower"},
                                   {{"变宽", "wider"}, "wider"},
                                   {{"不同", "different"}, "different"},
                                   {{"没有得出结论", "not decided"}, "not-decided"}};
const ChangeWord& word_of(lang::Change change) { return kChanges[static_cast<int>(change)]; }

struct Compared {
  std::string paths[2];
  PolicyInput inputs[2];
  lang::PolicyChange change;

  const lang::Policy& policy(int side) const { return inputs[side].policy(); }
  const lang::Version& version(int side) const { return policy(side).versions[change.versions[side]]; }
};

const std::optional<lang::Scenario>& scenario_of(const lang::Parting& parting, int side) { return side == 0 ? parting.before : parting.after; }

/// Every scenario that is shown, run by the engine; those it refutes are our own bug.
bool confirmed(const Compared& compared, Console& console) {
  for (const int side : {0, 1}) {
    lang::Policy with = compared.policy(side);
    for (auto& version : with.versions) version.scenarios.clear();
    auto& scenarios = with.versions[compared.change.versions[side]].scenarios;
    for (const auto& cause : compared.change.causes) {
      for (const auto* parting : {&cause.lost, &cause.gained}) {
        if (*parting && scenario_of(**parting, side)) scenarios.push_back(*scenario_of(**parting, side)), scenarios.back().name = cause.cause;
      }
    }
    for (const auto& result : engine::run_scenarios(lang::lower(with))) {
      if (!result.passed) return console.error(kRefuted, result.name.in(console.language())), false;
    }
  }
  return true;
}

// ---- text --------------------------------------------------------------------------

/// What the scenario sets, line by line.
std::string settings_text(const Compared& compared, const lang::Scenario& scenario, int side, Language language) {
  lang::Scenario only = scenario;
  only.expect.clear();
  const std::string block = lang::scenario_text(compared.policy(side), compared.version(side), only, language);
  std::string text;
  for (std::size_t at = block.find('\n') + 1; at < block.size(); at = block.find('\n', at) + 1) text += "    " + block.substr(at, block.find('\n', at) + 1 - at);
  return text;
}

std::string outcome_text(const Compared& compared, const lang::Scenario& scenario, int side, Language language) {
  const std::string outcome = lang::expectation_text(compared.policy(side), compared.version(side), scenario.expect.front(), language);
  return fmt::format("      {}  {}\n", (side == 0 ? kOld : kNew).in(language), outcome);
}

/// The settings once, where both sides write them alike.
std::string parting_text(const Compared& compared, const Text& head, const std::optional<lang::Parting>& parting, Language language) {
  if (!parting) return {};
  std::string text(head.in(language)), before;
  for (const int side : {0, 1}) {
    const auto& scenario = scenario_of(*parting, side);
    if (!scenario) {
      text += fmt::format("      {}  {}\n", (side == 0 ? kOld : kNew).in(language), kUnknown.in(language));
      continue;
    }
    const std::string settings = settings_text(compared, *scenario, side, language);
    if (settings != before) text += settings;
    before = settings;
    text += outcome_text(compared, *scenario, side, language);
  }
  return text;
}

std::string version_text(const Compared& compared, int side, Language language) {
  const auto& version = compared.version(side).version;
  return version.empty() ? "" : fill(language, kVersion, version);
}

std::string as_text(const Compared& compared, Language language) {
  const auto& change = compared.change;
  std::string text = fill(language, kHead, compared.paths[0], version_text(compared, 0, language), compared.paths[1], version_text(compared, 1, language));
  for (const auto& cause : change.causes) {
    text += fmt::format("{}  {}\n", word_of(cause.change).text.in(language), cause.cause.in(language));
    text += parting_text(compared, kLost, cause.lost, language) + parting_text(compared, kGained, cause.gained, language);
  }
  for (const auto& [before, after] : change.measures) text += fill(language, kMeasure, after.in(language));
  const auto same = static_cast<std::size_t>(std::count_if(change.causes.begin(), change.causes.end(), [](const auto& c) { return c.change == lang::Change::Same; }));
  const auto all = change.causes.size();
  return text + "\n" + fill(language, kTotal, all, same, all - same, plural(all));
}

// ---- json --------------------------------------------------------------------------

Json scenario_json(const Compared& compared, const lang::Parting& parting, int side, Language language) {
  const auto& scenario = scenario_of(parting, side);
  return scenario ? Json(lang::scenario_text(compared.policy(side), compared.version(side), *scenario, language)) : Json(nullptr);
}

Json parting_json(const Compared& compared, const std::optional<lang::Parting>& parting, Language language) {
  if (!parting) return nullptr;
  return {{"old", scenario_json(compared, *parting, 0, language)}, {"new", scenario_json(compared, *parting, 1, language)}};
}

std::string as_json(const Compared& compared, Language language) {
  Json causes = Json::array(), measures = Json::array();
  for (const auto& cause : compared.change.causes) {
    causes.push_back({{"cause", cause.cause.in(language)},
                      {"change", word_of(cause.change).json},
                      {"lost", parting_json(compared, cause.lost, language)},
                      {"gained", parting_json(compared, cause.gained, language)}});
  }
  for (const auto& [before, after] : compared.change.measures) measures.push_back({{"old", before.in(language)}, {"new", after.in(language)}});
  const auto side = [&](int i) { return Json{{"path", compared.paths[i]}, {"version", compared.version(i).version}}; };
  const Json all{{"old", side(0)}, {"new", side(1)}, {"same", compared.change.same()}, {"causes", causes}, {"measures", measures}};
  return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

// ---- the verb ----------------------------------------------------------------------

Exit compare(const Arguments& arguments, Console& console) {
  const auto steps = read_number(arguments, "steps", lang::ProveOptions{}.steps, 1, 1'000'000'000'000, console.language());
  if (!steps) return console.error(steps.error().sentence), Exit::CouldNot;
  const std::string &before = arguments.positional[0], &after = arguments.positional[1];
  auto old_policy = load_policy(before, arguments, console);
  if (!old_policy) return Exit::CouldNot;
  auto new_policy = load_policy(after, arguments, console);
  if (!new_policy) return Exit::CouldNot;
  Compared compared{{before, after}, {std::move(*old_policy), std::move(*new_policy)}, {}};
  compared.change = lang::compare(compared.policy(0), compared.policy(1), static_cast<std::int64_t>(*steps));
  if (!confirmed(compared, console)) return Exit::CouldNot;
  const auto language = console.given_language().value_or(compared.policy(1).language);
  console.write(arguments.value_or("format", "text") == "json" ? as_json(compared, language) : as_text(compared, language));
  return compared.change.same() ? Exit::Done : Exit::Findings;
}

std::vector<Option> options() {
  return {
      {"format", "FORMAT", {"用哪种格式，默认 text", "the format, text by default"}, {"text", "json"}},
      {"steps", "N", {"最多用多少步，默认 400000000；步数按工作计，不按时间计", "how many steps at most, 400000000 by default; steps count work, not time"}},
      root_option(),
  };
}

}  // namespace

const Command& compare_command() {
  static const Command command{"compare", "OLD NEW [--format FORMAT]", kSummary, kDetails, 2, 2, options(), compare};
  return command;
}

}  // namespace yanpan::tools
