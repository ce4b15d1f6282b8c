#include "lang/policy/canonical.hpp"

#include <initializer_list>
#include <string_view>

namespace yanpan::lang {

namespace {

// The text is a list of lists, (word part part ...), with every free text in
// quotes, so that no two meanings can print alike. Declarations carry both
// forms of a name; references the stable one, which tells things of one kind
// apart. Documentation, labels and places are no part of the meaning.

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    if (c == '\n') result += "\\n";
    else result += c;
  }
  return result + '"';
}

std::string list(std::string_view word, const std::vector<std::string>& parts) {
  std::string text = "(" + std::string(word);
  for (const std::string& part : parts) {
    if (!part.empty()) text += " " + part;
  }
  return text + ")";
}

std::string both(const Name& name) { return quoted(name.zh) + "|" + quoted(name.en); }
std::string flag(bool set, std::string_view word) { return set ? std::string(word) : std::string(); }

std::string optional_number(std::string_view word, const std::optional<std::int64_t>& number) {
  return number ? list(word, {std::to_string(*number)}) : std::string();
}

template <class Items, class Print>
std::string all(std::string_view word, const Items& items, Print print) {
  std::vector<std::string> parts;
  for (const auto& item : items) parts.push_back(print(item));
  return parts.empty() ? std::string() : list(word, parts);
}

constexpr const char* kTypes[] = {"boolean", "integer", "decimal", "text", "choice", "date", "instant", "month", "duration", "reference"};
constexpr const char* kUnits[] = {"days", "workdays", "months", "hours", "minutes"};
constexpr const char* kRoles[] = {"none", "case", "person", "unit", "participation", "problem"};
constexpr const char* kComparisons[] = {"eq", "ne", "lt", "le", "gt", "ge", "is", "is-not", "in", "not-in", "starts", "between",
                                        "true", "false", "missing", "not-missing", "serving", "cause-in", "cause-not-in"};
constexpr const char* kOps[] = {"constant", "path", "as-of", "add", "subtract", "multiply", "divide", "floor-divide", "larger", "smaller",
                                "if-missing", "days", "months", "date-at", "eq", "ne", "lt", "le", "gt", "ge"};
constexpr const char* kForms[] = {"count", "count-distinct", "sum", "mean", "max", "min", "exists", "latest", "earliest", "lookup"};
constexpr const char* kWindows[] = {"before", "after", "around", "same-month", "same-quarter", "same-year"};
constexpr const char* kScopes[] = {"problem", "person", "unit"};
constexpr const char* kEncodings[] = {"automatic", "utf-8", "gb18030", "utf-16"};
constexpr const char* kBases[] = {"occurred", "severity"};
constexpr const char* kOtherwise[] = {"unreadable", "reject", "value"};

template <std::size_t N, class Enum>
const char* word(const char* const (&words)[N], Enum value) { return words[static_cast<std::size_t>(value)]; }

class SchemaPrinter {
 public:
  explicit SchemaPrinter(const Schema& schema) : schema_(schema) {}

  std::string print() const {
    std::string text;
    for (const ChoiceSet& set : schema_.choices) text += choice(set) + "\n";
    for (const Entity& entity : schema_.entities) text += this->entity(entity) + "\n";
    for (const Source& source : schema_.sources) text += this->source(source) + "\n";
    return text;
  }

  std::string type(const Type& type) const {
    const std::string kind = word(kTypes, type.kind);
    switch (type.kind) {
      case TypeKind::Choice: return list(kind, {std::to_string(type.choice.value)});
      case TypeKind::Reference: return list(kind, {name(type.entity)});
      case TypeKind::Duration: return list(kind, {word(kUnits, type.unit)});
      default: return kind;
    }
  }

  std::string constant(const Constant& c) const {
    switch (c.type.kind) {
      case TypeKind::Decimal: return c.decimal.to_string();
      case TypeKind::Text:
      case TypeKind::Reference: return quoted(c.text);
      case TypeKind::Choice: return quoted(schema_.choice(c.type.choice).values[static_cast<std::size_t>(c.number)].stable());
      case TypeKind::Instant: return std::to_string(c.number) + "@" + std::to_string(c.offset_minutes);
      case TypeKind::Duration: return std::to_string(c.number) + word(kUnits, c.type.unit);
      default: return std::to_string(c.number);
    }
  }

  std::string name(EntityId id) const { return quoted(schema_.entity(id).name.stable()); }
  std::string name(EntityId entity, FieldId field) const { return quoted(schema_.field(entity, field).name.stable()); }

