#include "lang/grammar/explain_failure.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "lang/diag/suggest.hpp"
#include "lang/grammar/token.hpp"

namespace yanpan::lang {
namespace {

constexpr std::size_t kLongestRepaired = 4096;
constexpr std::size_t kMostRepairs = 200;
constexpr std::size_t kMostShown = 40;

Language other(Language language) { return language == Language::Zh ? Language::En : Language::Zh; }

std::size_t seen_length(std::string_view text) {
  std::size_t longest = first_code_point(text).length;
  for (const std::string_view sign : {">=", "<=", "!=", "->", "<-"}) {
    if (text.starts_with(sign)) longest = sign.size();
  }
  for (const auto scan : {scan_quoted, scan_back_quoted, scan_word, scan_number, scan_date}) longest = std::max(longest, scan(text));
  return longest;
}

/// Something the author may have meant: the line with one small change.
struct Repair {
  Code code;
  std::size_t begin, end;        // what is wrong, in the line
  std::vector<std::string> args;
  std::size_t fix_begin, fix_end;
  std::string replacement;
  std::size_t left = 0;          // bytes that even the repaired line leaves unread
};

std::string repaired(std::string_view text, const Repair& repair) {
  std::string result(text.substr(0, repair.fix_begin));
  result += repair.replacement;
  result += text.substr(repair.fix_end);
  return result;
}

std::optional<Repair> wrong_set(std::string_view text, std::size_t at, Keyword keyword, Language language) {
  const std::size_t length = match_keyword(keyword, other(language), text.substr(at));
  if (length == 0 || spelling(keyword, language) == spelling(keyword, other(language))) return std::nullopt;
  const std::string right(spelling(keyword, language));
  return Repair{Code::WrongKeywordSet, at, at + length, {std::string(text.substr(at, length)), right}, at, at + length, right};
}

/// 当重复次数: the keyword in front. An english word may begin like a keyword
/// by chance, so there only a digit or a Chinese character behind it counts.
std::optional<Repair> stuck_in_front(std::string_view text, std::size_t at, Keyword keyword, Language language) {
  const std::size_t length = match_keyword_prefix(keyword, language, text.substr(at));
  const std::string_view rest = text.substr(std::min(text.size(), at + length));
  const std::size_t word = scan_word(rest);
  const bool letter = !rest.empty() && ((rest[0] >= 'a' && rest[0] <= 'z') || (rest[0] >= 'A' && rest[0] <= 'Z'));
  if (length == 0 || word == 0 || (language == Language::En && letter)) return std::nullopt;
  const std::string name(rest.substr(0, word));
  return Repair{Code::StuckKeyword, at, at + length + word, {std::string(text.substr(at, length)), name}, at + length, at + length, " "};
}

/// Where the word begins that reaches to the end of `text`.
std::size_t word_start(std::string_view text) {
  std::size_t start = text.size();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t word = scan_word(text.substr(at));
    if (at + word == text.size()) start = std::min(start, at);
    at += word > 0 ? word : first_code_point(text.substr(at)).length;
  }
  return start;
}

/// 结果为 合格: the keyword at the end of the word before.
std::optional<Repair> stuck_behind(std::string_view text, std::size_t at, Keyword keyword, Language language) {
  const std::string_view before = trim(text.substr(0, at));
  const std::string_view form = spelling(keyword, language);
  if (language == Language::En || !before.ends_with(form) || before.size() == form.size()) return std::nullopt;
  const std::size_t cut = before.size() - form.size();
  const std::size_t begin = word_start(before);
  if (begin >= cut) return std::nullopt;
  return Repair{Code::StuckKeyword, begin, before.size(), {std::string(form), std::string(text.substr(begin, cut - begin))}, cut, cut, " "};
}

class FailedLine {
 public:
  FailedLine(Reader& reader, std::string_view text, const Attempt& attempt)
      : reader_(reader), text_(text), attempt_(attempt), state_(reader.language(), text) {
    state_.recording = true;
    attempt_(state_);
  }

  void explain() {
    if (report_repair() || report_first_word()) return;
    report_wanted();
  }

 private:
  Span place(std::size_t begin, std::size_t end) const { return reader_.span(text_.substr(begin, end - begin)); }

  /// The keywords that could stand at a place, canonical forms, each once.
  std::vector<std::string_view> words_at(std::size_t at) const {
    std::vector<std::string_view> words;
    for (const auto& [where, keyword] : state_.tried) {
      const std::string_view word = spelling(keyword, reader_.language());
      if (where == at && std::ranges::find(words, word) == words.end()) words.push_back(word);
    }
    return words;
  }

  std::string joined(const std::vector<std::string_view>& words) const {
    std::string result;
    for (const std::string_view word : words) {
      if (!result.empty()) result += reader_.language() == Language::Zh ? "、" : ", ";
      result += word;
    }
    return result;
  }

  std::vector<Repair> candidates() const {
    std::vector<Repair> found;
    const Language language = reader_.language();
    for (const auto& [at, keyword] : state_.tried) {
      if (at > state_.furthest || found.size() >= kMostRepairs) continue;
      for (const auto make : {wrong_set, stuck_in_front, stuck_behind}) {
        if (auto repair = make(text_, at, keyword, language)) found.push_back(std::move(*repair));
      }
    }
    return found;
  }

  /// What the repaired line leaves unread; its whole length where it nests too deep.
  std::size_t left_after(const Repair& repair) const {
    const std::string changed = repaired(text_, repair);
    LineState again(reader_.language(), changed);
    try {
      return attempt_(again) ? 0 : changed.size() - again.furthest + 1;
    } catch (const TooDeep&) {
      return changed.size() + 1;
    }
  }

