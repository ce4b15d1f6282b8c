// A finding keeps its fingerprint while what it speaks about stays.

#include <catch2/catch.hpp>

#include <set>

#include "lang/diag/fingerprint.hpp"
#include "tests/unit/lang_check/fixture.hpp"

namespace yanpan::lang {
namespace {

using Prints = std::vector<std::string>;

Prints prints_of(const std::string& text, const std::string& path = "p/more.yp", const std::string& root = "p") {
  const Checked checked = check_texts({{"std/facts.yp", kFacts}, {"p/policy.yp", kPolicy}, {path, "语言 1 中文\n" + text}});
  return fingerprints(checked.sources, checked.found, root);
}

const std::string kRule = "规则 R03 甲\n  层级 1\n  归因 流程·缺口\n  当\n    重复次教 ≥ 1\n    且 波及人教 ≥ 2\n";

}  // namespace

TEST_CASE("the fingerprint of a known finding is this one: a change of it is a change of the scheme") {
  CHECK(prints_of("约束 重复次教 ≥ 2\n") == Prints{"5c9b2c70200aa922"});
}

TEST_CASE("fingerprints do not change when lines move or other text changes") {
  const Prints before = prints_of(kRule);
  REQUIRE(before.size() == 2);
  CHECK(prints_of("\n# 说明\n\n" + kRule) == before);
  CHECK(prints_of("量 新 fresh 整数\n  计数 问题\n约束 新 ≥ 0\n" + kRule) == before);
  CHECK(prints_of(replaced(kRule, "重复次教 ≥ 1", "重复次教   ≥ 7   # 改了数字")) == before);
  CHECK(prints_of(replaced(kRule, "R03 甲", "R03 改了题目")) == before);
  CHECK(prints_of(replaced(kRule, "层级 1", "层级 2")) == before);
  std::string crlf;
  for (const char c : kRule) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
  CHECK(prints_of(crlf) == before);
}

TEST_CASE("they change with what the finding speaks about") {
  const Prints before = prints_of(kRule);
  std::set<std::string> all(before.begin(), before.end());
  for (const std::string& other : {replaced(kRule, "R03", "R04"), replaced(kRule, "重复次教", "重复次教二"), replaced(kRule, "波及人教", "波及人教二")}) {
    for (const std::string& print : prints_of(other)) all.insert(print);
  }
  CHECK(all.size() == 2 + 2 + 1 + 1);
}

TEST_CASE("equal findings of a file are numbered in order of place") {
  const Prints twice = prints_of("规则 R03 甲\n  层级 1\n  归因 流程·缺口\n  当\n    重复次教 ≥ 1\n    重复次教 < 9\n");
  REQUIRE(twice.size() == 2);
  CHECK(twice[1] == twice[0] + "-2");
}

TEST_CASE("the folder a command was given in does not matter, the file in the package does") {
  const std::string text = "约束 重复次教 ≥ 2\n";
  const auto at = [&](const std::string& path, const std::string& root) {
    const Checked checked = check_texts({{"std/facts.yp", kFacts}, {root + "/policy.yp", kPolicy}, {path, "语言 1 中文\n" + text}});
    return fingerprints(checked.sources, checked.found, root);
  };
  CHECK(at("p/more.yp", "p") == at("/home/x/p/more.yp", "/home/x/p"));
  CHECK(at("p/more.yp", "p") != at("p/other.yp", "p"));
}

TEST_CASE("a finding without a file has a fingerprint too") {
  const SourceSet none;
  CHECK(fingerprints(none, {{Code::NoPolicyFiles, {}, {"p"}, {}, {}, {}}}, "p").front().size() == 16);
}

}  // namespace yanpan::lang
