#include "tests/second_opinion/generate/expressions.hpp"

#include <algorithm>

#include "lang/value/date.hpp"
#include "tests/second_opinion/generate/conditions.hpp"

namespace yanpan::trial {

namespace {

/// How tightly the outermost operator binds; a loose part of a tight one needs parentheses.
enum class Bind : std::uint8_t { Comparison, IfMissing, Form, Sum, Product, Primary };

struct Term {
  Drawn drawn;
  Bind bind = Bind::Primary;
};
using Piece = std::optional<Term>;

Term primary(Bi text, Near near = {}) { return {{std::move(text), near, false, false, false}, Bind::Primary}; }

void merge(Drawn& into, const Drawn& from) {
  into.accountable |= from.accountable;
  into.problems |= from.problems;
  into.varied |= from.varied;
}

class Expressions {
 public:
  Expressions(World& world, const Scope& scope) : world_(world), scope_(scope) {}

  Piece draw(const Type& type, int depth) {
    if (depth > 0 && world_.random.chance(10)) {
      if (Piece piece = if_missing(type, depth)) return piece;
    }
    switch (type.kind) {
      case TypeKind::Boolean: return boolean(depth);
      case TypeKind::Integer: return integer(depth);
      case TypeKind::Decimal: return decimal(depth);
      case TypeKind::Date: return date(depth);
      case TypeKind::Instant: return instant(depth);
      case TypeKind::Month: return month(depth);
      case TypeKind::Duration: return duration(depth);
      default: return path(type);
    }
  }

 private:
  Piece path(const Type& type) {
    const auto found = pick_typed(world_, scope_, type);
    if (!found) return std::nullopt;
    return Term{{path_text(world_, *found), found->near, found->accountable, found->problems, found->varied}, Bind::Primary};
  }

  Piece path_or(const Type& type, Term other) {
    Piece found = path(type);
    return found ? found : Piece(std::move(other));
  }

  Bi inside(const Term& part, Bind least) {
    const bool must = part.bind < least;
    if (!must && !world_.random.chance(6)) return part.drawn.text;
    return world_.random.chance(85) ? Bi("(") + part.drawn.text + Bi(")") : Bi("（", "(") + part.drawn.text + Bi("）", ")");
  }

  /// `a op b`; the right side of a left-associative operator binds tighter.
  Piece binary(const Piece& a, const Piece& b, const Bi& sign, Bind bind, const Near& near) {
    if (!a || !b) return std::nullopt;
    const Bind right = static_cast<Bind>(static_cast<int>(bind) + 1);
    Term out{{inside(*a, bind) + sign + inside(*b, right), near, false, false, false}, bind};
    merge(out.drawn, a->drawn);
    merge(out.drawn, b->drawn);
    return out;
  }

  /// Operands of 较大, 较小, 日数, 月数 are sums.
  Piece form(const Bi& word, const Piece& a, const Piece& b, const Bi& between, const Near& near) {
    if (!a || !b) return std::nullopt;
    Term out{{word + inside(*a, Bind::Sum) + between + inside(*b, Bind::Sum), near, false, false, false}, Bind::Form};
    merge(out.drawn, a->drawn);
    merge(out.drawn, b->drawn);
    return out;
  }

  Piece larger_or_smaller(const Piece& a, const Piece& b) {
    if (!a || !b) return std::nullopt;
    const Bi word = world_.random.chance(50) ? Bi("较大 ", "larger of ") : Bi("较小 ", "smaller of ");
    const Near near{std::min(a->drawn.near.low, b->drawn.near.low), std::max(a->drawn.near.high, b->drawn.near.high), -1};
    return form(word, a, b, Bi("、", ", "), near);
  }

  Piece if_missing(const Type& type, int depth) {
    const Piece a = draw(type, depth - 1);
    const Piece b = draw(type, 0);
    if (!a || !b) return std::nullopt;
    return binary(a, b, Bi(" 缺失则 ", " if missing "), Bind::IfMissing, a->drawn.near);
  }