  std::string range(const std::optional<Range>& range) const {
    return range ? list("range", {constant(range->low), constant(range->high)}) : std::string();
  }

 private:
  std::string choice(const ChoiceSet& set) const {
    return list("choice", {both(set.name), flag(set.ordered, "ordered"), all("values", set.values, both)});
  }

  std::string entity(const Entity& e) const {
    return list("entity", {both(e.name), word(kRoles, e.role), all("fields", e.fields, [&](const Field& f) { return field(f); })});
  }

  std::string field(const Field& f) const {
    return list("field", {both(f.name), type(f.type), range(f.range), flag(f.key, "key"), flag(f.main_date, "main-date"),
                          flag(f.term_start, "term-start"), flag(f.term_end, "term-end"), flag(f.end_included, "end-included"),
                          flag(f.required, "required"), flag(f.personal, "personal"), flag(f.is_protected, "protected"),
                          flag(f.disputable, "disputable")});
  }

  std::string source(const Source& s) const {
    return list("source", {both(s.name), name(s.entity), both(s.department), quoted(s.file), quoted(s.sheet), word(kEncodings, s.encoding),
                           all("covers", s.covers, [](const auto& c) { return std::to_string(c.first) + ".." + std::to_string(c.second); }),
                           s.offset_minutes ? list("offset", {std::to_string(*s.offset_minutes)}) : "", flag(s.optional, "optional"),
                           all("mappings", s.mappings, [&](const FieldMapping& m) { return mapping(s.entity, m); })});
  }

  std::string mapping(EntityId entity, const FieldMapping& m) const {
    return list("mapping", {name(entity, m.field), quoted(m.column), flag(m.required, "required"), all("formats", m.date_formats, quoted),
                            m.lookup_entity.valid() ? list("lookup", {name(m.lookup_entity), name(m.lookup_entity, m.lookup_field)}) : "",
                            m.map ? value_map(*m.map) : "", m.split.empty() ? "" : list("split", {quoted(m.split)})});
  }

  std::string value_map(const ValueMap& map) const {
    return list("map", {all("values", map.values, [](const auto& v) { return quoted(v.first) + "=" + std::to_string(v.second); }),
                        all("rejects", map.rejects, quoted), word(kOtherwise, map.otherwise), std::to_string(map.otherwise_value)});
  }

  const Schema& schema_;
};

class VersionPrinter {
 public:
  VersionPrinter(const Schema& schema, const Version& version) : schema_(schema), version_(version), types_(schema) {}

  std::string print() const {
    const Version& v = version_;
    std::string text = list("version", {both(v.name), quoted(v.version), optional_number("enacted", v.enacted),
                                        optional_number("effective", v.effective), optional_number("expires", v.expires), both(v.basis)}) + "\n";
    for (const Measure& m : v.measures) text += measure(m) + "\n";
    for (const Finding& f : v.findings) text += finding(f) + "\n";
    for (const Constraint& c : v.constraints) text += list("constraint", {types_.name(c.of), condition(c.when)}) + "\n";
    if (v.accountable) text += accountable(*v.accountable) + "\n";
    for (const Cause& c : v.causes) text += list("cause", {both(c.name)}) + "\n";
    for (const Rule& r : v.rules) text += rule(r) + "\n";
    text += v.fallback.valid() ? list("otherwise", {cause(v.fallback)}) + "\n" : std::string();
    for (const Interventions& t : v.interventions) text += table(t) + "\n";
    for (const Scenario& s : v.scenarios) text += scenario(s) + "\n";
    return text;
  }

  std::string path(const Path& p) const {
    std::vector<std::string> parts{types_.name(p.root)};
    EntityId here = p.root;
    for (const PathStep& step : p.steps) {
      parts.push_back(this->step(here, step));
      const Type type = type_after(here, step);
      if (type.kind == TypeKind::Reference) here = type.entity;
    }
    return list("path", parts);
  }

  /// From now on a measure is written as the number of its definition.
  void number_definitions(Definitions& met) { met_ = &met; }

  std::size_t definition(MeasureId id) const {
    if (const auto known = numbers_.find(id); known != numbers_.end()) return known->second;
    const Measure& m = version_.measures[id.value];
    const auto* formula = std::get_if<Expr>(&m.body);
    const std::string text = list("definition", {types_.name(m.of), types_.type(m.type), types_.range(m.range),
                                                 formula != nullptr ? expr(*formula) : aggregate(std::get<Aggregate>(m.body))});
    const std::size_t number = met_->emplace(text, met_->size()).first->second;
    numbers_.emplace(id, number);
    return number;
  }

