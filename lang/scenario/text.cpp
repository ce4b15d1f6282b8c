#include "lang/scenario/text.hpp"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <string_view>
#include <utility>

#include "lang/grammar/keywords.hpp"
#include "lang/grammar/token.hpp"
#include "lang/policy/words.hpp"
#include "lang/source/width.hpp"
#include "lang/value/date.hpp"

namespace yanpan::lang {

namespace {

using K = Keyword;

constexpr std::size_t kLineWidth = 100;   // terminal cells, about

class Writer {
 public:
  Writer(const Policy& policy, const Version& version, Language language) : schema_(policy.schema), version_(version), language_(language) {}

  std::string scenario(const Scenario& s) const {
    std::string text = word(K::Scenario) + " " + title(s.name) + "\n";
    if (s.as_of) text += "  " + word(K::AsOfDate) + " " + format_date(*s.as_of) + "\n";
    for (const DataTable& table : s.data) text += data(table);
    text += given(s.given);
    if (s.evidence) text += "  " + word(K::Evidence) + " " + evidence(*s.evidence) + "\n";
    if (!s.evidence_short.empty()) text += "  " + word(K::Evidence) + " " + word(K::Short) + " " + rules(s.evidence_short) + "\n";
    if (s.no_accountable) text += "  " + word(K::NoAccountable) + "\n";
    for (const Expectation& e : s.expect) text += "  " + expectation(e) + "\n";
    return text;
  }

  std::string setting(const Setting& s) const {
    const std::string left = path(s.path, {K::NoAccountable, K::Evidence, K::Not});
    if (!s.value) return left + " " + word(K::Missing);
    if (s.value->type.kind != TypeKind::Boolean) return left + " " + constant(*s.value);
    return s.value->number != 0 ? left : word(K::Not) + " " + left;
  }

  std::string expectation(const Expectation& e) const { return word(e.negated ? K::ExpectNot : K::Expect) + " " + items(e); }

  std::string items(const Expectation& e) const {
    std::string text;
    const auto item = [&](const std::string& words) { text += (text.empty() ? "" : comma()) + words; };
    if (e.rule.valid() || e.cause.valid() || e.category) item(outcome(e));
    if (e.refer) item(word(K::Refer) + (e.reason ? " " + reason_name(*e.reason).stable() : ""));
    if (e.reason && !e.refer) item(word(K::Reason) + " " + reason_name(*e.reason).stable());
    if (e.intervention) item(word(K::Intervention) + " " + name(e.intervention->in(language_), {}));
    if (e.person_intervention) item(word(K::PersonIntervention) + " " + name(e.person_intervention->in(language_), {}));
    if (e.unit_intervention) item(word(K::UnitIntervention) + " " + name(e.unit_intervention->in(language_), {}));
    if (e.person) item(word(K::Accountable) + " " + key(*e.person));
    for (const Setting& value : e.values) item(told(value));
    if (e.provisional) item((*e.provisional ? "" : word(K::Not) + " ") + word(K::Provisional));
    if (e.because) because(*e.because, e.refer, text);
    if (!e.subject) return text;
    return subject(*e.subject) + (text.empty() ? "" : " " + text);
  }

  std::string path(const Path& p, std::initializer_list<K> reserved) const {
    if (p.steps.empty()) return name(schema_.entity(p.root).name.in(language_), reserved);
    std::string text;
    EntityId here = p.root;
    for (const PathStep& step : p.steps) {
      text += text.empty() ? this->step(here, step, reserved) : "." + this->step(here, step, {});
      if (const Type type = type_after(here, step); type.kind == TypeKind::Reference) here = type.entity;
    }
    return text;
  }

 private:
  std::string word(K keyword) const { return std::string(spelling(keyword, language_)); }
  /// 1 item, 2 items: in english the second spelling of a counted word is the singular.
  std::string counted(std::int64_t n, K keyword) const {
    const auto& forms = spellings(keyword, language_);
    return std::to_string(n) + " " + std::string(n == 1 && language_ == Language::En ? forms[1] : forms[0]);
  }
  std::string comma() const { return language_ == Language::Zh ? "，" : ", "; }

  // ---- records of data --------------------------------------------------------------

