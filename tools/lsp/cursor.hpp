// Where in a policy a place lies: the block, the line of it, what stands before
// the word that is being typed, and what the grammar would take there.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lang/grammar/keywords.hpp"
#include "lang/grammar/written.hpp"
#include "tools/lsp/snapshot.hpp"

namespace yanpan::tools::lsp {

class Cursor {
 public:
  using Keyword = lang::Keyword;

  /// `word`: where the word begins that will be replaced.
  Cursor(const Place& place, std::size_t word);

  Language language() const { return language_; }
  std::size_t word() const { return word_; }
  const lang::Expected& expected() const { return expected_; }
  bool wants(lang::Code code) const;

  /// The keyword of the block, at column 1 at or above the line.
  std::optional<Keyword> block() const { return block_; }
  bool in_first_line() const { return line_ == block_line_; }
  /// The line up to the word, without indent.
  std::string_view before() const { return before_; }
  /// Whether the line begins with the keyword.
  bool line_is(Keyword keyword) const { return begins(before_, keyword); }
  /// Of the lines of the block up to this one, the last that begins with one of them.
  std::optional<Keyword> section(std::initializer_list<Keyword> keywords) const;
  /// The lines of the block that begin with the keyword, without it.
  std::vector<std::string_view> lines_with(Keyword keyword) const;
  /// Behind the last of these keywords in the line before the word; nullopt where none stands.
  std::optional<std::string_view> after(Keyword keyword) const;
  /// The cells of the block's first row, and which of them the word is in.
  std::vector<std::string> columns() const;
  std::size_t column() const;
  bool in_head_row() const;

 private:
  bool begins(std::string_view text, Keyword keyword) const { return lang::match_keyword(keyword, language_, text) > 0; }
  std::string_view line(std::size_t number) const;
  void find_block();
  void ask_grammar();

  const Lines& lines_;
  Language language_;
  std::size_t word_, line_;
  std::string_view before_;
  std::optional<Keyword> block_;
  std::size_t block_line_ = 0;
  lang::Expected expected_;
};

/// The words of a text that are names, quotes off: 案件 of `案件.受理日`.
std::vector<std::string_view> words_of(std::string_view text);
/// The path a text begins with, quotes off; empty where it begins with none.
std::vector<std::string> path_in(std::string_view text);

}  // namespace yanpan::tools::lsp
