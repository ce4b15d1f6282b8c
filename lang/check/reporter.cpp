#include "lang/check/reporter.hpp"

#include <utility>

namespace yanpan::lang::checking {

Notice&& Notice::label(LabelKind kind, Span where, std::string arg) && {
  if (arg.empty() && !args.empty()) arg = args.front();
  labels.push_back({kind, where, std::move(arg)});
  return std::move(*this);
}

Notice&& Notice::suggest(std::vector<std::string> names) && {
  suggestions = std::move(names);
  return std::move(*this);
}

Notice&& Notice::fix(Span where, std::string replacement) && {
  fixes.push_back({where, std::move(replacement)});
  return std::move(*this);
}

Notice diagnose(Code code, Span place, std::vector<std::string> args) {
  return Notice{{code, place, std::move(args), {}, {}, {}}};
}

void Reporter::operator()(Diagnostic diagnostic) {
  const Span& at = diagnostic.place;
  if (!seen_.emplace(diagnostic.code, at.file, at.begin, at.end).second) return;
  if (severity(diagnostic.code) == Severity::Error) errors_ = true;
  const ast::Allowance* allowed = allowances_.find(diagnostic);
  if (allowed == nullptr) return sink_.report(std::move(diagnostic));
  sink_.suppress({std::move(diagnostic), allowed->reason});
}

void Reporter::report_allowances() {
  for (Diagnostic& each : allowances_.unused(FoundBy::Check)) sink_.report(std::move(each));
  for (Diagnostic& each : allowances_.without_reason()) sink_.report(std::move(each));
}

Language Reporter::language(Span place) const {
  return place.file < sources_.size() ? sources_.file(place.file).language : Language::Zh;
}

std::string Reporter::either(Span place, std::string_view zh, std::string_view en) const {
  return std::string(language(place) == Language::Zh ? zh : en);
}

}  // namespace yanpan::lang::checking
