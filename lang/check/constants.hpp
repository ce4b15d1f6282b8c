// Written constants to values of the type that the place asks for.

#pragma once

#include "lang/check/draft.hpp"

namespace yanpan::lang::checking {

/// The constant as a value of `type`; nullopt where it is none, which is
/// reported. Of a broken type nothing is reported and nothing comes out.
std::optional<Constant> constant_of(Draft& draft, const Type& type, const ast::Literal& written);

/// Both ends of a range, low ≤ high; types without an order are refused at `place`.
std::optional<Range> range_of(Draft& draft, const Type& type, const std::pair<ast::Literal, ast::Literal>& written, Span place);

/// The constant with the type it shows itself (an expression's literal); never a name.
std::optional<Constant> free_constant(Draft& draft, const ast::Literal& written);

/// Order of two constants of one type.
bool constant_less(const Constant& a, const Constant& b);

}  // namespace yanpan::lang::checking
