#include "tools/lsp/uri.hpp"

namespace yanpan::tools::lsp {
namespace {

constexpr std::string_view kFile = "file://";
constexpr std::string_view kStandard = "yanpan:/";
constexpr std::string_view kHex = "0123456789ABCDEF";

int digit(char c) {
  const auto at = kHex.find(c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c);
  return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

std::string decoded(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0;
    result += escape ? static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2])) : text[i];
    if (escape) i += 2;
  }
  return result;
}

bool plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("/-_.~").find(c) != std::string_view::npos;
}

std::string encoded(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (plain(c)) {
      result += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    result += {'%', kHex[byte / 16], kHex[byte % 16]};
  }
  return result;
}

}  // namespace

std::optional<std::filesystem::path> path_of(std::string_view uri) {
  if (!uri.starts_with(kFile)) return std::nullopt;
  uri.remove_prefix(kFile.size());
  const std::size_t slash = uri.find('/');   // behind the host, which is this machine
  if (slash == std::string_view::npos) return std::nullopt;
  const std::string path = decoded(uri.substr(slash));
  if (path.find('\0') != std::string::npos) return std::nullopt;
  return std::filesystem::path(path).lexically_normal();
}

std::string uri_of(const std::filesystem::path& path) { return std::string(kFile) + encoded(path.string()); }

std::string uri_of_standard_file(std::string_view name) { return std::string(kStandard) + encoded(name); }

std::optional<std::string> standard_file_of(std::string_view uri) {
  if (!uri.starts_with(kStandard)) return std::nullopt;
  return decoded(uri.substr(kStandard.size()));
}

}  // namespace yanpan::tools::lsp
