#include "lang/source/source_set.hpp"

#include <utf8proc.h>

#include <algorithm>

#include "lang/source/width.hpp"

namespace yanpan::lang {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::size_t line_start(std::string_view text, std::size_t offset) {
  const std::size_t end_before = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  return end_before == std::string_view::npos ? 0 : end_before + 1;
}

/// Counts from the start of the line to the offset, in every unit at once.
void count_columns(std::string_view before, Position& position) {
  while (!before.empty()) {
    utf8proc_int32_t value = -1;
    const auto read = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(before.data()),
                                       static_cast<utf8proc_ssize_t>(before.size()), &value);
    const bool valid = read > 0;
    position.column += 1;
    position.utf16_column += valid && value > 0xFFFF ? 2 : 1;
    position.display_column += valid ? display_width(value) : 1;
    before.remove_prefix(valid ? static_cast<std::size_t>(read) : 1);
  }
}

}  // namespace

std::uint32_t SourceSet::add(SourceFile file) {
  if (file.text.starts_with(kByteOrderMark)) file.text.erase(0, kByteOrderMark.size());
  files_.push_back(std::move(file));
  return static_cast<std::uint32_t>(files_.size() - 1);
}

Position SourceSet::position(std::uint32_t file, std::uint32_t offset) const {
  const std::string_view text = files_[file].text;
  const std::size_t at = std::min<std::size_t>(offset, text.size());
  const std::size_t start = line_start(text, at);
  const auto lines_before = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(start), '\n');
  Position position{static_cast<std::uint32_t>(lines_before) + 1, 1, 0, 1};
  count_columns(text.substr(start, at - start), position);
  return position;
}

std::string_view SourceSet::text(Span span) const {
  return std::string_view(files_[span.file].text).substr(span.begin, span.end - span.begin);
}

std::string_view SourceSet::line_at(std::uint32_t file, std::uint32_t offset) const {
  const std::string_view text = files_[file].text;
  const std::size_t start = line_start(text, std::min<std::size_t>(offset, text.size()));
  std::string_view line = text.substr(start, text.find('\n', start) - start);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace yanpan::lang
