// Exact numbers of any size, and the limits a value of a run must keep (V2).

#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <optional>
#include <string>
#include <vector>

#include "lang/policy/schema.hpp"

namespace yanpan::second {

using Int = boost::multiprecision::cpp_int;
using Fraction = boost::multiprecision::cpp_rational;  // always in lowest terms

Fraction fraction(const Decimal& value);
/// The number of a constant of any type but text and reference.
Fraction fraction(const lang::Constant& constant);
/// Toward minus infinity.
Int floor_of(const Fraction& value);
std::int64_t to_int64(const Fraction& whole);

/// Whether a value of this type may be this number: 64 bits, the years 1 to
/// 9999, or a fraction of 128-bit numbers.
bool fits(const lang::Type& type, const Fraction& value);
/// The exact sum of the parts, divided by `count` in the same operation;
/// nullopt where the parts have no common denominator of 127 bits.
std::optional<Fraction> exact_sum(const std::vector<Fraction>& parts, const Int& count = 1);

/// Shortest exact form; a non-terminating fraction with 6 places, half to even.
std::string print_number(const Fraction& value);

}  // namespace yanpan::second
