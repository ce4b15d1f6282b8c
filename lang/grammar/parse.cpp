#include "lang/grammar/parse.hpp"

#include <algorithm>
#include <iterator>

#include "lang/diag/suggest.hpp"
#include "lang/grammar/build.hpp"
#include "lang/grammar/layout.hpp"

namespace yanpan::lang {
namespace {

using K = Keyword;

constexpr std::size_t kMaxFile = 1024 * 1024;

constexpr std::initializer_list<K> kBlocks = {K::Policy,      K::Use,        K::Choice, K::Entity,    K::Source,        K::Measure,
                                              K::Finding,     K::Constraint, K::Accountable, K::CauseBlock, K::Rule,    K::Otherwise,
                                              K::Interventions, K::Ledger,   K::Programme, K::Scenario};

// ---- line 1 ----

std::optional<Language> named_language(std::string_view word) {
  if (word == "中文" || word == "chinese") return Language::Zh;
  if (word == "english" || word == "英文") return Language::En;
  return std::nullopt;
}

bool opens_language_line(std::string_view text) {
  return match_keyword(K::Language, Language::Zh, text) > 0 || match_keyword(K::Language, Language::En, text) > 0;
}

/// Where no line says it: the language with more keywords at column 1.
Language guess_language(const Reader& reader, const std::vector<Line>& blocks) {
  int balance = 0;
  for (const Line& block : blocks) {
    for (const K keyword : kBlocks) {
      balance += match_keyword(keyword, Language::En, reader.text(block)) > 0 ? 1 : 0;
      balance -= match_keyword(keyword, Language::Zh, reader.text(block)) > 0 ? 1 : 0;
    }
  }
  return balance > 0 ? Language::En : Language::Zh;
}

/// The first word of line 1 shows which language its mistakes are told in.
Language language_of_first_word(std::string_view text) {
  return match_keyword(K::Language, Language::En, text) > 0 ? Language::En : Language::Zh;
}

struct LanguageLine {
  Language language;
  bool present;
};

LanguageLine read_language_line(SourceSet& sources, std::uint32_t id, const std::vector<Line>& blocks, Sink& sink, Written* written) {
  Reader guess(sources, id, Language::Zh, sink);
  if (blocks.empty() || !opens_language_line(guess.text(blocks.front()))) {
    const Language language = guess_language(guess, blocks);
    sources.file(id).language = language;
    const std::string line = language == Language::Zh ? "语言 1 中文\n" : "language 1 english\n";
    const Span start = guess.span(0, 0);
    guess.report({Code::MissingLanguageLine, start, {}, {}, {}, {{start, line}}});
    return {language, false};
  }
  const Line& first = blocks.front();
  const Language told_in = language_of_first_word(guess.text(first));
  sources.file(id).language = told_in;
  Reader reader(sources, id, told_in, sink, written);
  const Tree tree = read<rules::language_line>(reader, first);
  if (!tree) return {told_in, true};
  const Node& version = *tree->children[0];
  const Node& set = *tree->children[1];
  if (text_of(version) != "1") reader.report(Code::UnsupportedVersion, span_of(reader, version), {std::string(text_of(version))});
  const auto language = named_language(text_of(set));
  if (!language) reader.report(Code::ExpectedLanguage, span_of(reader, set), {std::string(text_of(set))});
  expect_no_lines(reader, first);
  sources.file(id).language = language.value_or(told_in);
  return {language.value_or(told_in), true};
}

// ---- blocks ----

using Body = decltype(ast::Block::body);

ast::Use build_use(Reader& reader, const Node& head) { return {build_path(reader, *head.children[0])}; }

ast::Fallback build_fallback(Reader& reader, const Node& head) {
  ast::Fallback fallback;
  if (const Node* cause = child<rules::path>(head)) fallback = {false, build_path(reader, *cause)};
  return fallback;
}

Body build_body(Reader& reader, const Node& node, const Line& block) {
  const Node* head = &node;
  if (is<rules::head::policy>(node)) return build_header(reader, head, block);
  if (is<rules::head::choice>(node)) return build_choice(reader, head, block);
  if (is<rules::head::entity>(node)) return build_entity(reader, head, block);
  if (is<rules::head::source>(node)) return build_source(reader, head, block);
  if (is<rules::head::measure>(node)) return build_measure(reader, head, block);
  if (is<rules::head::finding>(node)) return build_finding(reader, head, block);
  if (is<rules::head::constraint>(node)) return build_constraint(reader, head, block);
  if (is<rules::head::accountable>(node)) return build_accountable(reader, head, block);
  if (is<rules::head::rule>(node)) return build_rule(reader, head, block);
  if (is<rules::head::interventions>(node)) return build_interventions(reader, head, block);
  if (is<rules::head::scenario>(node)) return build_scenario(reader, head, block);
  if (is<rules::head::reserved>(node)) {
    const std::string_view text = reader.text(block);
    return ast::Reserved{std::string(text.substr(0, scan_word(text)))};
  }
  expect_no_lines(reader, block);
  if (is<rules::head::use>(node)) return build_use(reader, node);
  if (is<rules::head::cause>(node)) return ast::Cause{build_names(reader, node)};
  return build_fallback(reader, node);
}

// ---- a first line that could not be read ----

/// The names behind the keyword, as far as they can be made out, so that the
/// rest of the policy may use them.
ast::DeclaredName salvage_names(Reader& reader, std::string_view rest) {
  std::vector<ast::Ident> names;
  while (names.size() < 2) {
    rest.remove_prefix(scan_blanks(rest));
    const std::size_t quoted = scan_back_quoted(rest);
    std::size_t length = quoted > 0 ? quoted : scan_identifier(rest);
    if (length == 0) break;
    while (rest.substr(length).starts_with('.')) {
      const std::size_t more = scan_word(rest.substr(length + 1));
      if (more == 0) break;
      length += 1 + more;
    }
    const std::string_view name = rest.substr(0, length);
    names.push_back({std::string(quoted > 0 ? name.substr(1, length - 2) : name), reader.span(name)});
    rest.remove_prefix(length);
  }
  ast::DeclaredName result;
  if (!names.empty()) result.first = names[0];
  if (names.size() > 1) result.second = names[1];
  return result;
}

/// The block without its first line: the lines below it and the names it declares.
std::optional<Body> build_without_head(Reader& reader, K keyword, const ast::DeclaredName& names, const Line& block) {
  const auto named = [&](auto body) { body.name = names; return Body{std::move(body)}; };
  switch (keyword) {
    case K::Policy: return named(build_header(reader, nullptr, block));
    case K::Choice: return named(build_choice(reader, nullptr, block));
    case K::Entity: return named(build_entity(reader, nullptr, block));
    case K::Source: return named(build_source(reader, nullptr, block));
    case K::Measure: return named(build_measure(reader, nullptr, block));
    case K::Finding: return named(build_finding(reader, nullptr, block));
    case K::CauseBlock: return named(ast::Cause{});
    case K::Constraint: return build_constraint(reader, nullptr, block);
    case K::Accountable: return build_accountable(reader, nullptr, block);
    case K::Otherwise: return ast::Fallback{};
    case K::Interventions: return build_interventions(reader, nullptr, block);
    case K::Scenario: return build_scenario(reader, nullptr, block);
    case K::Rule: {
      ast::Rule rule = build_rule(reader, nullptr, block);
      rule.id = names.first;
      return rule;
    }
    default: return std::nullopt;
  }
}

struct Opening {
  K keyword;
  std::size_t length;
};

/// The block that a first word opens, or was meant to open: in the other
/// language, stuck to a name, or with a slip.
std::optional<Opening> intended_opening(const Reader& reader, std::string_view text) {
  const Language other = reader.language() == Language::Zh ? Language::En : Language::Zh;
  for (const Language language : {reader.language(), other}) {
    for (const K keyword : kBlocks) {
      if (const std::size_t length = match_keyword(keyword, language, text)) return Opening{keyword, length};
    }
  }
  for (const K keyword : kBlocks) {
    const std::size_t stuck = reader.language() == Language::Zh ? match_keyword_prefix(keyword, Language::Zh, text) : 0;
    if (stuck > 0) return Opening{keyword, stuck};
  }
  const std::string_view word = text.substr(0, scan_word(text));
  std::vector<std::string_view> words;
  for (const K keyword : kBlocks) words.push_back(spelling(keyword, reader.language()));
  const std::vector<std::string> close = nearest(word, words);
  if (close.size() != 1) return std::nullopt;
  const auto at = std::ranges::find(words, close.front());
  return Opening{kBlocks.begin()[at - words.begin()], word.size()};
}

bool stands_without_name(K keyword) {
  return keyword == K::Policy || keyword == K::Constraint || keyword == K::Accountable || keyword == K::Otherwise ||
         keyword == K::Interventions || keyword == K::Scenario;
}

bool opens_block(const Reader& reader, std::string_view text) {
  return std::ranges::any_of(kBlocks, [&](K keyword) { return match_keyword(keyword, reader.language(), text) > 0; });
}

/// A word that begins lines inside blocks, at column 1.
bool begins_inner_line(const Reader& reader, std::string_view text) {
  static constexpr K kInner[] = {
      K::Version, K::Enacted,    K::Effective, K::Expires, K::Basis,  K::Tier,  K::Cause,  K::Evidence, K::When,   K::Unless,
      K::Precedes, K::As,        K::ProvidedBy, K::File,   K::Encoding, K::Covers, K::Offset, K::Optional, K::Value, K::Count,
      K::Sum,     K::Mean,       K::Max,       K::Min,     K::Exists, K::Latest, K::Earliest, K::Lookup, K::Same,  K::Where,
      K::Window,  K::ExcludingItself, K::Base, K::Collective, K::Step, K::Given, K::Expect, K::ExpectNot, K::Data, K::And, K::Or};
  const bool bar = text.starts_with('|') || text.starts_with("｜");
  return bar || std::ranges::any_of(kInner, [&](K keyword) { return match_keyword(keyword, reader.language(), text) > 0; });
}

// ---- the file ----

std::uint32_t last_end(const Line& line) { return line.under.empty() ? line.end : last_end(line.under.back()); }

void take_allowances(const Reader& reader, const Line& line, std::vector<ast::Allowance>& all) {
  for (ast::Allowance allowance : line.allowances) {
    allowance.covers = reader.span(line.begin, last_end(line));
    all.push_back(std::move(allowance));
  }
  for (const Line& below : line.under) take_allowances(reader, below, all);
}

class FileReader {
 public:
  FileReader(Reader& reader, ast::File& file) : reader_(reader), file_(file) {}

