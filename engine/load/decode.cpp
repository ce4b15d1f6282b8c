#include "engine/load/decode.hpp"

#include <iconv.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include <fmt/format.h>

namespace yanpan::engine {

namespace {

constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf";
constexpr std::string_view kLittleMark = "\xff\xfe";
constexpr std::string_view kBigMark = "\xfe\xff";

using Decoded = std::expected<DecodedText, LoadError>;

LoadError problem(LoadProblem kind, std::string arg, std::uint32_t row = 0) {
  LoadError error{};
  error.problem = kind;
  error.arg = std::move(arg);
  error.row = row;
  return error;
}

LoadError bad_bytes(std::string_view bytes, std::size_t offset) {
  std::string hex;
  for (std::size_t i = offset; i < std::min(offset + 4, bytes.size()); ++i) {
    hex += fmt::format("{}{:02X}", hex.empty() ? "" : " ", static_cast<unsigned char>(bytes[i]));
  }
  const auto row = std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n') + 1;
  return problem(LoadProblem::BadEncoding, fmt::format("{}: {}", offset, hex), static_cast<std::uint32_t>(row));
}

/// Files that are certainly no text, by how they begin.
std::string_view known_binary(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04")) return "xlsx";
  if (bytes.starts_with("\xd0\xcf\x11\xe0")) return "xls";
  if (bytes.starts_with("%PDF")) return "pdf";
  return {};
}

Decoded in_place(std::string_view text, const ByteScan& scan) {
  if (scan.zero) return std::unexpected(problem(LoadProblem::NotCsv, "zero"));
  DecodedText out;
  out.text = text;
  out.scan = scan;
  return out;
}

Decoded converted(std::string text) {
  DecodedText out;
  out.owned = std::make_unique<std::string>(std::move(text));
  out.text = *out.owned;
  out.scan = scan_bytes(out.text);
  if (out.scan.zero) return std::unexpected(problem(LoadProblem::NotCsv, "zero"));
  return out;
}

/// The text, or the offset of the first byte that is not GB18030.
std::expected<std::string, std::size_t> from_gb18030(std::string_view bytes) {
  const iconv_t handle = ::iconv_open("UTF-8", "GB18030");
  if (handle == reinterpret_cast<iconv_t>(-1)) return std::unexpected(0);
  std::string out(bytes.size() + bytes.size() / 2 + 16, '\0');
  char* from = const_cast<char*>(bytes.data());   // iconv's signature; it only reads
  std::size_t from_left = bytes.size(), used = 0;
  while (from_left > 0) {
    char* to = out.data() + used;
    std::size_t to_left = out.size() - used;
    const std::size_t done = ::iconv(handle, &from, &from_left, &to, &to_left);
    used = out.size() - to_left;
    if (done != static_cast<std::size_t>(-1)) break;
    if (errno != E2BIG) {
      ::iconv_close(handle);
      return std::unexpected(bytes.size() - from_left);
    }
    out.resize(out.size() * 2);
  }
  ::iconv_close(handle);
  out.resize(used);
  return out;
}

void append_utf8(std::string& out, char32_t c) {
  const auto byte = [&](char32_t v) { out += static_cast<char>(v); };
  if (c < 0x80) return byte(c);
  if (c < 0x800) return byte(0xc0 | c >> 6), byte(0x80 | (c & 0x3f));
  if (c < 0x10000) return byte(0xe0 | c >> 12), byte(0x80 | (c >> 6 & 0x3f)), byte(0x80 | (c & 0x3f));
  byte(0xf0 | c >> 18), byte(0x80 | (c >> 12 & 0x3f)), byte(0x80 | (c >> 6 & 0x3f)), byte(0x80 | (c & 0x3f));
}

/// The text, or the offset of the first unit that pairs with nothing.
std::expected<std::string, std::size_t> from_utf16(std::string_view bytes, std::size_t begin, bool big) {
  const auto unit = [&](std::size_t pos) -> char32_t {
    const auto a = static_cast<unsigned char>(bytes[pos]), b = static_cast<unsigned char>(bytes[pos + 1]);
    return big ? a << 8 | b : b << 8 | a;
  };
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t pos = begin; pos < bytes.size(); pos += 2) {
    if (pos + 1 == bytes.size()) return std::unexpected(pos);
    char32_t c = unit(pos);
    if (c >= 0xd800 && c <= 0xdfff) {
      if (c > 0xdbff || pos + 3 >= bytes.size()) return std::unexpected(pos);
      const char32_t low = unit(pos + 2);
      if (low < 0xdc00 || low > 0xdfff) return std::unexpected(pos);
      c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
      pos += 2;
    }
    append_utf8(out, c);
  }
  return out;
}

Decoded decode_utf8(const RawBytes& raw) {
  if (raw.utf8_error) return std::unexpected(bad_bytes(raw.bytes, *raw.utf8_error));
  return in_place(raw.bytes.substr(raw.bytes.starts_with(kUtf8Mark) ? kUtf8Mark.size() : 0), raw.scan);
}

Decoded decode_gb18030(const RawBytes& raw) {
  if (raw.scan.ascii) return in_place(raw.bytes, raw.scan);
  auto text = from_gb18030(raw.bytes);
  if (!text) return std::unexpected(bad_bytes(raw.bytes, text.error()));
  return converted(std::move(*text));
}

Decoded decode_utf16(const RawBytes& raw) {
  const bool marked = raw.bytes.starts_with(kLittleMark) || raw.bytes.starts_with(kBigMark);
  // Without a mark a zero first byte can only be the upper half of an ASCII character.
  const bool big = raw.bytes.starts_with(kBigMark) || raw.bytes.starts_with('\0');
  auto text = from_utf16(raw.bytes, marked ? 2 : 0, big);
  if (!text) return std::unexpected(bad_bytes(raw.bytes, text.error()));
  return converted(std::move(*text));
}

/// Byte order mark, then strict UTF-8, then GB18030; whichever it is, the whole file must be valid.
Decoded decode_automatically(const RawBytes& raw) {
  if (raw.bytes.starts_with(kLittleMark) || raw.bytes.starts_with(kBigMark)) return decode_utf16(raw);
  if (!raw.utf8_error || raw.bytes.starts_with(kUtf8Mark)) return decode_utf8(raw);
  auto text = from_gb18030(raw.bytes);
  if (text) return converted(std::move(*text));
  // The guess that came further is the likelier one; its first bad byte is the one to look at.
  return std::unexpected(bad_bytes(raw.bytes, std::max(text.error(), *raw.utf8_error)));
}

Decoded decode_as(const RawBytes& raw, lang::Encoding encoding) {
  switch (encoding) {
    case lang::Encoding::Utf8: return decode_utf8(raw);
    case lang::Encoding::Gb18030: return decode_gb18030(raw);
    case lang::Encoding::Utf16: return decode_utf16(raw);
    case lang::Encoding::Automatic: break;
  }
  return decode_automatically(raw);
}

}  // namespace

Decoded decode_text(const RawBytes& raw, lang::Encoding encoding) {
  if (raw.bytes.empty()) return std::unexpected(problem(LoadProblem::EmptyFile, ""));
  const std::string_view binary = known_binary(raw.bytes);
  if (!binary.empty()) return std::unexpected(problem(LoadProblem::NotCsv, std::string(binary)));
  return decode_as(raw, encoding);
}

}  // namespace yanpan::engine
