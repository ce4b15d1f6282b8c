// Conditions (language.md section 5, meaning.md V1, V3, C4, C5).

#include <algorithm>

#include "tests/second_opinion/evaluator.hpp"

namespace yanpan::second {

using lang::Atom;
using lang::Comparison;
using lang::Condition;

Truth Evaluator::test(const Condition& condition, const Frame& frame) {
  switch (condition.kind) {
    case Condition::Kind::Atom: return test_atom(condition.atom, frame);
    case Condition::Kind::All: {
      Truth all = Truth::True;
      for (const Condition& member : condition.members) all = both(all, test(member, frame));
      return all;
    }
    case Condition::Kind::Any: break;
  }
  Truth any = Truth::False;
  for (const Condition& member : condition.members) any = either(any, test(member, frame));
  return any;
}

void Evaluator::add_unknowns(const Condition& condition, const Frame& frame, Names& names) {
  if (test(condition, frame) != Truth::Unknown) return;
  for (const Condition& member : condition.members) add_unknowns(member, frame, names);
  if (condition.kind != Condition::Kind::Atom) return;
  if (condition.atom.comparison == Comparison::ServingOn) {
    serving(condition.atom, frame.self, &names);
  } else {
    names[world_.name(condition.atom.left.label)] |= path(condition.atom.left, frame.self).conflict;
  }
}

namespace {

bool any_equal(const std::vector<Fraction>& constants, const Fraction& number) {
  return std::find(constants.begin(), constants.end(), number) != constants.end();
}

bool holds(Comparison comparison, const Fraction& number, const std::vector<Fraction>& constants) {
  switch (comparison) {
    case Comparison::Equal: return number == constants[0];
    case Comparison::NotEqual: return number != constants[0];
    case Comparison::Less: return number < constants[0];
    case Comparison::LessEqual: return number <= constants[0];
    case Comparison::Greater: return number > constants[0];
    case Comparison::GreaterEqual: return number >= constants[0];
    case Comparison::Is:
    case Comparison::In: return any_equal(constants, number);
    case Comparison::IsNot:
    case Comparison::NotIn: return !any_equal(constants, number);
    case Comparison::Between: return constants[0] <= number && number <= constants[1];
    case Comparison::True: return number != 0;
    case Comparison::False: return number == 0;
    default: return false;
  }
}

Truth test_number(const Atom& atom, const Value& value) {
  std::vector<Fraction> constants;
  for (const lang::Constant& constant : atom.right) constants.push_back(fraction(constant));
  return everywhere(value, constants, [&](const Fraction& number) { return holds(atom.comparison, number, constants); });
}

/// Texts, and references by key.
bool test_text(const Atom& atom, const std::string& text) {
  const bool prefix = atom.comparison == Comparison::StartsWith;
  const bool found = std::any_of(atom.right.begin(), atom.right.end(), [&](const lang::Constant& constant) {
    return prefix ? text.starts_with(constant.text) : text == constant.text;
  });
  const bool negative =
      atom.comparison == Comparison::IsNot || atom.comparison == Comparison::NotIn || atom.comparison == Comparison::NotEqual;
  return found != negative;
}

}  // namespace

bool Evaluator::cause_matches(const Atom& atom, lang::CauseId cause) const {
  return std::any_of(atom.causes.begin(), atom.causes.end(), [&](const lang::CauseTest& wanted) {
    return wanted.category ? *wanted.category == version_.causes[cause.value].category : wanted.cause == cause;
  });
}

Truth Evaluator::test_atom(const Atom& atom, const Frame& frame) {
  if (atom.comparison == Comparison::ServingOn) return serving(atom, frame.self, nullptr);
  if (atom.comparison == Comparison::CauseIn) return truth(cause_matches(atom, *frame.cause));
  if (atom.comparison == Comparison::CauseNotIn) return truth(!cause_matches(atom, *frame.cause));

  const Value left = path(atom.left, frame.self);
  if (atom.comparison == Comparison::Missing) return truth(left.missing());
  if (atom.comparison == Comparison::NotMissing) return truth(!left.missing());
  if (left.missing()) return frame.in_where && left.absent ? Truth::False : Truth::Unknown;
  switch (left.kind) {
    case Value::Kind::Text: return truth(test_text(atom, left.text));
    case Value::Kind::Row: return truth(test_text(atom, world_.key({atom.left.type.entity, left.row})));
    default: return test_number(atom, left);
  }
}

Value Evaluator::serving_date(const Atom& atom, const Item& participation) {
  if (atom.serving_on) return path(*atom.serving_on, participation);
  const Value of_case = world_.field(participation, world_.roles().participation_case);
  const auto opinion = of_case.known() ? world_.cases.find(of_case.row) : world_.cases.end();
  return opinion == world_.cases.end() ? Value{} : opinion->second.base_date;
}

namespace {

Truth less_equal_or_unknown(const Value& a, const Value& b) {
  return a.missing() || b.missing() ? Truth::Unknown : less_equal(interval(a), interval(b));
}

Truth less_or_unknown(const Value& a, const Value& b) {
  return a.missing() || b.missing() ? Truth::Unknown : less(interval(a), interval(b));
}

}  // namespace

/// start <= d and (end missing or d < end; <= where the end day counts). An end
/// that is only lost is not missing in this sense.
Truth Evaluator::serving(const Atom& atom, const Item& participation, Names* unknown) {
  const lang::Entity& entity = world_.policy.schema.entity(participation.entity);
  const Value day = serving_date(atom, participation);
  const Value start = world_.field(participation, *entity.term_start);
  const Value end = entity.term_end ? world_.field(participation, *entity.term_end) : Value{};
  const bool open = end.missing() && !end.lost;
  const Truth before_end = entity.end_included ? less_equal_or_unknown(day, end) : less_or_unknown(day, end);
  if (unknown) {
    const std::string day_name = atom.serving_on ? world_.name(atom.serving_on->label) : world_.main_date_name();
    if (!day.known()) (*unknown)[day_name] |= day.conflict;
    if (start.missing()) (*unknown)[world_.field_name(participation.entity, *entity.term_start)] |= start.conflict;
    if (end.lost) (*unknown)[world_.field_name(participation.entity, *entity.term_end)] |= end.conflict;
  }
  return both(less_equal_or_unknown(start, day), open ? Truth::True : before_end);
}

}  // namespace yanpan::second
