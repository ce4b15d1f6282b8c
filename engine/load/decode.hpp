// Bytes of a file to UTF-8 text: UTF-8 and GB18030, strict, and UTF-16.

#pragma once

#include <cstddef>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/load/byte_scan.hpp"
#include "engine/load/load.hpp"
#include "lang/policy/schema.hpp"

namespace yanpan::engine {

struct DecodedText {
  std::string_view text;               // without byte order mark
  std::unique_ptr<std::string> owned;  // empty where text is the file's own bytes
  ByteScan scan;                       // of text
};

/// What is known of a file's raw bytes before decoding.
struct RawBytes {
  std::string_view bytes;
  ByteScan scan;
  std::optional<std::size_t> utf8_error;   // first byte that is not strict UTF-8
};

/// Problems: NotCsv (a spreadsheet, a binary file), BadEncoding, EmptyFile.
std::expected<DecodedText, LoadError> decode_text(const RawBytes& raw, lang::Encoding encoding);

}  // namespace yanpan::engine
