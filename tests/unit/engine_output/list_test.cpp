#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "engine/output/output.hpp"
#include "tests/unit/engine_output/sample.hpp"

namespace yanpan::engine {

namespace {

std::string written(const Sample& sample, OutputFile file, Language language = Language::Zh, bool excel_safe = false, unsigned threads = 1) {
  OutputOptions options;
  options.language = language;
  options.excel_safe = excel_safe;
  options.threads = threads;
  StringSink sink;
  write_output(sample.attribution, file, options, sink);
  return sink.text;
}

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t begin = 0, end; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1) out.push_back(text.substr(begin, end - begin));
  return out;
}

std::string list_line(const Sample& sample, std::size_t row, Language language = Language::Zh) {
  return lines(written(sample, OutputFile::List, language)).at(row + 1);
}

}  // namespace

TEST_CASE("list.csv: columns, order, quoting and words in Chinese") {
  const Sample sample;
  const auto rows = lines(written(sample, OutputFile::List));
  REQUIRE(rows.size() == 6);
  CHECK(rows[0] ==
        "problem,case,person,cause,category,rule,intervention,status,reason,unit,kind,severity,occurred,tier,contributing,missing,margin,basis");
  CHECK(rows[1] ==
        "Q1,A1,lin,态度·屡犯,attitude,R07,督察提前介入,provisional,,U1,迟延,严重,2025-07-03,4,精力·过重,已提醒;波及,负荷比 0.166667;逾期 12;重复次数 "
        "1,第七条，第一款");
  CHECK(rows[2] == "Q2,A1,lin,,,,,referred,tie,U1,漏填,轻微,2025-08-01,1,精力·过重;流程·缺口,,,");
  CHECK(rows[4] == "\"Q4, \"\"x\"\"\",,,,,,,referred,no_person,,,,,,,,,");
}

TEST_CASE("list.csv: the same in English, a cell with a comma quoted") {
  const Sample sample;
  CHECK(list_line(sample, 0, Language::En) ==
        "Q1,A1,lin,attitude.repeat,attitude,R07,early_supervision,provisional,,U1,delay,serious,2025-07-03,4,capacity.overload,reminded;spread,"
        "late 12;load_ratio 0.166667;repeat 1,\"article 7, 1\"");
}

TEST_CASE("list.csv: a problem of a referred case names what the steps lacked and nobody") {
  const Sample sample;
  CHECK(list_line(sample, 2) == "Q3,A2,,,,,,referred,missing_facts,,迟延,较重,2025-08-02,,,角色,,");
}

TEST_CASE("list.csv: a fallback cause has the policy's basis and no rule, tier or margin; a blank row asks for nothing") {
  const Sample sample;
  CHECK(list_line(sample, 4, Language::En) == "limit.overrun:A3,A3,lin,process.gap,process,,,attributed,,U1,limit.overrun,moderate,2025-09-09,,,,,measures");
}

TEST_CASE("margin: two entries of one name, the smaller first; bounded and missing values left out") {
  Sample sample;
  sample.repeat().set(kQ1, 9);
  sample.load_ratio().set_bounds(kQ1, Decimal(1), std::optional<Decimal>(), kKnown);
  sample.late().set_missing(kQ1);
  sample.evaluate();
  CHECK(list_line(sample, 0, Language::En).find(",repeat 4;repeat 7,") != std::string::npos);
}

TEST_CASE("margin: distances of 64-bit numbers do not wrap") {
  Sample sample;
  sample.late().set(kQ1, INT64_MIN);
  sample.evaluate();
  CHECK(list_line(sample, 0, Language::En).find("late 9223372036854775818;") != std::string::npos);
}

TEST_CASE("margin: equality and inequality count, range tests do not") {
  Sample sample;
  // 在 -9 至 9 on late is true of -2 and adds nothing to `late < 10`.
  CHECK(list_line(sample, 0, Language::En).find("late 12;load") != std::string::npos);
  for (auto& predicate : sample.program.predicates) {
    if (predicate.comparison == lang::Comparison::Less) predicate.comparison = lang::Comparison::NotEqual;
  }
  CHECK(list_line(sample, 0, Language::En).find("late 12;load") != std::string::npos);
}

