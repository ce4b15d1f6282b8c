#include "lang/check/constants.hpp"
#include "lang/check/measures.hpp"
#include "lang/check/paths.hpp"
#include "lang/check/typerefs.hpp"

namespace yanpan::lang::checking {

namespace {

using Op = Expr::Op;

Op plain(ast::ExprOp op) {
  switch (op) {
    case ast::ExprOp::Literal: return Op::Constant;
    case ast::ExprOp::Path: return Op::Path;
    case ast::ExprOp::AsOf: return Op::AsOf;
    case ast::ExprOp::Add: return Op::Add;
    case ast::ExprOp::Subtract: return Op::Subtract;
    case ast::ExprOp::Multiply: return Op::Multiply;
    case ast::ExprOp::Divide: return Op::Divide;
    case ast::ExprOp::FloorDivide: return Op::FloorDivide;
    case ast::ExprOp::Larger: return Op::Larger;
    case ast::ExprOp::Smaller: return Op::Smaller;
    case ast::ExprOp::IfMissing: return Op::IfMissing;
    case ast::ExprOp::Days: return Op::Days;
    case ast::ExprOp::Months: return Op::Months;
    case ast::ExprOp::DateAt: return Op::DateAt;
    case ast::ExprOp::Equal: return Op::Equal;
    case ast::ExprOp::NotEqual: return Op::NotEqual;
    case ast::ExprOp::Less: return Op::Less;
    case ast::ExprOp::LessEqual: return Op::LessEqual;
    case ast::ExprOp::Greater: return Op::Greater;
    case ast::ExprOp::GreaterEqual: return Op::GreaterEqual;
  }
  return Op::Constant;
}

struct OpWords { const char* zh; const char* en; };
constexpr OpWords kWords[] = {{"常数", "constant"}, {"字段", "field"}, {"截至日", "as-of date"}, {"+", "+"}, {"-", "-"}, {"*", "*"},
                              {"/", "/"}, {"整除", "div"}, {"较大", "larger of"}, {"较小", "smaller of"}, {"缺失则", "if missing"},
                              {"日数", "days"}, {"月数", "months"}, {"日期 … 于", "date … at"}, {"=", "="}, {"≠", "!="}, {"<", "<"},
                              {"≤", "<="}, {">", ">"}, {"≥", ">="}};

/// The type of two operands that must be alike: equal types, or numbers, which mix.
std::optional<Type> common(const Type& a, const Type& b) {
  if (a == b) return a;
  if (is_number(a) && is_number(b)) return simple_type(TypeKind::Decimal);
  return std::nullopt;
}

bool moves_date(DurationUnit unit) { return unit == DurationUnit::Days || unit == DurationUnit::Workdays || unit == DurationUnit::Months; }
bool moves_instant(DurationUnit unit) { return unit == DurationUnit::Days || unit == DurationUnit::Hours || unit == DurationUnit::Minutes; }

class ExprChecker {
 public:
  ExprChecker(VersionDraft& version, EntityId root) : version_(version), draft_(version.draft), root_(root) {}

  Expr check(const ast::Expr& written, const Type* neighbour = nullptr) {
    Expr expr;
    expr.op = plain(written.op);
    expr.span = written.span;
    expr.offset_minutes = written.offset_minutes;
    expr.type = broken_type();
    switch (written.op) {
      case ast::ExprOp::Literal: literal(expr, written, neighbour); return expr;
      case ast::ExprOp::Path: path(expr, written, neighbour); return expr;
      case ast::ExprOp::AsOf: expr.type = simple_type(TypeKind::Date); return expr;
      default: operation(expr, written); return expr;
    }
  }

 private:
  void literal(Expr& expr, const ast::Expr& written, const Type* neighbour) {
    if (!written.literal) return;
    const bool as_choice = neighbour != nullptr && neighbour->kind == TypeKind::Choice;
    const auto constant = as_choice ? constant_of(draft_, *neighbour, *written.literal) : free_constant(draft_, *written.literal);
    if (constant) set_constant(expr, *constant);
  }

  void set_constant(Expr& expr, const Constant& constant) {
    expr.op = Op::Constant;
    expr.constant = constant;
    expr.type = constant.type;
  }

  /// A name beside a choice (`结果 缺失则 合格`) is one of its values, unless a
  /// path can start with it.
  void path(Expr& expr, const ast::Expr& written, const Type* neighbour) {
    if (neighbour != nullptr && neighbour->kind == TypeKind::Choice && !starts_path(version_, root_, written.path)) {
      const ast::Literal name{ast::NameLiteral{written.path}, written.span};
      if (const auto constant = constant_of(draft_, *neighbour, name)) set_constant(expr, *constant);
      return;
    }
    expr.path = resolve_path(version_, root_, written.path);
    expr.type = expr.path.type;
  }

