#include "engine/scenario/explain.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/scenario/words.hpp"
#include "lang/policy/words.hpp"

namespace yanpan::engine {

namespace {

using lang::EntityRole;
using lang::Expectation;
using lang::NodeId;
using lang::PredicateId;
using lang::RuleId;
using lang::RulePlan;
using lang::ScenarioPlan;
using lang::TableScope;

std::string say(Language language, const char* zh, const char* en) { return language == Language::Zh ? zh : en; }

/// Items one behind the other, as in a line of 应得.
class Items {
 public:
  explicit Items(Language language) : language_(language) {}
  void add(const std::string& item) {
    text_ += (text_.empty() ? "" : parted_ ? say(language_, "，", ", ") : " ") + item;
    parted_ = true;
  }
  /// Whether what follows is parted by a comma; behind the record alone it is not.
  void part(bool parted) { parted_ = parted; }
  /// Rule and cause stand without a comma between them.
  void join(const std::string& item) { text_ += (text_.empty() ? "" : " ") + item; }
  bool empty() const { return text_.empty(); }
  const std::string& text() const { return text_; }

 private:
  Language language_;
  std::string text_;
  bool parted_ = true;
};

class Explanation {
 public:
  Explanation(const Decided& decided, const ScenarioPlan::Expected& expected)
      : decided_(decided), program_(decided.program), expected_(expected), e_(expected.expectation), context_(decided.world.context(decided.program)), evaluator_(context_) {}

  std::vector<Name> lines() {
    const auto row = subject_row(decided_, e_);
    if (!row) return no_record();
    if (says_no_more(e_)) return there_is();
    row_ = *row;
    add(in_both([&](Language l) {
      return fmt::format(fmt::runtime(e_.negated ? say(l, "不应得 {}，实得 {}", "did not expect {}, got {}") : say(l, "应得 {}，实得 {}", "expected {}, got {}")), wanted(l), got(l));
    }));
    if (!of_problem()) return std::move(lines_);
    other_version();
    if (e_.because && e_.negated && !is_rule(e_.rule)) because();
    if (e_.rule.valid() && !e_.negated && !is_rule(e_.rule)) why_not(rule(e_.rule));
    if (verdict().rule.valid() && own_version() && (e_.negated ? is_rule(e_.rule) || !e_.rule.valid() : !is_rule(e_.rule)) && speaks_of_outcome()) why(rule(verdict().rule));
    return std::move(lines_);
  }

 private:
  void add(Name line) { lines_.push_back(std::move(line)); }

  bool of_problem() const { return !e_.subject || e_.subject->role == EntityRole::Problem; }
  bool speaks_of_outcome() const { return e_.rule.valid() || e_.cause.valid() || e_.category || e_.refer || e_.reason; }
  const ProblemVerdict& verdict() const { return decided_.outcome.verdicts[row_]; }
  bool own_version() const { return verdict().version == decided_.version; }
  bool is_rule(RuleId id) const { return verdict().status != Status::Referred && own_version() && id.valid() && verdict().rule == id; }
  const lang::VersionPlan& version() const { return program_.versions[decided_.version]; }
  const RulePlan& rule(RuleId id) const { return version().rules[id.value]; }

  std::vector<Name> no_record() {
    add(in_both([&](Language l) { return fmt::format(fmt::runtime(say(l, "没有这条记录：{} {}", "there is no such record: {} {}")), program_.schema.entity(e_.subject->entity).name.in(l), e_.subject->key); }));
    return std::move(lines_);
  }

  std::vector<Name> there_is() {
    add(in_both([&](Language l) { return fmt::format(fmt::runtime(say(l, "不应有这条记录：{} {}", "there should be no such record: {} {}")), program_.schema.entity(e_.subject->entity).name.in(l), e_.subject->key); }));
    return std::move(lines_);
  }

  void other_version() {
    if (own_version() || verdict().version == kNoVersion || verdict().status == Status::Referred) return;
    const std::string& other = program_.versions[verdict().version].version;
    add(in_both([&](Language l) { return fmt::format(fmt::runtime(say(l, "这个问题适用版本 {}，用例写在另一个版本里", "version {} applies to this problem, the scenario stands in another")), other); }));
  }

  // ---- expected ---------------------------------------------------------------------------

