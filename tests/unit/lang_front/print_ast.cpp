#include "tests/unit/lang_front/print_ast.hpp"

#include "lang/value/date.hpp"

namespace yanpan::lang {
namespace {

using namespace ast;

std::string name(const DeclaredName& n) { return n.first.text + (n.second ? "|" + n.second->text : ""); }
std::string words(const Words& w) { return "'" + w.first + "'" + (w.second.empty() ? "" : "|'" + w.second + "'"); }

std::string path(const Path& p) {
  std::string out;
  for (const Ident& part : p.parts) out += (out.empty() ? "" : ".") + part.text;
  return out;
}

template <class Items, class Print>
std::string joined(const Items& items, Print print, std::string_view separator = ", ") {
  std::string out;
  for (const auto& item : items) out += (out.empty() ? "" : std::string(separator)) + print(item);
  return out;
}

std::string unit(DurationUnit u) {
  static const char* const names[] = {"days", "workdays", "months", "hours", "minutes"};
  return names[static_cast<int>(u)];
}

struct PrintLiteral {
  std::string operator()(const NumberLiteral& n) const { return n.text; }
  std::string operator()(const TextLiteral& t) const { return "\"" + t.text + "\""; }
  std::string operator()(const DateLiteral& d) const { return format_date(d.date); }
  std::string operator()(const MonthLiteral& m) const { return format_month(m.month); }
  std::string operator()(const InstantLiteral& i) const { return format_instant(i.micros, i.offset_minutes); }
  std::string operator()(const DurationLiteral& d) const { return d.count + " " + unit(d.unit); }
  std::string operator()(const NameLiteral& n) const { return path(n.path); }
  std::string operator()(const BooleanLiteral& b) const { return b.value ? "TRUE" : "FALSE"; }
};
std::string literal(const Literal& l) { return std::visit(PrintLiteral{}, l.value); }

std::string comparison(Comparison c) {
  static const char* const names[] = {"=", "!=", "<", "<=", ">", ">=", "is", "is-not", "in", "not-in", "starts", "between",
                                      "true", "false", "missing", "not-missing", "serving", "any"};
  return names[static_cast<int>(c)];
}

std::string atom(const Atom& a) {
  std::string out = "(" + comparison(a.comparison);
  if (!a.left.parts.empty()) out += " " + path(a.left);
  for (const Literal& l : a.right) out += " " + literal(l);
  if (a.serving_on) out += " " + path(*a.serving_on);
  return out + ")";
}

std::string op_name(ExprOp op) {
  static const char* const names[] = {"literal", "path", "as-of", "+", "-", "*", "/", "div", "larger", "smaller", "if-missing",
                                      "days", "months", "date-at", "=", "!=", "<", "<=", ">", ">="};
  return names[static_cast<int>(op)];
}

std::string values(const ChoiceValues& v) { return joined(v.values, name, v.ordered ? " < " : ", "); }

std::string type(const TypeRef& t) {
  static const char* const names[] = {"boolean", "integer", "decimal", "text", "choice", "date", "instant", "month", "duration", "reference"};
  if (t.reference) return "->" + t.reference->text;
  if (t.choice) return "choice:" + t.choice->text;
  if (t.in_place) return "{" + values(*t.in_place) + "}";
  if (!t.word) return "?";
  return std::string(names[static_cast<int>(*t.word)]) + (t.unit ? ":" + unit(*t.unit) : "");
}

template <class Pair>
std::string range(const Pair& r) { return " [" + literal(r.first) + ".." + literal(r.second) + "]"; }

std::string field(const Field& f) {
  static const char* const marks[] = {"key", "main", "start", "end", "end-included", "required", "personal", "protected", "disputable"};
  std::string out = "\n  " + name(f.name) + ": " + type(f.type);
  for (const Mark m : f.marks) out += std::string(" ") + marks[static_cast<int>(m)];
  if (f.range) out += range(*f.range);
  if (!f.doc.empty()) out += " ## " + f.doc;
  return out;
}

std::string mapping(const Mapping& m) {
  std::string out = "\n  " + m.field.text;
  if (m.column) out += " <- \"" + *m.column + "\"";
  if (m.required) out += " required";
  for (const std::string& f : m.date_formats) out += " format:" + f;
  if (m.lookup) out += " lookup:" + path(*m.lookup);
  for (const MapEntry& e : m.map) out += " \"" + e.cell + "\"->" + e.value.text;
  for (const std::string& cell : m.map_rejects) out += " \"" + cell + "\"->REJECT";
  if (m.map_otherwise) out += " otherwise->" + m.map_otherwise->text;
  if (m.otherwise_reject) out += " otherwise->REJECT";
  if (m.split) out += " split:\"" + *m.split + "\"";
  return out;
}

std::string window(const Window& w) {
  static const char* const kinds[] = {"before", "after", "around", "month", "quarter", "year"};
  std::string out = "\n  window " + path(w.row_date) + " " + kinds[static_cast<int>(w.kind)];
  if (!w.count.empty()) out += " " + w.count + " " + unit(w.unit) + (w.include_day ? " incl" : " excl");
  if (w.from) out += " from " + path(*w.from);
  if (w.from_as_of) out += " from AS-OF";
  return out;
}

std::string aggregate(const Aggregate& a) {
  static const char* const forms[] = {"count", "distinct", "sum", "mean", "max", "min", "exists", "latest", "earliest", "lookup"};
  std::string out = "\n  " + std::string(forms[static_cast<int>(a.form)]) + (a.value ? " " + path(*a.value) + " of" : "") + " " + path(a.over);
  if (!a.same.empty()) {
    out += "\n  same " + joined(a.same, [](const SamePair& p) { return path(p.row) + (p.self ? " = " + path(*p.self) : ""); });
  }
  for (const Condition& c : a.where) out += "\n  where " + print_condition(c);
  if (a.window) out += window(*a.window);
  if (a.excluding_self) out += "\n  excluding-self";
  return out;
}

std::string evidence(const Evidence& e) { return e.items.value_or("-") + " items " + e.departments.value_or("-") + " departments"; }

std::string when(std::string_view word, const std::optional<Condition>& c) {
  return c ? "\n  " + std::string(word) + " " + print_condition(*c) : "";
}

std::string column(const TableColumn& c) {
  static const char* const outputs[] = {"INTERVENTION", "ACTOR", "DUE"};
  if (c.output) return outputs[static_cast<int>(*c.output)];
  return c.cause ? "CAUSE" : path(*c.path);
}

std::string cell(const TableCell& c) {
  if (c.condition) return print_condition(*c.condition);
  if (c.name) return name(*c.name);
  return c.due ? c.due->count + " " + unit(c.due->unit) : "-";
}

std::string setting(const Setting& s) {
  if (s.negated) return "not " + path(s.path);
  if (s.missing) return path(s.path) + " missing";
  return path(s.path) + (s.value ? "=" + literal(*s.value) : "");
}

std::string expectation(const Expectation& e) {
  static const char* const roles[] = {"none", "case", "person", "unit", "participation", "problem"};
  std::string out = "\n  expect" + std::string(e.negated ? " not" : "");
  if (e.subject) out += " of:" + std::string(roles[static_cast<int>(e.subject->role)]) + ":" + e.subject->key;
  if (e.rule) out += " rule:" + e.rule->text;
  if (e.cause) out += " cause:" + path(*e.cause);
  if (e.because) out += " because:" + path(*e.because);
  if (e.intervention) out += " intervention:" + e.intervention->text;
  if (e.refer) out += " refer";
  if (e.reason) out += " reason:" + e.reason->text;
  if (e.provisional) out += *e.provisional ? " provisional" : " not-provisional";
  if (e.person_intervention) out += " person-intervention:" + e.person_intervention->text;
  if (e.unit_intervention) out += " unit-intervention:" + e.unit_intervention->text;
  if (e.person) out += " accountable:" + *e.person;
  for (const Setting& v : e.values) out += " value:" + setting(v);
  return out;
}

std::string case_column(const CaseColumn& c) {
  static const char* const kinds[] = {"NAME", "", "EXPECT", "EXPECT-NOT", "EVIDENCE"};
  return c.path ? path(*c.path) : kinds[static_cast<int>(c.kind)];
}

std::string case_row(const CaseRow& row) {
  return "\n  row " + (row.name ? words(*row.name) : "-") + " given " + joined(row.given, setting) + (row.evidence ? " evidence " + evidence(*row.evidence) : "") +
         joined(row.expect, expectation, "");
}

std::string data_table(const DataTable& t) {
  std::string out = "\n  data " + path(t.entity) + (t.department ? " by " + name(*t.department) : "");
  for (const auto& [from, to] : t.covers) out += " covers " + format_date(from.date) + ".." + format_date(to.date);
  out += "\n    " + joined(t.columns, [](const Ident& i) { return i.text; }, " | ");
  for (const DataRow& row : t.rows) out += "\n    " + joined(row.cells, [](const DataCell& c) { return c.text; }, " | ");
  return out;
}

struct PrintBlock {
  std::string operator()(const Header& h) const {
    std::string out = "policy " + name(h.name);
    if (h.version) out += "\n  version " + words(*h.version);
    if (h.enacted) out += "\n  enacted " + format_date(h.enacted->date);
    if (h.effective) out += "\n  effective " + format_date(h.effective->date);
    if (h.expires) out += "\n  expires " + format_date(h.expires->date);
    if (h.basis) out += "\n  basis " + words(*h.basis);
    return out;
  }
  std::string operator()(const Use& u) const { return "use " + path(u.path); }
  std::string operator()(const Choice& c) const { return "choice " + name(c.name) + " {" + values(c.values) + "}"; }
  std::string operator()(const Entity& e) const {
    static const char* const roles[] = {"", " as case", " as person", " as unit", " as participation", " as problem"};
    return "entity " + name(e.name) + roles[static_cast<int>(e.role.value_or(EntityRole::None))] + joined(e.fields, field, "");
  }
  std::string operator()(const Source& s) const {
    static const char* const encodings[] = {"", " utf8", " gb18030", " utf16"};
    std::string out = "source " + name(s.name);
    if (s.entity) out += " of " + path(*s.entity);
    if (s.department) out += " by " + name(*s.department);
    if (s.file) out += " file \"" + *s.file + "\"";
    if (s.sheet) out += " sheet " + *s.sheet;
    out += encodings[static_cast<int>(s.encoding)];
    for (const auto& [a, b] : s.covers) out += " covers " + format_date(a.date) + ".." + format_date(b.date);
    if (s.offset_minutes) out += " offset " + std::to_string(*s.offset_minutes);
    if (s.optional) out += " optional";
    return out + joined(s.mappings, mapping, "");
  }
  std::string operator()(const Measure& m) const {
    std::string out = "measure " + name(m.name) + (m.of ? " of " + path(*m.of) : "") + ": " + type(m.type);
    if (m.range) out += range(*m.range);
    if (const auto* expr = std::get_if<Expr>(&m.body)) out += "\n  value " + print_expression(*expr);
    if (const auto* a = std::get_if<Aggregate>(&m.body)) out += aggregate(*a);
    return out;
  }
  std::string operator()(const Finding& f) const {
    return "finding " + name(f.name) + (f.of ? " of " + path(*f.of) : "") + (f.severity ? " severity " + f.severity->text : "") +
           (f.date ? " on " + path(*f.date) : "") + when("when", f.when);
  }
  std::string operator()(const Constraint& c) const { return "constraint" + (c.of ? " of " + path(*c.of) : "") + when("when", c.when); }
  std::string operator()(const Accountable& a) const {
    std::string out = "accountable";
    for (const BaseOrder b : a.base) out += b == BaseOrder::Occurred ? " occurred" : " severity";
    for (const Condition& c : a.collective) out += when("collective", c);
    for (const Step& s : a.steps) out += "\n  step " + name(s.name) + (s.when ? " " + print_condition(*s.when) : "");
    return out;
  }
  std::string operator()(const Cause& c) const { return "cause " + name(c.name); }
  std::string operator()(const Rule& r) const {
    std::string out = "rule " + r.id.text + (r.title ? " " + words(*r.title) : "");
    if (r.basis) out += "\n  basis " + words(*r.basis);
    if (r.tier) out += "\n  tier " + *r.tier;
    if (r.cause) out += "\n  cause " + path(*r.cause);
    if (r.evidence) out += "\n  evidence " + evidence(*r.evidence);
    out += when("when", r.when) + when("unless", r.unless);
    if (!r.precedes.empty()) out += "\n  precedes " + joined(r.precedes, [](const Ident& i) { return i.text; });
    if (r.effective) out += "\n  effective " + format_date(r.effective->date);
    if (r.expires) out += "\n  expires " + format_date(r.expires->date);
    return out;
  }
  std::string operator()(const Fallback& f) const { return "otherwise " + (f.cause ? path(*f.cause) : std::string("refer")); }
  std::string operator()(const Interventions& t) const {
    static const char* const scopes[] = {"problem", "person", "unit"};
    std::string out = "interventions " + std::string(scopes[static_cast<int>(t.scope)]) + "\n  " + joined(t.columns, column, " | ");
    for (const TableRow& row : t.rows) out += "\n  " + joined(row.cells, cell, " | ");
    return out;
  }
  std::string operator()(const Scenario& s) const {
    std::string out = "scenario " + words(s.name) + "\n  given " + joined(s.given, setting);
    if (s.evidence) out += "\n  evidence " + evidence(*s.evidence);
    if (!s.evidence_short.empty()) out += "\n  evidence short " + joined(s.evidence_short, [](const Ident& rule) { return rule.text; });
    if (s.no_accountable) out += "\n  no-accountable";
    out += joined(s.expect, expectation, "");
    if (s.cases) out += "\n  cases " + joined(s.cases->columns, case_column, " | ") + joined(s.cases->rows, case_row, "");
    out += joined(s.data, data_table, "");
    return out + (s.as_of ? "\n  as-of " + format_date(s.as_of->date) : "");
  }
  std::string operator()(const Reserved& r) const { return "reserved " + r.keyword; }
};

}  // namespace

std::string print_condition(const Condition& condition) {
  if (const auto* a = std::get_if<Atom>(&condition.body)) return atom(*a);
  const std::string word = condition.connective == Connective::And ? "and" : "or";
  return "(" + word + " " + joined(std::get<std::vector<Condition>>(condition.body), print_condition, " ") + ")";
}

std::string print_expression(const Expr& e) {
  if (e.op == ExprOp::Literal) return literal(*e.literal);
  if (e.op == ExprOp::Path) return path(e.path);
  if (e.op == ExprOp::AsOf) return "AS-OF";
  return "(" + op_name(e.op) + " " + joined(e.operands, print_expression, " ") +
         (e.op == ExprOp::DateAt ? " " + std::to_string(e.offset_minutes) : "") + ")";
}

std::string print_ast(const File& file) {
  std::string out;
  for (const Block& block : file.blocks) {
    if (!block.doc.empty()) out += "## " + block.doc + "\n";
    out += std::visit(PrintBlock{}, block.body) + (block.damaged ? " DAMAGED" : "") + "\n";
  }
  for (const Allowance& a : file.allowances) out += "allow " + joined(a.codes, [](const Ident& code) { return code.text; }) + ": " + a.reason + "\n";
  return out;
}

}  // namespace yanpan::lang
