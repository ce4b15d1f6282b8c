#include "tools/why/why_text.hpp"

#include <algorithm>
#include <array>

#include "lang/sentence/sentences.hpp"
#include "tools/text.hpp"
#include "tools/why/condition_text.hpp"

namespace yanpan::tools {

namespace {

using engine::Fate;
using engine::kNoRow;
using engine::RowId;
using engine::RuleWhy;
using engine::Status;
using engine::Truth;
using lang::Reason;

constexpr Text kProblem{"问题 {}", "problem {}"};
constexpr Text kOfCase{"  案件 {}", "  case {}"};
constexpr Text kNoCase{"  没有写明案件", "  no case is given"};

constexpr Text kVerdict{"结论", "verdict"};
constexpr Text kAttributed{"  已归因：{}", "  attributed: {}"};
constexpr Text kProvisional{"  暂定：{}", "  provisional: {}"};
constexpr Text kReferred{"  移送会商：{}", "  referred to the joint consultation: {}"};
constexpr Text kMissing{"  还不清楚、可能改变结论的事实：{}", "  facts that are not known and could change this: {}"};
constexpr Text kPerson{"  责任人：{}", "  accountable: {}"};
constexpr Text kIntervention{"  处置：{}", "  intervention: {}"};
constexpr Text kActor{"{}（{}）", "{} ({})"};
constexpr Text kBasis{"  依据：{}", "  basis: {}"};
constexpr Text kPolicy{"  规则：{} {}", "  policy: {} {}"};
constexpr Text kContributing{"  次要原因：{}", "  contributing causes: {}"};
constexpr Text kCandidates{"  候选原因：{}", "  candidate causes: {}"};

constexpr std::array<Text, 7> kReasons{{
    {"案件找不到责任人", "no person answers for the case"},
    {"同一步骤符合的不止一人", "one step leaves more than one person"},
    {"案件由集体决定", "the case was decided collectively"},
    {"没有规则成立", "no rule holds"},
    {"同一层级有几个不同的原因", "rules of one tier give different causes"},
    {"缺少事实，定不下来", "facts are missing that decide"},
    {"部门之间数据不一致，定不下来", "departments disagree on facts that decide"},
}};

constexpr Text kPersonHead{"责任人", "the person"};
constexpr Text kBase{"  基准问题 {}，基准日 {}", "  base problem {}, base date {}"};
constexpr Text kBaseUndated{"  基准问题 {}，没有日期", "  base problem {}, without a date"};
constexpr Text kCollective{"  集体决定：", "  decided collectively:"};
constexpr Text kStepDecided{"  步骤 {}：由此确定", "  step {}: decides"};
constexpr Text kStepMany{"  步骤 {}：符合的不止一人", "  step {}: leaves more than one person"};
constexpr Text kStepNone{"  步骤 {}：没有符合的人", "  step {}: leaves nobody"};
constexpr Text kStepOpen{"  步骤 {}：定不下来", "  step {}: not certain"};
constexpr Text kTerm{"，{} 至 {}", ", {} to {}"};
constexpr Text kSince{"，{} 起", ", since {}"};
constexpr Text kUntil{"，至 {}", ", until {}"};
constexpr Text kIn{"（{}）", " ({})"};
constexpr Text kUnknownPerson{"（未写明是谁）", "(not said who)"};

constexpr Text kCauseHead{"原因", "the cause"};
constexpr Text kNoRules{"  没有责任人，不适用规则", "  without an accountable person no rule is tried"};
constexpr Text kOutsideVersions{"  问题的日期不在任何一版规则的施行期内", "  no version of the policy is in force on the problem's date"};
constexpr Text kFallback{"  没有规则成立，按“其余”归因", "  no rule holds: the cause is that of `otherwise`"};
constexpr Text kRuleHead{"{} {}（层级 {}，{}）", "{} {} (tier {}, {})"};
constexpr std::array<Text, 9> kFates{{
    {"据此归因", "gives the cause"},
    {"也成立，原因相同", "holds too, the same cause"},
    {"也成立，层级较弱，列为次要原因", "holds too, in a weaker tier: contributing"},
    {"成立，与同层级的其他原因并列", "holds, and ties with another cause of its tier"},
    {"让位于 {}", "gives way to {}"},
    {"不明", "not known"},
    {"条件成立，但证据不足", "its conditions hold, its evidence does not suffice"},
    {"条件成立，但本条当日不在施行期内", "its conditions hold, it was not in force that day"},
    {"不成立", "does not hold"},
}};
constexpr Text kFateLine{"  {} {}：{}", "  {} {}: {}"};
constexpr Text kUnless{"除非", "unless"};
constexpr Text kEvidence{"证据 {} 项，来自 {} 个部门{}；要求 {} 项、{} 个部门", "evidence: {} item{}, from {} department{}{}; asked for: {}, from {}"};
constexpr Text kFailing{"  不成立的规则，以及缺的条件：", "  rules that do not hold, and what they lack:"};

constexpr Text kDistance{"  离另一个结论：改 {} 项事实就会不同", "  distance to another verdict: {} fact{}"};
constexpr Text kSteps{"（最近的是 {}，差 {} 步）", " (the nearest: {}, {} step{})"};
constexpr Text kContested{"；只改一项可争议的事实就够", "; one disputable fact is enough"};

constexpr Text kTableHead{"处置", "the intervention"};
constexpr Text kTableRow{"  {} 第 {} 行：{}", "  {} row {}: {}"};
constexpr Text kNothingAsked{"不要求措施", "nothing is asked"};
constexpr Text kNoTableRow{"  没有一行符合", "  no row matches"};

constexpr Text kFactsHead{"事实从哪里来", "where the facts come from"};
constexpr Text kFact{"  {}：{}", "  {}: {}"};
constexpr Text kFactMissing{"  {}：没有此事实", "  {}: not known"};
constexpr Text kMeans{"    含义：{}", "    means: {}"};
constexpr Text kRows{"    {}：", "    {}:"};
constexpr Text kNumber{"{} 行", "{} row{}"};
constexpr Text kSum{"，合计 {}", ", sum {}"};
constexpr Text kMayRows{"，另有 {} 行不清楚算不算", ", and {} that may or may not count"};
constexpr Text kUncovered{"；有的日子数据没有覆盖，可能还有", "; some of the days are not covered by the data, there may be more"};
constexpr Text kPlace{"{} 第 {} 行", "{} row {}"};
constexpr Text kPlaceMay{"{}（不清楚算不算）", "{} (may or may not count)"};
constexpr Text kMore{"……共 {} 行", "... {} rows in all"};
constexpr Text kComma{"，", ", "};
constexpr Text kListComma{"、", ", "};
constexpr Text kSemicolon{"；", "; "};

constexpr Text kNotHead{"为什么不是 {}", "why not {}"};
constexpr Text kNotIsIt{"  原因就是它", "  it is the cause"};
constexpr Text kNotNoRule{"  没有规则给出这个原因", "  no rule gives this cause"};
constexpr Text kShort{"，差 {}", ", {} away"};

constexpr Text kToPerson{"怎样责任人才会是 {}", "what would make {} accountable"};
constexpr Text kToOf{"{}（{}）", "{} ({})"};
constexpr Text kToHead{"怎样才会是 {}", "what would make it {}"};
constexpr Text kToAlready{"  现在就是", "  it is that already"};
constexpr Text kToNone{"  可争议的事实有 {} 项，怎样改都不会", "  no change of the disputable facts ({}) does"};
constexpr Text kToNotDecided{"  没有算完，或者缺少决定性的日期：不能断定", "  not decided: too many combinations, or a date that decides is missing"};
constexpr Text kToSize{"  最少要改 {0} 项事实{2}：", "  at least {0} fact{1} would have to be otherwise{2}:"};
constexpr Text kToWays{"（有 {} 种改法）", " ({} ways)"};
constexpr Text kToOr{"  或者", "  or"};
constexpr Text kToFact{"    {}：由 {} 改为 {}", "    {}: {} instead of {}"};
constexpr Text kToMissing{"没有此事实", "not known"};
constexpr Text kToRule{"    则 {} 成立", "    then {} holds"};
constexpr Text kToFallback{"    则没有规则成立，按“其余”归因", "    then no rule holds, and `otherwise` gives it"};
constexpr Text kToEvidence{"（证据要求按已满足计）", " (its evidence counted as sufficient)"};

constexpr std::size_t kRowsShown = 40;

std::string joined(const std::vector<std::string>& names, Language language) {
  std::string out;
  for (const std::string& name : names) (out += out.empty() ? "" : kListComma.in(language)) += name;
  return out;
}

std::string evidence_line(const engine::EvidenceWhy& evidence, const lang::RulePlan& rule, Language language) {
  std::vector<std::string> names;
  for (const Name& name : evidence.departments) names.push_back(name.in(language));
  const std::string list = names.empty() ? "" : fill(language, kIn, joined(names, language));
  const std::size_t items = evidence.items, departments = names.size();
  const std::string text = language == Language::Zh
                               ? fill(language, kEvidence, items, departments, list, rule.evidence_items, rule.evidence_departments)
                               : fill(language, kEvidence, items, plural(items), departments, plural(departments), list, rule.evidence_items, rule.evidence_departments);
  return "    " + std::string(ConditionText::mark(evidence.enough)) + " " + text + "\n";
}

class Teller {
 public:
  Teller(const engine::Attribution& attribution, const lang::Policy& policy, const engine::Why& why, Language language)
      : attribution_(attribution), policy_(policy), why_(why), language_(language), printer_(attribution, language), conditions_(language) {}