  std::string condition(const Condition& c) const {
    if (c.kind == Condition::Kind::Atom) return atom(c.atom);
    return list(c.kind == Condition::Kind::All ? "all" : "any", conditions(c.members));
  }

 private:
  std::string step(EntityId here, const PathStep& step) const {
    switch (step.kind) {
      case PathStep::Kind::Field: return types_.name(here, step.field);
      case PathStep::Kind::Measure:
        if (met_ != nullptr) return "@" + std::to_string(definition(step.measure));
        return "@" + quoted(version_.measures[step.measure.value].name.stable());
      case PathStep::Kind::Accountable: return "accountable";
      case PathStep::Kind::MonthOf: return "month";
    }
    return {};
  }

  Type type_after(EntityId here, const PathStep& step) const {
    switch (step.kind) {
      case PathStep::Kind::Field: return schema_.field(here, step.field).type;
      case PathStep::Kind::Measure: return version_.measures[step.measure.value].type;
      case PathStep::Kind::Accountable: return Type{.kind = TypeKind::Reference, .choice = {}, .entity = schema_.roles.person, .unit = {}};
      case PathStep::Kind::MonthOf: return Type{.kind = TypeKind::Month, .choice = {}, .entity = {}, .unit = {}};
    }
    return {};
  }

  std::vector<std::string> conditions(const std::vector<Condition>& members) const {
    std::vector<std::string> parts;
    for (const Condition& member : members) parts.push_back(condition(member));
    return parts;
  }

  std::string cause(CauseId id) const { return quoted(version_.causes[id.value].name.stable()); }
  std::string cause_test(const CauseTest& test) const { return test.category ? category_name(*test.category).en : cause(test.cause); }

  std::string atom(const Atom& a) const {
    const char* comparison = word(kComparisons, a.comparison);
    if (a.comparison == Comparison::ServingOn) return list(comparison, {a.serving_on ? path(*a.serving_on) : "base-date"});
    if (!a.causes.empty()) {
      std::vector<std::string> tests;
      for (const CauseTest& test : a.causes) tests.push_back(cause_test(test));
      return list(comparison, tests);
    }
    std::vector<std::string> parts{path(a.left)};
    for (const Constant& c : a.right) parts.push_back(types_.constant(c));
    return list(comparison, parts);
  }

  std::string expr(const Expr& e) const {
    if (e.op == Expr::Op::Path) return path(e.path);
    if (e.op == Expr::Op::Constant) return list("constant", {types_.type(e.type), types_.constant(e.constant)});
    std::vector<std::string> parts;
    if (e.op == Expr::Op::DateAt) parts.push_back(std::to_string(e.offset_minutes));
    for (const Expr& operand : e.operands) parts.push_back(expr(operand));
    return list(word(kOps, e.op), parts);
  }

  std::string aggregate(const Aggregate& a) const {
    return list(word(kForms, a.form), {types_.name(a.over), a.value ? list("value", {path(*a.value)}) : "",
                                       all("same", a.same, [&](const SamePair& s) { return path(s.row) + "=" + path(s.self); }),
                                       list("where", {condition(a.where)}), a.window ? window(*a.window) : "",
                                       flag(a.excluding_self, "excluding-self")});
  }

  std::string window(const Window& w) const {
    return list("window", {word(kWindows, w.kind), path(w.row_date), w.self_date ? path(*w.self_date) : "as-of", std::to_string(w.count),
                           word(kUnits, w.unit), flag(w.include_day, "including-day")});
  }

  std::string measure(const Measure& m) const {
    const auto* formula = std::get_if<Expr>(&m.body);
    return list("measure", {both(m.name), types_.name(m.of), types_.type(m.type), types_.range(m.range),
                            formula != nullptr ? expr(*formula) : aggregate(std::get<Aggregate>(m.body))});
  }

  std::string finding(const Finding& f) const {
    return list("finding", {both(f.name), types_.name(f.of), std::to_string(f.severity), path(f.date), condition(f.when)});
  }

  std::string accountable(const Accountable& a) const {
    return list("accountable", {all("base", a.base, [](BaseOrder by) { return std::string(word(kBases, by)); }),
                                all("collective", a.collective, [&](const Condition& c) { return condition(c); }),
                                all("steps", a.steps, [&](const Step& s) { return list("step", {both(s.name), condition(s.when)}); })});
  }

