// Three-valued truth in two bits: may it be true, may it be false. Kleene's
// connectives are then plain bit operations that a compiler runs 32 rows at a
// time (meaning.md V3).

#pragma once

#include <cstdint>

namespace yanpan::engine {

using Truth = std::uint8_t;
inline constexpr Truth kTrue = 1;
inline constexpr Truth kFalse = 2;
inline constexpr Truth kUnknown = 3;

constexpr Truth truth(bool value) { return value ? kTrue : kFalse; }
constexpr Truth both(Truth a, Truth b) { return static_cast<Truth>((a & b & 1) | ((a | b) & 2)); }
constexpr Truth either(Truth a, Truth b) { return static_cast<Truth>(((a | b) & 1) | (a & b & 2)); }
constexpr Truth negate(Truth a) { return static_cast<Truth>((a >> 1) | ((a & 1) << 1)); }

static_assert(both(kTrue, kUnknown) == kUnknown && both(kFalse, kUnknown) == kFalse);
static_assert(either(kTrue, kUnknown) == kTrue && either(kFalse, kUnknown) == kUnknown);
static_assert(negate(kUnknown) == kUnknown && negate(kTrue) == kFalse);

}  // namespace yanpan::engine
