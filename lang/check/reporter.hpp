// How the passes of check speak: one diagnostic a mistake, in the words of the
// file it stands in.

#pragma once

#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "lang/base/language.hpp"
#include "lang/check/allow.hpp"
#include "lang/diag/diagnostic.hpp"
#include "lang/source/source_set.hpp"

namespace yanpan::lang::checking {

/// A diagnostic under construction.
struct Notice : Diagnostic {
  /// Without `arg` the label speaks about the first argument of the message.
  Notice&& label(LabelKind kind, Span where, std::string arg = {}) &&;
  Notice&& suggest(std::vector<std::string> names) &&;
  Notice&& fix(Span where, std::string replacement) &&;
};
Notice diagnose(Code code, Span place, std::vector<std::string> args = {});

/// Passes each code and place on once: a block shared by several versions is
/// checked in each of them and must not be reported in each. A finding that is
/// recorded as intended goes on as suppressed.
class Reporter {
 public:
  Reporter(const SourceSet& sources, const std::vector<ast::File>& files, Sink& sink) : sources_(sources), sink_(sink), allowances_(files) {}
  void operator()(Diagnostic diagnostic);
  /// What is wrong with the allowances themselves; the last thing to be reported.
  void report_allowances();
  bool has_errors() const { return errors_; }

  Language language(Span place) const;
  /// A name as the file of `place` would write it.
  const std::string& say(const Name& name, Span place) const { return name.in(language(place)); }
  /// The text the author wrote there.
  std::string written(Span place) const { return std::string(sources_.text(place)); }
  /// One of two wordings, by the language of the file.
  std::string either(Span place, std::string_view zh, std::string_view en) const;

 private:
  const SourceSet& sources_;
  Sink& sink_;
  Allowances allowances_;
  std::set<std::tuple<Code, std::uint32_t, std::uint32_t, std::uint32_t>> seen_;
  bool errors_ = false;
};

}  // namespace yanpan::lang::checking