  std::string run() {
    problem();
    verdict();
    person();
    cause();
    table();
    facts();
    return std::move(out_);
  }

 private:
  template <class... Args>
  void line(const Text& text, const Args&... args) {
    out_ += fill(language_, text, args...);
    out_ += '\n';
  }
  void head(const Text& text) {
    out_ += '\n';
    line(text);
  }
  const lang::Roles& roles() const { return attribution_.program->schema.roles; }

  // ---- what it is about ----

  void problem() {
    const auto& problems = attribution_.outcome.problems;
    std::string text = fill(language_, kProblem, printer_.key(roles().problem, why_.row.problem));
    for (const lang::FieldId field : {roles().problem_kind, roles().problem_severity, roles().problem_occurred}) {
      if (!field.valid()) continue;
      const std::string value = printer_.value(problems.columns[field.value], why_.row.problem);
      if (!value.empty()) (text += kComma.in(language_)) += value;
    }
    out_ += text + '\n';
    if (why_.row.case_ == kNoRow) line(kNoCase);
    else line(kOfCase, printer_.key(roles().case_, why_.row.case_));
  }

  void verdict() {
    head(kVerdict);
    const auto& verdict = *why_.row.verdict;
    if (verdict.status == Status::Referred) line(kReferred, kReasons[static_cast<std::size_t>(*verdict.reason)].in(language_));
    else line(verdict.status == Status::Attributed ? kAttributed : kProvisional, why_.row.cause->name.in(language_));
    if (!why_.missing.empty()) line(kMissing, joined(why_.missing, language_));
    if (why_.row.person != kNoRow) line(kPerson, printer_.key(roles().person, why_.row.person));
    if (why_.row.intervention != nullptr && !why_.row.intervention->intervention.empty()) line(kIntervention, intervention(*why_.row.intervention));
    contributing(verdict.status == Status::Referred ? kCandidates : kContributing);
    if (verdict.status != Status::Referred) basis_line();
    distance();
    if (why_.row.version != nullptr) line(kPolicy, why_.row.version->name.in(language_), why_.row.version->version);
  }

