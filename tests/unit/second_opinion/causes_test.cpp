#include <catch2/catch.hpp>

#include "tests/unit/second_opinion/fixture.hpp"

using namespace yanpan;
using namespace yanpan::second;
using namespace yanpan::second::test;
using lang::Comparison;

namespace {

const std::int64_t kDay = day("2025-05-01");

/// One attributed problem P1 of May 1st; `count` counts A's notices that are good.
struct Bench : Office {
  lang::CauseId process = add_cause(version(), "process.gap", lang::Category::Process);
  lang::CauseId skill = add_cause(version(), "skill.untrained", lang::Category::Skill);
  lang::MeasureId count;
  Bench() {
    add(kUnit, {std::string("U1")});
    add(kPerson, {std::string("A"), Ref{0}});
    add(kCase, {std::string("C1"), std::int64_t{0}, kEmpty});
    add(kPart, {Ref{0}, Ref{0}, kLead, kDay - 10, kEmpty});
    add(kProblem, {std::string("P1"), Ref{0}, kTypo, kMinor, kDay});
    lang::Aggregate aggregate = notices(lang::AggregateForm::Count);
    aggregate.where = where(field(kNotice, kNoticeGood), Comparison::True);
    count = add_measure(version(), "count", kProblem, lang::TypeKind::Integer, aggregate);
  }
  void notices_of_a(int sure, int may, std::uint16_t source = 0) {
    for (int i = 0; i < sure; ++i) add(kNotice, {Ref{0}, kDay, std::int64_t{1}, std::int64_t{1}}, source);
    for (int i = 0; i < may; ++i) add(kNotice, {Ref{0}, kDay, std::int64_t{1}, kEmpty}, source);
  }
  lang::Condition at_least(std::int64_t n) { return where(measure(version(), count), Comparison::GreaterEqual, {n}); }
  lang::Condition typo() { return where(field(kProblem, kProblemKind), Comparison::Is, {kTypo}); }
  std::string row(const std::string& column) const { return cell(run().list_csv, "P1", column); }
};

}  // namespace

TEST_CASE_METHOD(Bench, "L4: the lowest tier with a candidate decides, others contribute") {
  add_rule(version(), "R1", 2, skill, typo());
  add_rule(version(), "R2", 1, process, typo()).basis = {"", "article 2"};
  CHECK(row("cause") == "process.gap");
  CHECK(row("category") == "process");
  CHECK(row("rule") == "R2");
  CHECK(row("tier") == "1");
  CHECK(row("contributing") == "skill.untrained");
  CHECK(row("basis") == "article 2");
  CHECK(row("status") == "attributed");
  CHECK(row("unit") == "U1");
}

TEST_CASE_METHOD(Bench, "L4: two causes in a tier are a tie, one cause twice is not") {
  add_rule(version(), "R1", 1, skill, typo());
  add_rule(version(), "R2", 1, skill, typo());
  CHECK(row("rule") == "R1");
  add_rule(version(), "R3", 1, process, typo());
  CHECK(row("reason") == "tie");
  CHECK(row("tier") == "1");
  CHECK(row("cause").empty());
  CHECK(row("contributing") == "skill.untrained;process.gap");
}

TEST_CASE_METHOD(Bench, "L3: precedence removes, also through a rule that does not fire") {
  add_rule(version(), "R1", 1, skill, typo());
  add_rule(version(), "R2", 1, skill, at_least(9));
  add_rule(version(), "R3", 1, process, typo());
  version().rules[0].precedes = {lang::RuleId(1u)};
  version().rules[1].precedes = {lang::RuleId(2u)};
  CHECK(row("rule") == "R1");
  CHECK(row("contributing").empty());
}

TEST_CASE_METHOD(Bench, "L4: none fires") {
  add_rule(version(), "R1", 1, skill, at_least(2));
  CHECK(row("reason") == "no_cause");
  version().fallback = process;
  CHECK(row("cause") == "process.gap");
  CHECK(row("rule").empty());
  CHECK(row("basis") == "the policy");
  notices_of_a(0, 2);
  CHECK(row("reason") == "missing_facts");
  CHECK(row("missing") == "count");
}

