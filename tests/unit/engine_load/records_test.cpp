// R1: one key, one record; references, look-ups, order.

#include <catch2/catch.hpp>

#include "tests/unit/engine_load/load_support.hpp"
#include "tests/unit/engine_load/schema_builder.hpp"

using namespace yanpan;
using namespace yanpan::test;

namespace {

/// Persons from two departments, and problems that refer to them.
struct Office {
  SchemaBuilder b;
  lang::EntityId person, problem;

  Office() {
    person = b.entity({"人员", "person"});
    b.key(person, {"工号", "id"}, text());
    b.field(person, {"姓名", "name"}, text());
    b.field(person, {"年限", "years"}, integer());
    b.field(person, {"比例", "share"}, decimal());
    b.field(person, {"登记", "seen"}, instant());
    problem = b.entity({"问题", "problem"});
    b.key(problem, {"编号", "id"}, text());
    b.field(problem, {"承办人", "who"}, to(person));
    b.main_date(problem, {"发生日", "occurred"}, date());
    b.source("p1", person, "p1.csv").department = {"人事", "hr"};
    b.source("p2", person, "p2.csv").department = {"案管", "cases"};
    b.source("q", problem, "q*.csv");
  }
  engine::Snapshot load(const std::string& p1, const std::string& p2, const std::string& q = "编号\n") {
    return test::load(b.schema, {{"p1.csv", p1}, {"p2.csv", p2}, {"q.csv", q}});
  }
};

}  // namespace

TEST_CASE("R1 rows with one key are one record, whatever department they come from") {
  Office o;
  const engine::Snapshot s = o.load("id,name,years\nB,乙,3\nA,甲,\n", "id,years,share\nA,7,0.5\n");
  CHECK(rows(o.b.schema, s, o.person) == "A|甲|7|0.5|-\nB|乙|3|-|-\n");
  CHECK(s.conflicts.empty());
  const auto origins = s.table(o.person).row_origins(0);
  REQUIRE(origins.size() == 2);
  CHECK(s.department(origins[0]) == 1);
  CHECK(s.departments[1].stable() == "hr");
  CHECK(s.department(origins[1]) == 0);
  CHECK(origins[0].row == 3);
}

TEST_CASE("R1 a field on which rows disagree is missing, and every value is kept") {
  Office o;
  const engine::Snapshot s = o.load("id,name,years,share,seen\nA,甲,3,0.50,2025-01-01T00:00Z\nA,甲,4,1/2,\n", "id,name,years,share,seen\nA,甲 ,3,0.5,2025-01-01T08:00+08:00\nB,,1,0.1,2025-01-01T00:00Z\nB,,1,0.2,2025-01-01T00:01+00:00\n");
  CHECK(rows(o.b.schema, s, o.person) == "A|甲|!|0.5|2025-01-01T00:00:00+00:00\nB|-|1|!|!\n");
  CHECK(conflicts(o.b.schema, s) ==
        "A years cases 3 p2.csv:2\nA years hr 3 p1.csv:2\nA years hr 4 p1.csv:3\n"
        "B seen cases 2025-01-01T00:00:00+00:00 p2.csv:3\nB seen cases 2025-01-01T00:01:00+00:00 p2.csv:4\n"
        "B share cases 0.1 p2.csv:3\nB share cases 0.2 p2.csv:4\n");
  CHECK(rejects(s) == "p1.csv:3 share unreadable 1/2\n");
}

TEST_CASE("R1 an instant keeps the offset it was read with in its conflict") {
  Office o;
  const engine::Snapshot s = o.load("id,seen\nA,2025-01-01T08:00+08:00\n", "id,seen\nA,2025-01-01T01:00Z\n");
  CHECK(conflicts(o.b.schema, s) == "A seen cases 2025-01-01T01:00:00+00:00 p2.csv:2\nA seen hr 2025-01-01T08:00:00+08:00 p1.csv:2\n");
}

TEST_CASE("R1 an empty or unreadable cell disagrees with nothing; unreadable everywhere stays so") {
  Office o;
  const engine::Snapshot s = o.load("id,years\nA,x\nB,x\nC,\n", "id,years\nA,5\nB,\nC,\n");
  CHECK(rows(o.b.schema, s, o.person) == "A|-|5|-|-\nB|-|?|-|-\nC|-|-|-|-\n");
}