  Piece integer(int depth) {
    if (depth == 0 || world_.random.chance(25)) return integer_leaf();
    switch (world_.random.below(9)) {
      case 0:
      case 1: return sum({TypeKind::Integer}, {TypeKind::Integer}, depth);
      case 2: return product({TypeKind::Integer}, {TypeKind::Integer}, depth);
      case 3: return floor_quotient({TypeKind::Integer}, {TypeKind::Integer}, depth);
      case 4: return larger_or_smaller(integer(depth - 1), integer(depth - 1));
      case 5:
      case 6: return days(depth);
      case 7: return months(depth);
      default: return integer_leaf();
    }
  }

  Piece integer_leaf() {
    const std::int64_t constant = world_.random.between(0, 3);
    if (world_.random.chance(20)) return primary(number(constant), {constant, constant, -1});
    return path_or({TypeKind::Integer}, primary(number(constant), {constant, constant, -1}));
  }

  Piece days(int depth) { return form({"日数 ", "days "}, date(depth - 1), date(depth - 1), Bi(" 至 ", " to "), {-60, 90, -1}); }
  Piece months(int depth) { return form({"月数 ", "months "}, date(depth - 1), date(depth - 1), Bi(" 至 ", " to "), {-3, 4, -1}); }

  Piece operand(const Type& type, int depth) { return type.kind == TypeKind::Integer ? integer(depth - 1) : decimal(depth - 1); }

  static Near hull(std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t d) {
    const auto [low, high] = std::minmax({a, b, c, d});
    return {std::max<std::int64_t>(low, -1000), std::min<std::int64_t>(high, 1000), -1};
  }

  Piece sum(const Type& left, const Type& right, int depth) {
    const Piece a = operand(left, depth), b = operand(right, depth);
    if (!a || !b) return std::nullopt;
    const Near &x = a->drawn.near, &y = b->drawn.near;
    if (world_.random.chance(50)) return binary(a, b, Bi(" + "), Bind::Sum, hull(x.low + y.low, x.high + y.high, x.low + y.low, x.high + y.high));
    return binary(a, b, Bi(" - "), Bind::Sum, hull(x.low - y.high, x.high - y.low, x.low - y.high, x.high - y.low));
  }

  Piece product(const Type& left, const Type& right, int depth) {
    const Piece a = operand(left, depth), b = operand(right, depth);
    if (!a || !b) return std::nullopt;
    const Near &x = a->drawn.near, &y = b->drawn.near;
    return binary(a, b, Bi(" * "), Bind::Product, hull(x.low * y.low, x.low * y.high, x.high * y.low, x.high * y.high));
  }

  Piece floor_quotient(const Type& left, const Type& right, int depth) {
    const Piece a = operand(left, depth), b = operand(right, depth);
    return binary(a, b, Bi(" 整除 ", " div "), Bind::Product, {-2, 3, -1});
  }

  Piece quotient(const Type& left, const Type& right, int depth) {
    const Piece a = operand(left, depth), b = operand(right, depth);
    return binary(a, b, Bi(" / "), Bind::Product, {-1, 2, -1});
  }

  Piece decimal_leaf() {
    static const std::vector<std::string> kConstants{"0.5", "1.5", "0.1", "2.0", "1.25"};
    const Term constant = primary(Bi(world_.random.pick(kConstants)), {0, 2, -1});
    return world_.random.chance(15) ? Piece(constant) : path_or({TypeKind::Decimal}, constant);
  }

  Type some_number() { return {world_.random.chance(50) ? TypeKind::Integer : TypeKind::Decimal}; }

  Piece decimal(int depth) {
    if (depth == 0) return decimal_leaf();
    switch (world_.random.below(8)) {
      case 0:
      case 1:
      case 2: return quotient(some_number(), some_number(), depth);
      case 3: return sum({TypeKind::Decimal}, some_number(), depth);
      case 4: return product({TypeKind::Decimal}, some_number(), depth);
      case 5: return larger_or_smaller(decimal(depth - 1), operand(some_number(), depth));
      case 6: return floor_quotient({TypeKind::Decimal}, some_number(), depth);
      default: return decimal_leaf();
    }
  }

  Piece date_leaf() {
    if (world_.random.chance(12)) return primary({"截至日", "as-of date"});
    const Term constant = primary(Bi(format_date(world_.date())));
    return world_.random.chance(8) ? Piece(constant) : path_or({TypeKind::Date}, constant);
  }

