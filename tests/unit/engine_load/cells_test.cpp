// R2 and V2: what a cell may say, and what becomes of one that says something else.

#include <catch2/catch.hpp>

#include "lang/value/date.hpp"
#include "tests/unit/engine_load/load_support.hpp"
#include "tests/unit/engine_load/schema_builder.hpp"

using namespace yanpan;
using namespace yanpan::test;

namespace {

/// One entity `thing` of one field `x` beside its key `id`, read from a.csv.
struct OneField {
  SchemaBuilder b;
  lang::EntityId thing;

  explicit OneField(lang::Type type) {
    thing = b.entity({"物", "thing"});
    b.key(thing, {"编号", "id"}, text());
    b.field(thing, {"值", "x"}, type);
    b.source("s", thing, "a.csv");
  }
  lang::Source& source() { return b.schema.sources[0]; }
  lang::Field& x() { return b.schema.entities[0].fields[1]; }
  lang::FieldMapping& mapping() { return map(source(), lang::FieldId(1)); }

  /// The cell as read, and ` code` where it was listed; `dropped` without a row.
  std::string read(const std::string& text) {
    const engine::Snapshot snapshot = load(b.schema, {{"a.csv", "id,x\n1,\"" + text + "\"\n"}});
    std::string out = snapshot.table(thing).rows == 0 ? "dropped" : cell(b.schema, snapshot, thing, 0, "x");
    for (const engine::Reject& reject : snapshot.rejects) {
      CHECK(reject.row == 2);
      CHECK(reject.column == "x");
      out += " " + std::string(engine::word(reject.code));
    }
    return out;
  }
};

lang::Range between(std::int64_t low, std::int64_t high) {
  lang::Range range;
  range.low.number = low;
  range.high.number = high;
  return range;
}

}  // namespace

TEST_CASE("V2 a boolean cell reads its six words and no other") {
  OneField f(boolean());
  for (const char* yes : {"是", "yes", "true", "  是　"}) CHECK(f.read(yes) == "true");
  for (const char* no : {"否", "no", "false"}) CHECK(f.read(no) == "false");
  for (const char* bad : {"1", "Yes", "对"}) CHECK(f.read(bad) == "? unreadable");
  CHECK(f.read("") == "-");
}

TEST_CASE("R2 integers: ASCII digits with a sign, within 64 bits") {
  OneField f(integer());
  CHECK(f.read("12") == "12");
  CHECK(f.read("-0012") == "-12");
  CHECK(f.read("+7") == "7");
  CHECK(f.read("9223372036854775807") == "9223372036854775807");
  CHECK(f.read("-9223372036854775808") == "-9223372036854775808");
  CHECK(f.read("9223372036854775808") == "? out_of_range");
  CHECK(f.read("-9223372036854775809") == "? out_of_range");
  CHECK(f.read(std::string(400, '9')) == "? out_of_range");
  for (const char* bad : {"1.0", "1,000", "１２", "-", "+", "3.7E+19", "1 2", "0x10"}) CHECK(f.read(bad) == "? unreadable");
}

TEST_CASE("R2 decimals are exact, and out of range where they do not fit") {
  OneField f(decimal());
  CHECK(f.read("1.50") == "1.5");
  CHECK(f.read("-0.1") == "-0.1");
  CHECK(f.read("0.1234567890123456789") == "0.1234567890123456789");
  CHECK(f.read(std::string(60, '9')) == "? out_of_range");
  for (const char* bad : {".", "1.2.3", "1e5", "--1", "12%"}) CHECK(f.read(bad) == "? unreadable");
}

