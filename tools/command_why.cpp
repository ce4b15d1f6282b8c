#include <algorithm>

#include "engine/eval/predicate.hpp"
#include "engine/output/output.hpp"
#include "lang/diag/suggest.hpp"
#include "tools/command.hpp"
#include "tools/console_sink.hpp"
#include "tools/data_input.hpp"
#include "tools/policy_input.hpp"
#include "tools/why/why_text.hpp"

namespace yanpan::tools {
namespace {

constexpr Text kSummary{"说明一个问题为什么归到这个人、这个原因", "explain why a problem has this person and this cause"};
constexpr Text kDetails{
    "逐步说明：责任人是怎么定的，哪条规则成立、每个条件当时是什么值、出自哪个文件哪一行，\n"
    "其他规则缺什么，处置按表中哪一行。--not 说明为什么不是另一个原因；--to 说明可争议的\n"
    "事实最少要怎样改，才会是另一个原因或者另一个责任人。\n"
    "例：yanpan why WT0001 --policy policies/quarter --data build/sample\n"
    "    yanpan why WT0001 --policy policies/quarter --data build/sample --not 态度·屡纠屡犯\n",
    "tells how the person was found, which rule held, what each condition was at the time\n"
    "and in which file and row that stands, what other rules lacked, and which row of the\n"
    "table gives the intervention. --not tells why it is not another cause, --to the least\n"
    "change of disputable facts that gives another cause or person.\n"
    "example: yanpan why P0001 --policy policies/quarter --data build/sample\n"
    "         yanpan why P0001 --policy policies/quarter --data build/sample --not attitude.repeat\n"};

constexpr Text kNeedsPolicy{"要用 --policy 指明规则", "--policy is needed: the policy that was applied"};
constexpr Text kNoProblem{"数据中没有问题 {}；编号是 list.csv 的第一列", "the data have no problem {}; ids are the first column of list.csv"};
constexpr Text kNoCause{"规则里没有原因 {}", "the policy has no cause {}"};
constexpr Text kNeither{"规则里没有原因 {}，数据中也没有这个人", "the policy has no cause {}, and the data no such person"};
constexpr Text kDidYouMean{"你是不是想写 `{}`？", "did you mean `{}`?"};
constexpr Text kCausesAre{"可以写：{}", "it can be: {}"};
constexpr Text kNoVersion{"问题 {} 不适用任何一版规则，没有原因可比", "no version of the policy applies to problem {}: there is no cause to compare"};

/// Problems are sorted by id.
std::optional<engine::RowId> find_problem(const engine::Attribution& attribution, std::string_view id) {
  const auto problem = attribution.program->schema.roles.problem;
  const auto& order = attribution.outcome.problem_order;
  const auto at = std::lower_bound(order.begin(), order.end(), id, [&](engine::RowId row, std::string_view key) { return attribution.key(problem, row) < key; });
  if (at == order.end() || attribution.key(problem, *at) != id) return std::nullopt;
  return *at;
}

std::optional<std::vector<engine::RowId>> find_problems(const Arguments& arguments, const engine::Attribution& attribution, Console& console) {
  std::vector<engine::RowId> rows;
  bool found = true;
  for (const auto& id : arguments.positional) {
    const auto row = find_problem(attribution, id);
    if (row) rows.push_back(*row);
    else console.error(kNoProblem, id), found = false;
  }
  if (!found) return std::nullopt;
  return rows;
}

bool same_cause(const Name& name, std::string_view word) { return name.in(Language::Zh) == word || name.in(Language::En) == word; }

/// Of the version in force for the problem.
std::optional<lang::CauseId> find_cause(const engine::Why& why, std::string_view word) {
  if (why.row.version == nullptr) return std::nullopt;
  const auto& causes = why.row.version->causes;
  const auto at = std::find_if(causes.begin(), causes.end(), [&](const lang::Cause& cause) { return same_cause(cause.name, word); });
  if (at == causes.end()) return std::nullopt;
  return lang::CauseId(static_cast<std::size_t>(at - causes.begin()));
}

std::optional<engine::RowId> find_person(const engine::Attribution& attribution, std::string_view key) {
  const auto person = attribution.program->schema.roles.person;
  const engine::RowId row = engine::find_key(attribution.snapshot, attribution.table(person), key);
  return row == engine::kNoRow ? std::nullopt : std::optional(row);
}

void unknown_cause(const engine::Attribution& attribution, const engine::Why& why, std::string_view word, bool or_person, Console& console) {
  if (why.row.version == nullptr) return console.error(kNoVersion, attribution.key(attribution.program->schema.roles.problem, why.row.problem));
  std::vector<std::string> names;
  for (const auto& cause : why.row.version->causes) names.push_back(cause.name.in(console.language()));
  const auto meant = lang::nearest(word, names);
  const auto language = console.language();
  console.error(fill(language, or_person ? kNeither : kNoCause, word),
                meant.empty() ? fill(language, kCausesAre, fmt::join(names, language == Language::Zh ? "、" : ", ")) : fill(language, kDidYouMean, meant.front()));
}

std::optional<std::string> why_not(const engine::Attribution& attribution, const engine::Why& why, std::string_view word, Language language, Console& console) {
  const auto cause = find_cause(why, word);
  if (cause) return not_text(why, *cause, language);
  unknown_cause(attribution, why, word, false, console);
  return std::nullopt;
}

std::optional<std::string> why_to(const engine::Attribution& attribution, const engine::Why& why, std::string_view word, Language language, Console& console) {
  const engine::RowId problem = why.row.problem;
  if (const auto cause = find_cause(why, word)) return to_text(attribution, why, why.row.version->causes[cause->value].name.in(language), false, engine::smallest_change(attribution, problem, *cause, language), language);
  if (const auto person = find_person(attribution, word)) return to_text(attribution, why, word, true, engine::smallest_change_to(attribution, problem, *person, language), language);
  unknown_cause(attribution, why, word, true, console);
  return std::nullopt;
}

/// The answers to --not and --to: nullopt after an error, which has been said.
std::optional<std::string> questions(const Arguments& arguments, const engine::Attribution& attribution, const engine::Why& why, Language language, Console& console) {
  std::string out;
  for (const std::string_view option : {"not", "to"}) {
    for (const auto& word : arguments.values(option)) {
      const auto answer = option == "not" ? why_not(attribution, why, word, language, console) : why_to(attribution, why, word, language, console);
      if (!answer) return std::nullopt;
      out += (out.empty() ? "" : "\n") + *answer;
    }
  }
  return out;
}

Exit why(const Arguments& arguments, Console& console) {
  const auto path = arguments.value("policy");
  if (!path) return console.error(kNeedsPolicy), Exit::CouldNot;
  const auto policy = load_policy(*path, arguments, console);
  if (!policy) return Exit::CouldNot;
  const auto data = attribute_data(*policy, arguments, {.keep_evidence = true, .interventions = false}, console);
  if (!data) return Exit::CouldNot;
  const auto& attribution = *data->attribution;
  const auto rows = find_problems(arguments, attribution, console);
  if (!rows) return Exit::CouldNot;
  const auto language = console.given_language().value_or(policy->policy().language);
  if (arguments.value_or("format", "text") == "json") {
    ConsoleSink sink(console);
    engine::OutputOptions form;
    form.language = language;
    engine::write_list_json(attribution, form, *rows, sink);
    return Exit::Done;
  }

  std::string out;
  for (const auto row : *rows) {
    const auto why = engine::explain_why(attribution, row, language);
    const auto asked = questions(arguments, attribution, why, language, console);
    if (!asked) return Exit::CouldNot;
    if (!out.empty()) out += "\n----\n\n";
    out += asked->empty() ? why_text(attribution, policy->policy(), why, language) : *asked;
  }
  console.write(out);
  return Exit::Done;
}

std::vector<Option> options() {
  std::vector<Option> all{{"policy", "PATH", {"研判所用的规则", "the policy that was applied"}}};
  for (auto& option : data_options()) all.push_back(std::move(option));
  all.push_back({"not", "CAUSE", {"说明为什么不是这个原因", "tell why it is not this cause"}});
  all.push_back({"to", "CAUSE|PERSON", {"说明可争议的事实最少要怎样改，才会是这个原因、这个责任人", "tell the least change of disputable facts that gives this cause or this person"}});
  all.push_back({"format", "FORMAT", {"写成哪种格式，默认 text", "the format, text by default"}, {"text", "json"}});
  all.push_back(root_option());
  return all;
}

}  // namespace

const Command& why_command() {
  static const Command command{"why", "PROBLEM... --policy PATH --data DIR [--not CAUSE] [--to CAUSE|PERSON] [...]", kSummary, kDetails, 1, Command::kMany, options(), why};
  return command;
}

}  // namespace yanpan::tools
