// Values in their one standard form: ISO dates, whole numbers, names of
// values. What a key part or a looked-up cell is read and printed as, and what
// every other column falls back on.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lang/policy/schema.hpp"
#include "lang/value/decimal.hpp"

namespace yanpan::engine {

enum class ReadStatus : std::uint8_t { Ok, Unreadable, OutOfRange, Rejected };

/// A value read from a cell. `number` for all but decimals, texts and references.
struct CellValue {
  std::int64_t number = 0;
  Decimal decimal;
  std::string text;           // Text, and Reference: the key
  int offset_minutes = 0;     // Instant
};

/// ASCII digits with an optional sign. OutOfRange: outside 64 bits.
ReadStatus read_integer(std::string_view text, std::int64_t& out);
ReadStatus read_decimal(std::string_view text, Decimal& out);
/// A whole number, optionally with the unit's word in either language.
ReadStatus read_duration(std::string_view text, lang::DurationUnit unit, std::int64_t& out);
/// 是 否 yes no true false.
std::optional<bool> read_boolean(std::string_view text);

/// `text` as a value of `type` in the standard form; `text` has no outer white space and is not empty.
ReadStatus read_plain(const lang::Schema& schema, const lang::Type& type, std::string_view text, CellValue& out);

/// The standard form of a value: true / false, ISO dates, the stable name of a
/// choice; instants with the offset given. References print their key.
std::string print_plain(const lang::Schema& schema, const lang::Type& type, const CellValue& value);

}  // namespace yanpan::engine