TEST_CASE("R2 a date without formats is in ISO form only, and a real day") {
  OneField f(date());
  CHECK(f.read("2025-07-01") == "2025-07-01");
  CHECK(f.read(" 2024-02-29 ") == "2024-02-29");
  CHECK(f.read("0001-01-01") == "0001-01-01");
  CHECK(f.read("9999-12-31") == "9999-12-31");
  for (const char* bad : {"2025-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "0000-01-01", "1900-02-29", "2025-7-1", "2025/07/01", "20250701", "2025-07-01T00:00"}) {
    CHECK(f.read(bad) == "? unreadable");
  }
}

TEST_CASE("R2 date formats: one or two digits beside a sign, and year month day in one") {
  OneField f(date());
  f.mapping().date_formats = {"年-月-日", "年/月/日", "年.月.日", "年月日"};
  for (const char* good : {"2025-07-01", "2025-7-1", "2025/7/01", "2025.7.1", "20250701", "2025年7月1日", "2025年07月01日"}) CHECK(f.read(good) == "2025-07-01");
  for (const char* bad : {"2025-7-32", "2025年7月1", "202571", "25-7-1", "2025-7-1x", "1/7/2025", "2025.7-1"}) CHECK(f.read(bad) == "? unreadable");
}

TEST_CASE("R2 with formats only these are read, and each order of parts") {
  OneField f(date());
  f.mapping().date_formats = {"日/月/年"};
  CHECK(f.read("1/7/2025") == "2025-07-01");
  CHECK(f.read("2025-07-01") == "? unreadable");
}

TEST_CASE("R2 months in ISO form or by format") {
  OneField plain(month());
  CHECK(plain.read("2025-07") == "2025-07");
  CHECK(plain.read("2025-7") == "? unreadable");
  CHECK(plain.read("2025-13") == "? unreadable");
  OneField formed(month());
  formed.mapping().date_formats = {"年-月", "年月"};
  for (const char* good : {"2025-7", "2025-07", "202507", "2025年7月"}) CHECK(formed.read(good) == "2025-07");
  CHECK(formed.read("2025年13月") == "? unreadable");
}

TEST_CASE("R9 an instant without offset is unreadable unless its source gives one") {
  OneField f(instant());
  CHECK(f.read("2025-07-01T08:30:00+08:00") == "2025-07-01T00:30:00+00:00");
  CHECK(f.read("2025-07-01T08:30:00Z") == "2025-07-01T08:30:00+00:00");
  CHECK(f.read("2025-07-01T08:30:00") == "? unreadable");
  f.source().offset_minutes = 480;
  CHECK(f.read("2025-07-01 08:30") == "2025-07-01T00:30:00+00:00");
  CHECK(f.read("2025-07-01T08:30:00-05:00") == "2025-07-01T13:30:00+00:00");
  CHECK(f.read("2025-07-01") == "? unreadable");
}

TEST_CASE("R2 durations are whole numbers, with the unit in either language or without") {
  OneField f(duration(lang::DurationUnit::Workdays));
  for (const char* good : {"5", "5工作日", "5 个工作日", "5 workdays"}) CHECK(f.read(good) == "5");
  for (const char* bad : {"5日", "5 days", "5.5", "工作日"}) CHECK(f.read(bad) == "? unreadable");
  OneField months(duration(lang::DurationUnit::Months));
  CHECK(months.read("3个月") == "3");
  CHECK(months.read("99999999999999999999个月") == "? out_of_range");
}

TEST_CASE("R2 a choice is read by either name, then by the value map") {
  SchemaBuilder names;
  OneField f{lang::Type()};
  f.x().type = one_of(f.b.choice({{"轻微", "minor"}, {"较重", "moderate"}, {"严重", "serious"}}));
  CHECK(f.read("较重") == "moderate");
  CHECK(f.read("serious") == "serious");
  CHECK(f.read("Serious") == "? unreadable");
  lang::ValueMap& values = f.mapping().map.emplace();
  values.values = {{"一般", 0}, {"重大", 2}};
  values.rejects = {"作废"};
  CHECK(f.read("一般") == "minor");
  CHECK(f.read("严重") == "serious");
  CHECK(f.read("作废") == "dropped rejected");
  CHECK(f.read("不明") == "? unreadable");
  values.otherwise = lang::ValueMap::Otherwise::Reject;
  CHECK(f.read("不明") == "dropped rejected");
  CHECK(f.read("minor") == "minor");
  values.otherwise = lang::ValueMap::Otherwise::Value;
  values.otherwise_value = 1;
  CHECK(f.read("不明") == "moderate");
  CHECK(f.read("") == "-");
}

TEST_CASE("R2 a value outside its range is out of range") {
  OneField f(integer());
  f.x().range = between(0, 10);
  CHECK(f.read("0") == "0");
  CHECK(f.read("10") == "10");
  CHECK(f.read("-1") == "? out_of_range");
  CHECK(f.read("11") == "? out_of_range");
  OneField d(date());
  d.x().range = between(*parse_iso_date("2025-01-01"), *parse_iso_date("2025-12-31"));
  CHECK(d.read("2025-12-31") == "2025-12-31");
  CHECK(d.read("2026-01-01") == "? out_of_range");
  OneField x(decimal());
  x.x().range = lang::Range();
  x.x().range->high.decimal = Decimal(1);
  CHECK(x.read("0.5") == "0.5");
  CHECK(x.read("1.0001") == "? out_of_range");
}

TEST_CASE("R2 a required cell that is empty or bad drops the row") {
  OneField f(date());
  f.x().required = true;
  CHECK(f.read("") == "dropped required");
  CHECK(f.read("soon") == "dropped unreadable");
  CHECK(f.read("2025-07-01") == "2025-07-01");
}

TEST_CASE("R2 a cell of ten megabytes is a value of a text and a reject elsewhere") {
  const std::string huge(10'000'000, 'x');
  OneField f(text());
  CHECK(f.read(huge) == huge);
  OneField d(date());
  CHECK(d.read(huge) == "? unreadable");
}

TEST_CASE("R2 texts lose outer white space only, and quotes stand for themselves when doubled") {
  OneField f(text());
  CHECK(f.read("　 甲 乙 \t") == "甲 乙");
  CHECK(f.read("say \"\"yes\"\", twice\nor more") == "say \"yes\", twice\nor more");
  CHECK(f.read(" \n ") == "-");
}
