#include <catch2/catch.hpp>

#include "tests/unit/second_opinion/fixture.hpp"

using namespace yanpan;
using namespace yanpan::second;
using namespace yanpan::second::test;

namespace {

const std::int64_t kDay = day("2025-05-01");

/// Two persons, one case, one problem of May 1st.
struct Desk : Office {
  Desk() {
    add(kUnit, {std::string("U1")});
    add(kPerson, {std::string("A"), Ref{0}});
    add(kPerson, {std::string("B"), Ref{0}});
    add(kCase, {std::string("C1"), std::int64_t{0}, kEmpty});
    add(kProblem, {std::string("P1"), Ref{0}, kTypo, kMinor, kDay});
  }
  void serve(const Cell& person, std::int64_t role, const Cell& from, const Cell& to) {
    add(kPart, {Ref{0}, person, role, from, to});
  }
  std::string of_case(const std::string& column) const { return cell(run().cases_csv, "C1", column); }
  std::string of_problem(const std::string& column) const { return cell(run().list_csv, "P1", column); }
};

}  // namespace

TEST_CASE_METHOD(Desk, "C4: the first step that leaves a person decides") {
  serve(Ref{0}, kLead, kDay - 10, kEmpty);
  serve(Ref{1}, kAssist, kDay - 10, kEmpty);
  CHECK(of_case("person") == "A");
  CHECK(of_case("status") == "attributed");
  CHECK(of_case("base_problem") == "P1");
  CHECK(of_case("base_date") == "2025-05-01");
}

TEST_CASE_METHOD(Desk, "C4: the day the term ends no longer counts") {
  serve(Ref{0}, kLead, kDay - 10, kDay);
  CHECK(of_case("reason") == "no_person");
  policy.schema.entities[kPart.value].end_included = true;
  CHECK(of_case("person") == "A");
}

TEST_CASE_METHOD(Desk, "C4: two distinct persons are too many, two rows of one are not") {
  serve(Ref{0}, kLead, kDay - 10, kEmpty);
  serve(Ref{0}, kLead, kDay - 5, kEmpty);
  CHECK(of_case("person") == "A");
  serve(Ref{1}, kLead, kDay - 5, kEmpty);
  CHECK(of_case("reason") == "many_persons");
}

TEST_CASE_METHOD(Desk, "C4: collective comes first, unknown is missing facts") {
  serve(Ref{0}, kLead, kDay - 10, kEmpty);
  data.tables[kCase.value].columns[kCaseJoint.value].set(0, std::int64_t{1});
  CHECK(of_case("reason") == "collective");
  data.tables[kCase.value].columns[kCaseJoint.value].set_missing(0);
  CHECK(of_case("reason") == "missing_facts");
  CHECK(of_problem("missing") == "case.joint");
}

TEST_CASE_METHOD(Desk, "C4: an end that cannot be read leaves the term unknown, an empty one does not") {
  serve(Ref{0}, kLead, kDay - 10, Lost{});
  serve(Ref{1}, kAssist, kDay - 10, kEmpty);
  CHECK(of_case("reason") == "missing_facts");
  CHECK(of_problem("missing") == "part.to");
}

TEST_CASE_METHOD(Desk, "C4: possibilities that agree stand") {
  serve(Ref{0}, kLead, kDay - 10, Lost{});
  serve(Ref{0}, kAssist, kDay - 10, kEmpty);
  CHECK(of_case("person") == "A");
}

TEST_CASE_METHOD(Desk, "C4: a participation without a person may be anyone") {
  serve(Ref{0}, kLead, kDay - 10, kEmpty);
  serve(kEmpty, kLead, kDay - 10, kEmpty);
  CHECK(of_case("reason") == "missing_facts");
  CHECK(of_problem("missing") == "part.person");
  serve(Ref{1}, kLead, kDay - 10, kEmpty);
  CHECK(of_case("reason") == "many_persons");
}

TEST_CASE_METHOD(Desk, "R1: a person on whom departments disagree is a data conflict") {
  serve(Disputed{}, kLead, kDay - 10, kEmpty);
  CHECK(of_case("reason") == "data_conflict");
  CHECK(of_problem("reason") == "data_conflict");
}

TEST_CASE_METHOD(Desk, "C4: without a base date nobody is surely in office") {
  data.tables[kProblem.value].columns[kProblemDay.value].set_missing(0);
  serve(Ref{0}, kLead, kDay - 10, kEmpty);
  CHECK(of_case("reason") == "missing_facts");
  CHECK(of_problem("missing") == "problem.occurred");
}

TEST_CASE_METHOD(Desk, "C4: a problem without case has no person") {
  add(kProblem, {std::string("P2"), kEmpty, kTypo, kMinor, kDay});
  CHECK(cell(run().list_csv, "P2", "reason") == "no_person");
  CHECK(cell(run().list_csv, "P2", "case").empty());
}

TEST_CASE_METHOD(Desk, "C3: most severe, then earliest, then smallest id; missing last") {
  add(kProblem, {std::string("P2"), Ref{0}, kTypo, kSerious, kDay + 3});
  add(kProblem, {std::string("P0"), Ref{0}, kTypo, kSerious, kDay + 3});
  add(kProblem, {std::string("P3"), Ref{0}, kTypo, kSerious, kEmpty});
  add(kProblem, {std::string("P4"), Ref{0}, kTypo, kEmpty, kDay - 3});
  CHECK(of_case("base_problem") == "P0");
  version().accountable->base = {lang::BaseOrder::Occurred};
  CHECK(of_case("base_problem") == "P4");
}

TEST_CASE_METHOD(Desk, "C2: a finding makes a problem of its own") {
  lang::Finding& finding = version().findings.emplace_back();
  finding.name.en = "limit.overrun";
  finding.of = kCase;
  finding.to_case = itself(kCase);
  finding.kind = static_cast<std::uint32_t>(kOverrun);
  finding.severity = static_cast<std::uint32_t>(kSerious);
  finding.date = field(kCase, kCaseClosed);
  finding.when = where(field(kCase, kCaseJoint), lang::Comparison::False);
  serve(Ref{0}, kLead, kDay - 10, kEmpty);
  CHECK(cell(run().list_csv, "limit.overrun:C1", "case") == "no such row");  // no date: an open question
  data.tables[kCase.value].columns[kCaseClosed.value].set(0, kDay + 40);
  data.tables[kCase.value].columns[kCaseClosed.value].set_state(0, engine::kKnown);
  CHECK(cell(run().list_csv, "limit.overrun:C1", "kind") == "limit.overrun");
  CHECK(of_case("base_problem") == "limit.overrun:C1");
  CHECK(of_case("base_date") == "2025-06-10");
}
