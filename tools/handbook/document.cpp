#include "tools/handbook/document.hpp"

#include <fmt/format.h>

#include <cctype>
#include <string_view>

#include "engine/print/escape.hpp"

namespace yanpan::tools {

namespace {

bool in_word(std::string_view text, std::size_t at) {
  const auto wordy = [&](std::size_t i) { return i < text.size() && (std::isalnum(static_cast<unsigned char>(text[i])) || text[i] == '_' || (text[i] & 0x80)); };
  return at > 0 && wordy(at - 1) && wordy(at + 1);
}

std::string markdown_escaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool special = std::string_view("\\`*[]<>|").find(c) != std::string_view::npos || (c == '_' && !in_word(text, i)) || (i == 0 && (c == '#' || c == '-' || c == '+'));
    if (special) out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

class Markdown {
 public:
  explicit Markdown(Pictures pictures) : pictures_(pictures) {}

  std::string inlines(const Inlines& parts) const {
    std::string out;
    for (const Inline& part : parts) {
      switch (part.kind) {
        case Inline::Kind::Plain: out += markdown_escaped(part.text); break;
        case Inline::Kind::Strong: out += "**" + markdown_escaped(part.text) + "**"; break;
        case Inline::Kind::Code: out += "`" + part.text + "`"; break;
        case Inline::Kind::Link: out += "[" + markdown_escaped(part.text) + "](#" + part.target + ")"; break;
      }
    }
    return out;
  }

  std::string operator()(const Heading& h) const {
    const std::string anchor = h.anchor.empty() ? "" : "<a id=\"" + h.anchor + "\"></a>\n\n";
    return anchor + std::string(static_cast<std::size_t>(h.level), '#') + " " + markdown_escaped(h.text) + "\n";
  }
  std::string operator()(const Paragraph& p) const { return inlines(p.text) + "\n"; }
  std::string operator()(const Bullets& b) const {
    std::string out;
    for (const Inlines& item : b.items) out += "- " + inlines(item) + "\n";
    return out;
  }
  std::string operator()(const Table& t) const {
    std::string out = "|", rule = "|";
    for (const std::string& cell : t.header) out += " " + markdown_escaped(cell) + " |", rule += " --- |";
    out += "\n" + rule + "\n";
    for (const auto& row : t.rows) {
      out += "|";
      for (const Inlines& cell : row) out += " " + inlines(cell) + (cell.empty() ? "|" : " |");
      out += "\n";
    }
    return out;
  }
  std::string operator()(const Figure& f) const { return pictures_ == Pictures::Without ? "" : "![" + markdown_escaped(f.caption) + "](" + f.file + ")\n"; }

 private:
  Pictures pictures_;
};

constexpr std::string_view kStyle = R"(
:root { color-scheme: light dark; --line: #c9ccd1; --soft: #f4f5f7; --link: #0b57d0; }
@media (prefers-color-scheme: dark) { :root { --line: #4a4d52; --soft: #26282c; --link: #8ab4f8; } }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.65;
  font-family: "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
h1, h2, h3 { line-height: 1.3; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
a { color: var(--link); }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; display: block; overflow-x: auto; }
th, td { border: 1px solid var(--line); padding: .35rem .6rem; text-align: left; vertical-align: top; }
th { background: var(--soft); }
code { background: var(--soft); padding: 0 .25rem; border-radius: .2rem; }
figure { margin: 1rem 0; overflow-x: auto; background: #fff; border: 1px solid var(--line); }
figcaption { color: #444; padding: .25rem .75rem; }
@media print { body { max-width: none; margin: 0; } a { color: inherit; text-decoration: none; } h2, h3, tr, figure { break-inside: avoid; } }
)";

class Html {
 public:
  std::string inlines(const Inlines& parts) const {
    std::string out;
    for (const Inline& part : parts) {
      const std::string text = html_escaped(part.text);
      switch (part.kind) {
        case Inline::Kind::Plain: out += text; break;
        case Inline::Kind::Strong: out += "<strong>" + text + "</strong>"; break;
        case Inline::Kind::Code: out += "<code>" + text + "</code>"; break;
        case Inline::Kind::Link: out += "<a href=\"#" + html_escaped(part.target) + "\">" + text + "</a>"; break;
      }
    }
    return out;
  }

  std::string operator()(const Heading& h) const {
    const std::string id = h.anchor.empty() ? "" : " id=\"" + html_escaped(h.anchor) + "\"";
    return fmt::format("<h{0}{1}>{2}</h{0}>\n", h.level, id, html_escaped(h.text));
  }
  std::string operator()(const Paragraph& p) const { return "<p>" + inlines(p.text) + "</p>\n"; }
  std::string operator()(const Bullets& b) const {
    std::string out = "<ul>\n";
    for (const Inlines& item : b.items) out += "<li>" + inlines(item) + "</li>\n";
    return out + "</ul>\n";
  }
  std::string operator()(const Table& t) const {
    std::string out = "<table>\n<thead><tr>";
    for (const std::string& cell : t.header) out += "<th scope=\"col\">" + html_escaped(cell) + "</th>";
    out += "</tr></thead>\n<tbody>\n";
    for (const auto& row : t.rows) {
      out += "<tr>";
      for (const Inlines& cell : row) out += "<td>" + inlines(cell) + "</td>";
      out += "</tr>\n";
    }
    return out + "</tbody>\n</table>\n";
  }
  std::string operator()(const Figure& f) const { return "<figure>\n" + f.svg + "<figcaption>" + html_escaped(f.caption) + "</figcaption>\n</figure>\n"; }
};

std::string title_of(const Document& document) {
  for (const Block& block : document.blocks)
    if (const auto* heading = std::get_if<Heading>(&block)) return heading->text;
  return {};
}

}  // namespace

std::string html_escaped(std::string_view text) {
  std::string out;
  engine::append_xml(out, text);
  return out;
}

std::string to_markdown(const Document& document, Pictures pictures) {
  const Markdown writer(pictures);
  std::string out;
  for (const Block& block : document.blocks) {
    const std::string text = std::visit(writer, block);
    if (!text.empty()) out += (out.empty() ? "" : "\n") + text;
  }
  return out;
}

std::string to_html(const Document& document) {
  std::string out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<main>\n",
      document.language == Language::Zh ? "zh-CN" : "en", html_escaped(title_of(document)), kStyle);
  for (const Block& block : document.blocks) out += std::visit(Html(), block);
  return out + "</main>\n</body>\n</html>\n";
}

}  // namespace yanpan::tools
