// A document as data, and its two writings. Whoever builds one says what a
// piece is, never how it looks; escaping is the writers' work.

#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "lang/base/language.hpp"

namespace yanpan::tools {

struct Inline {
  enum class Kind { Plain, Strong, Code, Link } kind = Kind::Plain;
  std::string text;
  std::string target = {};               // Link: an anchor of the document
};
using Inlines = std::vector<Inline>;

inline Inlines plain(std::string text) { return {{Inline::Kind::Plain, std::move(text)}}; }
inline Inlines code(std::string text) { return {{Inline::Kind::Code, std::move(text)}}; }

struct Heading {
  int level;                             // 1: the title
  std::string text;
  std::string anchor = {};               // empty: nothing leads here
};
struct Paragraph { Inlines text; };
struct Bullets { std::vector<Inlines> items; };
struct Table {
  std::vector<std::string> header;
  std::vector<std::vector<Inlines>> rows;   // each as wide as the header
};
/// A picture: inside the page in HTML, a file beside it in Markdown.
struct Figure {
  std::string svg;
  std::string caption;
  std::string file;                      // `tiers-1.svg`
};
using Block = std::variant<Heading, Paragraph, Bullets, Table, Figure>;

struct Document {
  Language language;
  std::vector<Block> blocks;
};

enum class Pictures { Beside, Without };

/// CommonMark with tables. `Without`: where no file stands beside the text, a figure is left out.
std::string to_markdown(const Document& document, Pictures pictures);
/// One page that needs nothing else: style and pictures inside, no script.
std::string to_html(const Document& document);

std::string html_escaped(std::string_view text);

}  // namespace yanpan::tools
