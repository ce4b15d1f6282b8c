#include "lang/check/check.hpp"

#include "lang/check/passes.hpp"

namespace yanpan::lang {

namespace checking {

namespace {

using Package = void (*)(Draft&);
using PerVersion = void (*)(VersionDraft&);

/// A pass works on the whole package or on each version in turn.
struct Pass {
  Package package = nullptr;
  PerVersion version = nullptr;
  constexpr Pass(Package pass) : package(pass) {}       // NOLINT: a pass is either kind
  constexpr Pass(PerVersion pass) : version(pass) {}    // NOLINT
};

constexpr Pass kPasses[] = {
    collect_blocks, check_periods,
    declare_choices, declare_entities, assign_roles, join_findings, check_field_ranges, check_sources,
    declare_measures, declare_causes, check_measures, check_measure_order,
    check_findings, check_constraints, check_accountable,
    check_rules, check_precedence, check_fallback, check_tables, check_scenarios,
    check_protected, lint_names,
};

/// Only over a policy without errors: a condition that could not be read must
/// not make its rule look always true, or its measures unused.
constexpr Pass kLints[] = {lint_rules, lint_same_rules, lint_truth, lint_unused, lint_supply};

void run(const Pass& pass, Draft& draft) {
  if (pass.package != nullptr) {
    pass.package(draft);
    return;
  }
  for (VersionDraft& version : draft.versions) pass.version(version);
}

/// No error here, and every block was read in full.
bool sound(const Draft& draft) {
  return !draft.report.has_errors() &&
         std::none_of(draft.blocks.begin(), draft.blocks.end(), [](const ast::Block* block) { return block->damaged; });
}

Policy finish(Draft& draft) {
  Policy policy;
  policy.schema = std::move(draft.schema);
  for (VersionDraft& version : draft.versions) policy.versions.push_back(std::move(version.result));
  policy.language = policy.versions.back().language;  // sorted: the latest 施行 is last
  return policy;
}

}  // namespace

}  // namespace checking

std::optional<Policy> check(const SourceSet& sources, const std::vector<ast::File>& files, Sink& sink, Index* index) {
  checking::Draft draft(sources, files, sink, index);
  for (const checking::Pass& pass : checking::kPasses) checking::run(pass, draft);
  draft.record.settle();
  if (!checking::sound(draft)) return std::nullopt;
  for (const checking::Pass& pass : checking::kLints) checking::run(pass, draft);
  draft.report.report_allowances();
  return checking::finish(draft);
}

}  // namespace yanpan::lang