  void distance() {
    const engine::Distance& d = why_.distance;
    if (!d.facts) return;
    std::string text = fill(language_, kDistance, *d.facts, plural(*d.facts));
    if (d.steps) text += fill(language_, kSteps, d.steps_of.in(language_), *d.steps, plural(static_cast<std::size_t>(*d.steps)));
    if (d.disputable) text += kContested.in(language_);
    out_ += text + "\n";
  }

  void basis_line() {
    const auto basis = engine::basis(why_.row, language_);
    if (!basis.empty()) line(kBasis, basis);
  }

  void contributing(const Text& text) {
    if (why_.row.version == nullptr) return;
    const auto names = engine::cause_names(attribution_.outcome.cause_lists.lists[why_.row.verdict->contributing], *why_.row.version, language_);
    if (!names.empty()) line(text, joined(names, language_));
  }

  std::string intervention(const lang::TableRowPlan& row) const {
    const std::string& name = row.intervention.in(language_);
    return row.actor.empty() ? name : fill(language_, kActor, name, row.actor.in(language_));
  }

  // ---- the person ----

  void person() {
    const auto& accountable = why_.accountable;
    if (accountable.case_ == kNoRow) return;
    head(kPersonHead);
    const auto base = printer_.key(roles().problem, accountable.base_problem);
    if (accountable.base_date.empty()) line(kBaseUndated, base);
    else line(kBase, base, accountable.base_date);
    if (!accountable.collective.empty()) {
      line(kCollective);
      for (const auto& condition : accountable.collective) conditions_.lines(condition, 4, out_);
    }
    for (const auto& step : accountable.steps) tell_step(step);
  }

