#include "lang/check/conditions.hpp"

#include "lang/base/check.hpp"
#include "lang/check/constants.hpp"
#include "lang/check/measures.hpp"
#include "lang/check/paths.hpp"
#include "lang/check/typerefs.hpp"

namespace yanpan::lang::checking {

namespace {

using Written = ast::Comparison;

Comparison plain(Written comparison) {
  switch (comparison) {
    case Written::Equal: return Comparison::Equal;
    case Written::NotEqual: return Comparison::NotEqual;
    case Written::Less: return Comparison::Less;
    case Written::LessEqual: return Comparison::LessEqual;
    case Written::Greater: return Comparison::Greater;
    case Written::GreaterEqual: return Comparison::GreaterEqual;
    case Written::Is: return Comparison::Is;
    case Written::IsNot: return Comparison::IsNot;
    case Written::In: return Comparison::In;
    case Written::NotIn: return Comparison::NotIn;
    case Written::StartsWith: return Comparison::StartsWith;
    case Written::Between: return Comparison::Between;
    case Written::True: return Comparison::True;
    case Written::False: return Comparison::False;
    case Written::Missing: return Comparison::Missing;
    case Written::NotMissing: return Comparison::NotMissing;
    case Written::ServingOn: return Comparison::ServingOn;
    case Written::Any: return Comparison::True;
  }
  return Comparison::True;
}

bool is_symbol(Written c) { return c <= Written::GreaterEqual; }
bool is_word(Written c) { return c == Written::Is || c == Written::IsNot || c == Written::In || c == Written::NotIn; }

/// One comparison whose left side is known: does it fit the type?
class ComparisonChecker {
 public:
  ComparisonChecker(VersionDraft& version, EntityId root, const Path& left, const ast::Atom& written)
      : version_(version), draft_(version.draft), root_(root), left_(left), written_(written) {}

  bool fits() {
    const Written c = written_.comparison;
    if (c == Written::Missing || c == Written::NotMissing) return true;
    if (c == Written::True || c == Written::False) return boolean();
    if (is_symbol(c) || c == Written::Between) return ordered();
    if (is_word(c)) return named();
    return c != Written::StartsWith || kind() == TypeKind::Text || refuse(Code::NotComparable);
  }

  std::optional<std::vector<Constant>> constants() {
    std::vector<Constant> values;
    for (const ast::Literal& literal : written_.right) {
      if (is_another_value(literal)) return std::nullopt;
      auto value = constant_of(draft_, left_.type, literal);
      if (!value) return std::nullopt;
      values.push_back(std::move(*value));
    }
    if (written_.comparison == Written::Between && !in_order(values)) return std::nullopt;
    return values;
  }

 private:
  TypeKind kind() const { return left_.type.kind; }
  Span at() const { return written_.comparison_span.end > written_.comparison_span.begin ? written_.comparison_span : left_.span; }
  std::string type() const { return type_words(draft_.schema, left_.type, draft_.report.language(at())); }
  const std::string& left_name() const { return draft_.report.say(left_.label, at()); }

  bool refuse(Code code) {
    draft_.report(diagnose(code, at(), {draft_.report.written(written_.comparison_span), left_name(), type()}));
    return false;
  }

  bool refuse_with(Code code, std::string_view zh, std::string_view en) {
    const std::string word = draft_.report.either(at(), zh, en);
    Notice notice = diagnose(code, at(), {draft_.report.written(written_.comparison_span), left_name(), type(), word});
    // A cell of a table holds no comparison of its own that could be replaced.
    const bool apart = !written_.right.empty() && written_.comparison_span.end <= written_.right.front().span.begin;
    if (apart) notice.fixes.push_back({written_.comparison_span, padded(written_.comparison_span, word)});
    draft_.report(std::move(notice));
    return false;
  }

  /// With the blanks it needs to stand apart from what is around it.
  std::string padded(const Span& place, const std::string& word) const {
    const bool before = left_.span.end == place.begin, behind = place.end == written_.right.front().span.begin;
    return (before ? " " : "") + word + (behind ? " " : "");
  }

  bool boolean() { return kind() == TypeKind::Boolean || refuse_boolean(); }

  bool refuse_boolean() {
    const Span place = left_.span;
    draft_.report(diagnose(Code::NotBoolean, place, {left_name(), type()}));
    return false;
  }

  bool ordered() {
    if (is_ordered(draft_.schema, left_.type)) return true;
    if (written_.comparison == Written::Equal) return refuse_with(Code::UseIs, "为", "is");
    if (written_.comparison == Written::NotEqual) return refuse_with(Code::UseIs, "不为", "is not");
    return refuse(kind() == TypeKind::Choice ? Code::NotOrdered : Code::NotComparable);
  }

  bool named() {
    if (kind() == TypeKind::Boolean || kind() == TypeKind::Choice || kind() == TypeKind::Text || kind() == TypeKind::Reference) return true;
    if (written_.right.size() != 1) return refuse(Code::NotComparable);
    const bool negative = written_.comparison == Written::IsNot || written_.comparison == Written::NotIn;
    return negative ? refuse_with(Code::UseEquals, "≠", "!=") : refuse_with(Code::UseEquals, "=", "=");
  }

  /// `重复次数 ≥ 波及人数`: the right side must be constants. A choice may be
  /// named like a field, so there only a name that is no value counts.
  bool is_another_value(const ast::Literal& literal) {
    const auto* name = std::get_if<ast::NameLiteral>(&literal.value);
    if (name == nullptr || !starts_path(version_, root_, name->path)) return false;
    if (kind() == TypeKind::Boolean && name->path.parts.size() == 1) return false;
    if (kind() == TypeKind::Choice && draft_.value_names[left_.type.choice.value].find(joined(name->path))) return false;
    draft_.report(diagnose(Code::NotAConstant, literal.span, {joined(name->path)}));
    return true;
  }

