// Runs one golden file against the real program in a folder of its own and
// compares what it prints; with YANPAN_ACCEPT=1 it writes what it saw instead.
//
//   golden_runner PROGRAM ROOT FILE.md
//
// A file named fail_* expects every command to end with another status than 0,
// any other file expects 0: so a name never lies about its content.

#include <fmt/format.h>
#include <iconv.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <sstream>
#include <string>
#include <vector>

#include "tests/golden/golden_file.hpp"
#include "tests/support/help_example.hpp"
#include "tests/support/process.hpp"
#include "tests/support/workplace.hpp"

namespace yanpan::golden {
namespace {

namespace fs = std::filesystem;

using test::text_of;
using test::write_text;

constexpr std::string_view kNoNewline = "# no newline at the end\n";

std::string encoded(const std::string& text, const std::string& encoding) {
  iconv_t converter = iconv_open(encoding.c_str(), "UTF-8");
  if (converter == reinterpret_cast<iconv_t>(-1)) throw std::runtime_error("no such encoding: " + encoding);
  std::string in = text, out(4 * text.size() + 16, '\0');
  char* from = in.data();
  char* to = out.data();
  std::size_t left = in.size(), room = out.size();
  const bool failed = iconv(converter, &from, &left, &to, &room) == static_cast<std::size_t>(-1);
  iconv_close(converter);
  if (failed) throw std::runtime_error("not encodable in " + encoding);
  out.resize(out.size() - room);
  return out;
}

// 50 4B 03 04: for inputs that are not text.
std::string from_hex(const std::string& text) {
  std::istringstream in(text);
  std::string bytes;
  for (unsigned byte; in >> std::hex >> byte;) bytes += static_cast<char>(byte);
  return bytes;
}

std::string with_newline(const std::string& text) {
  if (text.empty() || text.ends_with('\n')) return text;
  return text + "\n" + std::string(kNoNewline);
}

std::string transcript(const test::Finished& finished) {
  std::string text = with_newline(finished.out);
  if (!finished.err.empty()) text += "# stderr\n" + with_newline(finished.err);
  if (finished.exit != 0) text += fmt::format("# exit {}\n", finished.exit);
  return text;
}

bool is_variable(const std::string& word) {
  const auto equals = word.find('=');
  return equals != std::string::npos && equals > 0 && word.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_") == equals;
}

// The first line at which two texts part, shown with its number.
std::string first_difference(const std::string& expected, const std::string& seen) {
  std::istringstream a(expected), b(seen);
  for (int line = 1;; ++line) {
    std::string x, y;
    const bool more_a = static_cast<bool>(std::getline(a, x)), more_b = static_cast<bool>(std::getline(b, y));
    if (!more_a && !more_b) return "";
    if (x != y || more_a != more_b) {
      return fmt::format("  line {}\n  expected: {}\n  seen:     {}\n", line, more_a ? x : "(nothing)", more_b ? y : "(nothing)");
    }
  }
}

class Runner {
 public:
  Runner(fs::path program, fs::path root, fs::path file) : program_(std::move(program)), root_(std::move(root)), file_(std::move(file)) {}

  int run() {
    const std::string text = text_of(file_);
    auto parts = split(text);
    for (auto& part : parts) step(part);
    if (commands_ == 0) complain("holds no command");
    if (!accepting() || failed_by_name_) return different_ || failed_by_name_ ? 1 : 0;
    if (const auto joined = join(parts); joined != text) write_text(file_, joined);
    return 0;
  }

  static bool accepting() { return std::getenv("YANPAN_ACCEPT") != nullptr; }

 private:
  void step(Part& part) {
    switch (part.kind) {
      case Part::Kind::Prose: return;
      case Part::Kind::File: return make_file(part);
      case Part::Kind::Run: return run_command(part);
      case Part::Kind::Show: return show(part);
      case Part::Kind::Example: return make_example(part);
    }
  }

  void make_file(const Part& part) {
    std::string text = part.body;
    if (part.words.size() > 2 && part.words[2] == "hex") text = from_hex(text);
    if (part.words.size() > 2 && part.words[2].starts_with("encoding=")) text = encoded(text, part.words[2].substr(9));
    write_text(place_.path() / part.words.at(1), text);
  }

  void make_example(const Part& part) {
    const auto& word = part.words.at(1);
    const bool chinese = part.words.at(2) == "zh";
    const auto page = test::read_help_page(test::help_page_text(root_, word), chinese);
    if (!page) throw std::runtime_error("no such page: " + word);
    for (const auto& [name, text] : test::example_package(root_, *page, chinese, false)) write_text(place_.path() / word / name, text);
  }

  void run_command(Part& part) {
    std::size_t at = 1;
    // No PATH, no TERM, no LC_ALL: what a command prints may depend on nothing it is not given here.
    std::vector<std::string> variables;
    for (; at < part.words.size() && is_variable(part.words[at]); ++at) variables.push_back(part.words[at]);
    if (variables.empty()) variables.push_back("LANG=en_US.UTF-8");
    std::vector<std::string> words{program_.string()};
    std::string input = "/dev/null";
    for (++at; at < part.words.size(); ++at) {
      if (part.words[at] == "<" && at + 1 < part.words.size()) input = part.words[++at];
      else words.push_back(with_root(part.words[at]));
    }
    const auto finished = test::run_program(words, variables, place_.path(), input);
    ++commands_;
    if ((finished.exit != 0) != expects_failure()) {
      failed_by_name_ = true;
      complain(fmt::format("ends with {}, which its name does not say: {}", finished.exit, fmt::join(part.words, " ")));
    }
    compare(part, without_root(transcript(finished)));
  }

  void show(Part& part) {
    const auto path = place_.path() / part.words.at(1);
    compare(part, fs::exists(path) ? with_newline(without_root(text_of(path))) : "# no such file\n");
  }

  void compare(Part& part, std::string seen) {
    if (seen == part.body) return;
    different_ = true;
    if (!accepting()) complain(fmt::format("{}\n{}", fmt::join(part.words, " "), first_difference(part.body, seen)));
    part.body = std::move(seen);
  }

  // $ROOT in a command is the project, so that a golden file can use its policies.
  std::string with_root(std::string word) const {
    if (const auto at = word.find("$ROOT"); at != std::string::npos) word.replace(at, 5, root_.string());
    return word;
  }
  std::string without_root(std::string text) const {
    const auto root = root_.string();
    for (auto at = text.find(root); at != std::string::npos; at = text.find(root, at)) text.replace(at, root.size(), "$ROOT");
    return text;
  }

  bool expects_failure() const { return file_.filename().string().starts_with("fail_"); }
  void complain(const std::string& what) const { fmt::print(stderr, "{}: {}\n", file_.filename().string(), what); }

  fs::path program_, root_, file_;
  test::Workplace place_;
  int commands_ = 0;
  bool different_ = false;
  bool failed_by_name_ = false;
};

int run_all(int argc, char** argv) {
  if (argc != 4) return fmt::print(stderr, "golden_runner PROGRAM ROOT FILE.md\n"), 2;
  if (Runner::accepting() && std::getenv("CI") != nullptr) return fmt::print(stderr, "golden files are not rewritten in CI\n"), 2;
  try {
    return Runner(argv[1], argv[2], argv[3]).run();
  } catch (const std::exception& wrong) {
    fmt::print(stderr, "{}: {}\n", argv[3], wrong.what());
    return 2;
  }
}

}  // namespace
}  // namespace yanpan::golden

int main(int argc, char** argv) { return yanpan::golden::run_all(argc, argv); }