  void tell_step(const engine::StepWhy& step) {
    line(step_text(step), step.name.in(language_));
    for (const auto& participation : step.participations) {
      const Truth truth = participation.condition.truth;
      std::string text(participation.person == kNoRow ? kUnknownPerson.in(language_) : printer_.key(roles().person, participation.person));
      text += term(participation) + fill(language_, kIn, places(roles().participation, participation.row));
      for (const auto* test : conditions_.to_blame(participation.condition, truth == engine::kTrue ? engine::kUnknown : truth)) {
        (text += kSemicolon.in(language_)) += conditions_.test(*test);
      }
      out_ += "    " + std::string(ConditionText::mark(truth)) + " " + text + "\n";
    }
  }

  std::string term(const engine::ParticipationWhy& p) const {
    if (p.from.empty() && p.to.empty()) return {};
    if (p.to.empty()) return fill(language_, kSince, p.from);
    return p.from.empty() ? fill(language_, kUntil, p.to) : fill(language_, kTerm, p.from, p.to);
  }

  const Text& step_text(const engine::StepWhy& step) const {
    if (step.decided) return why_.accountable.reason == Reason::ManyPersons ? kStepMany : kStepDecided;
    const bool open = std::any_of(step.participations.begin(), step.participations.end(), [](const auto& p) { return p.condition.truth != engine::kFalse; });
    return open ? kStepOpen : kStepNone;
  }

  // ---- the cause ----

  void cause() {
    head(kCauseHead);
    if (why_.row.person == kNoRow) return line(kNoRules);
    if (why_.row.version == nullptr) return line(kOutsideVersions);
    if (why_.row.cause != nullptr && why_.row.rule == nullptr) line(kFallback);
    // What decided comes first, then what else fired, then what is open.
    for (const Fate fate : {Fate::Decided, Fate::Tied, Fate::SameCause, Fate::Contributes, Fate::Preceded, Fate::Unknown, Fate::NoEvidence, Fate::OutOfForce})
      for (const RuleWhy& rule : why_.rules)
        if (rule.fate == fate) tell_rule(rule);
    failing_rules();
  }

  std::string rule_head(const RuleWhy& rule) const {
    return fill(language_, kRuleHead, rule.rule->id, rule.rule->title.in(language_), rule.rule->tier, why_.row.version->causes[rule.rule->cause.value].name.in(language_));
  }