  Bi some_duration() {
    const int form = world_.random.below(3);
    const std::string count = std::to_string(world_.random.between(0, form == 1 ? 6 : 40));
    if (form == 0) return {count + " 日", count + " days"};
    if (form == 1) return {count + " 个月", count + " months"};
    return {count + " 工作日", count + " workdays"};
  }

  Piece date(int depth) {
    if (depth == 0 || world_.random.chance(40)) return date_leaf();
    switch (world_.random.below(7)) {
      case 0:
      case 1:
      case 2: return moved(date(depth - 1), primary(some_duration()), Bind::Sum);
      case 3: return moved(date(depth - 1), duration(0), Bind::Sum);
      case 4: return date_of_instant();
      case 5: return larger_or_smaller(date(depth - 1), date(depth - 1));
      default: return date_leaf();
    }
  }

  Piece moved(const Piece& from, const Piece& by, Bind bind) {
    return binary(from, by, world_.random.chance(60) ? Bi(" + ") : Bi(" - "), bind, {});
  }

  Piece date_of_instant() {
    Piece from = path({TypeKind::Instant});
    if (!from) return date_leaf();
    static const std::vector<std::string> kOffsets{"+08:00", "+00:00", "-05:00"};
    const std::string offset = world_.random.pick(kOffsets);
    from->drawn.text = Bi("日期 ", "date ") + from->drawn.text + Bi(" 于 ", " at ") + Bi(offset);
    from->bind = Bind::Form;
    return from;
  }

  Piece instant(int depth) {
    if (depth == 0 || world_.random.chance(40)) return path({TypeKind::Instant});
    const std::string count = std::to_string(world_.random.between(0, 48));
    static const std::vector<Bi> kUnits{{" 小时", " hours"}, {" 分", " minutes"}, {" 日", " days"}};
    return moved(instant(depth - 1), primary(Bi(count) + world_.random.pick(kUnits)), Bind::Sum);
  }

  Piece month(int) { return path({TypeKind::Month}); }

  Piece duration(int depth) {
    const std::string count = std::to_string(world_.random.between(0, 30));
    const Term constant = primary({count + " 日", count + " days"});
    if (depth == 0 || world_.random.chance(70)) return path_or({TypeKind::Duration}, constant);
    return binary(duration(depth - 1), constant, Bi(" + "), Bind::Sum, {});
  }

  Bi comparison_sign() {
    static const std::vector<const char*> kSigns{" = ", " ≠ ", " < ", " ≤ ", " > ", " ≥ ", " >= ", " <= "};
    return world_.random.pick(kSigns);
  }

  Piece boolean(int depth) {
    if (depth == 0) return path_or({TypeKind::Boolean}, primary({"是", "yes"}));
    switch (world_.random.below(8)) {
      case 0:
      case 1: return compared(integer(depth - 1), operand(some_number(), depth));
      case 2: return compared(decimal(depth - 1), operand(some_number(), depth));
      case 3:
      case 4: return compared(date(depth - 1), date(depth - 1));
      case 5:
      case 6: return alike();
      default: return compared(month(depth), month(depth));
    }
  }

  /// Two values of one type that knows equality only: `主导人 = 责任人`.
  Piece alike() {
    const auto unordered = [this](const Path& path) { return !has_order(world_, path.type) && path.type.kind != TypeKind::Boolean; };
    const auto one = pick_path(world_, scope_, unordered);
    if (!one) return std::nullopt;
    return binary(path(one->type), path(one->type), world_.random.chance(60) ? Bi(" = ") : Bi(" ≠ "), Bind::Comparison, {});
  }

  Piece compared(const Piece& a, const Piece& b) { return binary(a, b, comparison_sign(), Bind::Comparison, {}); }

  World& world_;
  const Scope& scope_;
};

}  // namespace

std::optional<Drawn> draw_expression(World& world, const Scope& scope, const Type& type) {
  Expressions expressions(world, scope);
  for (int tries = 0; tries < 4; ++tries) {
    if (Piece piece = expressions.draw(type, 1 + world.random.below(3))) return piece->drawn;
  }
  if (Piece piece = expressions.draw(type, 0)) return piece->drawn;
  return std::nullopt;
}

}  // namespace yanpan::trial
