#include "lang/diag/render.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace yanpan::lang {
namespace {

using Json = nlohmann::ordered_json;

/// Terminal cells shown of one source line; longer lines are cut around the place.
constexpr std::uint32_t kMostCells = 110;
constexpr std::uint32_t kCellsBefore = 40;

Language language_for(const SourceSet& sources, const Diagnostic& diagnostic, const RenderOptions& options) {
  return options.language.value_or(sources.file(diagnostic.place.file).language);
}

std::string_view severity_word(Severity severity, Language language) {
  if (language == Language::Zh) return severity == Severity::Error ? "错误" : "警告";
  return severity == Severity::Error ? "error" : "warning";
}

struct Character {
  std::string_view bytes;
  std::uint32_t cells;
  bool printable;
};

/// Characters that would move the caret or the reading order are replaced by one cell.
Character next_character(std::string_view text) {
  utf8proc_int32_t value = -1;
  const auto read = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                     static_cast<utf8proc_ssize_t>(text.size()), &value);
  if (read <= 0) return {text.substr(0, 1), 1, false};
  const std::string_view bytes = text.substr(0, static_cast<std::size_t>(read));
  const auto category = utf8proc_category(value);
  const bool hidden = category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF || category == UTF8PROC_CATEGORY_ZL ||
                      category == UTF8PROC_CATEGORY_ZP;
  if (hidden) return {bytes, 1, value == '\t'};
  return {bytes, static_cast<std::uint32_t>(std::max(0, utf8proc_charwidth(value))), true};
}

void append_character(std::string& out, const Character& c) {
  if (!c.printable) out += "\xEF\xBF\xBD";
  else if (c.bytes == "\t") out += ' ';
  else out += c.bytes;
}

/// One source line as shown, and where the marked part of it lies, in cells.
struct Excerpt {
  std::string text;
  std::uint32_t before = 0;
  std::uint32_t marked = 0;
};

std::uint32_t cells_between(std::string_view line, std::size_t begin, std::size_t end) {
  std::uint32_t cells = 0;
  for (std::size_t at = begin; at < end && at < line.size();) {
    const Character c = next_character(line.substr(at));
    cells += c.cells;
    at += c.bytes.size();
  }
  return cells;
}

Excerpt excerpt_of(std::string_view line, std::size_t begin, std::size_t end) {
  const std::uint32_t cells_before = cells_between(line, 0, begin);
  const bool cut_front = cells_before > kMostCells - kCellsBefore;
  Excerpt excerpt;
  std::uint32_t skipped = 0;
  std::uint32_t shown = 0;
  if (cut_front) excerpt.text += "…", shown = 1;
  for (std::size_t at = 0; at < line.size();) {
    const Character c = next_character(line.substr(at));
    const bool in_front = cut_front && skipped + kCellsBefore < cells_before;
    if (in_front) {
      skipped += c.cells;
    } else if (shown + c.cells > kMostCells) {
      excerpt.text += "…";
      break;
    } else {
      append_character(excerpt.text, c);
      if (at < begin) excerpt.before += c.cells;
      else if (at < end) excerpt.marked += c.cells;
      shown += c.cells;
    }
    at += c.bytes.size();
  }
  if (cut_front) excerpt.before += 1;
  return excerpt;
}

Excerpt excerpt_at(const SourceSet& sources, Span place) {
  const std::string_view line = sources.line_at(place.file, place.begin);
  const std::string_view whole = sources.file(place.file).text;
  const std::size_t start = std::min<std::size_t>(static_cast<std::size_t>(line.data() - whole.data()), whole.size());
  const std::size_t begin = std::min<std::size_t>(place.begin - start, line.size());
  const std::size_t end = std::min<std::size_t>(std::max(place.end, place.begin) - start, line.size());
  return excerpt_of(line, begin, end);
}

class Painter {
 public:
  explicit Painter(bool color) : color_(color) {}
  std::string bold(std::string_view text) const { return paint("1", text); }
  std::string faint(std::string_view text) const { return paint("2", text); }
  std::string by_severity(Severity severity, std::string_view text) const {
    return paint(severity == Severity::Error ? "1;31" : "1;33", text);
  }