  void tell_rule(const RuleWhy& rule) {
    const bool fired = rule.fate <= Fate::Tied;
    const std::string fate = fill(language_, kFates[static_cast<std::size_t>(rule.fate)], rule.preceded_by != nullptr ? rule.preceded_by->id : std::string());
    line(kFateLine, fired ? "✓" : rule.fate == Fate::Unknown ? "?" : "✗", rule_head(rule), fate);
    conditions_.block(rule.when, 4, out_);
    if (rule.unless) {
      out_ += "    " + std::string(kUnless.in(language_)) + "\n";
      conditions_.block(*rule.unless, 6, out_);
    }
    if (rule.evidence) out_ += evidence_line(*rule.evidence, *rule.rule, language_);
  }

  void failing_rules() {
    bool any = false;
    for (const RuleWhy& rule : why_.rules) {
      if (rule.fate != Fate::Fails) continue;
      if (!any) line(kFailing);
      any = true;
      out_ += "  " + fill(language_, kFact, rule_head(rule), lacking(rule)) + "\n";
    }
  }

  std::string lacking(const RuleWhy& rule) const {
    std::string out;
    const auto add = [&](const std::string& text) { (out += out.empty() ? "" : kSemicolon.in(language_)) += text; };
    for (const auto* test : conditions_.to_blame(rule.when, engine::kFalse)) add(conditions_.test(*test));
    if (out.empty() && rule.unless)
      for (const auto* test : conditions_.to_blame(*rule.unless, engine::kTrue)) add(std::string(kUnless.in(language_)) + " " + conditions_.test(*test));
    return out;
  }

  // ---- what follows ----

  void table() {
    if (why_.table.empty()) return;
    head(kTableHead);
    for (const auto& row : why_.table) {
      const std::string text = row.row->intervention.empty() ? std::string(kNothingAsked.in(language_)) : intervention(*row.row);
      line(kTableRow, ConditionText::mark(row.condition.truth), row.number, text);
      if (row.condition.truth == engine::kTrue) conditions_.block(row.condition, 4, out_);
      else
        for (const auto* test : conditions_.to_blame(row.condition, row.condition.truth))
          out_ += "    " + std::string(ConditionText::mark(test->truth)) + " " + conditions_.test(*test) + "\n";
    }
    if (why_.row.intervention == nullptr) line(kNoTableRow);
  }

  // ---- the facts ----

  /// Those that decided or are open; the others stand under the rule that lacked them.
  bool told(const engine::Fact& fact) const {
    const auto tests = [&](const engine::ConditionWhy& condition) {
      bool found = false;
      engine::each_test(condition, [&](const engine::TestedCondition& test) { found |= test.node == fact.node; });
      return found;
    };
    return std::any_of(why_.rules.begin(), why_.rules.end(), [&](const RuleWhy& rule) { return rule.fate != Fate::Fails && (tests(rule.when) || (rule.unless && tests(*rule.unless))); }) ||
           std::any_of(why_.table.begin(), why_.table.end(), [&](const auto& row) { return row.condition.truth != engine::kFalse && tests(row.condition); });
  }

  void facts() {
    bool any = false;
    for (const engine::Fact& fact : why_.explanation.facts) {
      if (!told(fact)) continue;
      if (!any) head(kFactsHead);
      any = true;
      tell_fact(fact);
    }
  }

  void tell_fact(const engine::Fact& fact) {
    if (fact.value.empty()) line(kFactMissing, fact.name.in(language_));
    else line(kFact, fact.name.in(language_), fact.value);
    meaning(fact.name);
    for (const engine::Counted& counted : fact.counted) tell_counted(counted, fact);
    if (fact.counted.empty()) own_rows(fact);
  }

  void meaning(const Name& name) {
    if (why_.row.version == nullptr) return;
    const auto index = static_cast<std::size_t>(why_.row.version - attribution_.program->versions.data());
    const lang::Version& version = policy_.versions[index];
    const auto at = std::find_if(version.measures.begin(), version.measures.end(), [&](const lang::Measure& m) { return m.name == name; });
    if (at != version.measures.end()) line(kMeans, lang::Sentences(policy_, version, language_).measure(*at));
  }

