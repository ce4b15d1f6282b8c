// Checks a policy that has one mistake, mends it, and lowers it, through the
// installed headers alone.

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "engine/model/digest.hpp"
#include "lang/check/check.hpp"
#include "lang/diag/diagnostic.hpp"
#include "lang/program/program.hpp"

namespace {

namespace lang = yanpan::lang;

const std::string kPolicy = R"(language 1 english
policy consumer-policy
  version 1
  effective 2025-01-01
  basis "article 1"
use std.facts

measure repeat integer
  count problem
    same accountable, kind
    window occurred before 180 days excluding the day

cause skill.repeated

accountable
  step lead
    role is lead
    serving on base date
  otherwise refer

rule R1 repeated
  tier 1
  cause skill.repeated
  when
    repeat >= 2

otherwise refer
)";

lang::Package check(const std::string& text, lang::CollectingSink& sink) {
  const auto path = std::filesystem::temp_directory_path() / "yanpan-consumer.yp";
  std::ofstream(path) << text;
  auto package = lang::load_package(path, {}, sink);
  std::filesystem::remove(path);
  return package;
}

std::string with_mistake() {
  std::string text = kPolicy;
  return text.replace(text.find("repeat >= 2"), 6, "repaet");
}

bool fails(const char* what) {
  std::fprintf(stderr, "%s\n", what);
  return false;
}

bool works() {
  lang::CollectingSink mistakes;
  if (check(with_mistake(), mistakes).policy || mistakes.error_count() != 1) return fails("one mistake is one error");
  lang::CollectingSink none;
  const auto package = check(kPolicy, none);
  for (const auto& diagnostic : none.all()) std::fprintf(stderr, "%s\n", lang::message(diagnostic, yanpan::Language::En).c_str());
  if (!package.policy) return fails("the policy has no error");
  if (!lang::verify(lang::lower(*package.policy)).empty()) return fails("the program keeps its invariants");
  return yanpan::engine::sha256_hex(lang::canonical_text(*package.policy)).size() == 64 || fails("the policy has a digest");
}

}  // namespace

int main() { return works() ? 0 : 1; }