 private:
  std::string paint(std::string_view code, std::string_view text) const {
    if (!color_) return std::string(text);
    return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
  }
  bool color_;
};

std::string place_text(const SourceSet& sources, Span place) {
  const Position at = sources.position(place.file, place.begin);
  return sources.file(place.file).path + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

std::string source_lines(const SourceSet& sources, Span place, Severity severity, const Painter& paint) {
  const std::string number = std::to_string(sources.position(place.file, place.begin).line);
  const Excerpt excerpt = excerpt_at(sources, place);
  const std::string margin(std::max<std::size_t>(4, number.size()) - number.size() + 1, ' ');
  const std::string blank(margin.size() + number.size(), ' ');
  const std::string caret(std::max<std::uint32_t>(1, excerpt.marked), '^');
  return margin + paint.faint(number + " | ") + excerpt.text + "\n" + blank + paint.faint(" | ") + std::string(excerpt.before, ' ') +
         paint.by_severity(severity, caret) + "\n";
}

Json place_json(const SourceSet& sources, Span place) {
  const Position begin = sources.position(place.file, place.begin);
  const Position end = sources.position(place.file, place.end);
  return {{"file", sources.file(place.file).path}, {"line", begin.line},         {"column", begin.column},
          {"endLine", end.line},                   {"endColumn", end.column},    {"utf16Column", begin.utf16_column},
          {"utf16EndColumn", end.utf16_column}};
}

Json labels_json(const SourceSet& sources, const Diagnostic& diagnostic, Language language) {
  Json labels = Json::array();
  for (const Label& label : diagnostic.labels) labels.push_back({{"message", label_text(label, language)}, {"place", place_json(sources, label.place)}});
  return labels;
}

Json fixes_json(const SourceSet& sources, const Diagnostic& diagnostic) {
  Json fixes = Json::array();
  for (const Fix& fix : diagnostic.fixes) fixes.push_back({{"place", place_json(sources, fix.place)}, {"replacement", fix.replacement}});
  return fixes;
}

Json diagnostic_json(const SourceSet& sources, const Diagnostic& diagnostic, Language language) {
  return {{"code", word(diagnostic.code)},
          {"severity", severity(diagnostic.code) == Severity::Error ? "error" : "warning"},
          {"message", message(diagnostic, language)},
          {"help", help(diagnostic, language)},
          {"place", place_json(sources, diagnostic.place)},
          {"labels", labels_json(sources, diagnostic, language)},
          {"suggestions", diagnostic.suggestions},
          {"fixes", fixes_json(sources, diagnostic)}};
}

}  // namespace

std::string render_text(const SourceSet& sources, const Diagnostic& diagnostic, const RenderOptions& options) {
  const Language language = language_for(sources, diagnostic, options);
  const Painter paint(options.color);
  const Severity how = severity(diagnostic.code);
  const std::string kind = std::string(severity_word(how, language)) + "[" + std::string(word(diagnostic.code)) + "]";
  const std::string colon = language == Language::Zh ? "：" : ": ";
  std::string out = paint.bold(place_text(sources, diagnostic.place)) + ": " + paint.by_severity(how, kind) + colon +
                    message(diagnostic, language) + "\n" + source_lines(sources, diagnostic.place, how, paint);
  for (const Label& label : diagnostic.labels) {
    out += "      " + place_text(sources, label.place) + colon + label_text(label, language) + "\n";
  }
  const std::string way_out = help(diagnostic, language);
  if (!way_out.empty()) out += std::string("      ") + (language == Language::Zh ? "办法：" : "help: ") + way_out + "\n";
  return out;
}

std::string render_json(const SourceSet& sources, const std::vector<Diagnostic>& diagnostics, const RenderOptions& options) {
  Json list = Json::array();
  for (const Diagnostic& diagnostic : diagnostics) {
    list.push_back(diagnostic_json(sources, diagnostic, language_for(sources, diagnostic, options)));
  }
  return list.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace yanpan::lang
