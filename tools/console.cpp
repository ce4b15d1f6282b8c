#include "tools/console.hpp"

#include <unistd.h>

#include <cstdlib>

namespace yanpan::tools {
namespace {

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view{} : std::string_view(value);
}

// The order of POSIX: the first that is set and not empty decides.
std::string_view locale_name() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (const auto value = variable(name); !value.empty()) return value;
  }
  return {};
}

std::optional<Language> environment_language() {
  const auto name = locale_name();
  if (name.empty() || name == "C" || name == "POSIX" || name.starts_with("C.")) return std::nullopt;
  return name.starts_with("zh") ? Language::Zh : Language::En;
}

bool may_color() { return variable("NO_COLOR").empty() && variable("TERM") != "dumb"; }

void put(std::FILE* stream, std::string_view bytes) { std::fwrite(bytes.data(), 1, bytes.size(), stream); }

constexpr Text kErrorLine{"{0}：{1}错误{2}：{3}", "{0}: {1}error{2}: {3}"};
constexpr Text kWayOutLine{"办法：{}", "help: {}"};

}  // namespace

Console::Console()
    : environment_(environment_language()),
      terminal_(isatty(STDERR_FILENO) == 1),
      color_(terminal_ && may_color()),
      color_on_stdout_(isatty(STDOUT_FILENO) == 1 && may_color()) {}

void Console::write(std::string_view bytes) {
  if (output_failed_ || bytes.empty()) return;
  output_failed_ = std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size();
}

bool Console::flush() {
  output_failed_ = std::fflush(stdout) != 0 || output_failed_;
  return !output_failed_;
}

void Console::note(std::string_view line) {
  put(stderr, line);
  if (!line.ends_with('\n')) put(stderr, "\n");
}

void Console::error(std::string_view sentence, std::string_view way_out) {
  const char* red = color_ ? "\033[1;31m" : "";
  const char* plain = color_ ? "\033[0m" : "";
  const auto name = verb_.empty() ? std::string("yanpan") : "yanpan " + verb_;
  note(fill(language(), kErrorLine, name, red, plain, sentence));
  if (!way_out.empty()) note(fill(language(), kWayOutLine, way_out));
}

std::optional<Language> language_named(std::string_view text) {
  if (text == "zh" || text == "中文") return Language::Zh;
  if (text == "en" || text == "english") return Language::En;
  return std::nullopt;
}

}  // namespace yanpan::tools
