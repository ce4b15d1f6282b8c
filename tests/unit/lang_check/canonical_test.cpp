// L9, L10: one meaning, one canonical text.

#include <catch2/catch.hpp>

#include <numeric>
#include <random>

#include "tests/unit/lang_check/examples.hpp"
#include "tests/unit/lang_check/fixture.hpp"

using namespace yanpan;
using namespace yanpan::lang;

namespace {

std::string canonical(const Texts& texts) {
  const Checked checked = check_texts(texts);
  CAPTURE(checked.errors());
  REQUIRE(checked.policy);
  return canonical_text(*checked.policy);
}

/// The text cut at each line that starts a block; the first piece holds the language line and the header.
std::vector<std::string> blocks_of(const std::string& text) {
  std::vector<std::string> blocks;
  std::size_t start = 0;
  while (start < text.size()) {
    const std::size_t end = std::min(text.find('\n', start), text.size() - 1) + 1;
    const std::string line = text.substr(start, end - start);
    if (blocks.empty() || (line[0] != ' ' && line[0] != '\n')) blocks.emplace_back();
    blocks.back() += line;
    start = end;
  }
  return blocks;
}

std::string shuffled(const std::string& text, std::size_t keep, unsigned seed) {
  std::vector<std::string> blocks = blocks_of(text);
  std::mt19937 random(seed);
  for (std::size_t i = blocks.size() - 1; i > keep; --i) std::swap(blocks[i], blocks[keep + random() % (i - keep + 1)]);
  return std::accumulate(blocks.begin(), blocks.end(), std::string());
}

}  // namespace

TEST_CASE("the order of blocks and files is nothing L9") {
  const std::string policy = kHeaderZh + kSectionSeven;
  const std::string expected = canonical({{"std/facts.yp", kFacts}, {"quarter.yp", policy}});
  for (unsigned seed = 1; seed <= 10; ++seed) {
    CAPTURE(seed);
    const std::string facts = shuffled(kFacts, 1, seed);
    const std::string blocks = shuffled(policy, 2, seed);
    const bool files_swapped = seed % 2 == 0;
    CHECK(canonical(files_swapped ? Texts{{"quarter.yp", blocks}, {"std/facts.yp", facts}} : Texts{{"std/facts.yp", facts}, {"quarter.yp", blocks}}) == expected);
  }
}

TEST_CASE("blocks may stand in a second file without header") {
  const std::string expected = canonical({{"std/facts.yp", kFacts}, {"quarter.yp", kHeaderZh + kSectionSeven}});
  CHECK(canonical({{"rules.yp", "语言 1 中文\n" + kSectionSeven}, {"std/facts.yp", kFacts}, {"quarter.yp", kHeaderZh}}) == expected);
}

TEST_CASE("keyword set and form of names are nothing L10") {
  const std::string expected = canonical({{"std/facts.yp", kFacts}, {"quarter.yp", kHeaderZh + kSectionSeven}});
  CHECK(canonical({{"std/facts.yp", kFacts}, {"quarter.yp", kSectionSevenEnglish}}) == expected);
}

TEST_CASE("comments, layout and documentation are nothing L10") {
  const std::string expected = canonical({{"std/facts.yp", kFacts}, {"policy.yp", kPolicy}});
  const std::string commented = replaced(replaced(kPolicy, "量 重复次数", "# 说明\n\n## 文档\n量  重复次数"), "    同一 责任人、类别", "      同一 责任人 、 类别   # 两项");
  CHECK(canonical({{"std/facts.yp", kFacts}, {"policy.yp", replaced(commented, "    窗口", "      窗口")}}) == expected);
}

TEST_CASE("each change of meaning changes the canonical text") {
  const std::string before = canonical({{"std/facts.yp", kFacts}, {"policy.yp", kPolicy}});
  const std::vector<std::pair<std::string, std::string>> changes = {
      {"≥ 2\n", "≥ 3\n"}, {"不含当日", "含当日"}, {"前 180 日", "前 180 工作日"}, {"层级 2", "层级 3"}, {"施行 2025-01-01", "施行 2025-01-02"},
      {"角色 为 主办", "角色 为 协办"}, {"在任 于 基准日", "在任 于 案件.受理日"}, {"《办法》", "《新办法》"}, {"缺口 process.gap", "缺口 process.hole"}};
  for (const auto& [from, to] : changes) {
    CAPTURE(from, to);
    CHECK(canonical({{"std/facts.yp", kFacts}, {"policy.yp", replaced(kPolicy, from, to)}}) != before);
  }
}

TEST_CASE("a set of values is the same in any order") {
  const std::string a = canonical({{"std/facts.yp", kFacts}, {"p.yp", kPolicy + "约束 类别 属于 笔误、漏填\n"}});
  CHECK(canonical({{"std/facts.yp", kFacts}, {"p.yp", kPolicy + "约束 类别 属于 漏填、笔误、漏填\n"}}) == a);
}
