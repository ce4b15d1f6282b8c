// The program as text, english words, one thing a line. For golden tests and
// for people who want to see what a policy became.

#include <array>

#include "lang/program/program.hpp"
#include "lang/value/date.hpp"

namespace yanpan::lang {

namespace {

constexpr std::array kOps = {"field", "self", "follow", "accountable", "base-date", "constant", "as-of", "add", "subtract", "multiply", "divide", "floor-divide", "larger", "smaller",
                             "if-missing", "days", "months", "date-at", "month-of", "equal", "not-equal", "less", "less-equal", "greater", "greater-equal", "aggregate"};
constexpr std::array kTypes = {"boolean", "integer", "decimal", "text", "choice", "date", "instant", "month", "duration", "reference"};
constexpr std::array kForms = {"count", "count-distinct", "sum", "mean", "max", "min", "exists", "latest", "earliest", "lookup"};
constexpr std::array kWindows = {"before", "after", "around", "same-month", "same-quarter", "same-year"};
constexpr std::array kUnits = {"days", "workdays", "months", "hours", "minutes"};
constexpr std::array kComparisons = {"=", "≠", "<", "≤", ">", "≥", "is", "is-not", "in", "not-in", "starts-with", "between", "true", "false", "missing", "not-missing", "serving-on", "cause-in", "cause-not-in"};
constexpr std::array kScopes = {"problem", "person", "unit"};

template <class Array, class Enum>
std::string word(const Array& words, Enum value) {
  return words[static_cast<std::size_t>(value)];
}

class Printer {
 public:
  explicit Printer(const Program& program) : program_(program) {}

  std::string run() {
    for (std::size_t i = 0; i < program_.nodes.size(); ++i) node(NodeId(i));
    for (std::size_t i = 0; i < program_.aggregates.size(); ++i) aggregate(i);
    for (std::size_t i = 0; i < program_.predicates.size(); ++i) predicate(PredicateId(i));
    for (const VersionPlan& v : program_.versions) version(v);
    return std::move(out_);
  }

 private:
  static std::string n(NodeId id) { return id.valid() ? " n" + std::to_string(id.value) : " -"; }
  static std::string p(PredicateId id) { return id.valid() ? " p" + std::to_string(id.value) : " -"; }
  std::string entity(EntityId id) const { return program_.schema.entity(id).name.stable(); }

  std::string type(const Type& t) const {
    std::string out = word(kTypes, t.kind);
    if (t.kind == TypeKind::Reference) out += " " + entity(t.entity);
    if (t.kind == TypeKind::Duration) out += " " + word(kUnits, t.unit);
    return out;
  }

  std::string constant(const Constant& c) const {
    switch (c.type.kind) {
      case TypeKind::Decimal: return c.decimal.to_string();
      case TypeKind::Text:
      case TypeKind::Reference: return "\"" + c.text + "\"";
      case TypeKind::Date: return format_date(c.number);
      case TypeKind::Month: return format_month(c.number);
      case TypeKind::Instant: return format_instant(c.number, c.offset_minutes);
      case TypeKind::Choice: return program_.schema.choice(c.type.choice).values[static_cast<std::size_t>(c.number)].stable();
      default: return std::to_string(c.number);
    }
  }

  void node(NodeId id) {
    const Node& x = program_.node(id);
    out_ += "n" + std::to_string(id.value) + " = " + word(kOps, x.op);
    if (x.op == NodeOp::Field) out_ += " " + program_.schema.field(x.entity, x.field).name.stable();
    if (x.op == NodeOp::Constant) out_ += " " + constant(x.constant);
    if (x.op == NodeOp::Aggregate) out_ += " a" + std::to_string(x.aggregate.value);
    if (x.op == NodeOp::DateAt) out_ += " " + std::to_string(x.offset_minutes);
    for (NodeId operand : x.operands) out_ += n(operand);
    out_ += " : " + type(x.type) + " of " + entity(x.entity);
    if (x.on_accountable) out_ += " after-persons";
    else if (x.on_problems) out_ += " after-findings";
    if (!x.label.empty()) out_ += "  # " + x.label.stable();
    out_ += "\n";
  }

