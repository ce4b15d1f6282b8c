#include "engine/load/plain_value.hpp"

#include <algorithm>
#include <span>

#include "engine/load/key_shape.hpp"
#include "engine/load/edges.hpp"
#include "lang/value/date.hpp"

namespace yanpan::engine {

namespace {

using lang::DurationUnit;
using lang::TypeKind;

bool digit(char c) { return c >= '0' && c <= '9'; }

std::span<const std::string_view> unit_words(DurationUnit unit) {
  static constexpr std::string_view kDays[] = {"日", "天", "day", "days"};
  static constexpr std::string_view kWorkdays[] = {"工作日", "个工作日", "workday", "workdays"};
  static constexpr std::string_view kMonths[] = {"个月", "month", "months"};
  static constexpr std::string_view kHours[] = {"小时", "个小时", "hour", "hours"};
  static constexpr std::string_view kMinutes[] = {"分", "分钟", "minute", "minutes"};
  switch (unit) {
    case DurationUnit::Days: return kDays;
    case DurationUnit::Workdays: return kWorkdays;
    case DurationUnit::Months: return kMonths;
    case DurationUnit::Hours: return kHours;
    case DurationUnit::Minutes: break;
  }
  return kMinutes;
}

ReadStatus found(std::optional<std::int64_t> value, std::int64_t& out) {
  if (value) out = *value;
  return value ? ReadStatus::Ok : ReadStatus::Unreadable;
}

std::optional<std::int64_t> choice_named(const lang::ChoiceSet& set, std::string_view text) {
  for (std::size_t i = 0; i < set.values.size(); ++i) {
    if (set.values[i].matches(std::string(text))) return static_cast<std::int64_t>(i);
  }
  return std::nullopt;
}

std::optional<std::int64_t> as_number(std::optional<bool> value) { return value ? std::optional<std::int64_t>(*value) : std::nullopt; }

ReadStatus read_instant(std::string_view text, CellValue& out) {
  const auto instant = parse_instant(text, std::nullopt);
  if (!instant) return ReadStatus::Unreadable;
  out.number = instant->micros;
  out.offset_minutes = instant->offset_minutes;
  return ReadStatus::Ok;
}

/// A sign, digits, at most one point: what could be a decimal if it fitted.
bool decimal_shape(std::string_view text) {
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  const auto points = std::count(text.begin(), text.end(), '.');
  const auto digits = std::count_if(text.begin(), text.end(), digit);
  return digits > 0 && points <= 1 && static_cast<std::size_t>(points + digits) == text.size();
}

}  // namespace

ReadStatus read_integer(std::string_view text, std::int64_t& out) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || !std::all_of(text.begin(), text.end(), digit)) return ReadStatus::Unreadable;
  // Built up as a negative number, whose range is the larger one.
  std::int64_t value = 0;
  for (char c : text) {
    if (__builtin_mul_overflow(value, 10, &value) || __builtin_sub_overflow(value, c - '0', &value)) return ReadStatus::OutOfRange;
  }
  if (!negative && __builtin_sub_overflow(std::int64_t{0}, value, &value)) return ReadStatus::OutOfRange;
  out = value;
  return ReadStatus::Ok;
}

ReadStatus read_decimal(std::string_view text, Decimal& out) {
  if (!decimal_shape(text)) return ReadStatus::Unreadable;
  const auto value = Decimal::parse(text);
  if (!value) return ReadStatus::OutOfRange;
  out = *value;
  return ReadStatus::Ok;
}

ReadStatus read_duration(std::string_view text, DurationUnit unit, std::int64_t& out) {
  const auto after = std::find_if_not(text.begin(), text.end(), [](char c) { return digit(c) || c == '-' || c == '+'; });
  const std::string_view number(text.begin(), after);
  const std::string_view word = trim(text.substr(number.size()));
  const auto words = unit_words(unit);
  if (!word.empty() && std::find(words.begin(), words.end(), word) == words.end()) return ReadStatus::Unreadable;
  return read_integer(number, out);
}

std::optional<bool> read_boolean(std::string_view text) {
  if (text == "是" || text == "yes" || text == "true") return true;
  if (text == "否" || text == "no" || text == "false") return false;
  return std::nullopt;
}

ReadStatus read_plain(const lang::Schema& schema, const lang::Type& type, std::string_view text, CellValue& out) {
  switch (type.kind) {
    case TypeKind::Boolean: return found(as_number(read_boolean(text)), out.number);
    case TypeKind::Integer: return read_integer(text, out.number);
    case TypeKind::Decimal: return read_decimal(text, out.decimal);
    case TypeKind::Choice: return found(choice_named(schema.choice(type.choice), text), out.number);
    case TypeKind::Date: return found(parse_iso_date(text), out.number);
    case TypeKind::Month: return found(parse_iso_month(text), out.number);
    case TypeKind::Duration: return read_duration(text, type.unit, out.number);
    case TypeKind::Instant: return read_instant(text, out);
    case TypeKind::Text: out.text = text; return ReadStatus::Ok;
    case TypeKind::Reference: return KeyShape(schema, type.entity).read(text, out.text) ? ReadStatus::Ok : ReadStatus::Unreadable;
  }
  return ReadStatus::Unreadable;
}

std::string print_plain(const lang::Schema& schema, const lang::Type& type, const CellValue& value) {
  switch (type.kind) {
    case TypeKind::Boolean: return value.number != 0 ? "true" : "false";
    case TypeKind::Integer:
    case TypeKind::Duration: return std::to_string(value.number);
    case TypeKind::Decimal: return value.decimal.to_string();
    case TypeKind::Choice: return schema.choice(type.choice).values[static_cast<std::size_t>(value.number)].stable();
    case TypeKind::Date: return format_date(value.number);
    case TypeKind::Month: return format_month(value.number);
    case TypeKind::Instant: return format_instant(value.number, value.offset_minutes);
    case TypeKind::Text:
    case TypeKind::Reference: break;
  }
  return value.text;
}

}  // namespace yanpan::engine
