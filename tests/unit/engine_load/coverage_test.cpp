// R8: coverage by department.

#include <catch2/catch.hpp>

#include "engine/load/coverage.hpp"
#include "tests/unit/engine_load/schema_builder.hpp"

using namespace yanpan;
using namespace yanpan::test;

namespace {

using Days = std::vector<std::pair<std::int64_t, std::int64_t>>;

struct Covered {
  SchemaBuilder b;
  lang::EntityId thing = b.entity({"", "thing"});

  Covered& source(const char* department, Days covers) {
    lang::Source& made = b.source("s", thing, "x");
    made.department = {"", department};
    made.covers = std::move(covers);
    return *this;
  }
  engine::Coverage of(std::vector<bool> absent = {}) {
    absent.resize(b.schema.sources.size());
    return engine::coverage_of(b.schema, thing, absent);
  }
};

}  // namespace

TEST_CASE("R8 without any declared period, or any source, everything is covered") {
  CHECK(Covered().of().always);
  CHECK(Covered().source("a", {}).source("b", {}).of().always);
}

TEST_CASE("R8 periods of one department add up, and neighbours join") {
  const engine::Coverage c = Covered().source("a", {{1, 5}, {20, 30}}).source("a", {{6, 10}, {25, 40}}).of();
  CHECK(!c.always);
  CHECK(c.days == Days{{1, 10}, {20, 40}});
  CHECK(c.covers(1, 10));
  CHECK(c.covers(5, 6));
  CHECK(!c.covers(10, 11));
  CHECK(!c.covers(0, 1));
  CHECK(!c.covers(10, 20));
  CHECK(c.covers(15, 14));
}

TEST_CASE("R8 a day is covered when every department covers it; one that declares none covers all") {
  CHECK(Covered().source("a", {{1, 10}, {20, 30}}).source("b", {{5, 25}}).of().days == Days{{5, 10}, {20, 25}});
  CHECK(Covered().source("a", {{1, 10}}).source("b", {}).of().days == Days{{1, 10}});
}

TEST_CASE("R8 a source without period adds none in a department that declares periods; no department is one") {
  CHECK(Covered().source("a", {{1, 10}}).source("a", {}).of().days == Days{{1, 10}});
  CHECK(Covered().source("", {{1, 3}}).source("", {{7, 9}}).of().days == Days{{1, 3}, {7, 9}});
}

TEST_CASE("R2 R8 an optional source without file covers no day") {
  const engine::Coverage c = Covered().source("a", {{1, 10}}).source("b", {}).of({false, true});
  CHECK(c.never);
  CHECK(!c.always);
  CHECK(!c.covers(1, 1));
}
