#include "engine/scenario/coverage.hpp"

#include "tests/unit/engine_scenario/fixture.hpp"

using namespace yanpan;
using namespace yanpan::engine;

namespace {

/// The points of one owner: `kind what`, with `+` where covered, else the setting that would do.
std::string points(const Loaded& loaded, const std::string& owner) {
  static const char* const kinds[] = {"true", "false", "at", "below", "above", "enough", "short", "row", "cause", "otherwise", "step"};
  std::string text;
  for (const CoveragePoint& point : measure_coverage(loaded.program).points) {
    if (point.owner.en != owner) continue;
    text += std::string(kinds[static_cast<int>(point.kind)]) + " " + point.what.en + (point.covered ? " +" : point.setting.empty() ? "" : " | " + point.setting.en) + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("without scenarios every point is open and says what to set") {
  const Loaded policy = loaded("");
  CHECK(points(policy, "R1") ==
        "true repeat >= 2 | repeat 2, not reminded\nfalse repeat >= 2 | repeat 1, not reminded\nat repeat >= 2 | repeat 2, not reminded\n"
        "below repeat >= 2 | repeat 1, not reminded\nabove repeat >= 2 | repeat 3, not reminded\ntrue not reminded | repeat 2, not reminded\nfalse not reminded | repeat 2, reminded\n");
  CHECK(points(policy, "R2") ==
        "enough evidence 2 items 2 departments | evidence 2 items 2 departments\nshort evidence 1 item 2 departments | evidence 1 item 2 departments\n"
        "short evidence 2 items 1 department | evidence 2 items 1 department\n"
        "true repeat >= 2 | repeat 2, reminded, load 1.24\nfalse repeat >= 2 | repeat 1, reminded, load 1.24\nat repeat >= 2 | repeat 2, reminded, load 1.24\n"
        "below repeat >= 2 | repeat 1, reminded, load 1.24\nabove repeat >= 2 | repeat 3, reminded, load 1.24\n"
        "true reminded | repeat 2, reminded, load 1.24\nfalse reminded | repeat 2, not reminded, load 1.24\n"
        "true load >= 1.25 | repeat 2, reminded, load 1.25\nfalse load >= 1.25 | repeat 2, reminded, load 1.24\nat load >= 1.25 | repeat 2, reminded, load 1.25\n"
        "below load >= 1.25 | repeat 2, reminded, load 1.24\nabove load >= 1.25 | repeat 2, reminded, load 1.26\n");
  CHECK(measure_coverage(policy.program).covered() == 0);
  CHECK_FALSE(measure_coverage(policy.program).data);
}

TEST_CASE("an atom counts where it decides, a threshold within one step") {
  const Loaded policy = loaded(R"(
用例 甲
  设 重复次数 3，非 已提醒
  应得 R1
用例 乙
  设 重复次数 0，已提醒，负荷比 1.2
  应得 移送会商
用例 丙
  设 重复次数 2，已提醒，负荷比 1.245
  应得 R2
)");
  CHECK(points(policy, "R1") ==
        "true repeat >= 2 +\nfalse repeat >= 2 | repeat 1, not reminded\nat repeat >= 2 | repeat 2, not reminded\nbelow repeat >= 2 | repeat 1, not reminded\n"
        "above repeat >= 2 +\ntrue not reminded +\nfalse not reminded +\n");
  // 0 is more than a step below 2, 1.245 less than one below 1.25.
  CHECK(points(policy, "R2").find("below repeat >= 2 |") != std::string::npos);
  CHECK(points(policy, "R2").find("false repeat >= 2 +") != std::string::npos);
  CHECK(points(policy, "R2").find("below load >= 1.25 +") != std::string::npos);
  CHECK(points(policy, "interventions problem") == "row cause in attitude → early +\nrow any → talk +\n");
  CHECK(points(policy, "interventions person") == "row cause in attitude → self +\n");
  CHECK(points(policy, "cause") == "cause skill.recurring +\ncause attitude.repeat +\n");
  CHECK(points(policy, "otherwise") == "otherwise no rule fires +\n");
}

TEST_CASE("a value that cannot occur asks for nothing") {
  const Loaded policy = loaded("约束 重复次数 ≥ 2\n");
  CHECK(points(policy, "R1").find("below") == std::string::npos);
  CHECK(points(policy, "R1").find("above repeat >= 2") != std::string::npos);
}

TEST_CASE("steps, collective conditions and findings are counted once rows of data exist") {
  const Loaded policy = loaded(R"(
用例 全
  数据 案件
    | 受案号 | 期限届满日 | 办结日     | 决定主体 |
    | C1     | 2025-02-01 | 2025-02-02 | 检察长   |
    | C2     | 2025-02-01 | 2025-02-01 | 检察长   |
  数据 参与
    | 案件 | 人员 | 角色 | 起         |
    | C1   | P1   | 主办 | 2025-01-02 |
  应得 案件 C1 责任人 P1
)");
  CHECK(points(policy, "accountable") == "step lead +\n");
  CHECK(points(policy, "collective") == "true case.decided_by is procuratorial_committee\nfalse case.decided_by is procuratorial_committee +\n");
  CHECK(points(policy, "limit.overrun") == "true days_over >= 1 +\nfalse days_over >= 1 +\nat days_over >= 1 +\nbelow days_over >= 1 +\nabove days_over >= 1\n");
}

TEST_CASE("the policies of the repository are covered whole") {
  for (const char* folder : {"policies/quarter", "policies/quarter-en", "policies/examples/incidents", "tools/init/zh", "tools/init/en"}) {
    CAPTURE(folder);
    lang::CollectingSink sink;
    const lang::Package package = lang::load_package(std::filesystem::path(YANPAN_SOURCE_DIR) / folder, {}, sink);
    REQUIRE(package.policy);
    const ScenarioCoverage coverage = measure_coverage(lang::lower(*package.policy));
    for (const CoveragePoint& point : coverage.points) {
      CAPTURE(point.owner.en, point.what.en, static_cast<int>(point.kind));
      CHECK(point.covered);
    }
    CHECK(coverage.data);
    CHECK(coverage.percent() == 100);
  }
}