  std::string data(const DataTable& t) const {
    std::string text = "  " + word(K::Data) + " " + name(schema_.entity(t.entity).name.in(language_), {});
    if (!t.department.empty()) text += " " + word(K::ProvidedBy) + " " + name(t.department.in(language_), {});
    for (std::size_t i = 0; i < t.covers.size(); ++i) {
      text += (i == 0 ? " " + word(K::Covers) + " " : comma()) + format_date(t.covers[i].first) + " " + word(K::To) + " " + format_date(t.covers[i].second);
    }
    text += "\n    |";
    for (const FieldId field : t.columns) text += " " + name(schema_.field(t.entity, field).name.in(language_), {}) + " |";
    for (const DataRow& row : t.rows) {
      text += "\n    |";
      for (std::size_t c = 0; c < row.cells.size(); ++c) text += " " + cell(schema_.field(t.entity, t.columns[c]).type, row.cells[c]) + " |";
    }
    return text + "\n";
  }

  /// Names of values in the language asked for; what the layout would cut is quoted.
  std::string cell(const Type& type, const std::string& text) const {
    if (text.empty()) return {};
    if (type.kind == TypeKind::Boolean) return word(text == "yes" ? K::Yes : K::No);
    if (type.kind == TypeKind::Choice) {
      for (const Name& value : schema_.choice(type.choice).values) if (value.matches(text)) return value.in(language_);
    }
    const bool plain = trim(text) == text && text.find_first_of("|#\"`") == text.npos && text.find("｜") == text.npos && text.find("“") == text.npos && text.find("”") == text.npos;
    return plain ? text : quoted(text);
  }

  std::string subject(const Subject& s) const {
    const K role = s.role == EntityRole::Case ? K::Case : s.role == EntityRole::Person ? K::Person : s.role == EntityRole::Unit ? K::Unit : K::Problem;
    return word(role) + " " + key(s.key);
  }

  static std::string key(const std::string& text) { return scan_key(text) == text.size() && !text.empty() ? text : quoted(text); }

  /// A value expected: a name behind it takes 为, else it would read as a rule and a cause.
  std::string told(const Setting& s) const {
    const std::string left = path(s.path, {K::Intervention, K::PersonIntervention, K::UnitIntervention, K::Accountable, K::Refer, K::Reason, K::Provisional, K::Not, K::Because});
    if (!s.value) return left + " " + word(K::Missing);
    if (s.value->type.kind == TypeKind::Boolean && s.value->number == 0) return word(K::Not) + " " + left;
    const bool like_a_rule = std::any_of(version_.rules.begin(), version_.rules.end(), [&](const Rule& rule) { return rule.id == left; });
    if (s.value->type.kind == TypeKind::Boolean && !like_a_rule) return left;
    return left + " " + (s.value->type.kind == TypeKind::Choice ? word(K::Is) + " " : "") + constant(*s.value);
  }

  // ---- names ----------------------------------------------------------------------

  /// In back-quotes where the grammar would not read it as one name here.
  std::string name(const std::string& text, std::initializer_list<K> reserved) const {
    const bool plain = scan_identifier(text) == text.size() && !opens_keyword(text, reserved);
    return plain ? text : "`" + text + "`";
  }

  /// process.unit_gap: each part a name of its own.
  std::string dotted(const std::string& whole, std::initializer_list<K> reserved) const {
    std::string text;
    for (std::size_t at = 0; at <= whole.size();) {
      const std::size_t dot = std::min(whole.find('.', at), whole.size());
      if (dot == at) return "`" + whole + "`";   // an empty part is no name
      text += at == 0 ? name(whole.substr(at, dot - at), reserved) : "." + name(whole.substr(at, dot - at), {});
      at = dot + 1;
    }
    return text;
  }

  /// A name that is the first word of a keyword may be read as it with what follows.
  bool opens_keyword(std::string_view text, std::initializer_list<K> reserved) const {
    return std::any_of(reserved.begin(), reserved.end(), [&](K keyword) {
      const auto& forms = spellings(keyword, language_);
      return std::any_of(forms.begin(), forms.end(), [&](std::string_view form) { return text == form.substr(0, form.find(' ')); });
    });
  }

  std::string step(EntityId here, const PathStep& s, std::initializer_list<K> reserved) const {
    switch (s.kind) {
      case PathStep::Kind::Field: return name(schema_.field(here, s.field).name.in(language_), reserved);
      case PathStep::Kind::Measure: return name(version_.measures[s.measure.value].name.in(language_), reserved);
      case PathStep::Kind::Accountable: return accountable(here);
      case PathStep::Kind::MonthOf: return language_ == Language::Zh ? "月份" : "month";
    }
    return {};
  }

  /// A field or measure called 责任人 goes before the word; then the other word says it.
  std::string accountable(EntityId here) const {
    const bool zh = language_ == Language::Zh;
    const std::string own = zh ? "责任人" : "accountable", other = zh ? "accountable" : "责任人";
    const auto& fields = schema_.entity(here).fields;
    const bool taken = std::any_of(fields.begin(), fields.end(), [&](const Field& f) { return f.name.matches(own); }) ||
                       std::any_of(version_.measures.begin(), version_.measures.end(), [&](const Measure& m) { return m.of == here && m.name.matches(own); });
    return taken ? other : own;
  }

