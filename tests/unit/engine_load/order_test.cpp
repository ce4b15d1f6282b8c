// L9: the order of rows and files, and the number of threads, change nothing.

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "tests/unit/engine_load/bench_schema.hpp"
#include "tests/unit/engine_load/load_support.hpp"

using namespace yanpan;
using namespace yanpan::test;

namespace {

std::string joined(const std::string& header, const std::vector<std::string>& lines) {
  std::string out = header;
  for (const std::string& line : lines) out += line;
  return out;
}

/// Dirty problems, cases and people, a few thousand rows.
struct Quarter {
  std::vector<std::string> problems, cases, persons;

  explicit Quarter(unsigned seed) {
    std::mt19937 random(seed);
    const auto number = [&](unsigned n) { return std::to_string(random() % n); };
    const char* kinds[] = {"data_entry", "disclosure", "unknown_kind", ""};
    for (int i = 0; i < 3000; ++i) {
      problems.push_back("Q" + number(2500) + ",C" + number(900) + "," + kinds[random() % 4] + ",minor,review,2025-0" + number(10) + "-1" + number(10) +
                         ",2025-10-01,\"trial\"" + (random() % 50 == 0 ? ",surplus" : "") + "\n");
    }
    for (int i = 0; i < 800; ++i) cases.push_back("C" + number(700) + ",civil,U" + number(9) + ",\"simple\",2025-01-0" + number(10) + ",,\n");
    for (int i = 0; i < 200; ++i) persons.push_back("R" + number(300) + ",\"Name\n" + number(3) + "\",admin,U" + number(9) + "," + number(3) + "\n");
  }

  void shuffle(unsigned seed) {
    std::mt19937 random(seed);
    for (auto* lines : {&problems, &cases, &persons}) std::shuffle(lines->begin(), lines->end(), random);
  }

  Files files() const {
    const std::vector<std::string> none;
    return {{"problems.csv", joined("problem_id,case_id,kind,severity,source,occurred,found,stage\n", problems)},
            {"cases.csv", joined("case_id,type,unit_id,complexity,accepted,due,closed\n", cases)},
            {"persons.csv", joined("person_id,name,category,unit_id,years\n", persons)},
            {"units.csv", "unit_id,name\nU1,one\n"},
            {"assignments.csv", "case_id,person_id,role,from,to\nC1,R1,lead,2025-01-01,\nC1,R1,lead,2025-01-01,\n"},
            {"training.csv", "person_id,topic,date,result\n"},
            {"supervision.csv", "person_id,date,kind\n"},
            {"publicity.csv", "person_id,case_id,date,kind\n"},
            {"workload.csv", "person_id,month,open_cases,leave_days,overtime_hours\nR7,2025-01,3,1,x\n"}};
  }
};

/// Many chunks, so that threads meet.
std::string long_file(std::size_t rows) {
  std::string out = "problem_id,case_id,kind,severity,source,occurred,found,stage\n";
  for (std::size_t i = 0; i < rows; ++i) {
    const std::string n = std::to_string(1'000'000 + i * 7919 % rows);
    out += "Q" + n + ",C" + std::to_string(i % 1000) + ",disclosure,serious,anomaly,2025-03-0" + std::to_string(i % 10) + ",,intake\n";
    if (i % 1000 == 500) out += "\n,,,,\nQ" + n + ",C1,,,,,,,surplus\n";
  }
  return out;
}

}  // namespace

TEST_CASE("L9 shuffled rows give the same tables") {
  const lang::Schema schema = bench_schema();
  Quarter quarter(1);
  const std::string before = everything(schema, load(schema, quarter.files()), false);
  CHECK(before.find("dangling") != std::string::npos);
  for (unsigned seed = 2; seed < 6; ++seed) {
    quarter.shuffle(seed);
    CHECK(everything(schema, load(schema, quarter.files()), false) == before);
  }
}

TEST_CASE("L9 one file or several files, in any order") {
  lang::Schema schema = bench_schema();
  for (lang::Source& source : schema.sources) source.file.insert(source.file.find('.'), "*");
  Quarter quarter(7);
  const std::string before = everything(schema, load(schema, quarter.files()), false);
  Files files = quarter.files();
  const std::size_t half = quarter.problems.size() / 2;
  const std::string header = "stage,problem_id,case_id,kind,severity,source,occurred,found\n";
  files[0].second = joined("problem_id,case_id,kind,severity,source,occurred,found,stage\n", {quarter.problems.begin() + static_cast<std::ptrdiff_t>(half), quarter.problems.end()});
  files.push_back({"problems 0.csv", joined("problem_id,case_id,kind,severity,source,occurred,found,stage\n", {quarter.problems.begin(), quarter.problems.begin() + static_cast<std::ptrdiff_t>(half)})});
  CHECK(everything(schema, load(schema, files), false) == before);
  std::reverse(files.begin(), files.end());
  CHECK(everything(schema, load(schema, files), false) == before);
}

TEST_CASE("L9 any number of threads gives the same tables, rejects and places") {
  const lang::Schema schema = bench_schema();
  Files files = Quarter(3).files();
  files[0].second = long_file(60'000);
  REQUIRE(files[0].second.size() > 3'000'000);
  const std::string before = everything(schema, load(schema, files, 1));
  for (unsigned threads : {2u, 3u, 7u}) CHECK(everything(schema, load(schema, files, threads)) == before);
}

TEST_CASE("Long files keep their line numbers across chunks, with quotes and without") {
  SchemaBuilder b;
  const auto thing = b.entity({"", "thing"});
  b.field(thing, {"", "n"}, integer());
  b.field(thing, {"", "note"}, text());
  b.source("s", thing, "a.csv");
  for (const bool quoted : {false, true}) {
    std::string bytes = "n,note\r\n";
    std::uint32_t line = 2;
    std::vector<std::uint32_t> lines;
    for (int i = 0; i < 100'000; ++i) {
      const bool broken = quoted && i % 3 == 0;
      bytes += std::to_string(i) + (broken ? ",\"some, \"\"quoted\"\"\r\ntext of two lines\"\r\n" : ",some plain text of one line\r\n");
      lines.push_back(line);
      line += broken ? 2 : 1;
    }
    const engine::Snapshot s = load(b.schema, {{"a.csv", bytes}}, 2);
    REQUIRE(s.table(thing).rows == 100'000);
    bool equal = true;
    for (std::size_t r = 0; r < lines.size(); ++r) {
      equal &= s.table(thing).origins[r].row == lines[r] && s.table(thing).columns[0].at(r) == static_cast<std::int64_t>(r);
    }
    CHECK(equal);
    CHECK(cell(b.schema, s, thing, 99'999, "note") == (quoted ? "some, \"quoted\"\r\ntext of two lines" : "some plain text of one line"));
  }
}

TEST_CASE("A record longer than several chunks") {
  SchemaBuilder b;
  const auto thing = b.entity({"", "thing"});
  b.field(thing, {"", "x"}, text());
  b.source("s", thing, "a.csv");
  for (const char* quote : {"", "\""}) {
    const std::string big(5'000'000, 'y');
    const engine::Snapshot s = load(b.schema, {{"a.csv", std::string("x\na\n") + quote + big + quote + "\nb\n"}}, 2);
    REQUIRE(s.table(thing).rows == 3);
    CHECK(cell(b.schema, s, thing, 1, "x") == big);
    CHECK(s.table(thing).origins[2].row == 4);
  }
}
