#include "engine/explain/facts.hpp"

#include <map>

#include "engine/eval/evaluation.hpp"
#include "engine/explain/row_closure.hpp"
#include "engine/print/printer.hpp"
#include "lang/value/date.hpp"

namespace yanpan::engine {

namespace {

using lang::Comparison;
using lang::TypeKind;

Name comparison_name(Comparison c) {
  switch (c) {
    case Comparison::Equal: return {"=", "="};
    case Comparison::NotEqual: return {"≠", "≠"};
    case Comparison::Less: return {"<", "<"};
    case Comparison::LessEqual: return {"≤", "≤"};
    case Comparison::Greater: return {">", ">"};
    case Comparison::GreaterEqual: return {"≥", "≥"};
    case Comparison::Is: return {"为", "is"};
    case Comparison::IsNot: return {"不为", "is not"};
    case Comparison::In: return {"属于", "in"};
    case Comparison::NotIn: return {"不属于", "not in"};
    case Comparison::StartsWith: return {"开头为", "starts with"};
    case Comparison::Between: return {"在", "between"};
    case Comparison::True: return {"为", "is"};
    case Comparison::False: return {"非", "not"};
    case Comparison::Missing: return {"缺失", "missing"};
    case Comparison::NotMissing: return {"不缺失", "not missing"};
    case Comparison::ServingOn: return {"在任 于", "serving on"};
    case Comparison::CauseIn: return {"归因 为", "cause is"};
    case Comparison::CauseNotIn: return {"归因 不为", "cause is not"};
  }
  return {};
}

std::string_view truth_word(Truth truth) { return truth == kTrue ? "true" : truth == kFalse ? "false" : "unknown"; }

class Explainer {
 public:
  Explainer(const Attribution& attribution, RowId problem, Language language)
      : attribution_(attribution), program_(*attribution.program), problem_(problem), language_(language), printer_(attribution, language), evaluator_(attribution.evaluation->context()), closure_(attribution) {}

  Explanation run() {
    closure_.add_accountable_of_problem(problem_);
    const ProblemVerdict& verdict = attribution_.outcome.verdicts[problem_];
    const RowId person = attribution_.outcome.accountable[problem_];
    // The list shows the person's unit, whatever was decided.
    if (person != kNoRow) add_person(person);
    const bool decided = person != kNoRow && verdict.version != kNoVersion;
    if (decided) version(program_.versions[verdict.version], verdict);
    Explanation out;
    for (auto& [node, fact] : facts_) out.facts.push_back(std::move(fact));
    std::sort(out.facts.begin(), out.facts.end(), [](const Fact& a, const Fact& b) { return a.name.stable() < b.name.stable(); });
    out.rows = closure_.rows();
    return out;
  }

 private:
  void add_person(RowId person) {
    const lang::Roles& roles = program_.schema.roles;
    closure_.add_record(roles.person, person);
    if (!roles.person_unit.valid()) return;
    const Column& unit = attribution_.table(roles.person).columns[roles.person_unit.value];
    if (unit.known(person)) closure_.add_record(roles.unit, static_cast<RowId>(unit.at(person)));
  }

  void version(const lang::VersionPlan& version, const ProblemVerdict& verdict) {
    for (const auto& rule : version.rules) {
      predicate(rule.id, rule.when);
      if (rule.unless.valid()) predicate(rule.id, rule.unless);
      // A rule's evidence, and a row's date, decide with its conditions.
    }
    if (verdict.status == Status::Referred) return;
    for (const auto& table : version.tables) {
      if (table.scope != lang::TableScope::Problem) continue;
      for (std::size_t i = 0; i < table.rows.size(); ++i) predicate("#" + std::to_string(i + 1), table.rows[i].when);
    }
  }

  void predicate(const std::string& rule, lang::PredicateId id) {
    const lang::Predicate& p = program_.predicate(id);
    for (lang::PredicateId member : p.members) predicate(rule, member);
    if (p.kind == lang::Condition::Kind::Atom && p.node.valid()) use(rule, id, p);
  }

  void use(const std::string& rule, lang::PredicateId id, const lang::Predicate& p) {
    const auto [found, fresh] = facts_.try_emplace(p.node.value);
    Fact& fact = found->second;
    if (fresh) {
      fact.name = p.label;
      fact.value = value(attribution_.columns().at(p.node));
      RowClosure own(attribution_);
      own.add_node(p.node, problem_);
      fact.rows = own.rows();
      closure_.add_node(p.node, problem_);
    }
    fact.uses.push_back({rule, comparison_name(p.comparison), threshold(p), std::string(truth_word(evaluator_.at(id, problem_)))});
  }

  std::string value(const Column& column) const {
    if (column.missing(problem_)) return {};
    if (!column.bounded(problem_)) return printer_.value(column, problem_);
    Column ends(column.type(), 2);
    if (column.is_decimal()) ends.set(0, column.decimal(problem_)), ends.set(1, column.decimal_high(problem_));
    else ends.set(0, column.at(problem_)), ends.set(1, column.high(problem_));
    const State state = column.state(problem_);
    return "[" + (state & kLowOpen ? "-∞" : printer_.value(ends, 0)) + ", " + (state & kHighOpen ? "∞" : printer_.value(ends, 1)) + "]";
  }

  std::string threshold(const lang::Predicate& p) const {
    std::string out;
    for (const lang::Constant& c : p.right) out += (out.empty() ? "" : ";") + constant(c);
    return out;
  }

  std::string constant(const lang::Constant& c) const {
    switch (c.type.kind) {
      case TypeKind::Decimal: return c.decimal.to_string();
      case TypeKind::Text:
      case TypeKind::Reference: return c.text;
      case TypeKind::Choice: return printer_.choice(c.type.choice, c.number);
      case TypeKind::Date: return format_date(c.number);
      case TypeKind::Month: return format_month(c.number);
      case TypeKind::Instant: return format_instant(c.number, c.offset_minutes);
      case TypeKind::Boolean: return c.number ? (language_ == Language::Zh ? "是" : "true") : (language_ == Language::Zh ? "否" : "false");
      default: return std::to_string(c.number);
    }
  }

  const Attribution& attribution_;
  const lang::Program& program_;
  RowId problem_;
  Language language_;
  Printer printer_;
  PredicateEvaluator evaluator_;
  RowClosure closure_;
  std::map<std::uint32_t, Fact> facts_;
};

}  // namespace

Explanation explain(const Attribution& attribution, RowId problem, Language language) { return Explainer(attribution, problem, language).run(); }

}  // namespace yanpan::engine
