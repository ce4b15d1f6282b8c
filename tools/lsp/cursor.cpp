#include "tools/lsp/cursor.hpp"

#include <algorithm>

#include "lang/grammar/parse.hpp"
#include "lang/grammar/token.hpp"

namespace yanpan::tools::lsp {
namespace {

using K = lang::Keyword;

constexpr K kBlocks[] = {K::Policy, K::Use, K::Choice, K::Entity, K::Source, K::Measure, K::Finding, K::Constraint, K::Accountable,
                         K::CauseBlock, K::Rule, K::Otherwise, K::Interventions, K::Scenario};

std::string_view without_indent(std::string_view line) { return line.substr(lang::scan_blanks(line)); }

std::size_t bar_length(std::string_view text) {
  const auto c = lang::first_code_point(text);
  return c.value == '|' || c.value == 0xFF5C ? c.length : 0;
}

/// Where bars stand.
std::vector<std::size_t> bars(std::string_view row) {
  std::vector<std::size_t> found;
  for (std::size_t at = 0; at < row.size(); at += lang::first_code_point(row.substr(at)).length) {
    if (bar_length(row.substr(at)) > 0) found.push_back(at);
  }
  return found;
}

std::string unquoted(std::string_view word) {
  return std::string(word.size() >= 2 && word.starts_with('`') && word.ends_with('`') ? word.substr(1, word.size() - 2) : word);
}

std::size_t scan_name(std::string_view text) {
  const std::size_t quoted = lang::scan_back_quoted(text);
  return quoted > 0 ? quoted : lang::scan_word(text);
}

}  // namespace

Cursor::Cursor(const Place& place, std::size_t word)
    : lines_(place.snapshot->lines(place.file)), language_(place.language()), word_(word), line_(lines_.position(word).line) {
  const std::size_t start = lines_.line_start(line_);
  before_ = without_indent(lines_.text().substr(start, word - start));
  find_block();
  ask_grammar();
}

std::string_view Cursor::line(std::size_t number) const { return lines_.line(number); }

void Cursor::find_block() {
  for (std::size_t number = line_ + 1; number-- > 0;) {
    const auto text = number == line_ ? lines_.text().substr(lines_.line_start(line_), word_ - lines_.line_start(line_)) : line(number);
    if (text.empty() || text.starts_with('#') || lang::scan_blanks(text) > 0) continue;
    const auto found = std::ranges::find_if(kBlocks, [&](K keyword) { return begins(text, keyword); });
    if (found != std::end(kBlocks)) block_ = *found;
    block_line_ = number;
    return;
  }
}

/// The text with a sign that no rule takes in place of the word and what follows it.
void Cursor::ask_grammar() {
  const auto text = lines_.text();
  const std::size_t end = lines_.line_start(line_) + line(line_).size();
  std::string_view rest = text.substr(word_, end - word_);
  const auto next = bars(rest);
  const bool row = bar_length(before_) > 0 && !next.empty();
  rest = row ? rest.substr(next.front()) : std::string_view{};
  std::string probe(text.substr(0, word_));
  probe += row ? "? " : "?";
  probe += rest;
  probe += text.substr(end);

  lang::SourceSet sources;
  sources.add({"", std::move(probe), language_});
  lang::CollectingSink sink;
  lang::Written written;
  written.expected = lang::Expected{static_cast<std::uint32_t>(word_), {}, false, {}};
  lang::parse(sources, 0, sink, &written);
  expected_ = *written.expected;
}

bool Cursor::wants(lang::Code code) const { return std::ranges::find(expected_.wanted, code) != expected_.wanted.end(); }

std::optional<Cursor::Keyword> Cursor::section(std::initializer_list<Keyword> keywords) const {
  for (std::size_t number = line_ + 1; number-- > block_line_;) {
    const auto text = number == line_ ? before_ : without_indent(line(number));
    for (const auto keyword : keywords) {
      if (begins(text, keyword)) return keyword;
    }
  }
  return std::nullopt;
}

std::vector<std::string_view> Cursor::lines_with(Keyword keyword) const {
  std::vector<std::string_view> found;
  for (std::size_t number = block_line_; number < lines_.count(); ++number) {
    const auto whole = line(number);
    if (number > block_line_ && !whole.empty() && lang::scan_blanks(whole) == 0 && !whole.starts_with('#')) break;
    const auto text = without_indent(whole);
    if (const auto length = lang::match_keyword(keyword, language_, text)) found.push_back(text.substr(length));
  }
  return found;
}

std::optional<std::string_view> Cursor::after(Keyword keyword) const {
  std::optional<std::string_view> found;
  for (std::size_t at = 0; at < before_.size();) {
    const auto rest = before_.substr(at);
    if (const auto length = lang::match_keyword(keyword, language_, rest)) found = rest.substr(length);
    at += std::max(scan_name(rest), lang::first_code_point(rest).length);
  }
  return found;
}

std::vector<std::string> Cursor::columns() const {
  for (std::size_t number = block_line_ + 1; number <= line_; ++number) {
    const auto row = without_indent(line(number));
    if (bar_length(row) == 0) continue;
    const auto at = bars(row);
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < at.size(); ++i) {
      const std::size_t begin = at[i] + bar_length(row.substr(at[i])), end = i + 1 < at.size() ? at[i + 1] : row.size();
      cells.emplace_back(lang::trim(row.substr(begin, end - begin)));
    }
    return cells;
  }
  return {};
}

std::size_t Cursor::column() const {
  const auto found = bars(before_).size();
  return found == 0 ? 0 : found - 1;
}

bool Cursor::in_head_row() const {
  for (std::size_t number = block_line_ + 1; number < line_; ++number) {
    if (bar_length(without_indent(line(number))) > 0) return false;
  }
  return true;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t length = scan_name(text);
    if (length > 0) words.push_back(text.substr(0, length));
    text.remove_prefix(std::max(length, lang::first_code_point(text).length));
  }
  return words;
}

std::vector<std::string> path_in(std::string_view text) {
  std::vector<std::string> path;
  for (;;) {
    const std::size_t length = scan_name(text);
    if (length == 0) return path;
    path.push_back(unquoted(text.substr(0, length)));
    text.remove_prefix(length);
    if (!text.starts_with('.')) return path;
    text.remove_prefix(1);
  }
}

}  // namespace yanpan::tools::lsp
