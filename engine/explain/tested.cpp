#include "engine/explain/tested.hpp"

#include "engine/eval/evaluation.hpp"

#include "lang/value/date.hpp"

namespace yanpan::engine {

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

void each_test(const ConditionWhy& condition, const std::function<void(const TestedCondition&)>& visit) {
  if (condition.kind == lang::Condition::Kind::Atom) visit(condition.test);
  for (const ConditionWhy& member : condition.members) each_test(member, visit);
}

ConditionReader::ConditionReader(const Attribution& attribution, Language language)
    : attribution_(attribution), program_(*attribution.program), printer_(attribution, language), evaluator_(attribution.evaluation->context()) {}

ConditionWhy ConditionReader::read(lang::PredicateId id, RowId row) {
  const lang::Predicate& p = program_.predicate(id);
  ConditionWhy out;
  out.kind = p.kind;
  out.truth = evaluator_.at(id, row);
  if (p.kind == lang::Condition::Kind::Atom) {
    out.test = test(p, row);
    out.test.truth = out.truth;
  }
  for (lang::PredicateId member : p.members) out.members.push_back(read(member, row));
  return out;
}

TestedCondition ConditionReader::test(const lang::Predicate& p, RowId row) const {
  TestedCondition out;
  out.node = p.node;
  out.name = p.label;
  out.comparison = comparison_name(p.comparison);
  out.threshold = threshold(p);
  out.presence = p.comparison == Comparison::Missing || p.comparison == Comparison::NotMissing;
  if (!p.node.valid()) return out;
  out.value = value(attribution_.columns().at(p.node), row);
  out.distance = distance(p, row);
  return out;
}

std::string ConditionReader::value(const Column& column, RowId row) const {
  if (column.missing(row)) return {};
  if (!column.bounded(row)) return printer_.value(column, row);
  Column ends(column.type(), 2);
  if (column.is_decimal()) ends.set(0, column.decimal(row)), ends.set(1, column.decimal_high(row));
  else ends.set(0, column.at(row)), ends.set(1, column.high(row));
  const State state = column.state(row);
  return "[" + (state & kLowOpen ? "-∞" : printer_.value(ends, 0)) + ", " + (state & kHighOpen ? "∞" : printer_.value(ends, 1)) + "]";
}

std::string ConditionReader::threshold(const lang::Predicate& p) const {
  std::string out;
  const auto add = [&](const std::string& text) { out += (out.empty() ? "" : ";") + text; };
  for (const lang::Constant& c : p.right) add(constant(c));
  for (const lang::CauseTest& test : p.causes) {
    if (test.category) add(lang::category_name(*test.category).in(printer_.language()));
    else if (causes_ != nullptr) add(printer_.name((*causes_)[test.cause.value].name));
  }
  return out;
}

std::string ConditionReader::constant(const lang::Constant& c) const {
  const bool zh = printer_.language() == Language::Zh;
  switch (c.type.kind) {
    case TypeKind::Decimal: return c.decimal.to_string();
    case TypeKind::Text:
    case TypeKind::Reference: return c.text;
    case TypeKind::Choice: return printer_.choice(c.type.choice, c.number);
    case TypeKind::Date: return format_date(c.number);
    case TypeKind::Month: return format_month(c.number);
    case TypeKind::Instant: return format_instant(c.number, c.offset_minutes);
    case TypeKind::Boolean: return c.number ? (zh ? "是" : "true") : (zh ? "否" : "false");
    default: return std::to_string(c.number);
  }
}

std::string ConditionReader::distance(const lang::Predicate& p, RowId row) const {
  const Column& column = attribution_.columns().at(p.node);
  const TypeKind kind = column.type().kind;
  if (p.comparison > Comparison::GreaterEqual || !column.known(row) || (kind != TypeKind::Integer && kind != TypeKind::Decimal)) return {};
  const lang::Constant& c = p.right.front();
  const Decimal constant = c.type.kind == TypeKind::Decimal ? c.decimal : Decimal(c.number);
  const Decimal value = column.is_decimal() ? column.decimal(row) : Decimal(column.at(row));
  const auto apart = value < constant ? subtract(constant, value) : subtract(value, constant);
  return apart ? apart->to_string() : std::string();
}

}  // namespace yanpan::engine