TEST_CASE("P2: list.csv has the same bytes whatever the threads") {
  Sample sample;
  Outcome& outcome = sample.attribution.outcome;
  outcome.problem_order.clear();
  for (std::size_t i = 0; i < 50000; ++i) outcome.problem_order.push_back(static_cast<RowId>(i * 7 % 5));
  const std::string one = written(sample, OutputFile::List, Language::Zh, false, 1);
  CHECK(written(sample, OutputFile::List, Language::Zh, false, 2) == one);
  CHECK(written(sample, OutputFile::List, Language::Zh, false, 7) == one);
}

TEST_CASE("excel_safe: a byte order mark, and no cell that would run") {
  Sample sample;
  const char* kDangerous[] = {"=1+1", "+1", "-1", "@x", "\tx", "\rx", "＝1", "＋1", "－1", "＠x", "  =1", "\u3000＝1", "=\"a\",b"};
  for (const char* key : kDangerous) {
    sample.attribution.outcome.problems.keys[kQ1] = sample.text(key);
    const std::string text = written(sample, OutputFile::List, Language::Zh, true);
    CHECK(text.starts_with("\xEF\xBB\xBFproblem,"));
    const std::string row = lines(text).at(1);
    CHECK((row.starts_with("'") || row.starts_with("\"'")));
    CHECK(text.find("\r\n") == std::string::npos);
    CHECK_FALSE(lines(written(sample, OutputFile::List)).at(1).starts_with("'"));
  }
  sample.attribution.outcome.problems.keys[kQ1] = sample.text("a=1");
  CHECK(lines(written(sample, OutputFile::List, Language::Zh, true)).at(1).starts_with("a=1,"));
}

TEST_CASE("list.json: typed cells and evidence with file, sheet and row") {
  const Sample sample;
  const auto rows = nlohmann::json::parse(written(sample, OutputFile::ListJson, Language::En));
  REQUIRE(rows.size() == 5);
  const auto& first = rows[0];
  CHECK(first["problem"] == "Q1");
  CHECK(first["tier"] == 4);
  CHECK(first["reason"].is_null());
  CHECK(first["missing"] == nlohmann::json({"reminded", "spread"}));
  CHECK(first["margin"][0] == nlohmann::json({{"name", "late"}, {"distance", 12}}));
  CHECK(first["basis"] == "article 7, 1");
  CHECK(rows[1]["tier"] == 1);
  CHECK(rows[3]["problem"] == "Q4, \"x\"");
  CHECK(rows[3]["case"].is_null());
  for (const auto& fact : first["evidence"]["facts"]) CHECK(fact["name"].is_string());
  std::size_t trainings = 0;
  for (const auto& row : first["evidence"]["rows"]) {
    if (row["entity"] != "training") continue;
    ++trainings;
    CHECK(row["rows"][0] == nlohmann::json({{"file", "lessons.xlsx"}, {"sheet", "表1"}, {"row", 7}}));
  }
  CHECK(trainings == 2);
}

TEST_CASE("list.json: an empty list is an empty array") {
  Sample sample;
  sample.attribution.outcome.problem_order.clear();
  CHECK(nlohmann::json::parse(written(sample, OutputFile::ListJson)).empty());
}

TEST_CASE("cases.csv: one row a case in scope, sorted, with base problem and date") {
  Sample sample;
  CHECK(written(sample, OutputFile::Cases) ==
        "case,person,status,reason,base_problem,base_date\n"
        "A1,lin,attributed,,Q1,2025-07-03\n"
        "A2,,referred,missing_facts,Q3,2025-08-02\n"
        "A3,lin,attributed,,limit.overrun:A3,2025-09-09\n");
  sample.attribution.outcome.cases[kA1].in_scope = false;
  sample.attribution.outcome.cases[kA2].base_date.reset();
  CHECK(lines(written(sample, OutputFile::Cases)).at(1) == "A2,,referred,missing_facts,Q3,");
}

