#include "lang/policy/steps.hpp"

#include "lang/value/date.hpp"

namespace yanpan::lang {

namespace {

constexpr std::int64_t kMinute = 60'000'000;

std::optional<Constant> stepped_decimal(Constant from, int steps, Int128 places) {
  const auto step = Decimal::make(steps, places);
  const auto moved = step ? add(from.decimal, *step) : std::nullopt;
  if (!moved) return std::nullopt;
  from.decimal = *moved;
  return from;
}

}  // namespace

bool has_steps(const Schema& schema, const Type& type) {
  switch (type.kind) {
    case TypeKind::Integer:
    case TypeKind::Decimal:
    case TypeKind::Date:
    case TypeKind::Instant:
    case TypeKind::Month:
    case TypeKind::Duration: return true;
    case TypeKind::Choice: return schema.choice(type.choice).ordered;
    default: return false;
  }
}

Int128 decimal_places(const Decimal& value) {
  constexpr Int128 kMost = 1'000'000'000'000;
  Int128 power = 1;
  while (power < kMost && power % value.den() != 0) power *= 10;
  return power;
}

std::optional<Constant> stepped(const Schema& schema, const Constant& from, int steps, Int128 places) {
  if (from.type.kind == TypeKind::Decimal) return stepped_decimal(from, steps, places);
  Constant to = from;
  const std::int64_t by = steps * (from.type.kind == TypeKind::Instant ? kMinute : 1);
  if (__builtin_add_overflow(from.number, by, &to.number)) return std::nullopt;
  if (from.type.kind == TypeKind::Date && !date_in_range(to.number)) return std::nullopt;
  if (from.type.kind != TypeKind::Choice) return to;
  const auto values = static_cast<std::int64_t>(schema.choice(from.type.choice).values.size());
  return to.number >= 0 && to.number < values ? std::optional(to) : std::nullopt;
}

}  // namespace yanpan::lang
