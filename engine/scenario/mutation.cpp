#include "engine/scenario/mutation.hpp"

#include <algorithm>

#include "engine/scenario/expectations.hpp"

namespace yanpan::engine {

MutationRun::MutationRun(const lang::Program& program) {
  for (std::size_t v = 0; v < program.versions.size(); ++v) {
    for (const lang::ScenarioPlan& plan : program.versions[v].scenarios) {
      auto world = make_world(program, v, plan);
      if (world) {
        const Outcome outcome = (*world)->decide(program);
        if (all_hold({program, v, plan, **world, outcome})) {
          ready_.push_back({v, &plan, std::move(*world)});
          continue;
        }
      }
      ++left_out_;
    }
  }
  // Those that are made in a moment go first.
  std::stable_partition(ready_.begin(), ready_.end(), [](const Ready& ready) { return ready.plan->data.empty(); });
}

bool MutationRun::notices(const lang::Program& mutant) const {
  return std::any_of(ready_.begin(), ready_.end(), [&](const Ready& ready) {
    const Outcome outcome = ready.world->decide(mutant);
    return !all_hold({mutant, ready.version, *ready.plan, *ready.world, outcome});
  });
}

namespace {

bool same(const ProblemVerdict& a, const ProblemVerdict& b) {
  return a.status == b.status && a.reason == b.reason && a.cause == b.cause && a.rule == b.rule && a.intervention == b.intervention;
}

lang::Expectation expectation_of(const ProblemVerdict& verdict) {
  lang::Expectation expected;
  if (verdict.status == Status::Referred) {
    expected.refer = true;
    expected.reason = verdict.reason;
    return expected;
  }
  expected.rule = verdict.rule;
  expected.cause = verdict.cause;
  if (verdict.status == Status::Provisional && verdict.cause_provisional) expected.provisional = true;
  return expected;
}

}  // namespace

std::optional<lang::Expectation> tell_apart(const lang::Program& program, const lang::Program& mutant, std::size_t version, std::size_t scenario) {
  const auto world = make_world(program, version, program.versions[version].scenarios[scenario]);
  if (!world) return std::nullopt;
  const Outcome before = (*world)->decide(program), after = (*world)->decide(mutant);
  if (same(before.verdicts[0], after.verdicts[0])) return std::nullopt;
  return expectation_of(before.verdicts[0]);
}

}  // namespace yanpan::engine
