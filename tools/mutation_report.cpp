#include <nlohmann/json.hpp>

#include "lang/scenario/text.hpp"
#include "tools/mutation.hpp"
#include "tools/text.hpp"

namespace yanpan::tools {
namespace {

using Json = nlohmann::ordered_json;

constexpr Text kScore{"{}  {}%（发现 {}，漏过 {}，等价 {}，未定 {}）\n", "{}  {}% (killed {}, survived {}, equivalent {}, not decided {})\n"};
constexpr Text kTotal{"变异得分 {}%：{} 个变异里发现 {}，漏过 {}，等价 {}，未定 {}（用例 {}）\n", "mutation score {}%: of {} mutants {} killed, {} survived, {} equivalent, {} not decided ({} scenarios)\n"};
constexpr Text kSurvived{"漏过  {}：{} → {}（{}）\n", "survived  {}: {} -> {} ({})\n"};
constexpr Text kNotDecided{"未定  {}：{} → {}（{}）\n", "not decided  {}: {} -> {} ({})\n"};
constexpr Text kNone{"{} 里没有可以变异的规则\n", "{} has no rule to mutate\n"};
constexpr Text kBelow{"变异得分低于 {}%\n", "the mutation score is below {}%\n"};
constexpr Text kLeftOut{"{} 个用例本来就不符，没有使用\n", "{} of the scenarios fail as it is and were not used\n"};
constexpr Text kVersion{"版本 {}\n", "version {}\n"};

constexpr std::string_view kFates[] = {"killed", "survived", "equivalent", "not_decided"};
constexpr std::string_view kKinds[] = {"threshold", "connective", "negation", "evidence"};

Language language_of(const Mutated& mutated, std::optional<Language> language) { return language.value_or(mutated.input.policy().language); }

const std::string& rule_id(const Mutated& mutated, const MutantResult& result) { return mutated.input.policy().versions[result.mutant.version].rules[result.mutant.rule.value].id; }

std::string place_text(const Mutated& mutated, lang::Span span) {
  const auto& sources = mutated.input.package.sources;
  const auto at = sources.position(span.file, span.begin);
  return fmt::format("{}:{}:{}", sources.file(span.file).path, at.line, at.column);
}

std::string indented(const std::string& block) {
  std::string out;
  for (std::size_t at = 0; at < block.size();) {
    const std::size_t end = std::min(block.find('\n', at), block.size());
    out += "      " + block.substr(at, end - at) + "\n";
    at = end + 1;
  }
  return out;
}

std::string case_text(const Mutated& mutated, const MutantResult& result, Language language) {
  return lang::scenario_text(mutated.input.policy(), mutated.input.policy().versions[result.mutant.version], *result.telling, language);
}

std::string result_text(const Mutated& mutated, const MutantResult& result, Language language) {
  if (result.fate != Fate::Survived && result.fate != Fate::NotDecided) return {};
  const auto& mutant = result.mutant;
  const Text& sentence = result.fate == Fate::Survived ? kSurvived : kNotDecided;
  std::string text = fill(language, sentence, rule_id(mutated, result), mutant.before.in(language), mutant.after.in(language), place_text(mutated, mutant.place));
  return result.telling ? text + indented(case_text(mutated, result, language)) : text;
}

std::string rules_text(const Mutated& mutated, Language language) {
  const auto& versions = mutated.input.policy().versions;
  std::string text;
  for (std::size_t v = 0; v < versions.size(); ++v) {
    if (versions.size() > 1) text += fill(language, kVersion, versions[v].version);
    for (std::size_t r = 0; r < versions[v].rules.size(); ++r) {
      const MutationScore score = mutated.of(v, lang::RuleId(r));
      text += fill(language, kScore, versions[v].rules[r].id, score.percent(), score.killed, score.survived, score.equivalent, score.not_decided);
    }
  }
  return text;
}

std::string package_text(const Mutated& mutated, std::optional<Language> chosen, std::optional<std::uint64_t> threshold) {
  const Language language = language_of(mutated, chosen);
  if (mutated.results.empty()) return fill(language, kNone, mutated.path);
  std::string text;
  for (const auto& result : mutated.results) text += result_text(mutated, result, language);
  text += rules_text(mutated, language);
  const MutationScore total = mutated.total();
  text += fill(language, kTotal, total.percent(), mutated.results.size(), total.killed, total.survived, total.equivalent, total.not_decided, mutated.scenarios);
  if (mutated.left_out > 0) text += fill(language, kLeftOut, mutated.left_out);
  if (threshold && total.percent() < *threshold) text += fill(language, kBelow, *threshold);
  return text;
}

// ---- json ----

Json score_json(const MutationScore& score) {
  return {{"percent", score.percent()}, {"killed", score.killed}, {"survived", score.survived}, {"equivalent", score.equivalent}, {"not_decided", score.not_decided}};
}

Json mutant_json(const Mutated& mutated, const MutantResult& result, Language language) {
  const auto& sources = mutated.input.package.sources;
  const auto at = sources.position(result.mutant.place.file, result.mutant.place.begin);
  Json json;
  json["rule"] = rule_id(mutated, result);
  json["kind"] = kKinds[static_cast<std::size_t>(result.mutant.kind)];
  json["before"] = result.mutant.before.in(language);
  json["after"] = result.mutant.after.in(language);
  json["fate"] = kFates[static_cast<std::size_t>(result.fate)];
  json["file"] = sources.file(result.mutant.place.file).path;
  json["line"] = at.line;
  json["column"] = at.column;
  if (result.telling) json["scenario"] = case_text(mutated, result, language);
  return json;
}

Json rule_json(const Mutated& mutated, std::size_t version, std::size_t rule) {
  Json json;
  json["rule"] = mutated.input.policy().versions[version].rules[rule].id;
  json["version"] = mutated.input.policy().versions[version].version;
  json.update(score_json(mutated.of(version, lang::RuleId(rule))));
  return json;
}

Json package_json(const Mutated& mutated, std::optional<Language> chosen) {
  const Language language = language_of(mutated, chosen);
  Json json;
  json["path"] = mutated.path;
  json["scenarios"] = mutated.scenarios;
  json["left_out"] = mutated.left_out;
  json["score"] = score_json(mutated.total());
  Json rules = Json::array(), mutants = Json::array();
  const auto& versions = mutated.input.policy().versions;
  for (std::size_t v = 0; v < versions.size(); ++v)
    for (std::size_t r = 0; r < versions[v].rules.size(); ++r) rules.push_back(rule_json(mutated, v, r));
  for (const auto& result : mutated.results) mutants.push_back(mutant_json(mutated, result, language));
  json["rules"] = rules;
  json["mutants"] = mutants;
  return json;
}

}  // namespace

std::string mutation_text(const std::vector<Mutated>& packages, std::optional<Language> language, std::optional<std::uint64_t> threshold) {
  std::string text;
  for (const auto& mutated : packages) text += (packages.size() > 1 ? mutated.path + "\n" : "") + package_text(mutated, language, threshold);
  return text;
}

std::string mutation_json(const std::vector<Mutated>& packages, std::optional<Language> language) {
  Json all = Json::array();
  for (const auto& mutated : packages) all.push_back(package_json(mutated, language));
  Json json;
  json["packages"] = all;
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace yanpan::tools