TEST_CASE("R1 equal rows of an entity without key all count and are reported") {
  SchemaBuilder b;
  const auto entry = b.entity({"", "entry"});
  b.field(entry, {"", "x"}, text());
  b.field(entry, {"", "n"}, decimal());
  b.source("s", entry, "*.csv");
  const engine::Snapshot s = load(b.schema, {{"b.csv", "x,n\nA,1\nB,\n"}, {"a.csv", "x,n,note\nB,,1\nA,1.0,2\nA,2,3\nA,1,4\n"}});
  CHECK(rows(b.schema, s, entry) == "B|-\nA|1\nA|2\nA|1\nA|1\nB|-\n");
  REQUIRE(s.equal_rows.size() == 2);
  CHECK(s.equal_rows[0].rows.size() == 2);
  CHECK(s.equal_rows[1].rows.size() == 3);
  CHECK(s.equal_rows[1].rows[2].row == 2);
}

TEST_CASE("R1 a referenced key that no source supplies is a record of its key alone") {
  Office o;
  const engine::Snapshot s = o.load("id,name\nB,乙\n", "id\n", "编号,承办人\nQ1,C\nQ2,B\nQ3,A\nQ4,C\nQ5,\n");
  CHECK(rows(o.b.schema, s, o.person) == "A|-|-|-|-\nB|乙|-|-|-\nC|-|-|-|-\n");
  CHECK(rows(o.b.schema, s, o.problem) == "Q1|C|-\nQ2|B|-\nQ3|A|-\nQ4|C|-\nQ5|-|-\n");
  const engine::Table& table = s.table(o.person);
  CHECK(table.is_key_only(0));
  CHECK(!table.is_key_only(1));
  CHECK(table.row_origins(0).empty());
  CHECK(table.row_origins(1).size() == 1);
  CHECK(table.first_key_only == 0);
  REQUIRE(s.dangling.size() == 2);
  CHECK(s.dangling[1].key == "C");
  CHECK(s.dangling[1].references == 2);
}

TEST_CASE("R1 a disputed reference to an unknown key makes its record too") {
  Office o;
  const engine::Snapshot s = o.load("id\nA\n", "id\n", "编号,承办人\nQ1,Z\nQ1,A\n");
  CHECK(rows(o.b.schema, s, o.problem) == "Q1|!|-\n");
  CHECK(rows(o.b.schema, s, o.person) == "A|-|-|-|-\nZ|-|-|-|-\n");
  CHECK(conflicts(o.b.schema, s) == "Q1 who - A q.csv:3\nQ1 who - Z q.csv:2\n");
}

TEST_CASE("R1 keys are sorted by bytes and compared in their standard form") {
  SchemaBuilder b;
  const auto day = b.entity({"", "day"});
  const auto who = b.entity({"", "who"});
  b.key(who, {"", "name"}, text());
  b.key(day, {"", "who"}, to(who));
  b.key(day, {"", "n"}, integer());
  b.key(day, {"", "role"}, one_of(b.choice({{"主办", "lead"}, {"协办", ""}})));
  b.field(day, {"", "x"}, text());
  const auto note = b.entity({"", "note"});
  b.field(note, {"", "day"}, to(day));
  b.source("a", day, "d.csv");
  b.source("b", note, "n.csv");
  const engine::Snapshot s = load(b.schema, {{"d.csv", "who,n,role,x\nw,07,主办,1\nw,7,lead,\nv,10,协办,2\nv,9,协办,3\nv/u,9,lead,4\nv,,lead,5\n"},
                                             {"n.csv", "day\nw/007/lead\nv/9/协办\ny/+1/主办\nbad\nv/x/lead\n"}});
  CHECK(rows(b.schema, s, day) == "v|10|协办|2\nv|9|协办|3\nv/u|9|lead|4\nw|7|lead|1\ny|1|lead|-\n");
  CHECK(std::string(s.key(day, 3)) == "w/7/lead");
  CHECK(rows(b.schema, s, note) == "w/7/lead\nv/9/协办\ny/1/lead\n?\n?\n");
  // The key-only record refers to a person nobody supplies, who becomes a record in turn.
  CHECK(rows(b.schema, s, who) == "v\nv/u\nw\ny\n");
  CHECK(s.dangling.size() == 5);
}

TEST_CASE("R1 a text beside other key parts holds no slash") {
  SchemaBuilder b;
  const auto thing = b.entity({"", "thing"});
  b.key(thing, {"", "a"}, text());
  b.key(thing, {"", "b"}, text());
  b.source("s", thing, "t.csv");
  const engine::Snapshot s = load(b.schema, {{"t.csv", "a,b\nx/y,z\nx,y\n"}});
  CHECK(rows(b.schema, s, thing) == "x|y\n");
  CHECK(rejects(s) == "t.csv:2 a unreadable x/y\n");
}