  void tell_counted(const engine::Counted& counted, const engine::Fact& fact) {
    std::size_t sure = 0;
    for (const auto& row : counted.rows) sure += row.sure ? 1 : 0;
    const std::size_t may = counted.rows.size() - sure;
    const bool other = !counted.name.empty() && counted.name != fact.name;
    std::string text = other ? counted.name.in(language_) + (counted.value.empty() ? "" : " " + counted.value) + std::string(kComma.in(language_)) : std::string();
    text += printer_.entity(counted.over) + " " + (language_ == Language::Zh ? fill(language_, kNumber, sure) : fill(language_, kNumber, sure, plural(sure)));
    if (!counted.sum.empty()) text += fill(language_, kSum, counted.sum);
    if (may > 0) text += fill(language_, kMayRows, may);
    // Only days that no source covers leave a value open where every row is sure.
    if (may == 0 && counted.value.starts_with("[")) text += kUncovered.in(language_);
    if (counted.rows.empty()) {
      out_ += "    " + text + "\n";
      return;
    }
    line(kRows, text);
    rows(counted.rows);
  }

  void own_rows(const engine::Fact& fact) {
    std::vector<engine::SupportRow> own;
    for (const auto& row : fact.rows)
      if (!printer_.origins(row.entity, row.row).empty()) own.push_back(row);
    rows(own);
  }

  void rows(const std::vector<engine::SupportRow>& rows) {
    for (std::size_t i = 0; i < rows.size() && i < kRowsShown; ++i) {
      const auto& row = rows[i];
      std::string text = printer_.entity(row.entity);
      const auto key = printer_.key(row.entity, row.row);
      if (!key.empty()) (text += " ") += key;
      const std::string place = places(row.entity, row.row);
      if (!place.empty()) (text += kComma.in(language_)) += place;
      out_ += "      " + (row.sure ? text : fill(language_, kPlaceMay, text)) + "\n";
    }
    if (rows.size() > kRowsShown) out_ += "      " + fill(language_, kMore, rows.size()) + "\n";
  }

  std::string places(lang::EntityId entity, RowId row) const {
    std::string out;
    for (const engine::RowOrigin& origin : printer_.origins(entity, row)) {
      (out += out.empty() ? "" : kListComma.in(language_)) += fill(language_, kPlace, printer_.file(origin).name, origin.row);
    }
    return out;
  }

  const engine::Attribution& attribution_;
  const lang::Policy& policy_;
  const engine::Why& why_;
  Language language_;
  engine::Printer printer_;
  ConditionText conditions_;
  std::string out_;
};

// ---- why not ----

class NotTeller {
 public:
  NotTeller(const engine::Why& why, Language language) : why_(why), language_(language), conditions_(language) {}

  std::string run(lang::CauseId cause) {
    out_ = fill(language_, kNotHead, why_.row.version->causes[cause.value].name.in(language_)) + "\n";
    if (why_.row.cause == &why_.row.version->causes[cause.value]) return out_ + std::string(kNotIsIt.in(language_)) + "\n";
    bool any = false;
    for (const RuleWhy& rule : why_.rules) {
      if (rule.rule->cause != cause) continue;
      any = true;
      tell(rule);
    }
    if (!any) out_ += std::string(why_.row.person == kNoRow ? kNoRules.in(language_) : kNotNoRule.in(language_)) + "\n";
    return out_;
  }

 private:
  void tell(const RuleWhy& rule) {
    const std::string title = fill(language_, kRuleHead, rule.rule->id, rule.rule->title.in(language_), rule.rule->tier, why_.row.version->causes[rule.rule->cause.value].name.in(language_));
    const std::string fate = fill(language_, kFates[static_cast<std::size_t>(rule.fate)], rule.preceded_by != nullptr ? rule.preceded_by->id : std::string());
    out_ += fill(language_, kFateLine, rule.fate <= Fate::Tied ? "✓" : rule.fate == Fate::Unknown ? "?" : "✗", title, fate) + "\n";
    const Truth truth = rule.fate == Fate::Unknown ? engine::kUnknown : engine::kFalse;
    for (const auto* test : conditions_.to_blame(rule.when, truth)) {
      const bool apart = truth == engine::kFalse && !test->distance.empty();
      out_ += "    " + std::string(ConditionText::mark(test->truth)) + " " + conditions_.test(*test) + (apart ? fill(language_, kShort, test->distance) : std::string()) + "\n";
    }
    if (rule.fate == Fate::NoEvidence) out_ += evidence_line(*rule.evidence, *rule.rule, language_);
    if (!rule.unless) return;
    const Truth stops = rule.fate == Fate::Unknown ? engine::kUnknown : engine::kTrue;
    for (const auto* test : conditions_.to_blame(*rule.unless, stops))
      out_ += "    " + std::string(ConditionText::mark(test->truth)) + " " + std::string(kUnless.in(language_)) + " " + conditions_.test(*test) + "\n";
  }

