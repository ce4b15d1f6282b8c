// Formatting with the proof that nothing was lost.

#include <algorithm>

#include "lang/format/format.hpp"
#include "lang/format/lines.hpp"
#include "lang/format/spelling.hpp"
#include "lang/grammar/parse.hpp"

namespace yanpan::lang {

namespace {

using Ending = Formatted::Ending;

struct Reading {
  ast::File file;
  Written written;
  bool clean;
};

Reading read(SourceSet& sources, std::uint32_t file) {
  CollectingSink sink;
  Reading reading;
  reading.file = parse(sources, file, sink, &reading.written);
  reading.clean = !sink.has_errors();
  return reading;
}

std::vector<std::string> comments(const SourceSet& sources, const Written& written) {
  std::vector<std::string> texts;
  for (const Token& token : written.tokens) {
    if (token.kind == TokenKind::Comment || token.kind == TokenKind::Doc) texts.emplace_back(sources.text(token.span));
  }
  return texts;
}

/// Every word of the file in one spelling, with the depth of its line.
std::vector<std::string> words(const SourceSet& sources, std::uint32_t file, const Written& written) {
  const Style style{sources.file(file).language};
  const formatting::Speller speller(sources, written, style, style.language);
  std::vector<std::string> texts;
  for (const auto& line : formatting::lines_of(sources, file, written)) {
    if (line.kind != formatting::SourceLine::Kind::Code) continue;
    texts.push_back(std::to_string(line.depth));
    if (line.begin == line.end) texts.emplace_back(line.raw);
    const std::size_t first = texts.size();
    for (auto& piece : speller.spell({written.tokens.data() + line.begin, line.end - line.begin})) texts.push_back(std::move(piece.text));
    // The bar that closes a row may be left out.
    if (first < texts.size() && texts[first] == "|" && texts.back() != "|") texts.emplace_back("|");
  }
  return texts;
}

/// The package with the file read anew means the same.
bool same_policy(const Package& package, const SourceSet& sources, const ast::File& changed) {
  std::vector<ast::File> files = package.files;
  std::replace_if(files.begin(), files.end(), [&](const ast::File& file) { return file.file == changed.file; }, changed);
  CollectingSink sink;
  const auto policy = check(sources, files, sink);
  return policy && canonical_text(*policy) == canonical_text(*package.policy);
}

}  // namespace

Formatted format_file(const Package& package, const Index& index, std::uint32_t file, Language language) {
  SourceSet sources = package.sources;
  const Reading before = read(sources, file);
  if (!before.clean) return {Ending::HasErrors, {}};
  if (!package.policy && language != before.file.language) return {Ending::NotChecked, {}};

  SourceSet result = sources;
  result.file(file).text = format_text(sources, file, before.written, {language, package.policy ? &index : nullptr});
  const Reading after = read(result, file);
  const bool same = after.clean && comments(sources, before.written) == comments(result, after.written) &&
                    (package.policy ? same_policy(package, result, after.file)
                                    : words(sources, file, before.written) == words(result, file, after.written));
  if (!same) return {Ending::OtherMeaning, {}};
  return {Ending::Done, result.file(file).text};
}

}  // namespace yanpan::lang