  std::string wanted(Language l) const {
    Items items(l);
    if (e_.subject) items.join(program_.schema.entity(e_.subject->entity).name.in(l) + " " + e_.subject->key);
    if (e_.rule.valid()) items.join(rule(e_.rule).id);
    if (e_.cause.valid()) items.join(version().causes[e_.cause.value].name.in(l));
    if (e_.category) items.join(lang::category_name(*e_.category).in(l));
    if (e_.refer) items.join(say(l, "移送会商", "refer"));
    if (e_.reason) items.join(lang::reason_name(*e_.reason).en);
    items.part(e_.rule.valid() || e_.cause.valid() || e_.category || e_.refer || e_.reason);
    if (e_.provisional) items.add(*e_.provisional ? say(l, "暂定", "provisional") : say(l, "非暂定", "not provisional"));
    if (e_.person) items.add(say(l, "责任人 ", "accountable ") + *e_.person);
    for (const auto& [words, name] : interventions(l)) if (*name) items.add(words + (*name)->in(l));
    for (std::size_t i = 0; i < e_.values.size(); ++i) items.add(value_wanted(i, l));
    if (e_.because) items.join(say(l, "因 ", "because ") + program_.node(expected_.because).label.in(l));
    return items.text();
  }

  std::vector<std::pair<std::string, const std::optional<Name>*>> interventions(Language l) const {
    return {{say(l, "措施 ", "intervention "), &e_.intervention}, {say(l, "人员措施 ", "person intervention "), &e_.person_intervention}, {say(l, "部门措施 ", "unit intervention "), &e_.unit_intervention}};
  }

  std::string value_wanted(std::size_t i, Language l) const {
    const std::string label = e_.values[i].path.label.in(l);
    return label + " " + (e_.values[i].value ? lang::constant_words(program_.schema, *e_.values[i].value, l) : say(l, "缺失", "missing"));
  }

  // ---- actual: as much as was spoken of -------------------------------------------------------

  std::string got(Language l) const {
    Items items(l);
    if (of_problem()) {
      if (speaks_of_outcome() || e_.provisional) items.add(outcome(l));
      if (e_.intervention) items.add(say(l, "措施 ", "intervention ") + shown(TableScope::Problem, l));
      if (e_.person_intervention) items.add(say(l, "人员措施 ", "person intervention ") + shown(TableScope::Person, l));
      if (e_.unit_intervention) items.add(say(l, "部门措施 ", "unit intervention ") + shown(TableScope::Unit, l));
      if (e_.person) items.add(person(decided_.outcome.accountable[row_], verdict().reason, l));
    } else if (e_.person || e_.refer || e_.reason) {
      items.add(person(decided_.outcome.cases[row_].person, decided_.outcome.cases[row_].reason, l));
    }
    for (std::size_t i = 0; i < e_.values.size(); ++i) items.add(e_.values[i].path.label.in(l) + " " + value_words(decided_.world, program_, decided_.world.columns().at(expected_.values[i]), row_, l));
    return items.text();
  }

  std::string outcome(Language l) const {
    const ProblemVerdict& v = verdict();
    if (v.status == Status::Referred) return fmt::format(fmt::runtime(say(l, "移送会商（{}）{}", "referred ({}){}")), lang::reason_name(*v.reason).en, missing(l));
    const auto& in_force = program_.versions[v.version];
    const std::string id = v.rule.valid() ? in_force.rules[v.rule.value].id + " " : "";
    return id + in_force.causes[v.cause.value].name.in(l) + (v.status == Status::Provisional ? say(l, "，暂定", ", provisional") : "") + missing(l);
  }

  std::string missing(Language l) const {
    std::string out;
    for (std::uint32_t label : decided_.outcome.label_lists.lists[verdict().missing]) out += (out.empty() ? "" : say(l, "、", ", ")) + decided_.outcome.labels[label].in(l);
    return out.empty() ? out : say(l, "，缺 ", "; missing ") + out;
  }

  std::string shown(TableScope scope, Language l) const {
    const Name name = intervention_of(decided_, scope, row_);
    return name.empty() ? say(l, "无", "none") : name.in(l);
  }

  std::string person(RowId person, const std::optional<lang::Reason>& reason, Language l) const {
    if (person != kNoRow) return say(l, "责任人 ", "accountable ") + std::string(decided_.world.snapshot().texts.at(decided_.world.table(program_.schema.roles.person).keys[person]));
    if (!reason) return say(l, "没有问题，不在范围内", "no problem, so out of scope");
    return fmt::format(fmt::runtime(say(l, "移送会商（{}）", "referred ({})")), lang::reason_name(*reason).en);
  }

  // ---- what decided -----------------------------------------------------------------------------