  std::string rule(const Rule& r) const {
    return list("rule", {quoted(r.id), both(r.title), both(r.basis), std::to_string(r.tier), cause(r.cause),
                         list("evidence", {std::to_string(r.evidence_items), std::to_string(r.evidence_departments)}),
                         list("when", {condition(r.when)}), r.unless ? list("unless", {condition(*r.unless)}) : "",
                         all("precedes", r.precedes, [&](RuleId id) { return quoted(version_.rules[id.value].id); }),
                         optional_number("effective", r.effective), optional_number("expires", r.expires)});
  }

  std::string table(const Interventions& t) const {
    return list("interventions", {word(kScopes, t.scope), all("rows", t.rows, [&](const TableRow& r) {
                                    return list("row", {condition(r.when), both(r.intervention), both(r.actor),
                                                        r.due ? std::to_string(r.due->first) + word(kUnits, r.due->second) : ""});
                                  })});
  }

  std::string scenario(const Scenario& s) const {
    return list("scenario", {both(s.name), all("given", s.given, [&](const Setting& g) {
                               return list("set", {path(g.path), g.value ? types_.constant(*g.value) : "missing"});
                             }),
                             s.evidence ? list("evidence", {std::to_string(s.evidence->first), std::to_string(s.evidence->second)}) : "",
                             s.evidence_short.empty() ? "" : all("short", s.evidence_short, [&](RuleId id) { return quoted(version_.rules[id.value].id); }),
                             flag(s.no_accountable, "no-accountable"),
                             all("expect", s.expect, [&](const Expectation& e) { return expectation(e); }),
                             all("data", s.data, [&](const DataTable& t) { return data(t); }), optional_number("as-of", s.as_of)});
  }

  std::string data(const DataTable& t) const {
    return list("table", {types_.name(t.entity), t.department.empty() ? "" : quoted(t.department.stable()),
                          all("covers", t.covers, [](const auto& c) { return std::to_string(c.first) + ".." + std::to_string(c.second); }),
                          all("columns", t.columns, [&](FieldId f) { return types_.name(t.entity, f); }),
                          all("rows", t.rows, [](const DataRow& r) { return all("row", r.cells, quoted); })});
  }

  std::string expectation(const Expectation& e) const {
    return list(e.negated ? "not" : "yes",
                {e.rule.valid() ? list("rule", {quoted(version_.rules[e.rule.value].id)}) : "",
                 e.cause.valid() ? list("cause", {cause(e.cause)}) : "", e.category ? list("category", {category_name(*e.category).en}) : "",
                 e.because ? list("because", {path(*e.because)}) : "",
                 e.intervention ? list("intervention", {quoted(e.intervention->stable())}) : "", flag(e.refer, "refer"),
                 e.reason ? list("reason", {reason_name(*e.reason).stable()}) : "",
                 e.provisional ? (*e.provisional ? "provisional" : "settled") : "",
                 e.subject ? list("of", {types_.name(e.subject->entity), quoted(e.subject->key)}) : "",
                 e.person_intervention ? list("person-intervention", {quoted(e.person_intervention->stable())}) : "",
                 e.unit_intervention ? list("unit-intervention", {quoted(e.unit_intervention->stable())}) : "",
                 e.person ? list("accountable", {quoted(*e.person)}) : "",
                 all("values", e.values, [&](const Setting& v) { return list("value", {path(v.path), v.value ? types_.constant(*v.value) : "missing"}); })});
  }

  const Schema& schema_;
  const Version& version_;
  SchemaPrinter types_;
  Definitions* met_ = nullptr;
  mutable std::map<MeasureId, std::size_t> numbers_;
};

}  // namespace

std::string canonical_condition(const Schema& schema, const Version& version, const Condition& condition) {
  return VersionPrinter(schema, version).condition(condition);
}

std::string canonical_path(const Schema& schema, const Version& version, const Path& path) { return VersionPrinter(schema, version).path(path); }

std::size_t definition_number(const Schema& schema, const Version& version, MeasureId measure, Definitions& met) {
  VersionPrinter printer(schema, version);
  printer.number_definitions(met);
  return printer.definition(measure);
}

std::string canonical_text(const Policy& policy) {
  std::string text = SchemaPrinter(policy.schema).print();
  for (const Version& version : policy.versions) text += VersionPrinter(policy.schema, version).print();
  return text;
}

}  // namespace yanpan::lang
