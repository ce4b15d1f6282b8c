#include <catch2/catch.hpp>

#include "tests/unit/second_opinion/fixture.hpp"

using namespace yanpan;
using namespace yanpan::second;
using namespace yanpan::second::test;
using lang::AggregateForm;
using lang::TypeKind;

namespace {

const std::int64_t kDay = day("2025-05-01");
constexpr std::int64_t kYes = 1, kNo = 0;

/// Person A answers for P1; B's case is referred. Notices are added by each test.
struct Shelf : Office {
  Shelf() {
    add(kUnit, {std::string("U1")});
    add(kPerson, {std::string("A"), Ref{0}});
    add(kPerson, {std::string("B"), Ref{0}});
    add(kCase, {std::string("C1"), kNo, kEmpty});
    add(kCase, {std::string("C2"), kYes, kEmpty});
    add(kPart, {Ref{0}, Ref{0}, kLead, kDay - 10, kEmpty});
    add(kProblem, {std::string("P1"), Ref{0}, kTypo, kMinor, kDay});
    add(kProblem, {std::string("P2"), Ref{1}, kTypo, kMinor, kDay});
  }
  void notice(const Cell& person, const Cell& on, const Cell& score, const Cell& is_good) {
    add(kNotice, {person, on, score, is_good});
  }
  Value of(lang::Aggregate aggregate, TypeKind type = TypeKind::Integer) {
    version().measures.clear();
    add_measure(version(), "m", kProblem, type, std::move(aggregate));
    return measured("m", {kProblem, 0});
  }
};

lang::Condition good() { return where(field(kNotice, kNoticeGood), lang::Comparison::True); }

lang::Aggregate good_ones(AggregateForm form, std::optional<lang::FieldId> value = {}) {
  lang::Aggregate aggregate = notices(form, value);
  aggregate.where = good();
  return aggregate;
}

lang::Aggregate last_days(lang::Aggregate aggregate, std::int64_t days) {
  lang::Path self_date = field(kProblem, kProblemDay);
  const lang::Path row_date = field(kNotice, kNoticeDay);
  aggregate.window = lang::Window{.kind = lang::WindowKind::Before, .row_date = row_date, .self_date = self_date};
  aggregate.window->count = days;
  return aggregate;
}

void check_ends(const Value& value, std::optional<int> low, std::optional<int> high) {
  REQUIRE(value.bounded());
  CHECK(value.low == (low ? std::optional(Fraction(*low)) : std::nullopt));
  CHECK(value.high == (high ? std::optional(Fraction(*high)) : std::nullopt));
}

}  // namespace

TEST_CASE_METHOD(Shelf, "R5: no rows") {
  CHECK(of(notices(AggregateForm::Count)).number() == 0);
  CHECK(of(notices(AggregateForm::Sum, kNoticeScore)).number() == 0);
  CHECK(of(notices(AggregateForm::Exists), TypeKind::Boolean).number() == 0);
  CHECK(of(notices(AggregateForm::Max, kNoticeScore)).missing());
  CHECK(of(notices(AggregateForm::Lookup, kNoticeScore)).missing());
}

TEST_CASE_METHOD(Shelf, "R4: may-rows bound what they could change") {
  notice(Ref{0}, kDay, std::int64_t{5}, kYes);
  notice(Ref{0}, kDay, std::int64_t{-3}, kEmpty);
  notice(Ref{0}, kDay, std::int64_t{7}, kEmpty);
  notice(Ref{0}, kDay, std::int64_t{9}, kNo);
  notice(Ref{1}, kDay, std::int64_t{9}, kYes);
  check_ends(of(good_ones(AggregateForm::Count)), 1, 3);
  check_ends(of(good_ones(AggregateForm::CountDistinct, kNoticeScore)), 1, 3);
  check_ends(of(good_ones(AggregateForm::Sum, kNoticeScore)), 2, 12);
  check_ends(of(good_ones(AggregateForm::Max, kNoticeScore)), 5, 7);
  check_ends(of(good_ones(AggregateForm::Min, kNoticeScore)), -3, 5);
  CHECK(of(good_ones(AggregateForm::Exists), TypeKind::Boolean).number() == 1);
  CHECK(of(good_ones(AggregateForm::Mean, kNoticeScore), TypeKind::Decimal).missing());
  CHECK(of(good_ones(AggregateForm::Count)).cited.size() == 1);
  CHECK(of(good_ones(AggregateForm::Count)).may.size() == 2);
}

TEST_CASE_METHOD(Shelf, "R4: only a may-row") {
  notice(Ref{0}, kDay, std::int64_t{5}, kEmpty);
  CHECK(of(good_ones(AggregateForm::Exists), TypeKind::Boolean).missing());
  CHECK(of(good_ones(AggregateForm::Max, kNoticeScore)).missing());
}

TEST_CASE_METHOD(Shelf, "R4: a missing aggregated field") {
  notice(Ref{0}, kDay, std::int64_t{5}, kYes);
  notice(Ref{0}, kDay, Disputed{}, kYes);
  CHECK(of(notices(AggregateForm::Sum, kNoticeScore)).missing());
  CHECK(of(notices(AggregateForm::Sum, kNoticeScore)).conflict);
  check_ends(of(notices(AggregateForm::CountDistinct, kNoticeScore)), 1, 2);
}

TEST_CASE_METHOD(Shelf, "R3: a row without the linking field matches nobody, a missing value here gives missing") {
  notice(kEmpty, kDay, std::int64_t{5}, kYes);
  notice(Ref{0}, kEmpty, std::int64_t{5}, kYes);
  CHECK(of(notices(AggregateForm::Count)).number() == 1);
  CHECK(of(last_days(notices(AggregateForm::Count), 30)).number() == 0);
  data.tables[kProblem.value].columns[kProblemDay.value].set_missing(0);
  CHECK(of(last_days(notices(AggregateForm::Count), 30)).missing());
}