  const engine::Why& why_;
  Language language_;
  ConditionText conditions_;
  std::string out_;
};

// ---- what would have to be otherwise ----

class ToTeller {
 public:
  ToTeller(const engine::Attribution& attribution, bool person, Language language) : printer_(attribution, language), person_(person), language_(language) {}

  std::string found(const engine::ChangeAnswer& answer) const {
    const std::size_t size = answer.sets.front().facts.size(), ways = answer.sets.size();
    std::string out = fill(language_, kToSize, size, plural(size), ways > 1 ? fill(language_, kToWays, ways) : std::string()) + "\n";
    for (std::size_t i = 0; i < ways; ++i) {
      if (i > 0) out += std::string(kToOr.in(language_)) + "\n";
      for (const auto& fact : answer.sets[i].facts) out += fact_line(fact);
      if (!person_) out += then(answer.sets[i]);
    }
    return out;
  }

 private:
  std::string shown(const std::string& value) const { return value.empty() ? std::string(kToMissing.in(language_)) : value; }

  std::string fact_line(const engine::ChangedFact& fact) const {
    const bool zh = language_ == Language::Zh;
    const std::string name = fact.participation == kNoRow ? fact.name.in(language_) : fill(language_, kToOf, fact.name.in(language_), person_of(fact.participation));
    return fill(language_, kToFact, name, shown(zh ? fact.from : fact.to), shown(zh ? fact.to : fact.from)) + "\n";
  }

  std::string person_of(RowId participation) const {
    std::string out;
    for (const auto& origin : printer_.origins(printer_.roles().participation, participation)) (out += out.empty() ? "" : kListComma.in(language_)) += fill(language_, kPlace, printer_.file(origin).name, origin.row);
    return out;
  }

  std::string then(const engine::ChangeSet& set) const {
    std::string out = set.rule != nullptr ? fill(language_, kToRule, set.rule->id + " " + set.rule->title.in(language_)) : std::string(kToFallback.in(language_));
    if (set.assumes_evidence) out += kToEvidence.in(language_);
    return out + "\n";
  }

  engine::Printer printer_;
  bool person_;
  Language language_;
};

}  // namespace

std::string to_text(const engine::Attribution& attribution, const engine::Why& why, std::string_view wanted, bool person, const engine::ChangeAnswer& answer, Language language) {
  const std::string head = fill(language, person ? kToPerson : kToHead, wanted) + "\n";
  if (!person && why.row.person == kNoRow) return head + std::string(kNoRules.in(language)) + "\n";
  switch (answer.kind) {
    case engine::ChangeAnswer::Kind::AlreadySo: return head + std::string(kToAlready.in(language)) + "\n";
    case engine::ChangeAnswer::Kind::None: return head + fill(language, kToNone, answer.facts) + "\n";
    case engine::ChangeAnswer::Kind::NotDecided: return head + std::string(kToNotDecided.in(language)) + "\n";
    case engine::ChangeAnswer::Kind::Found: return head + ToTeller(attribution, person, language).found(answer);
  }
  return head;
}

std::string why_text(const engine::Attribution& attribution, const lang::Policy& policy, const engine::Why& why, Language language) {
  return Teller(attribution, policy, why, language).run();
}

std::string not_text(const engine::Why& why, lang::CauseId cause, Language language) { return NotTeller(why, language).run(cause); }

}  // namespace yanpan::tools
