#include "lang/check/numbers.hpp"

#include <charconv>

namespace yanpan::lang::checking {

std::optional<std::int64_t> whole_number(Draft& draft, const std::string& text, std::int64_t least, Span place) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && end == text.data() + text.size() && value >= least) return value;
  draft.report(diagnose(Code::NumberOutOfRange, place, {text}));
  return std::nullopt;
}

}  // namespace yanpan::lang::checking