  void operation(Expr& expr, const ast::Expr& written) {
    for (const ast::Expr& operand : written.operands) {
      const Type* neighbour = expr.operands.empty() ? nullptr : &expr.operands.front().type;
      expr.operands.push_back(check(operand, neighbour));
    }
    for (const Expr& operand : expr.operands) {
      if (broken(operand.type)) return;
    }
    if (expr.operands.empty()) return;
    if (auto type = result(expr)) {
      expr.type = *type;
    } else {
      refuse(expr);
    }
  }

  std::optional<Type> result(Expr& expr) {
    switch (expr.op) {
      case Op::Add: return sum(expr);
      case Op::Subtract: return difference(expr);
      case Op::Multiply: return numbers(expr) ? common(type(expr, 0), type(expr, 1)) : std::nullopt;
      case Op::Divide: return numbers(expr) ? std::optional(simple_type(TypeKind::Decimal)) : std::nullopt;
      case Op::FloorDivide: return numbers(expr) ? std::optional(simple_type(TypeKind::Integer)) : std::nullopt;
      case Op::Larger:
      case Op::Smaller: return is_ordered(draft_.schema, type(expr, 0)) ? alike(expr) : std::nullopt;
      case Op::IfMissing: return alike(expr);
      case Op::Days:
      case Op::Months: return all_of_kind(expr, TypeKind::Date) ? std::optional(simple_type(TypeKind::Integer)) : std::nullopt;
      case Op::DateAt: return all_of_kind(expr, TypeKind::Instant) ? std::optional(simple_type(TypeKind::Date)) : std::nullopt;
      default: return comparison(expr);
    }
  }

  static const Type& type(const Expr& expr, std::size_t i) { return expr.operands[i].type; }

  static bool numbers(const Expr& expr) {
    return std::all_of(expr.operands.begin(), expr.operands.end(), [](const Expr& e) { return is_number(e.type); });
  }

  static bool all_of_kind(const Expr& expr, TypeKind kind) {
    return std::all_of(expr.operands.begin(), expr.operands.end(), [&](const Expr& e) { return e.type.kind == kind; });
  }

  static std::optional<Type> alike(const Expr& expr) {
    std::optional<Type> shared = type(expr, 0);
    for (const Expr& operand : expr.operands) {
      if (shared) shared = common(*shared, operand.type);
    }
    return shared;
  }

  std::optional<Type> comparison(const Expr& expr) {
    if (!alike(expr)) return std::nullopt;
    const bool equality = expr.op == Op::Equal || expr.op == Op::NotEqual;
    if (!equality && !is_ordered(draft_.schema, type(expr, 0))) return std::nullopt;
    return simple_type(TypeKind::Boolean);
  }

  static std::optional<Type> moved(const Type& point, const Type& by) {
    if (by.kind != TypeKind::Duration) return std::nullopt;
    if (point.kind == TypeKind::Date && moves_date(by.unit)) return point;
    if (point.kind == TypeKind::Instant && moves_instant(by.unit)) return point;
    return std::nullopt;
  }

  /// 5 日 + 发生日 ⇒ 发生日 + 5 日: the date comes first.
  static std::optional<Type> sum(Expr& expr) {
    if (type(expr, 0).kind == TypeKind::Duration && type(expr, 1).kind != TypeKind::Duration) std::swap(expr.operands[0], expr.operands[1]);
    return difference(expr);
  }

  static std::optional<Type> difference(const Expr& expr) {
    const Type &a = type(expr, 0), &b = type(expr, 1);
    if (numbers(expr)) return common(a, b);
    if (a.kind == TypeKind::Duration && a == b) return a;
    return moved(a, b);
  }

  static bool units_differ(const Expr& expr) {
    return expr.operands.size() >= 2 && type(expr, 0).kind == TypeKind::Duration && type(expr, 1).kind == TypeKind::Duration;
  }

  void refuse(const Expr& expr) {
    const Language language = draft_.report.language(expr.span);
    const std::string left = type_words(draft_.schema, type(expr, 0), language);
    const std::string right = type_words(draft_.schema, type(expr, expr.operands.size() - 1), language);
    if (units_differ(expr)) {
      draft_.report(diagnose(Code::UnitMismatch, expr.span, {left, right}));
      return;
    }
    const OpWords& words = kWords[static_cast<int>(expr.op)];
    const bool two_dates = expr.op == Op::Subtract && all_of_kind(expr, TypeKind::Date);
    draft_.report(diagnose(two_dates ? Code::DateDifference : Code::WrongOperands, expr.span,
                           {draft_.report.either(expr.span, words.zh, words.en), left, right}));
  }

  VersionDraft& version_;
  Draft& draft_;
  EntityId root_;
};

}  // namespace

Expr check_expr(VersionDraft& version, EntityId root, const ast::Expr& written) { return ExprChecker(version, root).check(written); }

}  // namespace yanpan::lang::checking