  bool in_order(const std::vector<Constant>& values) {
    if (values.size() != 2 || !constant_less(values[1], values[0])) return values.size() == 2;
    draft_.report(diagnose(Code::BadRange, written_.right[1].span,
                           {draft_.report.written(written_.right[0].span), draft_.report.written(written_.right[1].span)}));
    return false;
  }

  VersionDraft& version_;
  Draft& draft_;
  EntityId root_;
  const Path& left_;
  const ast::Atom& written_;
};

/// A set of values means the same in any order and however often one is named.
void sort_values(std::vector<Constant>& values) {
  std::sort(values.begin(), values.end(), constant_less);
  const auto same = [](const Constant& a, const Constant& b) { return !constant_less(a, b) && !constant_less(b, a); };
  values.erase(std::unique(values.begin(), values.end(), same), values.end());
}

class ConditionChecker {
 public:
  ConditionChecker(VersionDraft& version, EntityId root, TestPlace place) : version_(version), draft_(version.draft), root_(root), place_(place) {}

  std::optional<Condition> condition(const ast::Condition& written) {
    if (const auto* atom = std::get_if<ast::Atom>(&written.body)) return one(*atom, written.span);
    return group(std::get<std::vector<ast::Condition>>(written.body), written.connective, written.span);
  }

  Condition group(const std::vector<ast::Condition>& members, ast::Connective connective, Span span) {
    Condition result;
    result.kind = connective == ast::Connective::And ? Condition::Kind::All : Condition::Kind::Any;
    result.span = span;
    for (const ast::Condition& member : members) {
      if (auto checked = condition(member)) result.members.push_back(std::move(*checked));
    }
    if (result.members.size() == 1 && members.size() == 1) return Condition(result.members.front());
    return result;
  }

 private:
  std::optional<Condition> one(const ast::Atom& written, Span span) {
    std::optional<Atom> atom;
    if (written.comparison == Written::ServingOn) {
      atom = serving(written, span);
    } else {
      Path left = resolve_path(version_, root_, written.left);
      if (broken(left.type) || known_too_late(version_, left, place_)) return std::nullopt;
      atom = check_comparison(version_, root_, std::move(left), written);
    }
    if (!atom) return std::nullopt;
    return atom_condition(std::move(*atom), span);
  }

  std::optional<Atom> serving(const ast::Atom& written, Span span) {
    YANPAN_CHECK(place_ == TestPlace::Step, "the grammar reads 在任 in steps only");
    const Entity& entity = draft_.schema.entity(root_);
    if (!entity.term_start && !draft_.damaged(root_)) {
      draft_.report(diagnose(Code::ServingWithoutTerm, span, {draft_.report.say(entity.name, span)}).label(LabelKind::FirstDeclared, entity.span));
      return std::nullopt;
    }
    Atom atom;
    atom.comparison = Comparison::ServingOn;
    if (!written.serving_on) return atom;
    Path date = resolve_path(version_, root_, *written.serving_on);
    if (broken(date.type) || known_too_late(version_, date, place_) || !is_date(date)) return std::nullopt;
    atom.serving_on = std::move(date);
    return atom;
  }

  bool is_date(const Path& date) {
    if (date.type.kind == TypeKind::Date) return true;
    const Language language = draft_.report.language(date.span);
    draft_.report(diagnose(Code::WrongType, date.span, {type_words(draft_.schema, simple_type(TypeKind::Date), language), type_words(draft_.schema, date.type, language)}));
    return false;
  }

  VersionDraft& version_;
  Draft& draft_;
  EntityId root_;
  TestPlace place_;
};

}  // namespace

std::optional<Atom> check_comparison(VersionDraft& version, EntityId root, Path left, const ast::Atom& written) {
  ComparisonChecker checker(version, root, left, written);
  if (!checker.fits()) return std::nullopt;
  auto values = checker.constants();
  if (!values) return std::nullopt;
  if (written.comparison != Written::Between) sort_values(*values);
  Atom atom;
  atom.comparison = plain(written.comparison);
  atom.left = std::move(left);
  atom.right = std::move(*values);
  return atom;
}

bool known_too_late(VersionDraft& version, const Path& path, TestPlace place) {
  if (place != TestPlace::Step && place != TestPlace::Collective && place != TestPlace::Finding) return false;
  Draft& draft = version.draft;
  const std::string& name = draft.report.say(path.label, path.span);
  if (place == TestPlace::Finding && (needs_accountable(version, path) || rests_on_problems(version, path))) {
    draft.report(diagnose(Code::FindingOnProblems, path.span, {name}));
    return true;
  }
  if (!needs_accountable(version, path)) return false;
  draft.report(diagnose(Code::AccountableNotKnown, path.span, {name}));
  return true;
}

Condition atom_condition(Atom atom, Span span) {
  Condition condition;
  condition.kind = Condition::Kind::Atom;
  condition.atom = std::move(atom);
  condition.span = span;
  return condition;
}

Condition all_of(std::vector<Condition> members, Span span) {
  Condition condition;
  condition.members = std::move(members);
  condition.span = span;
  return condition;
}

Condition check_condition(VersionDraft& version, EntityId root, const ast::Condition& written, TestPlace place) {
  ConditionChecker checker(version, root, place);
  if (auto checked = checker.condition(written)) return std::move(*checked);
  return all_of({}, written.span);
}

Condition check_lines(VersionDraft& version, EntityId root, const std::vector<ast::Condition>& lines, TestPlace place) {
  const Span span = lines.empty() ? Span{} : lines.front().span;
  return ConditionChecker(version, root, place).group(lines, ast::Connective::And, span);
}

}  // namespace yanpan::lang::checking
