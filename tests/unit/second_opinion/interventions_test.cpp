#include <catch2/catch.hpp>

#include "tests/unit/second_opinion/fixture.hpp"

using namespace yanpan;
using namespace yanpan::second;
using namespace yanpan::second::test;
using lang::Comparison;
using lang::TableScope;

namespace {

const std::int64_t kDay = day("2025-05-01");

/// P1 and P2: two typos of one day, minor and serious, one person, one rule.
struct Office2 : Office {
  lang::CauseId skill = add_cause(version(), "skill.untrained", lang::Category::Skill);
  Office2() {
    add(kUnit, {std::string("U1")});
    add(kPerson, {std::string("A"), Ref{0}});
    add(kCase, {std::string("C1"), std::int64_t{0}, kEmpty});
    add(kPart, {Ref{0}, Ref{0}, kLead, kDay - 10, kEmpty});
    add(kProblem, {std::string("P2"), Ref{0}, kTypo, kSerious, kDay});
    add(kProblem, {std::string("P1"), Ref{0}, kTypo, kMinor, kDay});
    add_rule(version(), "R1", 1, skill, all({}));
  }
  lang::Interventions& table(TableScope scope) {
    return version().interventions.emplace_back(lang::Interventions{scope, {}, {}, {}});
  }
  std::string due(const std::string& row) const { return cell(run().interventions_csv, row, "due"); }
};

lang::TableRow answer(lang::Condition when, const std::string& what, const std::string& actor = "") {
  const std::pair<std::int64_t, lang::DurationUnit> due{5, lang::DurationUnit::Workdays};
  return {std::move(when), {"", what}, {"", actor}, due, {}};
}

lang::Condition severity(std::int64_t value) { return where(field(kProblem, kProblemSeverity), Comparison::Is, {value}); }

}  // namespace

TEST_CASE_METHOD(Office2, "L6: the first row that matches; one act is answered once") {
  auto& rows = table(TableScope::Problem).rows;
  rows = {answer(severity(kSerious), "talk", "head"), answer(cause_in(lang::Category::Skill), "talk", "office")};
  const Result result = run();
  CHECK(cell(result.list_csv, "P1", "intervention") == "talk");
  CHECK(result.interventions_csv ==
        "scope,subject,kind,intervention,actor,due,status,problems\n"
        "problem,P1,typo,talk,head,2025-07-11,attributed,P1;P2\n");
}

TEST_CASE_METHOD(Office2, "L6: an unknown row above makes the intervention provisional") {
  auto& rows = table(TableScope::Problem).rows;
  rows = {answer(severity(kSerious), "drill"), answer(all({}), "talk")};
  data.tables[kProblem.value].columns[kProblemSeverity.value].set_missing(1);
  const Result result = run();
  CHECK(cell(result.list_csv, "P1", "status") == "provisional");
  CHECK(cell(result.list_csv, "P1", "intervention") == "talk");
  CHECK(cell(result.list_csv, "P1", "missing") == "problem.severity");
  CHECK(cell(result.list_csv, "P2", "status") == "attributed");
  CHECK(cell(result.interventions_csv, "problem P1", "status") == "provisional");
  CHECK(cell(result.interventions_csv, "problem P2", "intervention") == "drill");
}

TEST_CASE_METHOD(Office2, "L6: a blank row ends the search, no true row asks for nothing") {
  auto& rows = table(TableScope::Problem).rows;
  rows = {answer(severity(kSerious), ""), answer(all({}), "talk")};
  CHECK(cell(run().list_csv, "P2", "intervention").empty());
  CHECK(cell(run().list_csv, "P1", "intervention") == "talk");
  rows.pop_back();
  CHECK(cell(run().list_csv, "P1", "status") == "attributed");
  CHECK(run().interventions_csv == "scope,subject,kind,intervention,actor,due,status,problems\n");
}

TEST_CASE_METHOD(Office2, "L6: a group takes the first row true for any of its problems and lists those") {
  table(TableScope::Person).rows = {answer(severity(kSerious), "training"), answer(all({}), "talk")};
  table(TableScope::Unit).rows = {answer(all({}), "lecture")};
  CHECK(run().interventions_csv ==
        "scope,subject,kind,intervention,actor,due,status,problems\n"
        "person,A,typo,training,,2025-07-11,attributed,P2\n"
        "unit,U1,typo,lecture,,2025-07-11,attributed,P1;P2\n");
  data.tables[kPerson.value].columns[kPersonUnit.value].set_missing(0);
  data.tables[kProblem.value].columns[kProblemSeverity.value].set_missing(1);
  CHECK(cell(run().interventions_csv, "person A", "status") == "attributed");  // P1 is unknown in the row chosen, not above
  CHECK(cell(run().interventions_csv, "unit U1", "status") == "no such row");
}

TEST_CASE_METHOD(Office2, "cells: names of the language, quotes only where needed") {
  version().rules[0].basis = {"第一条,甲", "article \"1\""};
  CHECK(run(Language::Zh).list_csv.find("\"第一条,甲\"") != std::string::npos);
  CHECK(run(Language::En).list_csv.find("\"article \"\"1\"\"\"") != std::string::npos);
}

TEST_CASE_METHOD(Office2, "conflicts.csv is sorted by its columns, the row as a number") {
  for (const std::uint32_t row : {10u, 9u}) {
    engine::Conflict conflict{kProblem, "P1", kProblemDay, engine::kNoDepartment, "", {}, 0, {}};
    conflict.cell = engine::Column(policy.schema.field(kProblem, kProblemDay).type, 1);
    conflict.cell.set(0, kDay);
    conflict.origin.row = row;
    data.conflicts.push_back(std::move(conflict));
  }
  CHECK(run().conflicts_csv ==
        "entity,key,field,department,value,file,sheet,row\n"
        "problem,P1,occurred,,2025-05-01,rows.csv,,9\n"
        "problem,P1,occurred,,2025-05-01,rows.csv,,10\n");
}
