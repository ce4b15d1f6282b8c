// The tables of the canonical workload, as a policy would declare them.

#pragma once

#include <string>
#include <vector>

#include "tests/unit/engine_load/schema_builder.hpp"

namespace yanpan::test {

inline std::vector<Name> english(const std::vector<std::string>& words) {
  std::vector<Name> out;
  for (const std::string& word : words) out.push_back({"", word});
  return out;
}

inline lang::Schema bench_schema() {
  SchemaBuilder b;
  const auto name = [](const char* en) { return Name{"", en}; };
  const auto kinds = b.choice(english({"deadline_overrun", "evidence_review", "procedure_step", "document_error", "law_application", "sentencing_advice",
                                       "rights_notice", "custody_review", "data_entry", "disclosure", "service_delivery", "discipline_conduct"}));
  const auto unit = b.entity(name("unit"));
  b.key(unit, name("unit_id"), text());
  b.field(unit, name("name"), text());
  const auto person = b.entity(name("person"));
  b.key(person, name("person_id"), text());
  b.field(person, name("name"), text());
  b.field(person, name("category"), one_of(b.choice(english({"procurator", "assistant", "admin"}))));
  b.field(person, name("unit_id"), to(unit));
  b.field(person, name("years"), integer());
  const auto a_case = b.entity(name("case"));
  b.key(a_case, name("case_id"), text());
  b.field(a_case, name("type"), one_of(b.choice(english({"arrest", "prosecution", "civil", "administrative", "public_interest"}))));
  b.field(a_case, name("unit_id"), to(unit));
  b.field(a_case, name("complexity"), one_of(b.choice(english({"simple", "ordinary", "complex"}))));
  for (const char* day : {"accepted", "due", "closed"}) b.field(a_case, name(day), date());
  const auto assignment = b.entity(name("assignment"));
  b.field(assignment, name("case_id"), to(a_case));
  b.field(assignment, name("person_id"), to(person));
  b.field(assignment, name("role"), one_of(b.choice(english({"lead", "assist", "clerk", "approver"}))));
  b.field(assignment, name("from"), date());
  b.field(assignment, name("to"), date());
  const auto problem = b.entity(name("problem"));
  b.key(problem, name("problem_id"), text());
  b.field(problem, name("case_id"), to(a_case));
  b.field(problem, name("kind"), one_of(kinds));
  b.field(problem, name("severity"), one_of(b.choice(english({"minor", "moderate", "serious"}))));
  b.field(problem, name("source"), one_of(b.choice(english({"review", "monitoring", "anomaly"}))));
  b.main_date(problem, name("occurred"), date());
  b.field(problem, name("found"), date());
  b.field(problem, name("stage"), one_of(b.choice(english({"intake", "review", "decision", "trial", "closing"}))));
  const auto training = b.entity(name("training"));
  b.field(training, name("person_id"), to(person));
  b.field(training, name("topic"), one_of(kinds));
  b.field(training, name("date"), date());
  b.field(training, name("result"), one_of(b.choice(english({"pass", "fail"}))));
  const auto supervision = b.entity(name("supervision"));
  b.field(supervision, name("person_id"), to(person));
  b.field(supervision, name("date"), date());
  b.field(supervision, name("kind"), one_of(b.choice(english({"reminder", "talk", "notice", "clue"}))));
  const auto publicity = b.entity(name("publicity"));
  b.field(publicity, name("person_id"), to(person));
  b.field(publicity, name("case_id"), to(a_case));
  b.field(publicity, name("date"), date());
  b.field(publicity, name("kind"), one_of(b.choice(english({"typical_case", "commendation"}))));
  const auto workload = b.entity(name("workload"));
  b.key(workload, name("person_id"), to(person));
  b.key(workload, name("month"), month());
  for (const char* count : {"open_cases", "leave_days", "overtime_hours"}) b.field(workload, name(count), integer());
  b.source("assignments", assignment, "assignments.csv");
  b.source("cases", a_case, "cases.csv");
  b.source("persons", person, "persons.csv");
  b.source("problems", problem, "problems.csv");
  b.source("publicity", publicity, "publicity.csv");
  b.source("supervision", supervision, "supervision.csv");
  b.source("training", training, "training.csv");
  b.source("units", unit, "units.csv");
  b.source("workload", workload, "workload.csv");
  return b.schema;
}

}  // namespace yanpan::test
