// What every block reader shares: the file's text, the sink, whether the block
// being read was damaged, and where tokens go if anybody wants them.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lang/ast/ast.hpp"
#include "lang/diag/diagnostic.hpp"
#include "lang/grammar/token_trail.hpp"
#include "lang/source/source_set.hpp"

namespace yanpan::lang {

/// One line of a block without indent and comment, and the lines below it.
struct Line {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  int indent = 0;
  bool spoiled = false;    // something in it was reported while it was cut
  std::string doc;         // the ## lines above it
  std::vector<Line> under;
  std::vector<ast::Allowance> allowances;   // in the comments above and behind it
};

class Reader {
 public:
  Reader(const SourceSet& sources, std::uint32_t file, Language language, Sink& sink, Written* written = nullptr)
      : text_(sources.file(file).text), file_(file), language_(language), sink_(sink), written_(written) {}

  Language language() const { return language_; }
  std::string_view text() const { return text_; }
  std::string_view text(const Line& line) const { return text_.substr(line.begin, line.end - line.begin); }
  std::string_view text(Span span) const { return text_.substr(span.begin, span.end - span.begin); }
  Span span(std::size_t begin, std::size_t end) const {
    return {file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  Span span(const Line& line) const { return span(line.begin, line.end); }
  /// The place of text that lies inside the file's text.
  Span span(std::string_view part) const {
    const auto begin = static_cast<std::size_t>(part.data() - text_.data());
    return span(begin, begin + part.size());
  }

  void report(Diagnostic diagnostic) {
    damaged_ = true;
    sink_.report(std::move(diagnostic));
  }
  void report(Code code, Span place, std::vector<std::string> args = {}) {
    report(Diagnostic{code, place, std::move(args), {}, {}, {}});
  }
  Written* written() const { return written_; }
  /// `trail`: the tokens of `text`, a part of the file.
  void keep(const TokenTrail& trail, std::string_view text) {
    if (written_) trail.append_to(written_->tokens, file_, span(text).begin);
  }
  void keep_token(TokenKind kind, std::string_view text, Sign sign = {}) {
    if (written_) written_->tokens.push_back({span(text), kind, {}, sign, {}, false});
  }
  void keep_line(const Line& line, int depth) {
    if (written_) written_->lines.push_back({span(line), depth});
  }
  void keep_rival(const Line& line, Keyword keyword) {
    if (written_) written_->further_rivals.emplace_back(line.begin, keyword);
  }
  void keep_pair(Span first, Span second) {
    if (written_) written_->pairs.push_back({first, second});
  }

  void damage() { damaged_ = true; }
  bool damaged() const { return damaged_; }
  void begin_block() { damaged_ = false; }

 private:
  std::string_view text_;
  std::uint32_t file_;
  Language language_;
  Sink& sink_;
  Written* written_;
  bool damaged_ = false;
};

}  // namespace yanpan::lang
