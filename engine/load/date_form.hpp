// Date formats of a source: 年, 月, 日 and the signs between them.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yanpan::engine {

/// One way to write a date or a month. 年 is four digits. 月 and 日 are one or
/// two beside a sign, exactly two where another number follows at once.
/// `年月日` also reads 2025年7月1日, `年月` 2025年7月.
class DateForm {
 public:
  explicit DateForm(std::string_view format);

  std::optional<std::int64_t> date(std::string_view text) const;
  std::optional<std::int64_t> month(std::string_view text) const;

 private:
  struct Part {
    enum class Kind : std::uint8_t { Year, Month, Day, Sign } kind;
    std::string sign;
    bool fixed = false;      // exactly two digits
  };
  struct Numbers {
    int year = 0, month = 0, day = 1;
  };
  static std::vector<Part> parts_of(std::string_view format);
  static std::optional<Numbers> read(const std::vector<Part>& parts, std::string_view text);
  std::optional<Numbers> read(std::string_view text) const;

  std::vector<Part> parts_;
  std::vector<Part> spelled_;  // with 年月日 as signs after their numbers; empty: not this format
};

}  // namespace yanpan::engine