  void add(const Line& line) {
    const std::string_view text = reader_.text(line);
    reader_.begin_block();
    if (!opens_block(reader_, text) && begins_inner_line(reader_, text)) return report_not_indented(line);
    const Tree tree = read<rules::block_head>(reader_, line);
    if (tree) push(build_body(reader_, *tree->children[0], line), line);
    else add_without_head(line);
  }

 private:
  void push(Body body, const Line& line) {
    const std::string_view text = reader_.text(line);
    ast::Block block{std::move(body), line.doc, reader_.span(line.begin, last_end(line)),
                     reader_.span(text.substr(0, scan_word(text))), reader_.damaged() || has_spoiled(line)};
    file_.blocks.push_back(std::move(block));
  }

  /// What could not be read was reported; the rest of the block is read all the same.
  void add_without_head(const Line& line) {
    const std::string_view text = reader_.text(line);
    const std::optional<Opening> opening = intended_opening(reader_, text);
    if (!opening) return;
    const ast::DeclaredName names = salvage_names(reader_, text.substr(opening->length));
    auto body = build_without_head(reader_, opening->keyword, names, line);
    if (body && (!names.first.text.empty() || stands_without_name(opening->keyword))) push(std::move(*body), line);
  }

  /// The line was meant for the block above, which lacks it now.
  void report_not_indented(const Line& line) {
    const std::string_view text = reader_.text(line);
    const std::string_view word = text.substr(0, std::max(scan_word(text), first_code_point(text).length));
    const Span start = reader_.span(line.begin, line.begin);
    reader_.report({Code::LineNotIndented, reader_.span(word), {std::string(word)}, {}, {}, {{start, "  "}}});
    if (!file_.blocks.empty()) file_.blocks.back().damaged = true;
  }

  static bool has_spoiled(const Line& line) { return line.spoiled || std::ranges::any_of(line.under, has_spoiled); }

  Reader& reader_;
  ast::File& file_;
};

}  // namespace

ast::File parse(SourceSet& sources, std::uint32_t id, Sink& sink, Written* written) {
  ast::File file;
  file.file = id;
  Reader outer(sources, id, Language::Zh, sink, written);
  if (outer.text().size() > kMaxFile) {
    outer.report(Code::FileTooLarge, outer.span(0, 0), {std::to_string(outer.text().size())});
    return file;
  }
  Layout layout = lay_out(outer);
  const std::vector<Line>& lines = layout.blocks;
  const LanguageLine first = read_language_line(sources, id, lines, sink, written);
  file.language = first.language;
  Reader reader(sources, id, first.language, sink, written);
  FileReader blocks(reader, file);
  for (std::size_t i = first.present ? 1 : 0; i < lines.size(); ++i) blocks.add(lines[i]);
  if (written) written->settle();
  for (const Line& line : lines) take_allowances(reader, line, file.allowances);
  std::ranges::move(layout.allowances, std::back_inserter(file.allowances));
  return file;
}

}  // namespace yanpan::lang
