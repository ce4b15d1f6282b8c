// Characters and the smallest pieces of text: blanks, words, numbers, quotes.
//
// Every scan function gets the rest of a line and returns the bytes of the
// piece it starts with, 0 where there is none. No grammar is known here.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace yanpan::lang {

inline constexpr std::size_t kMaxLiteral = 64 * 1024;

struct CodePoint {
  std::int32_t value;   // -1: not valid UTF-8
  std::size_t length;   // bytes; 1 where not valid, 0 at the end
};
CodePoint first_code_point(std::string_view text);

/// Space, tab, U+3000 and the no-break space.
bool is_blank(std::int32_t code_point);
/// Letters, digits, marks, `_` and `·`.
bool is_word(std::int32_t code_point);

std::size_t scan_blanks(std::string_view text);
/// Word characters; `-` counts where a word character stands on both sides.
std::size_t scan_word(std::string_view text);
/// A word that does not start with a digit.
std::size_t scan_identifier(std::string_view text);
/// `any name`, with its back-quotes.
std::size_t scan_back_quoted(std::string_view text);
/// "text" or “text”, with its quotes; a quote is no part of its own text.
std::size_t scan_quoted(std::string_view text);
/// Optional sign, digits, optional point and digits; full-width digits too.
std::size_t scan_number(std::string_view text);
std::size_t scan_digits(std::string_view text);
/// Digits with two (one) dashes between: looks like a date (month), perhaps a wrong one.
std::size_t scan_date(std::string_view text);
std::size_t scan_month(std::string_view text);
/// A date, then T or a blank, then a time of day and perhaps an offset.
std::size_t scan_instant(std::string_view text);
/// +08:00, -05:30, Z.
std::size_t scan_offset(std::string_view text);
/// A date format: a run without blanks and commas in which 年, 月 or 日 stands.
std::size_t scan_date_format(std::string_view text);
/// A record's key: a run without blanks, commas, bars and quotes.
std::size_t scan_key(std::string_view text);
/// To the end of the text.
std::size_t scan_rest(std::string_view text);
/// One `-` between blanks.
std::size_t scan_minus(std::string_view text);

/// Whether a word that ends right before `text` would go on with it.
bool word_continues(std::string_view text);
std::string_view trim(std::string_view text);
/// Where ` / ` stands outside quotes, npos where it does not: between two forms of free words.
std::size_t find_slash(std::string_view text);
/// The text inside the quotes where it is quoted as a whole, else the text.
std::string_view without_quotes(std::string_view text);
/// Full-width digits and signs of a number, date or time as ASCII.
std::string to_ascii(std::string_view text);

}  // namespace yanpan::lang
