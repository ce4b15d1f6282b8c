#include "lang/check/circles.hpp"
#include "lang/check/measures.hpp"
#include "lang/check/passes.hpp"
#include "lang/check/paths.hpp"
#include "lang/check/visit.hpp"

namespace yanpan::lang::checking {

bool rests_on_problems(const VersionDraft& version, const Path& path) {
  const EntityId problem = version.draft.schema.roles.problem;
  const auto entities = step_entities(version, path);
  for (std::size_t i = 0; i < path.steps.size(); ++i) {
    if (entities[i] == problem) return true;
    const PathStep& step = path.steps[i];
    if (step.kind == PathStep::Kind::Measure && version.measure_facts[step.measure.value].on_problems) return true;
  }
  return problem.valid() && (path.root == problem || path.type == reference_to(problem));
}

std::optional<Name> protected_field(const VersionDraft& version, const Path& path) {
  const auto entities = step_entities(version, path);
  for (std::size_t i = 0; i < path.steps.size(); ++i) {
    const PathStep& step = path.steps[i];
    if (step.kind == PathStep::Kind::Field && version.draft.schema.field(entities[i], step.field).is_protected) {
      return field_label(version.draft.schema, entities[i], step.field);
    }
    if (step.kind == PathStep::Kind::Measure && version.measure_facts[step.measure.value].protected_field) {
      return version.measure_facts[step.measure.value].protected_field;
    }
  }
  return std::nullopt;
}

namespace {

/// The measures that each measure's body asks for.
std::vector<std::vector<std::uint32_t>> needs_of(const VersionDraft& version) {
  std::vector<std::vector<std::uint32_t>> needs(version.result.measures.size());
  for (std::size_t i = 0; i < needs.size(); ++i) {
    for_each_path(version.result.measures[i], [&](const Path& path) {
      for (const PathStep& step : path.steps) {
        if (step.kind == PathStep::Kind::Measure) needs[i].push_back(step.measure.value);
      }
    });
  }
  return needs;
}

void report_circle(VersionDraft& version, const std::vector<std::uint32_t>& circle) {
  Reporter& report = version.draft.report;
  const Span at = measure(version, MeasureId(circle.front())).span;
  std::string chain;
  for (std::uint32_t id : circle) chain += report.say(measure(version, MeasureId(id)).name, at) + " → ";
  chain += report.say(measure(version, MeasureId(circle.front())).name, at);
  Notice notice = diagnose(Code::CircularMeasures, at, {chain});
  for (std::uint32_t id : circle) {
    const Measure& step = measure(version, MeasureId(id));
    notice.labels.push_back({LabelKind::CircleStep, step.span, report.say(step.name, at)});
  }
  report(notice);
}

/// Whether the measure is an expression over the severity of the problem itself.
bool reads_own_severity(const VersionDraft& version, const Measure& m) {
  const Roles& roles = version.draft.schema.roles;
  const auto* expr = std::get_if<Expr>(&m.body);
  if (expr == nullptr || m.of != roles.problem) return false;
  bool found = false;
  for_each_path(*expr, [&](const Path& path) {
    if (path.steps.size() != 1) return;
    const PathStep& step = path.steps.front();
    found = found || (step.kind == PathStep::Kind::Field && step.field == roles.problem_severity) ||
            (step.kind == PathStep::Kind::Measure && version.measure_facts[step.measure.value].own_severity);
  });
  return found;
}

/// Of an aggregate only the aggregated value counts: what 同一, 其中 and the
/// window read is tested right there, and check_protected reports it there.
void learn_protected(const VersionDraft& version, const Measure& m, MeasureFacts& facts) {
  if (const auto* aggregate = std::get_if<Aggregate>(&m.body)) {
    if (aggregate->value) facts.protected_field = protected_field(version, *aggregate->value);
    return;
  }
  for_each_path(std::get<Expr>(m.body), [&](const Path& path) {
    if (!facts.protected_field) facts.protected_field = protected_field(version, path);
  });
}

void learn(VersionDraft& version, std::uint32_t id) {
  Measure& m = version.result.measures[id];
  MeasureFacts& facts = version.measure_facts[id];
  const EntityId problem = version.draft.schema.roles.problem;
  facts.on_problems = m.of == problem;
  if (const auto* aggregate = std::get_if<Aggregate>(&m.body)) facts.on_problems |= aggregate->over == problem;
  for_each_path(m, [&](const Path& path) {
    if (needs_accountable(version, path)) m.needs_accountable = true;
    if (rests_on_problems(version, path)) facts.on_problems = true;
  });
  learn_protected(version, m, facts);
  facts.own_severity = reads_own_severity(version, m);
}

}  // namespace

void check_measure_order(VersionDraft& version) {
  version.measure_facts.resize(version.result.measures.size());
  const Order order = order_of(needs_of(version));
  for (const auto& circle : order.circles) report_circle(version, circle);
  for (std::uint32_t id : order.order) learn(version, id);
}

}  // namespace yanpan::lang::checking
