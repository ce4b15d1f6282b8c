#include <algorithm>

#include "tools/arguments.hpp"
#include "tools/command.hpp"
#include "tools/proof_report.hpp"
#include "tools/proof_scenarios.hpp"

namespace yanpan::tools {
namespace {

constexpr Text kSummary{"证明规则对任何取值都恰好得出一个原因", "prove that the rules give exactly one cause for any values"};
constexpr Text kDetails{
    "对所有可能的取值作精确判断，不抽样：同一层级会不会并列，有没有空白，有没有轮不到的\n"
    "规则、条件和处置。每处发现都带最小的一组取值，先由引擎照此运行，再作为用例给出。\n"
    "有意如此的，在有关的一行上方写 `# 允许 代码：理由`。\n"
    "例：yanpan prove policies/quarter\n",
    "decides over all possible values, without sampling: ties inside a tier, gaps, rules,\n"
    "conditions and interventions that never matter. What is found comes with the smallest\n"
    "values, run by the engine first and given as a scenario. What is meant so is recorded\n"
    "above the line concerned: `# allow CODE: reason`.\n"
    "example: yanpan prove policies/quarter\n"};
constexpr Text kRefuted{"引擎不同意自己的证明：{}。这是程序的缺陷，请告诉维护者", "the engine does not agree with the proof: {}. this is a defect of yanpan, please report it"};
constexpr Text kOneFile{"--as-scenario 一次只用于一个规则包", "--as-scenario takes one policy at a time"};
constexpr Text kNotWritten{"写不成 {}，原文没有改动", "{} could not be written and is unchanged"};
constexpr Text kAppended{"{0}：加了 {1} 个用例", "{0}: {1} scenario{2} added"};

/// What is shown has been run: a witness that the engine refutes is our own bug.
bool confirmed(const Proof& proof, Console& console) {
  auto shown = proof.findings;
  for (const auto& allowed : proof.allowed) shown.push_back(allowed.finding);
  const auto wrong = refuted(proof.input.policy(), shown);
  if (!wrong.empty()) console.error(kRefuted, wrong.front());
  return wrong.empty();
}

bool append(const Proof& proof, const Arguments& arguments, Console& console) {
  const auto file = arguments.value("as-scenario");
  if (!file) return true;
  const auto added = append_scenarios(proof, *file);
  if (!added) return console.error(kNotWritten, *file), false;
  console.note(kAppended, *file, *added, plural(*added));
  return true;
}

Exit prove(const Arguments& arguments, Console& console) {
  const auto steps = read_number(arguments, "steps", lang::ProveOptions{}.steps, 1, 1'000'000'000'000, console.language());
  if (!steps) return console.error(steps.error().sentence), Exit::CouldNot;
  if (arguments.has("as-scenario") && arguments.positional.size() > 1) return console.error(kOneFile), Exit::CouldNot;
  std::vector<Proof> proofs;
  for (const auto& path : arguments.positional) {
    auto policy = load_policy(path, arguments, console);
    if (!policy) return Exit::CouldNot;
    proofs.push_back(prove(path, std::move(*policy), {.steps = static_cast<std::int64_t>(*steps)}));
    if (!confirmed(proofs.back(), console) || !append(proofs.back(), arguments, console)) return Exit::CouldNot;
  }
  const lang::RenderOptions render{console.color_on_stdout(), console.given_language()};
  console.write(arguments.value_or("format", "text") == "json" ? proof_json(proofs, render) : proof_text(proofs, render));
  return std::all_of(proofs.begin(), proofs.end(), [](const Proof& proof) { return proof.proved(); }) ? Exit::Done : Exit::Findings;
}

std::vector<Option> options() {
  return {
      {"format", "FORMAT", {"用哪种格式，默认 text", "the format, text by default"}, {"text", "json"}},
      {"as-scenario", "FILE", {"把给出的用例加到这个规则文件末尾", "append the scenarios to this policy file"}},
      {"steps", "N", {"最多用多少步，默认 400000000；步数按工作计，不按时间计", "how many steps at most, 400000000 by default; steps count work, not time"}},
      root_option(),
  };
}

}  // namespace

const Command& prove_command() {
  static const Command command{"prove", "PATH... [--format FORMAT] [--as-scenario FILE]", kSummary, kDetails, 1, Command::kMany, options(), prove};
  return command;
}

}  // namespace yanpan::tools