TEST_CASE_METHOD(Shelf, "C5: problems of referred cases have nobody") {
  lang::Aggregate aggregate = notices(AggregateForm::Count);
  add_measure(version(), "m", kProblem, TypeKind::Integer, aggregate);
  const Value value = measured("m", {kProblem, 1});
  CHECK(value.missing());
  CHECK(value.absent);
}

TEST_CASE_METHOD(Shelf, "C5: as aggregated value it drops the row, and in a condition it is false") {
  lang::Aggregate persons;
  persons.form = AggregateForm::CountDistinct;
  persons.over = kProblem;
  persons.value = accountable_of_problem();
  persons.same = {{field(kProblem, kProblemKind), field(kProblem, kProblemKind)}};
  CHECK(of(persons).number() == 1);
  const lang::MeasureId m = add_measure(version(), "held", kProblem, TypeKind::Integer, notices(AggregateForm::Count));
  lang::Aggregate problems = persons;
  problems.form = AggregateForm::Count;
  problems.value = std::nullopt;
  problems.where = where(measure(version(), m), lang::Comparison::GreaterEqual, {0});
  add_measure(version(), "n", kProblem, TypeKind::Integer, problems);
  CHECK(measured("n", {kProblem, 0}).number() == 1);
}

TEST_CASE_METHOD(Shelf, "R6: latest by date, several values on it give missing") {
  lang::Aggregate latest = notices(AggregateForm::Latest, kNoticeScore);
  latest.order = field(kNotice, kNoticeDay);
  notice(Ref{0}, kDay - 9, std::int64_t{5}, kYes);
  notice(Ref{0}, kDay - 8, std::int64_t{6}, kYes);
  notice(Ref{0}, kEmpty, std::int64_t{7}, kYes);
  CHECK(of(latest).number() == 6);
  notice(Ref{0}, kDay - 8, std::int64_t{6}, kYes);
  CHECK(of(latest).number() == 6);
  notice(Ref{0}, kDay - 8, kEmpty, kYes);
  CHECK(of(latest).missing());
}

TEST_CASE_METHOD(Shelf, "R8: outside the covered days only one end is sure") {
  notice(Ref{0}, kDay - 9, std::int64_t{5}, kYes);
  policy.schema.sources[0].covers = {{kDay - 20, kDay + 20}};
  CHECK(of(last_days(notices(AggregateForm::Count), 20)).number() == 1);
  check_ends(of(last_days(notices(AggregateForm::Count), 21)), 1, std::nullopt);
  check_ends(of(last_days(notices(AggregateForm::Min, kNoticeScore), 21)), std::nullopt, 5);
  CHECK(of(last_days(notices(AggregateForm::Sum, kNoticeScore), 21)).missing());
  CHECK(of(last_days(notices(AggregateForm::Exists), 21), TypeKind::Boolean).number() == 1);
  CHECK(of(last_days(notices(AggregateForm::Lookup, kNoticeScore), 21)).missing());
  CHECK(of(notices(AggregateForm::Count)).number() == 1);  // without a window: covered
}

TEST_CASE_METHOD(Shelf, "R8: every department must cover a day; one that declares nothing covers all") {
  policy.schema.sources[0].covers = {{kDay - 20, kDay}};
  add_source(kNotice, "publicity");
  CHECK(of(last_days(notices(AggregateForm::Count), 20)).known());
  policy.schema.sources[1].covers = {{kDay - 5, kDay}};
  CHECK(of(last_days(notices(AggregateForm::Count), 20)).bounded());
  add_source(kNotice, "publicity");
  policy.schema.sources[2].covers = {{kDay - 20, kDay - 6}};
  CHECK(of(last_days(notices(AggregateForm::Count), 20)).known());
  data.tables[kNotice.value].coverage.never = true;
  CHECK(of(notices(AggregateForm::Count)).bounded());
}

TEST_CASE_METHOD(Shelf, "V2: a quotient by what may be zero is missing, and if missing replaces only missing") {
  notice(Ref{0}, kDay, std::int64_t{5}, kEmpty);
  const lang::MeasureId m = add_measure(version(), "n", kProblem, TypeKind::Integer, good_ones(AggregateForm::Count));
  const auto expr = [](lang::Expr::Op op, TypeKind type, std::vector<lang::Expr> operands) {
    lang::Expr result;
    result.op = op;
    result.type.kind = type;
    result.operands = std::move(operands);
    return result;
  };
  lang::Expr n = expr(lang::Expr::Op::Path, TypeKind::Integer, {});
  n.path = measure(version(), m);
  lang::Expr six = expr(lang::Expr::Op::Constant, TypeKind::Integer, {});
  six.constant.type = six.type;
  six.constant.number = 6;
  const lang::Expr quotient = expr(lang::Expr::Op::Divide, TypeKind::Decimal, {six, n});
  add_measure(version(), "q", kProblem, TypeKind::Decimal, quotient);
  add_measure(version(), "r", kProblem, TypeKind::Decimal, expr(lang::Expr::Op::IfMissing, TypeKind::Decimal, {quotient, six}));
  add_measure(version(), "s", kProblem, TypeKind::Integer, expr(lang::Expr::Op::IfMissing, TypeKind::Integer, {n, six}));
  CHECK(measured("q", {kProblem, 0}).missing());
  CHECK(measured("r", {kProblem, 0}).number() == 6);
  CHECK(measured("r", {kProblem, 0}).may.empty());
  check_ends(measured("s", {kProblem, 0}), 0, 1);
}