  /// The repair that lets most of the line be read, if it helps at all.
  bool report_repair() {
    if (text_.size() > kLongestRepaired) return false;
    std::optional<Repair> best;
    std::size_t least = text_.size() - state_.furthest + 1;
    for (Repair& repair : candidates()) {
      repair.left = left_after(repair);
      if (repair.left < least) {
        least = repair.left;
        best = std::move(repair);
      }
    }
    if (!best) return false;
    reader_.report({best->code, place(best->begin, best->end), best->args, {}, {},
                    {{place(best->fix_begin, best->fix_end), best->replacement}}});
    return true;
  }

  /// An unknown first word; also of a line that may begin with a name, where
  /// the word is nearly one of the keywords.
  bool report_first_word() {
    if (state_.opened) return false;
    const std::vector<std::string_view> words = words_at(0);
    const std::string seen = seen_at(text_);
    std::vector<std::string> close = nearest(seen, words);
    if (state_.furthest > 0 && (close.empty() || !starts_second_word())) return false;
    if (state_.furthest == 0 && state_.wanted) return false;
    report_with_suggestions(first_word_code(words), 0, {seen, joined(words)}, std::move(close));
    return true;
  }

  bool starts_second_word() const {
    const std::size_t first = seen_length(text_);
    return state_.furthest == first + scan_blanks(text_.substr(first));
  }

  Code first_word_code(const std::vector<std::string_view>& words) const {
    const bool block = std::ranges::find(words, spelling(Keyword::Policy, reader_.language())) != words.end();
    return block ? Code::UnknownBlock : Code::UnknownLine;
  }

  /// One near word is a repair where the whole line can then be read; else it stays a suggestion.
  void report_with_suggestions(Code code, std::size_t at, std::vector<std::string> args, std::vector<std::string> close) {
    const std::size_t end = at + seen_length(text_.substr(at));
    const Span where = place(at, end);
    std::vector<Fix> fixes;
    if (close.size() == 1 && text_.size() <= kLongestRepaired && left_after({code, at, end, {}, at, end, close.front()}) == 0) {
      fixes.push_back({where, close.front()});
    }
    reader_.report({code, where, std::move(args), {}, std::move(close), std::move(fixes)});
  }

  void report_wanted() {
    const std::size_t at = state_.furthest;
    const std::string_view rest = text_.substr(at);
    const Code code = state_.wanted.value_or(Code::ExpectedEnd);
    if (report_operator(at) || report_minus(code, at, rest) || report_connective(code, at, rest)) return;
    std::vector<std::string> args = {seen_at(rest)};
    if (code == Code::ExpectedColumnOption) args.push_back(seen_at(text_));
    std::vector<std::string> close = nearest(args[0], words_at(at));
    report_with_suggestions(code, at, std::move(args), std::move(close));
  }

  /// == => =< <> and a lone ! are read by other languages, not by this one. Some
  /// begin with a comparison that could be read, so they are looked for there too.
  bool report_operator(std::size_t at) {
    static constexpr std::array<std::array<std::string_view, 2>, 8> kWrong = {
        {{"==", "="}, {"＝＝", "="}, {"=>", "≥"}, {"=<", "≤"}, {"<>", "≠"}, {"＜＞", "≠"}, {"≥=", "≥"}, {"≤=", "≤"}}};
    for (const auto& [wrong, right] : kWrong) {
      const std::size_t half = first_code_point(wrong).length;
      const bool begun = at >= half && text_.substr(at - half).starts_with(wrong);
      if (!begun && !text_.substr(at).starts_with(wrong)) continue;
      const std::string ascii = right == "≥" ? ">=" : right == "≤" ? "<=" : right == "≠" ? "!=" : "=";
      const std::string written = reader_.language() == Language::Zh ? std::string(right) : ascii;
      const std::size_t begin = begun ? at - half : at;
      const Span where = place(begin, begin + wrong.size());
      reader_.report({Code::WrongOperator, where, {std::string(wrong), written}, {}, {}, {{where, written}}});
      return true;
    }
    return false;
  }

  bool report_minus(Code code, std::size_t at, std::string_view rest) {
    if (code != Code::ExpectedExpressionEnd || !rest.starts_with('-')) return false;
    const Span where = place(at, at + 1);
    reader_.report({Code::MinusNeedsSpaces, where, {}, {}, {}, {{where, " - "}}});
    return true;
  }

  bool report_connective(Code code, std::size_t at, std::string_view rest) {
    if (code != Code::ExpectedConditionEnd) return false;
    for (const Keyword keyword : {Keyword::And, Keyword::Or}) {
      const std::size_t length = match_keyword(keyword, reader_.language(), rest);
      if (length == 0) continue;
      reader_.report(Code::ConnectiveInLine, place(at, at + length), {std::string(rest.substr(0, length))});
      return true;
    }
    return false;
  }

  Reader& reader_;
  std::string_view text_;
  const Attempt& attempt_;
  LineState state_;
};

}  // namespace

std::string seen_at(std::string_view text) {
  std::string_view seen = text.substr(0, seen_length(text));
  std::size_t at = 0;
  for (std::size_t count = 0; at < seen.size() && count < kMostShown; ++count) at += first_code_point(seen.substr(at)).length;
  return at < seen.size() ? std::string(seen.substr(0, at)) + "…" : std::string(seen);
}

void explain_failure(Reader& reader, std::string_view text, const Attempt& attempt) { FailedLine(reader, text, attempt).explain(); }

void report_too_deep(Reader& reader, std::string_view text, const TooDeep& limit) {
  const std::string_view rest = text.substr(limit.at);
  reader.report(Code::TooDeep, reader.span(rest.substr(0, first_code_point(rest).length)), {std::to_string(kMaxNesting)});
}

}  // namespace yanpan::lang
