#include "tools/sample/csv_file.hpp"

#include <iconv.h>

#include <cstdio>
#include <system_error>
#include <utility>

#include "lang/base/check.hpp"

namespace yanpan::sample {
namespace {

constexpr std::size_t kBufferBytes = 1 << 18;

std::filesystem::path part_of(std::filesystem::path path) { return path += ".part"; }

std::string to_gb18030(std::string& text) {
  static const iconv_t converter = iconv_open("GB18030", "UTF-8");
  YANPAN_CHECK(converter != reinterpret_cast<iconv_t>(-1), "the C library can write GB18030");
  std::string result(text.size() * 2, '\0');
  char* in = text.data();
  std::size_t in_left = text.size();
  char* out = result.data();
  std::size_t out_left = result.size();
  const std::size_t failed = iconv(converter, &in, &in_left, &out, &out_left);
  YANPAN_CHECK(failed == 0 && in_left == 0, "the sample's own text is valid");
  result.resize(result.size() - out_left);
  return result;
}

void append_cell(std::string& line, std::string_view cell) {
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    line += cell;
    return;
  }
  line += '"';
  for (const char c : cell) line.append(c == '"' ? 2 : 1, c);
  line += '"';
}

}  // namespace

CsvFile::CsvFile(std::filesystem::path path, Encoding encoding, std::initializer_list<std::string_view> header)
    : path_(std::move(path)), temporary_(part_of(path_)), encoding_(encoding), out_(temporary_, std::ios::binary | std::ios::trunc) {
  if (encoding_ == Encoding::Utf8WithBom) buffer_ = "\xEF\xBB\xBF";
  row(header);
}

CsvFile::~CsvFile() {
  if (published_) return;
  std::error_code ignored;
  out_.close();
  std::filesystem::remove(temporary_, ignored);
}

void CsvFile::row(std::initializer_list<std::string_view> cells) {
  bool first = true;
  for (const std::string_view cell : cells) {
    if (!first) buffer_ += ',';
    first = false;
    append_cell(buffer_, cell);
  }
  buffer_ += '\n';
  if (buffer_.size() >= kBufferBytes) flush();
}

bool CsvFile::finish() {
  flush();
  out_.close();
  return out_.good();
}

bool CsvFile::publish() {
  published_ = std::rename(temporary_.c_str(), path_.c_str()) == 0;
  return published_;
}

void CsvFile::flush() {
  out_ << (encoding_ == Encoding::Gb18030 ? to_gb18030(buffer_) : buffer_);
  buffer_.clear();
}

}  // namespace yanpan::sample
