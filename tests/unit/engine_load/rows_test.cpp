// R2: records, columns and the lines of rejects.csv.

#include <catch2/catch.hpp>

#include "tests/unit/engine_load/load_support.hpp"
#include "tests/unit/engine_load/schema_builder.hpp"

using namespace yanpan;
using namespace yanpan::test;

namespace {

struct Things {
  SchemaBuilder b;
  lang::EntityId thing;

  Things() {
    thing = b.entity({"物", "thing"});
    b.key(thing, {"编号", "id"}, text());
    b.field(thing, {"日期", "day"}, date());
    b.field(thing, {"数量", "count"}, integer());
    b.source("s", thing, "a.csv");
  }
  lang::Source& source() { return b.schema.sources[0]; }
  engine::Snapshot load(const std::string& bytes) { return test::load(b.schema, {{"a.csv", bytes}}); }
  std::string rows(const std::string& bytes) { return test::rows(b.schema, load(bytes), thing); }
  std::string rejects(const std::string& bytes) { return test::rejects(load(bytes)); }
};

}  // namespace

TEST_CASE("R2 columns are found by header, in any order, by either name") {
  Things t;
  CHECK(t.rows("count,其他,day,编号\n3,x,2025-01-02,A\n") == "A|2025-01-02|3\n");
  CHECK(t.rows("　id ,count\nA,3\n") == "A|-|3\n");
}

TEST_CASE("R2 a mapped column replaces the field's own name") {
  Things t;
  map(t.source(), lang::FieldId(1), "受理 日期");
  CHECK(t.rows("id,day,受理 日期\nA,2025-01-01,2025-01-02\n") == "A|2025-01-02|-\n");
  CHECK(t.rows("id,day\nA,2025-01-01\n") == "A|-|-\n");
}

TEST_CASE("R2 separators and line ends") {
  Things t;
  CHECK(t.rows("id;day;count\r\nA;2025-01-02;3\r\n") == "A|2025-01-02|3\n");
  CHECK(t.rows("id\tday\tcount\nA\t2025-01-02\t3") == "A|2025-01-02|3\n");
  CHECK(t.rows("\"id,x;y\",id,day\nB,A,2025-01-02\n") == "A|2025-01-02|-\n");
}

TEST_CASE("R2 rows are numbered by the physical line a record begins on") {
  Things t;
  const std::string bytes = "id,note,day\nA,\"one\ntwo\nthree\",x\n\nB,,y\n\"C\",\"\",z\n";
  CHECK(t.rejects(bytes) == "a.csv:2 day unreadable x\na.csv:6 day unreadable y\na.csv:7 day unreadable z\n");
}

TEST_CASE("R2 a record whose cells are all empty is no row") {
  Things t;
  const engine::Snapshot s = t.load("id,day,count\n,,\n\n , 　,\t\n\"\",,\nA,,\n,,,,\n");
  CHECK(rows(t.b.schema, s, t.thing) == "A|-|-\n");
  CHECK(s.rejects.empty());
  CHECK(s.files[0].rows == 1);
}

TEST_CASE("R2 surplus cells: empty ones are ignored, others drop the record under width") {
  Things t;
  const engine::Snapshot s = t.load("id,day,count\nA,bad,1,, \nB,bad,x,7,,8\nC,2025-01-02\n");
  CHECK(rows(t.b.schema, s, t.thing) == "A|?|1\nC|2025-01-02|-\n");
  CHECK(rejects(s) == "a.csv:2 day unreadable bad\na.csv:3  width 7;;8\n");
}

TEST_CASE("R2 a dropped row lists each of its bad cells once") {
  Things t;
  CHECK(t.rejects("id,day,count\n,bad,x\n") == "a.csv:2 count unreadable x\na.csv:2 day unreadable bad\na.csv:2 id required \n");
  CHECK(t.rows("id,day,count\n,bad,x\nA,,\n") == "A|-|-\n");
}

TEST_CASE("R2 two fields that read one column list a bad cell once") {
  Things t;
  map(t.source(), lang::FieldId(1), "both");
  map(t.source(), lang::FieldId(2), "both");
  CHECK(t.rejects("id,both\nA,x\n") == "a.csv:2 both unreadable x\n");
}