TEST_CASE("R2 a look-up finds the one record, or the field is missing and listed") {
  Office o;
  lang::FieldMapping& mapping = map(o.b.schema.sources[2], o.b.id(o.problem, "who"), "姓名");
  mapping.lookup_entity = o.person;
  mapping.lookup_field = o.b.id(o.person, "name");
  const engine::Snapshot s = o.load("id,name\nA,甲\nB,乙\nC,丙\nD,丙\nE,戊\n", "id,name\nE,午\n", "编号,姓名\nQ1, 乙\nQ2,丙\nQ3,丁\nQ4,\nQ5,戊\n");
  CHECK(rows(o.b.schema, s, o.problem) == "Q1|B|-\nQ2|?|-\nQ3|?|-\nQ4|-|-\nQ5|?|-\n");
  CHECK(rejects(s) == "q.csv:3 姓名 not_unique 丙\nq.csv:4 姓名 not_found 丁\nq.csv:6 姓名 not_found 戊\n");
  CHECK(s.dangling.empty());
}

TEST_CASE("R1 look-ups that disagree are a conflict; a required one that fails drops the row") {
  Office o;
  lang::FieldMapping& mapping = map(o.b.schema.sources[2], o.b.id(o.problem, "who"), "姓名");
  mapping.lookup_entity = o.person;
  mapping.lookup_field = o.b.id(o.person, "name");
  const std::string people = "id,name\nA,甲\nB,乙\n", problems = "编号,姓名\nQ1,甲\nQ1,乙\nQ2,丁\nQ3,甲\n";
  const engine::Snapshot s = o.load(people, "id\n", problems);
  CHECK(rows(o.b.schema, s, o.problem) == "Q1|!|-\nQ2|?|-\nQ3|A|-\n");
  CHECK(conflicts(o.b.schema, s) == "Q1 who - A q.csv:2\nQ1 who - B q.csv:3\n");
  mapping.required = true;
  const engine::Snapshot strict = o.load(people, "id\n", problems);
  CHECK(rows(o.b.schema, strict, o.problem) == "Q1|!|-\nQ3|A|-\n");
  CHECK(rejects(strict) == "q.csv:4 姓名 not_found 丁\n");
}

TEST_CASE("R2 a look-up into its own entity") {
  SchemaBuilder b;
  const auto person = b.entity({"", "person"});
  b.key(person, {"", "id"}, integer());
  b.field(person, {"", "name"}, text());
  b.field(person, {"", "mentor"}, to(person));
  lang::Source& source = b.source("s", person, "p.csv");
  lang::FieldMapping& mapping = map(source, lang::FieldId(2));
  mapping.lookup_entity = person;
  mapping.lookup_field = lang::FieldId(1);
  const engine::Snapshot s = load(b.schema, {{"p.csv", "id,name,mentor\n2,b,a\n1,a,\n3,c,x\n"}});
  CHECK(rows(b.schema, s, person) == "1|a|-\n2|b|1\n3|c|?\n");
}

TEST_CASE("R2 look-ups of a split cell are one line") {
  Office o;
  const auto part = o.b.entity({"", "part"});
  o.b.field(part, {"", "who"}, to(o.person));
  lang::FieldMapping& mapping = map(o.b.source("r", part, "r.csv"), lang::FieldId(0));
  mapping.lookup_entity = o.person;
  mapping.lookup_field = o.b.id(o.person, "name");
  mapping.split = "、";
  const engine::Snapshot s = load(o.b.schema, {{"p1.csv", "id,name\nA,甲\n"}, {"p2.csv", "id\n"}, {"q.csv", "id\n"}, {"r.csv", "who\n甲、丁、戊、丁\n丁\n"}});
  CHECK(rows(o.b.schema, s, part) == "A\n?\n?\n?\n?\n");
  CHECK(rejects(s) == "r.csv:2 who not_found 丁、戊\nr.csv:3 who not_found 丁\n");
}

TEST_CASE("L7 the latest main date among the loaded rows, of an instant the day as written") {
  Office o;
  CHECK(!o.load("id\n", "id\n").latest_main_date);
  const engine::Snapshot s = o.load("id\n", "id\n", "编号,发生日\nA,2025-03-01\nB,2025-04-31\n,2026-01-01\nC,2025-05-01\nC,2025-05-02\n");
  CHECK(s.latest_main_date == 20148);   // 2025-03-01: B is unreadable, the row of 2026 dropped, C disputed

  SchemaBuilder b;
  const auto event = b.entity({"", "event"});
  b.main_date(event, {"", "at"}, instant());
  b.source("s", event, "e.csv");
  const engine::Snapshot events = load(b.schema, {{"e.csv", "at\n2025-03-01T23:30:00-05:00\n2025-03-02T00:30:00+08:00\n"}});
  CHECK(events.latest_main_date == 20149);   // 2025-03-02 as the second row writes it
}