  std::string with_value(PredicateId atom, Language l) const {
    const lang::Predicate& p = program_.predicate(atom);
    const std::string words = atom_words(program_, version().causes, p, l);
    if (!p.node.valid()) return words;
    const std::string value = value_words(decided_.world, program_, decided_.world.columns().at(p.node), row_, l);
    return words + fmt::format(fmt::runtime(say(l, "（{} {}）", " ({} {})")), p.label.in(l), value);
  }

  /// The atoms that keep a condition from being what it should be.
  void stopping(PredicateId id, Truth should, std::vector<PredicateId>& out) {
    if (evaluator_.at(id, row_) == should) return;
    const lang::Predicate& p = program_.predicate(id);
    if (p.kind == lang::Condition::Kind::Atom) out.push_back(id);
    for (PredicateId member : p.members) stopping(member, should, out);
  }

  void why_not(const RulePlan& rule) {
    std::vector<PredicateId> atoms;
    stopping(rule.when, kTrue, atoms);
    if (rule.unless.valid()) stopping(rule.unless, kFalse, atoms);
    if (atoms.empty()) return beaten(rule);
    for (PredicateId atom : atoms) {
      const Truth truth = evaluator_.at(atom, row_);
      add(in_both([&](Language l) {
        const std::string verdict = truth == kUnknown ? say(l, "不知道", "unknown") : truth == kTrue ? say(l, "成立", "true") : say(l, "不成立", "false");
        return fmt::format(fmt::runtime(say(l, "{} 未成立：{} {}", "{} did not fire: {} is {}")), rule.id, with_value(atom, l), verdict);
      }));
    }
  }

  /// Its conditions hold, and still another result stands.
  void beaten(const RulePlan& rule) {
    const bool asks = rule.evidence_items > 0 || rule.evidence_departments > 0;
    if (asks && decided_.world.evidence(program_)(rule, row_) != kTrue) {
      return add(in_both([&](Language l) {
        return fmt::format(fmt::runtime(say(l, "{} 未成立：证据不够，要 {} 项、{} 个部门", "{} did not fire: evidence is short of {} items from {} departments")), rule.id, rule.evidence_items, rule.evidence_departments);
      }));
    }
    if (!verdict().rule.valid() || !own_version()) return;
    const RulePlan& winner = this->rule(verdict().rule);
    const bool precedes = std::any_of(winner.precedes.begin(), winner.precedes.end(), [&](RuleId id) { return version().rules[id.value].id == rule.id; });
    add(in_both([&](Language l) {
      const std::string text = precedes ? say(l, "{} 成立，但 {} 先于它", "{} fires, but {} precedes it") : say(l, "{} 成立，但 {} 的层级在前", "{} fires, but {} is of a stronger tier");
      return fmt::format(fmt::runtime(winner.tier == rule.tier && !precedes ? say(l, "{} 成立，与 {} 同一原因", "{} fires, with the same cause as {}") : text), rule.id, winner.id);
    }));
  }

  void holding(PredicateId id, std::vector<PredicateId>& out) {
    if (evaluator_.at(id, row_) != kTrue) return;
    const lang::Predicate& p = program_.predicate(id);
    if (p.kind == lang::Condition::Kind::Atom) out.push_back(id);
    for (PredicateId member : p.members) holding(member, out);
  }

  void why(const RulePlan& rule) {
    std::vector<PredicateId> atoms;
    holding(rule.when, atoms);
    add(in_both([&](Language l) {
      std::string text;
      for (PredicateId atom : atoms) text += (text.empty() ? "" : say(l, "、", ", ")) + with_value(atom, l);
      return fmt::format(fmt::runtime(say(l, "{} 成立：{}", "{} fired: {}")), rule.id, text);
    }));
  }

  void because() {
    const Name& label = program_.node(expected_.because).label;
    add(in_both([&](Language l) { return fmt::format(fmt::runtime(say(l, "{} 关于 {} 的条件并不为假", "the condition of {} on {} is not false")), rule(e_.rule).id, label.in(l)); }));
    why_not(rule(e_.rule));
  }

  const Decided& decided_;
  const lang::Program& program_;
  const ScenarioPlan::Expected& expected_;
  const Expectation& e_;
  PredicateContext context_;
  PredicateEvaluator evaluator_;
  RowId row_ = 0;
  std::vector<Name> lines_;
};

// ---- what would have held -------------------------------------------------------------------------

class Actual {
 public:
  Actual(const Decided& decided, const ScenarioPlan::Expected& expected) : decided_(decided), expected_(expected), e_(expected.expectation), result_(e_) {}