TEST_CASE("interventions.csv: by scope, subject, kind, intervention; due a date or empty") {
  const Sample sample;
  CHECK(written(sample, OutputFile::Interventions) ==
        "scope,subject,kind,intervention,actor,due,status,problems\n"
        "problem,Q1,迟延,督察提前介入,督察,,provisional,Q1\n"
        "unit,U1,迟延,案件讲评,案管,2025-10-30,attributed,Q1;limit.overrun:A3\n");
}

TEST_CASE("rejects.csv: sorted by file, sheet and row as a number") {
  Sample sample;
  sample.attribution.snapshot.rejects = {{1, 10, "日期", RejectCode::Unreadable, "2025-02-30"},
                                         {1, 9, "日期", RejectCode::Required, ""},
                                         {0, 4, "", RejectCode::Width, "a,b;\"c\""}};
  CHECK(written(sample, OutputFile::Rejects) ==
        "file,sheet,row,column,code,value\n"
        "a/cases.csv,,4,,width,\"a,b;\"\"c\"\"\"\n"
        "lessons.xlsx,表1,9,日期,required,\n"
        "lessons.xlsx,表1,10,日期,unreadable,2025-02-30\n");
}

TEST_CASE("R1: conflicts.csv prints every value as a cell of the list, both kept") {
  Sample sample;
  Snapshot& snapshot = sample.attribution.snapshot;
  snapshot.departments = {{"人事", "hr"}, {"督察", "supervision"}};
  const auto conflict = [](std::uint32_t department, Column cell, std::uint32_t row) {
    return Conflict{lang::EntityId(kProblemEntity), "Q1", lang::FieldId(3), department, "", std::move(cell), 0, {0, 0, row}};
  };
  snapshot.conflicts = {conflict(1, choices(1, {2}), 10), conflict(0, choices(1, {0}), 9), conflict(kNoDepartment, choices(1, {1}), 8)};
  CHECK(written(sample, OutputFile::Conflicts) ==
        "entity,key,field,department,value,file,sheet,row\n"
        "问题,Q1,严重程度,,较重,a/cases.csv,,8\n"
        "问题,Q1,严重程度,人事,轻微,a/cases.csv,,9\n"
        "问题,Q1,严重程度,督察,严重,a/cases.csv,,10\n");
  Column flag = numbers(lang::TypeKind::Boolean, {1});
  snapshot.conflicts = {conflict(kNoDepartment, flag, 8)};
  CHECK(lines(written(sample, OutputFile::Conflicts)).at(1) == "问题,Q1,严重程度,,是,a/cases.csv,,8");
  CHECK(lines(written(sample, OutputFile::Conflicts, Language::En)).at(1) == "problem,Q1,severity,,true,a/cases.csv,,8");
  Column instant = numbers(lang::TypeKind::Instant, {0});
  snapshot.conflicts = {conflict(kNoDepartment, instant, 8)};
  snapshot.conflicts[0].offset_minutes = 480;
  CHECK(lines(written(sample, OutputFile::Conflicts)).at(1) == "问题,Q1,严重程度,,1970-01-01T08:00:00+08:00,a/cases.csv,,8");
}

TEST_CASE("outputs are named by file or stem") {
  CHECK(outputs_named("list") == std::vector{OutputFile::List});
  CHECK(outputs_named("list.json") == std::vector{OutputFile::ListJson});
  CHECK(outputs_named("graph") == std::vector{OutputFile::GraphJson, OutputFile::GraphMl});
  CHECK(outputs_named("graph.graphml") == std::vector{OutputFile::GraphMl});
  CHECK(outputs_named("run") == std::vector{OutputFile::Run});
  CHECK(outputs_named("li").empty());
}

}  // namespace yanpan::engine
