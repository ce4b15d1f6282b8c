#include "lang/check/constants.hpp"

#include <charconv>

#include "lang/diag/suggest.hpp"
#include "lang/check/typerefs.hpp"

namespace yanpan::lang::checking {

namespace {

std::optional<std::int64_t> whole(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<bool> truth(std::string_view word) {
  for (std::string_view yes : {"是", "yes", "true"}) if (word == yes) return true;
  for (std::string_view no : {"否", "no", "false"}) if (word == no) return false;
  return std::nullopt;
}

/// One literal against one type; `make` gives the constant or reports.
class Reader {
 public:
  Reader(Draft& draft, const Type& type, const ast::Literal& written)
      : draft_(draft), type_(type), written_(written), words_(draft.report.written(written.span)) {}

  std::optional<Constant> make() {
    switch (type_.kind) {
      case TypeKind::Boolean: return boolean();
      case TypeKind::Integer: return integer();
      case TypeKind::Decimal: return decimal();
      case TypeKind::Text:
      case TypeKind::Reference: return text();
      case TypeKind::Choice: return choice();
      case TypeKind::Date: return date();
      case TypeKind::Instant: return instant();
      case TypeKind::Month: return month();
      case TypeKind::Duration: return duration();
    }
    return std::nullopt;
  }

 private:
  template <class Literal>
  const Literal* as() const { return std::get_if<Literal>(&written_.value); }

  Constant number(std::int64_t value) const {
    Constant constant;
    constant.type = type_;
    constant.number = value;
    return constant;
  }

  std::string name_text() const {
    if (const auto* name = as<ast::NameLiteral>()) return joined(name->path);
    if (const auto* quoted = as<ast::TextLiteral>()) return quoted->text;
    return words_;
  }

  std::nullopt_t wrong() const {
    const Span at = written_.span;
    draft_.report(diagnose(Code::WrongType, at, {type_words(draft_.schema, type_, draft_.report.language(at)), words_}));
    return std::nullopt;
  }

  std::nullopt_t unit_mismatch() const {
    const Span at = written_.span;
    draft_.report(diagnose(Code::UnitMismatch, at, {words_, type_words(draft_.schema, type_, draft_.report.language(at))}));
    return std::nullopt;
  }

  std::nullopt_t too_large() const {
    draft_.report(diagnose(Code::NumberOutOfRange, written_.span, {words_}));
    return std::nullopt;
  }

  std::optional<Constant> boolean() const {
    if (const auto* literal = as<ast::BooleanLiteral>()) return number(literal->value);
    if (const auto value = truth(name_text()); value && as<ast::NameLiteral>()) {
      draft_.record.word(SymbolKind::Word, *value ? Name{"是", "yes"} : Name{"否", "no"}, written_.span);
      return number(*value);
    }
    return wrong();
  }

  std::optional<Constant> integer() const {
    if (as<ast::DurationLiteral>()) return unit_mismatch();
    const auto* literal = as<ast::NumberLiteral>();
    if (!literal) return wrong();
    if (literal->text.find('.') != std::string::npos) {
      draft_.report(diagnose(Code::DecimalForInteger, written_.span, {literal->text}));
      return std::nullopt;
    }
    if (const auto value = whole(literal->text)) return number(*value);
    return too_large();
  }

  std::optional<Constant> decimal() const {
    if (as<ast::DurationLiteral>()) return unit_mismatch();
    const auto* literal = as<ast::NumberLiteral>();
    if (!literal) return wrong();
    const auto value = Decimal::parse(literal->text);
    if (!value) return too_large();
    Constant constant;
    constant.type = type_;
    constant.decimal = *value;
    return constant;
  }

  std::optional<Constant> text() const {
    if (const auto* literal = as<ast::TextLiteral>()) {
      Constant constant;
      constant.type = type_;
      constant.text = literal->text;
      return constant;
    }
    draft_.report(diagnose(Code::TextWithoutQuotes, written_.span, {words_}).fix(written_.span, "\"" + words_ + "\""));
    return std::nullopt;
  }

  std::optional<Constant> choice() const {
    const NameIndex& values = draft_.value_names[type_.choice.value];
    const std::string wanted = name_text();
    if (const auto id = values.find(wanted)) {
      const auto& places = draft_.value_places[type_.choice.value];
      if (*id < places.size()) draft_.record.use(places[*id], written_.span);
      return number(*id);
    }
    if (draft_.damaged_choices[type_.choice.value]) return std::nullopt;
    const Span at = written_.span;
    draft_.report(diagnose(Code::UnknownValue, at, {wanted, type_words(draft_.schema, type_, draft_.report.language(at))})
                      .suggest(nearest(wanted, values.forms())));
    return std::nullopt;
  }

  std::optional<Constant> date() const {
    const auto* literal = as<ast::DateLiteral>();
    return literal ? std::optional(number(literal->date)) : wrong();
  }

  std::optional<Constant> month() const {
    const auto* literal = as<ast::MonthLiteral>();
    return literal ? std::optional(number(literal->month)) : wrong();
  }

  std::optional<Constant> instant() const {
    const auto* literal = as<ast::InstantLiteral>();
    if (!literal) return wrong();
    Constant constant = number(literal->micros);
    constant.offset_minutes = literal->offset_minutes;
    return constant;
  }

  std::optional<Constant> duration() const {
    if (as<ast::NumberLiteral>()) return unit_mismatch();
    const auto* literal = as<ast::DurationLiteral>();
    if (!literal) return wrong();
    if (literal->unit != type_.unit) return unit_mismatch();
    if (const auto value = whole(literal->count)) return number(*value);
    return too_large();
  }

  Draft& draft_;
  const Type& type_;
  const ast::Literal& written_;
  std::string words_;
};

struct OwnType {
  Type operator()(const ast::NumberLiteral& l) const {
    return simple_type(l.text.find('.') == std::string::npos ? TypeKind::Integer : TypeKind::Decimal);
  }
  Type operator()(const ast::TextLiteral&) const { return simple_type(TypeKind::Text); }
  Type operator()(const ast::DateLiteral&) const { return simple_type(TypeKind::Date); }
  Type operator()(const ast::MonthLiteral&) const { return simple_type(TypeKind::Month); }
  Type operator()(const ast::InstantLiteral&) const { return simple_type(TypeKind::Instant); }
  Type operator()(const ast::DurationLiteral& l) const { return duration_of(l.unit); }
  Type operator()(const ast::NameLiteral&) const { return broken_type(); }
  Type operator()(const ast::BooleanLiteral&) const { return simple_type(TypeKind::Boolean); }
};

}  // namespace

std::optional<Constant> constant_of(Draft& draft, const Type& type, const ast::Literal& written) {
  if (broken(type)) return std::nullopt;
  return Reader(draft, type, written).make();
}

std::optional<Constant> free_constant(Draft& draft, const ast::Literal& written) {
  return constant_of(draft, std::visit(OwnType{}, written.value), written);
}

bool constant_less(const Constant& a, const Constant& b) {
  if (a.type.kind == TypeKind::Decimal) return a.decimal < b.decimal;
  if (a.type.kind == TypeKind::Text || a.type.kind == TypeKind::Reference) return a.text < b.text;
  return a.number < b.number;
}

std::optional<Range> range_of(Draft& draft, const Type& type, const std::pair<ast::Literal, ast::Literal>& written, Span place) {
  if (broken(type)) return std::nullopt;
  if (!is_ordered(draft.schema, type)) {
    draft.report(diagnose(Code::BadMark, place, {draft.report.written(place)}));
    return std::nullopt;
  }
  const auto low = constant_of(draft, type, written.first);
  const auto high = constant_of(draft, type, written.second);
  if (!low || !high) return std::nullopt;
  if (constant_less(*high, *low)) {
    draft.report(diagnose(Code::BadRange, written.second.span, {draft.report.written(written.first.span), draft.report.written(written.second.span)}));
    return std::nullopt;
  }
  return Range{*low, *high};
}

}  // namespace yanpan::lang::checking
