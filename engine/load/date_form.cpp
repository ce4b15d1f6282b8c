#include "engine/load/date_form.hpp"

#include "lang/value/date.hpp"

namespace yanpan::engine {

namespace {

constexpr std::string_view kYear = "年", kMonth = "月", kDay = "日";

bool digit(char c) { return c >= '0' && c <= '9'; }

/// `least` to `most` digits at the front of `text`, which moves on.
std::optional<int> take_number(std::string_view& text, std::size_t least, std::size_t most) {
  int value = 0;
  std::size_t n = 0;
  for (; n < most && n < text.size() && digit(text[n]); ++n) value = value * 10 + (text[n] - '0');
  if (n < least) return std::nullopt;
  text.remove_prefix(n);
  return value;
}

}  // namespace

std::vector<DateForm::Part> DateForm::parts_of(std::string_view format) {
  using Kind = Part::Kind;
  std::vector<Part> out;
  const auto number = [&](std::string_view word, Kind kind) {
    if (!format.starts_with(word)) return false;
    if (!out.empty() && out.back().kind != Kind::Sign) out.back().fixed = true;
    out.push_back({kind, "", false});
    format.remove_prefix(word.size());
    return true;
  };
  while (!format.empty()) {
    if (number(kYear, Kind::Year) || number(kMonth, Kind::Month) || number(kDay, Kind::Day)) continue;
    if (out.empty() || out.back().kind != Kind::Sign) out.push_back({Kind::Sign, "", false});
    out.back().sign += format.front();
    format.remove_prefix(1);
  }
  // Digits that run on say nothing of where a number ends, so the last one is fixed too.
  if (out.size() > 1 && out[out.size() - 2].kind != Kind::Sign) out.back().fixed = true;
  return out;
}

DateForm::DateForm(std::string_view format) : parts_(parts_of(format)) {
  using Kind = Part::Kind;
  if (format != "年月日" && format != "年月") return;
  spelled_ = {{Kind::Year, "", false}, {Kind::Sign, std::string(kYear), false}};
  spelled_.push_back({Kind::Month, "", false});
  spelled_.push_back({Kind::Sign, std::string(kMonth), false});
  if (format == "年月") return;
  spelled_.push_back({Kind::Day, "", false});
  spelled_.push_back({Kind::Sign, std::string(kDay), false});
}

std::optional<DateForm::Numbers> DateForm::read(const std::vector<Part>& parts, std::string_view text) {
  Numbers out;
  for (const Part& part : parts) {
    if (part.kind == Part::Kind::Sign) {
      if (!text.starts_with(part.sign)) return std::nullopt;
      text.remove_prefix(part.sign.size());
      continue;
    }
    const bool year = part.kind == Part::Kind::Year;
    const auto value = year ? take_number(text, 4, 4) : take_number(text, part.fixed ? 2 : 1, 2);
    if (!value) return std::nullopt;
    (year ? out.year : part.kind == Part::Kind::Month ? out.month : out.day) = *value;
  }
  if (!text.empty()) return std::nullopt;
  return out;
}

std::optional<DateForm::Numbers> DateForm::read(std::string_view text) const {
  if (const auto numbers = read(parts_, text)) return numbers;
  return spelled_.empty() ? std::nullopt : read(spelled_, text);
}

std::optional<std::int64_t> DateForm::date(std::string_view text) const {
  const auto numbers = read(text);
  return numbers ? date_from_civil(numbers->year, numbers->month, numbers->day) : std::nullopt;
}

std::optional<std::int64_t> DateForm::month(std::string_view text) const {
  const auto numbers = read(text);
  if (!numbers) return std::nullopt;
  const auto first = date_from_civil(numbers->year, numbers->month, 1);
  return first ? std::optional(month_of_date(*first)) : std::nullopt;
}

}  // namespace yanpan::engine
