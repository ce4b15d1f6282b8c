// The two streams of the program and how it speaks on them: the document goes
// to standard output, all that is said about it to standard error.

#pragma once

#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lang/base/language.hpp"
#include "tools/text.hpp"

namespace yanpan::tools {

class Console {
 public:
  Console();

  /// What the program speaks: `--lang`; else the language of LC_ALL, LC_MESSAGES
  /// or LANG; else, where the environment names none (C, POSIX), that of the
  /// policy at hand; else english.
  Language language() const { return given_ ? *given_ : environment_ ? *environment_ : policy_; }
  /// Only what `--lang` says; what is written for a policy otherwise follows the policy.
  std::optional<Language> given_language() const { return given_; }
  void set_language(Language language) { given_ = language; }
  void set_policy_language(Language language) { policy_ = language; }
  void set_verb(std::string_view verb) { verb_ = verb; }

  /// Standard output. False once it could not be written.
  void write(std::string_view bytes);
  bool flush();

  /// A line on standard error.
  void note(std::string_view line);
  template <class... Args>
  void note(const Text& text, const Args&... args) {
    note(fill(language(), text, args...));
  }
  /// `yanpan run: error: ...`, then the way out on a line of its own where there is one.
  void error(std::string_view sentence, std::string_view way_out = {});
  template <class... Args>
  void error(const Text& text, const Args&... args) {
    error(std::string_view(fill(language(), text, args...)));
  }

  bool color_on_stderr() const { return color_; }
  bool color_on_stdout() const { return color_on_stdout_; }
  bool stderr_is_terminal() const { return terminal_; }

 private:
  std::optional<Language> environment_;
  std::optional<Language> given_;
  Language policy_ = Language::En;
  std::string verb_;
  bool terminal_;
  bool color_;
  bool color_on_stdout_;
  bool output_failed_ = false;
};

/// `zh`, `中文`, `en`, `english`.
std::optional<Language> language_named(std::string_view text);

}  // namespace yanpan::tools