  Type type_after(EntityId here, const PathStep& s) const {
    switch (s.kind) {
      case PathStep::Kind::Field: return schema_.field(here, s.field).type;
      case PathStep::Kind::Measure: return version_.measures[s.measure.value].type;
      case PathStep::Kind::Accountable: return Type{.kind = TypeKind::Reference, .choice = {}, .entity = schema_.roles.person, .unit = {}};
      case PathStep::Kind::MonthOf: return Type{.kind = TypeKind::Month, .choice = {}, .entity = {}, .unit = {}};
    }
    return {};
  }

  // ---- constants ------------------------------------------------------------------

  std::string constant(const Constant& c) const {
    if (c.type.kind == TypeKind::Text || c.type.kind == TypeKind::Reference) return quoted(c.text);
    if (c.type.kind != TypeKind::Choice) return constant_words(schema_, c, language_);
    return dotted(constant_words(schema_, c, language_), {K::Missing, K::Is, K::Yes, K::No});
  }

  static std::string quoted(const std::string& text) {
    return text.find('"') == std::string::npos ? "\"" + text + "\"" : "“" + text + "”";
  }

  /// Free words, in both forms where there are both; quoted where marks stand in them.
  std::string title(const Name& name) const {
    const std::string first = words(name.in(language_));
    if (name.zh.empty() || name.en.empty()) return first;
    return first + " / " + words(name.in(language_ == Language::Zh ? Language::En : Language::Zh));
  }

  static std::string words(const std::string& text) {
    const std::string_view marks[] = {"\"", "#", "`", "/", "／", "“", ":", "："};
    const bool plain = trim(text) == text && std::none_of(std::begin(marks), std::end(marks), [&](std::string_view mark) { return text.find(mark) != text.npos; });
    return plain ? text : quoted(text);
  }

  // ---- lines ----------------------------------------------------------------------

  std::string given(const std::vector<Setting>& settings) const {
    const std::string head = "  " + word(K::Given) + " ";
    std::string text, line;
    for (const Setting& s : settings) {
      const std::string one = setting(s);
      if (!line.empty() && display_width(line + comma() + one) > kLineWidth) text += std::exchange(line, {}) + "\n";
      line += (line.empty() ? head : comma()) + one;
    }
    return line.empty() ? text : text + line + "\n";
  }

  std::string evidence(const std::pair<std::int64_t, std::int64_t>& counts) const {
    return counted(counts.first, K::Items) + " " + counted(counts.second, K::Departments);
  }

  std::string outcome(const Expectation& e) const {
    std::string text;
    if (e.rule.valid()) text = rule(version_.rules[e.rule.value].id);
    const std::string caused = e.category ? category_name(*e.category).in(language_) : e.cause.valid() ? cause(e.cause) : "";
    return text.empty() || caused.empty() ? text + caused : text + " " + caused;
  }

  std::string rule(const std::string& id) const {
    const bool plain = scan_word(id) == id.size() && !opens_keyword(id, {K::Intervention, K::Refer, K::Reason, K::Provisional, K::Not, K::Because});
    return plain ? id : "`" + id + "`";
  }

  std::string rules(const std::vector<RuleId>& ids) const {
    std::string text;
    for (RuleId id : ids) text += (text.empty() ? "" : language_ == Language::Zh ? "、" : ", ") + rule(version_.rules[id.value].id);
    return text;
  }

  std::string cause(CauseId id) const {
    return dotted(version_.causes[id.value].name.in(language_), {});
  }

  /// 移送会商 may take a name after it, so a comma parts it from 因.
  void because(const Path& p, bool after_refer, std::string& text) const {
    if (!text.empty()) text += after_refer ? comma() : " ";
    text += word(K::Because) + " " + path(p, {});
  }

  const Schema& schema_;
  const Version& version_;
  Language language_;
};

}  // namespace

std::string scenario_text(const Policy& policy, const Version& version, const Scenario& scenario, Language language) {
  return Writer(policy, version, language).scenario(scenario);
}

std::string outcome_text(const Policy& policy, const Version& version, const Expectation& expectation, Language language) {
  return Writer(policy, version, language).items(expectation);
}

std::string expectation_text(const Policy& policy, const Version& version, const Expectation& expectation, Language language) {
  return Writer(policy, version, language).expectation(expectation);
}

std::string path_text(const Policy& policy, const Version& version, const Path& path, Language language) {
  return Writer(policy, version, language).path(path, {});
}

}  // namespace yanpan::lang