  void aggregate(std::size_t i) {
    const AggregatePlan& a = program_.aggregates[i];
    out_ += "a" + std::to_string(i) + " = " + word(kForms, a.form) + n(a.value) + " over " + entity(a.over) + " for " + entity(a.of);
    if (a.order.valid()) out_ += " by" + n(a.order);
    for (const auto& same : a.same) out_ += " same" + n(same.row) + n(same.self);
    if (a.where.valid()) out_ += " where" + p(a.where);
    if (a.has_window) out_ += " window" + n(a.row_date) + " " + word(kWindows, a.window) + " " + std::to_string(a.count) + " " + word(kUnits, a.unit) + (a.include_day ? " with-day" : " without-day") + " from" + n(a.self_date);
    if (a.excluding_self) out_ += " excluding-itself";
    if (a.value_never_negative) out_ += " never-negative";
    out_ += "\n";
  }

  void predicate(PredicateId id) {
    const Predicate& x = program_.predicate(id);
    out_ += "p" + std::to_string(id.value) + " = ";
    if (x.kind == Condition::Kind::Atom) {
      if (x.node.valid()) out_ += n(x.node).substr(1) + " ";
      out_ += word(kComparisons, x.comparison);
      for (const Constant& c : x.right) out_ += " " + constant(c);
      for (const CauseTest& t : x.causes) out_ += t.category ? " " + category_name(*t.category).en : " c" + std::to_string(t.cause.value);
      if (x.absent_is_false) out_ += " absent-is-false";
    } else {
      out_ += x.kind == Condition::Kind::All ? "all" : "any";
      for (PredicateId member : x.members) out_ += p(member);
    }
    out_ += "\n";
  }

  static std::string date(const std::optional<std::int64_t>& d) { return d ? format_date(*d) : "-"; }

  void version(const VersionPlan& v) {
    out_ += "version " + v.version + " from " + date(v.effective) + " to " + date(v.end) + "\n";
    for (const auto& m : v.measures) out_ += "  measure " + m.name.stable() + " of " + entity(m.of) + n(m.node) + "\n";
    for (const auto& f : v.findings) out_ += "  finding " + f.name.stable() + " on " + entity(f.of) + " case" + n(f.to_case) + " date" + n(f.date) + " when" + p(f.when) + "\n";
    for (const auto& c : v.constraints) out_ += "  constraint on " + entity(c.of) + p(c.when) + "\n";
    for (PredicateId c : v.accountable.collective) out_ += "  collective" + p(c) + "\n";
    for (const auto& s : v.accountable.steps) out_ += "  step " + s.name.stable() + p(s.when) + "\n";
    for (const auto& r : v.rules) rule(v, r);
    out_ += "  otherwise " + (v.fallback.valid() ? v.causes[v.fallback.value].name.stable() : std::string("refer")) + "\n";
    for (const auto& t : v.tables)
      for (const auto& row : t.rows) out_ += "  answer " + word(kScopes, t.scope) + p(row.when) + " " + (row.intervention.empty() ? "-" : row.intervention.stable()) + "\n";
  }

  void rule(const VersionPlan& v, const RulePlan& r) {
    out_ += "  rule " + r.id + " tier " + std::to_string(r.tier) + " cause " + v.causes[r.cause.value].name.stable() + " when" + p(r.when);
    if (r.unless.valid()) out_ += " unless" + p(r.unless);
    if (r.evidence_items > 0 || r.evidence_departments > 0) out_ += " evidence " + std::to_string(r.evidence_items) + " " + std::to_string(r.evidence_departments);
    for (RuleId other : r.precedes) out_ += " before " + v.rules[other.value].id;
    out_ += "\n";
  }

  const Program& program_;
  std::string out_;
};

}  // namespace

std::string print(const Program& program) { return Printer(program).run(); }

}  // namespace yanpan::lang
