#include "lang/check/measures.hpp"
#include "lang/check/passes.hpp"
#include "lang/check/visit.hpp"

namespace yanpan::lang::checking {

namespace {

/// Reports each tested path that reads a protected field (meaning.md L8).
class ProtectedChecker {
 public:
  explicit ProtectedChecker(VersionDraft& version) : version_(version) {}

  void tested(const Condition& condition) { for_each_path(condition, [&](const Path& path) { tested(path); }); }

  void tested(const Path& path) {
    const auto field = protected_field(version_, path);
    if (!field) return;
    Reporter& report = version_.draft.report;
    Notice notice = diagnose(Code::ProtectedTested, path.span, {report.say(path.label, path.span), report.say(*field, path.span)});
    for (const PathStep& step : path.steps) {
      if (step.kind != PathStep::Kind::Measure) continue;
      const Measure& through = version_.result.measures[step.measure.value];
      notice.labels.push_back({LabelKind::UsedHere, through.span, report.say(through.name, path.span)});
    }
    report(notice);
  }

  /// Which rows count is a test too: 同一, 其中, the window.
  void tested(const Aggregate& aggregate) {
    tested(aggregate.where);
    for (const SamePair& pair : aggregate.same) {
      tested(pair.row);
      tested(pair.self);
    }
    if (!aggregate.window) return;
    tested(aggregate.window->row_date);
    if (aggregate.window->self_date) tested(*aggregate.window->self_date);
  }

 private:
  VersionDraft& version_;
};

}  // namespace

void check_protected(VersionDraft& version) {
  ProtectedChecker check(version);
  const Version& v = version.result;
  for (const Measure& measure : v.measures) {
    if (const auto* aggregate = std::get_if<Aggregate>(&measure.body)) check.tested(*aggregate);
  }
  for (const Finding& finding : v.findings) check.tested(finding.when);
  for (const Constraint& constraint : v.constraints) check.tested(constraint.when);
  if (v.accountable) {
    for (const Condition& line : v.accountable->collective) check.tested(line);
    for (const Step& step : v.accountable->steps) check.tested(step.when);
  }
  for (const Rule& rule : v.rules) {
    check.tested(rule.when);
    if (rule.unless) check.tested(*rule.unless);
  }
  for (const Interventions& table : v.interventions) {
    for (const TableRow& row : table.rows) check.tested(row.when);
  }
}

}  // namespace yanpan::lang::checking