  std::optional<Expectation> make() {
    if (says_no_more(e_)) {
      result_.negated = !e_.negated;
      return result_;
    }
    const auto row = subject_row(decided_, e_);
    if (!row) return std::nullopt;
    row_ = *row;
    if (e_.subject && e_.subject->role != EntityRole::Problem) return of_record();
    const ProblemVerdict& v = decided_.outcome.verdicts[row_];
    if (v.version != kNoVersion && v.version != decided_.version && v.status != Status::Referred) return std::nullopt;
    result_.negated = false;
    result_.because.reset();
    if (e_.negated) return of_negation();
    if (e_.rule.valid() || e_.cause.valid() || e_.category || e_.refer || e_.reason) outcome();
    if (e_.provisional) result_.provisional = v.status == Status::Provisional;
    if (e_.person) person(decided_.outcome.accountable[row_], v.reason);
    if (e_.intervention) result_.intervention = named(TableScope::Problem);
    if (e_.person_intervention) result_.person_intervention = named(TableScope::Person);
    if (e_.unit_intervention) result_.unit_intervention = named(TableScope::Unit);
    if (!values()) return std::nullopt;
    if (says_nothing()) outcome();
    return result_;
  }

 private:
  /// 不应得 R, which came all the same; or 因 m, which was not what stopped it.
  std::optional<Expectation> of_negation() {
    Expectation without = e_;
    without.because.reset();
    const ScenarioPlan::Expected plain{without, NodeId(), expected_.values};
    if (e_.because && holds(decided_, plain)) return without;
    result_ = Expectation{};
    result_.subject = e_.subject;
    result_.span = e_.span;
    result_.in_cell = e_.in_cell;
    outcome();
    return result_;
  }

  std::optional<Expectation> of_record() {
    if (e_.negated) return std::nullopt;
    if (e_.person || e_.refer || e_.reason) {
      const CaseVerdict& of_case = decided_.outcome.cases[row_];
      if (!of_case.in_scope) return std::nullopt;
      person(of_case.person, of_case.reason);
    }
    if (!values()) return std::nullopt;
    return result_;
  }

  void outcome() {
    const ProblemVerdict& v = decided_.outcome.verdicts[row_];
    const bool asked_rule = e_.rule.valid() || e_.refer || e_.reason || e_.negated;
    result_.rule = RuleId();
    result_.cause = lang::CauseId();
    result_.category.reset();
    result_.refer = v.status == Status::Referred;
    result_.reason.reset();
    if (result_.refer) {
      result_.reason = v.reason;
      return;
    }
    if (e_.category && !e_.rule.valid()) {
      result_.category = decided_.program.versions[v.version].causes[v.cause.value].category;
      return;
    }
    if (asked_rule) result_.rule = v.rule;
    result_.cause = v.cause;
  }

  void person(RowId person, const std::optional<lang::Reason>& reason) {
    result_.person.reset();
    result_.refer = person == kNoRow;
    result_.reason = result_.refer ? reason : std::nullopt;
    if (person != kNoRow) result_.person = decided_.world.snapshot().texts.at(decided_.world.table(decided_.program.schema.roles.person).keys[person]);
  }

  std::optional<Name> named(TableScope scope) const {
    Name name = intervention_of(decided_, scope, row_);
    return name.empty() ? std::nullopt : std::optional(std::move(name));
  }

  bool says_nothing() const {
    return !result_.rule.valid() && !result_.cause.valid() && !result_.category && !result_.refer && !result_.reason && !result_.provisional && !result_.intervention && !result_.person_intervention &&
           !result_.unit_intervention && !result_.person && result_.values.empty();
  }

  bool values() {
    for (std::size_t i = 0; i < e_.values.size(); ++i) {
      const Column& column = decided_.world.columns().at(expected_.values[i]);
      if (column.bounded(row_)) return false;
      result_.values[i].value = constant_at(decided_.world, column, row_);
    }
    return true;
  }

  const Decided& decided_;
  const ScenarioPlan::Expected& expected_;
  const Expectation& e_;
  Expectation result_;
  RowId row_ = 0;
};

}  // namespace

std::vector<Name> explain(const Decided& decided, const ScenarioPlan::Expected& expected) { return Explanation(decided, expected).lines(); }

std::optional<Expectation> actual_expectation(const Decided& decided, const ScenarioPlan::Expected& expected) { return Actual(decided, expected).make(); }

}  // namespace yanpan::engine
