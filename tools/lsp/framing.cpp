#include "tools/lsp/framing.hpp"

#include <algorithm>
#include <charconv>

namespace yanpan::tools::lsp {
namespace {

constexpr std::size_t kLongestHead = 8 * 1024;
constexpr std::size_t kLongestMessage = 64u << 20;
constexpr std::string_view kEndOfHead = "\r\n\r\n";
constexpr std::string_view kLength = "content-length:";

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return result;
}

std::optional<std::size_t> length_in(std::string_view head) {
  const std::string names = lower(head);
  std::size_t at = names.find(kLength);
  if (at == std::string::npos) return std::nullopt;
  at = names.find_first_not_of(" \t", at + kLength.size());
  if (at == std::string::npos) return std::nullopt;
  std::size_t length = 0;
  const auto [end, failed] = std::from_chars(names.data() + at, names.data() + names.size(), length);
  return failed == std::errc() && length <= kLongestMessage ? std::optional(length) : std::nullopt;
}

}  // namespace

std::optional<std::size_t> MessageReader::take_head() {
  for (;;) {
    const std::size_t end = buffer_.find(kEndOfHead);
    if (end == std::string::npos) {
      // A head that never ends is no head; its last bytes may begin the end of one.
      if (buffer_.size() > kLongestHead) buffer_.erase(0, buffer_.size() - kEndOfHead.size());
      return std::nullopt;
    }
    const auto length = length_in(std::string_view(buffer_).substr(0, end));
    buffer_.erase(0, end + kEndOfHead.size());
    if (length) return length;
  }
}

std::optional<std::string> MessageReader::next() {
  if (!length_) length_ = take_head();
  if (!length_ || buffer_.size() < *length_) return std::nullopt;
  std::string message = buffer_.substr(0, *length_);
  buffer_.erase(0, *length_);
  length_.reset();
  return message;
}

std::string framed(std::string_view message) { return "Content-Length: " + std::to_string(message.size()) + "\r\n\r\n" + std::string(message); }

}  // namespace yanpan::tools::lsp