TEST_CASE_METHOD(Bench, "L5: an unknown rule of another cause that is not weaker makes the row provisional") {
  notices_of_a(0, 2);
  add_rule(version(), "R1", 1, skill, at_least(2));
  add_rule(version(), "R2", 1, process, typo());
  CHECK(row("status") == "provisional");
  CHECK(row("missing") == "count");
  version().rules[1].precedes = {lang::RuleId(0u)};
  CHECK(row("status") == "attributed");
  version().rules[1].precedes.clear();
  version().rules[0].tier = 2;
  CHECK(row("status") == "attributed");
}

TEST_CASE_METHOD(Bench, "L5: only unknown groups name what is missing") {
  notices_of_a(0, 2);
  add_rule(version(), "R1", 1, skill, any({at_least(2), typo()}));
  add_rule(version(), "R2", 1, process, all({any({at_least(1), typo()}), at_least(2)}));
  CHECK(row("missing") == "count");
  CHECK(row("cause") == "skill.untrained");
}

TEST_CASE_METHOD(Bench, "L5: a tie names what could undo it") {
  notices_of_a(0, 2);
  add_rule(version(), "R1", 2, skill, typo());
  add_rule(version(), "R2", 2, process, typo());
  CHECK(row("missing").empty());
  add_rule(version(), "R3", 2, process, at_least(2));
  CHECK(row("missing").empty());
  version().rules[2].precedes = {lang::RuleId(1u)};
  CHECK(row("missing") == "count");
  CHECK(row("reason") == "tie");
}

TEST_CASE_METHOD(Bench, "L2: evidence counts rows and departments") {
  add_source(kNotice, "publicity");
  notices_of_a(2, 0);
  lang::Rule& rule = add_rule(version(), "R1", 1, skill, at_least(1));
  rule.evidence_items = 2;
  rule.evidence_departments = 2;
  CHECK(row("reason") == "no_cause");
  notices_of_a(0, 1, 1);
  CHECK(row("reason") == "missing_facts");
  CHECK(row("missing") == "count");
  notices_of_a(1, 0, 1);
  CHECK(row("rule") == "R1");
  CHECK(row("margin").empty());  // the count is bounded
}

TEST_CASE_METHOD(Bench, "L2: negative tests and own fields cite nothing") {
  notices_of_a(2, 0);
  lang::Rule& rule = add_rule(version(), "R1", 1, skill, all({typo(), where(measure(version(), count), Comparison::Less, {9})}));
  rule.evidence_items = 1;
  CHECK(row("reason") == "no_cause");
}

TEST_CASE_METHOD(Bench, "L1: a rule and a version have their times") {
  add_rule(version(), "R1", 1, skill, typo()).expires = kDay;
  CHECK(row("reason") == "no_cause");
  version().rules[0].expires = kDay + 1;
  CHECK(row("rule") == "R1");
  version().effective = kDay + 1;
  version().expires = kDay + 9;
  CHECK(row("reason") == "no_cause");
  CHECK(row("person") == "A");  // 责任人 goes by the first version then
  data.tables[kProblem.value].columns[kProblemDay.value].set_missing(0, engine::kConflict);
  version().accountable->steps[0].when.members.pop_back();
  CHECK(row("reason") == "data_conflict");
  CHECK(row("missing") == "problem.occurred");
}

TEST_CASE_METHOD(Bench, "L1: without a date a rule with a period is unknown") {
  add_rule(version(), "R1", 1, skill, typo()).expires = kDay;
  data.tables[kProblem.value].columns[kProblemDay.value].set_missing(0);
  version().accountable->steps[0].when.members.pop_back();
  CHECK(row("reason") == "missing_facts");
  CHECK(row("missing") == "problem.occurred");
}

TEST_CASE_METHOD(Bench, "margins of true numeric comparisons, smaller first") {
  notices_of_a(5, 0);
  add_rule(version(), "R1", 1, skill, all({at_least(2), where(measure(version(), count), Comparison::NotEqual, {4}), typo()}));
  CHECK(row("margin") == "count 1;count 3");
}

TEST_CASE_METHOD(Bench, "L9: the order of rows changes no byte") {
  add_rule(version(), "R1", 1, skill, typo());
  add(kProblem, {std::string("P0"), Ref{0}, kDelay, kSerious, kDay});
  const Result result = run();
  CHECK(result.list_csv.find("\nP0,") < result.list_csv.find("\nP1,"));
  CHECK(cell(result.list_csv, "P0", "reason") == "no_cause");
}
