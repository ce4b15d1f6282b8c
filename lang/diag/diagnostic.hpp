// What we tell a person about a policy, and where.
//
// A Diagnostic is plain data: passes build it, a Sink receives it, renderers
// print it. It carries a code and arguments, never finished sentences: the
// sentence, its help line and its page exist in both languages in code.def and
// help/, and the renderer picks the language of the file it speaks about.

#pragma once

#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lang/base/language.hpp"
#include "lang/source/span.hpp"

namespace yanpan::lang {

/// Every code that can be reported. code.def holds one entry a code: name,
/// severity, kebab word, and the sentence and help line in each language, with
/// {0}, {1}, ... for the arguments.
enum class Code : std::uint16_t {
#define YANPAN_DIAGNOSTIC(name, severity, word, zh, en, help_zh, help_en) name,
#include "lang/diag/code.def"
#undef YANPAN_DIAGNOSTIC
};

enum class Severity : std::uint8_t { Error, Warning };

/// A second place that explains the first, e.g. "first declared here". The text
/// is a label key of code.def's label list, so it too exists in both languages.
enum class LabelKind : std::uint8_t { FirstDeclared, UsedHere, CircleStep, OtherRule, Tested };

struct Label {
  LabelKind kind;
  Span place;
  std::string arg;
};

/// A repair the author can take as it is: replace the span by the text.
struct Fix {
  Span place;
  std::string replacement;
};

struct Diagnostic {
  Code code;
  Span place;
  std::vector<std::string> args;
  std::vector<Label> labels;
  std::vector<std::string> suggestions;  // "did you mean", nearest first
  std::vector<Fix> fixes;
};

/// A finding that its author has recorded as intended, with the reason.
struct Suppressed {
  Diagnostic diagnostic;
  std::string reason;
};

/// Receives diagnostics in the order they are found. Must outlive its users.
class Sink {
 public:
  virtual ~Sink() = default;
  virtual void report(Diagnostic diagnostic) = 0;
  virtual void suppress(Suppressed finding) = 0;
};

/// Keeps everything; counts errors; drops exact repeats (code and place).
/// What is suppressed is kept apart.
class CollectingSink final : public Sink {
 public:
  void report(Diagnostic diagnostic) override;
  void suppress(Suppressed finding) override;
  bool has_errors() const { return errors_ > 0; }
  std::size_t error_count() const { return errors_; }
  /// Sorted by file, place, code; stable.
  std::vector<Diagnostic> take_sorted();
  std::vector<Suppressed> take_suppressed();
  const std::vector<Diagnostic>& all() const { return all_; }

 private:
  std::vector<Diagnostic> all_;
  std::vector<Suppressed> suppressed_;
  std::set<std::array<std::uint32_t, 4>> places_;  // file, begin, end, code
  std::size_t errors_ = 0;
};

std::string_view word(Code code);
/// What a label says about its place.
std::string label_text(const Label& label, Language language);
Severity severity(Code code);
/// The sentence with its arguments filled in.
std::string message(const Diagnostic& diagnostic, Language language);
/// The way out; may be empty only where the message already names it.
std::string help(const Diagnostic& diagnostic, Language language);
/// The page of `explain CODE`: what, why it matters, example, repair. Empty for an unknown word.
std::string_view explain_page(std::string_view word, Language language);
std::vector<std::string_view> all_words();

}  // namespace yanpan::lang
