// How messages lie in a stream of bytes: a head with the length, an empty
// line, then that many bytes (LSP base protocol).

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace yanpan::tools::lsp {

class MessageReader {
 public:
  void add(std::string_view bytes) { buffer_ += bytes; }
  /// The next whole message, nullopt until more bytes come. A head without a
  /// usable length is passed over: what follows it is read as a head again.
  std::optional<std::string> next();

 private:
  std::optional<std::size_t> take_head();

  std::string buffer_;
  std::optional<std::size_t> length_;   // of the message whose head was read
};

std::string framed(std::string_view message);

}  // namespace yanpan::tools::lsp