TEST_CASE("R2 two sources that read one file list a bad cell once each") {
  Things t;
  const auto other = t.b.entity({"", "other"});
  t.b.field(other, {"日期", "day"}, date());
  t.b.source("t", other, "a.csv");
  const engine::Snapshot s = t.load("id,day\nA,x\n");
  CHECK(rejects(s) == "a.csv:2 day unreadable x\na.csv:2 day unreadable x\n");
  CHECK(s.table(other).rows == 1);
  CHECK(s.files.size() == 1);
}

TEST_CASE("R2 a header repeated further down is data, and its cells are listed") {
  Things t;
  CHECK(t.rejects("id,day,count\nA,2025-01-01,1\nid,day,count\n") == "a.csv:3 count unreadable count\na.csv:3 day unreadable day\n");
}

TEST_CASE("R2 split makes one row for each value of a cell") {
  Things t;
  const auto part = t.b.entity({"", "part"});
  t.b.field(part, {"", "case"}, text());
  t.b.field(part, {"", "who"}, text());
  t.b.field(part, {"", "n"}, integer());
  t.b.field(part, {"", "bad"}, date());
  lang::Source& source = t.b.source("t", part, "p.csv");
  map(source, lang::FieldId(1)).split = "、";
  map(source, lang::FieldId(2)).split = "、";
  const engine::Snapshot s = load(t.b.schema, {{"a.csv", "id\n"}, {"p.csv", "case,who,n,bad\nC1,甲、 乙 、,1,x\nC2,,1、2,\nC3,丙,x、3、y、x,\n"}});
  CHECK(rows(t.b.schema, s, part) == "C1|甲|1|?\nC1|乙|1|?\nC2|-|1|-\nC2|-|2|-\nC3|丙|?|-\nC3|丙|3|-\nC3|丙|?|-\nC3|丙|?|-\n");
  CHECK(rejects(s) == "p.csv:2 bad unreadable x\np.csv:4 n unreadable x、y\n");
  CHECK(s.table(part).origins[0].row == 2);
  CHECK(s.table(part).origins[1].row == 2);
}

TEST_CASE("R2 combinations of split columns") {
  Things t;
  map(t.source(), lang::FieldId(0)).split = "/";
  map(t.source(), lang::FieldId(2)).split = "/";
  const engine::Snapshot s = t.load("id,count\nA/B,1/2\n");
  CHECK(rows(t.b.schema, s, t.thing) == "A|-|!\nB|-|!\n");
  CHECK(conflicts(t.b.schema, s) == "A count - 1 a.csv:2\nA count - 2 a.csv:2\nB count - 1 a.csv:2\nB count - 2 a.csv:2\n");
}

TEST_CASE("A record that splits into more than a million rows is too large") {
  Things t;
  map(t.source(), lang::FieldId(0)).split = "/";
  map(t.source(), lang::FieldId(2)).split = "/";
  std::string many;
  for (int i = 0; i < 1500; ++i) many += "1/";
  const engine::LoadError error = only_error(t.b.schema, {{"a.csv", "id,count\n" + many + "," + many + "\n"}});
  CHECK(error.problem == engine::LoadProblem::TooLarge);
  CHECK(message(error, Language::Zh).find("a.csv") != std::string::npos);
}

TEST_CASE("Several files that match are read in the order of their names") {
  SchemaBuilder b;
  const auto thing = b.entity({"", "thing"});
  b.field(thing, {"", "x"}, text());
  b.source("s", thing, "d/m?*.csv");
  const engine::Snapshot s = load(b.schema, {{"d/m二.csv", "x\n2\n"}, {"d/m1.csv", "x\n1\n"}, {"d/m.csv", "x\nno\n"}, {"m1.csv", "x\nno\n"}, {"d/e/m1.csv", "x\nno\n"}});
  CHECK(rows(b.schema, s, thing) == "1\n2\n");
  CHECK(s.files[0].name == "d/m1.csv");
  CHECK(s.files[0].sha256.size() == 64);
}

TEST_CASE("A file that only holds a header is an empty table") {
  Things t;
  CHECK(t.rows("id,day,count\n").empty());
  CHECK(t.rows("id,day,count").empty());
}
