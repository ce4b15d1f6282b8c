#include <algorithm>
#include <numeric>

#include "engine/attribute/stages.hpp"
#include "engine/attribute/versions.hpp"

namespace yanpan::engine {

namespace {

using lang::EntityId;
using lang::FindingPlan;

/// One problem to be added.
struct NewProblem {
  Outcome::Found found;
  std::uint32_t kind, severity;
  RowId case_row;
  std::int64_t occurred;
};

class Findings {
 public:
  Findings(const Evaluation& facts, TextPool& texts, Outcome& outcome, Labels& labels)
      : facts_(facts), program_(facts.program()), texts_(texts), outcome_(outcome), labels_(labels), evaluator_(facts.context()) {}

  void run() {
    for (std::size_t v = 0; v < program_.versions.size(); ++v)
      for (const FindingPlan& plan : program_.versions[v].findings) test(plan, static_cast<std::uint8_t>(v));
    append();
  }

 private:
  void test(const FindingPlan& plan, std::uint8_t version) {
    const Column& date = facts_.columns().at(plan.date);
    const std::size_t rows = facts_.table(plan.of).rows;
    constexpr std::size_t kBlock = 4096;
    for (std::size_t begin = 0; begin < rows; begin += kBlock) {
      const std::size_t end = std::min(rows, begin + kBlock);
      evaluator_.start(begin, end);
      const Truth* truths = evaluator_.evaluate(plan.when);
      for (std::size_t i = begin; i < end; ++i)
        if (truths[i - begin] != kFalse) judge(plan, version, static_cast<RowId>(i), truths[i - begin], date);
    }
  }

  void judge(const FindingPlan& plan, std::uint8_t version, RowId row, Truth truth, const Column& date) {
    const bool dated = date.known(row);
    if (dated && nearest_version(program_, date.at(row)) != version) return;
    if (truth == kTrue && dated) {
      const Column& to_case = facts_.columns().at(plan.to_case);
      const RowId case_row = to_case.known(row) ? static_cast<RowId>(to_case.at(row)) : kNoRow;
      new_.push_back({{plan.of, row, plan.name, version}, plan.kind, plan.severity, case_row, date.at(row)});
      return;
    }
    ask(plan, row, truth, dated);
  }

  void ask(const FindingPlan& plan, RowId row, Truth truth, bool dated) {
    std::vector<Name> names;
    if (!dated) names.push_back(program_.node(plan.date).label);
    if (truth == kUnknown) {
      std::vector<lang::PredicateId> atoms;
      evaluator_.unknown_atoms(plan.when, row, atoms);
      for (lang::PredicateId atom : atoms) names.push_back(program_.predicate(atom).label);
    }
    OpenQuestion question{plan.name, plan.of, row, labels_.ids(std::move(names))};
    const bool asked = std::any_of(outcome_.open_questions.begin(), outcome_.open_questions.end(), [&](const OpenQuestion& q) {
      return q.row == row && q.entity == plan.of && q.finding == plan.name;
    });
    if (program_.versions.size() == 1 || !asked) outcome_.open_questions.push_back(std::move(question));
  }

  void append() {
    Table& problems = outcome_.problems;
    outcome_.loaded_problems = problems.rows;
    if (new_.empty()) return;
    explicit_offsets(problems);
    const std::size_t first = problems.rows;
    problems.rows += new_.size();
    for (Column& column : problems.columns) {
      column.resize(problems.rows);
      for (std::size_t r = first; r < problems.rows; ++r) column.set_missing(r);
    }
    if (!problems.key_only.empty()) problems.key_only.resize(problems.rows, false);
    for (std::size_t i = 0; i < new_.size(); ++i) fill(static_cast<RowId>(first + i), new_[i]);
  }

  static void explicit_offsets(Table& problems) {
    if (!problems.origin_offsets.empty()) return;
    problems.origin_offsets.resize(problems.rows + 1);
    std::iota(problems.origin_offsets.begin(), problems.origin_offsets.end(), 0u);
  }

  void fill(RowId row, const NewProblem& p) {
    const lang::Schema& schema = program_.schema;
    Table& problems = outcome_.problems;
    const auto put = [&](lang::FieldId field, std::int64_t value) {
      if (!field.valid()) return;
      problems.columns[field.value].set(row, value);
      problems.columns[field.value].set_state(row, kKnown);
    };
    if (p.case_row != kNoRow) put(schema.roles.problem_case, p.case_row);
    put(schema.roles.problem_kind, p.kind);
    put(schema.roles.problem_severity, p.severity);
    put(schema.roles.problem_occurred, p.occurred);
    const std::string id = p.found.finding.stable() + ":" + std::string(facts_.snapshot().key(p.found.entity, p.found.row));
    const std::uint32_t text = texts_.intern(id);
    problems.keys.push_back(text);
    const auto& key = schema.entity(schema.roles.problem).key;
    if (key.size() == 1 && schema.field(schema.roles.problem, key[0]).type.kind == lang::TypeKind::Text) put(key[0], text);
    for (const RowOrigin& origin : facts_.table(p.found.entity).row_origins(p.found.row)) problems.origins.push_back(origin);
    problems.origin_offsets.push_back(static_cast<std::uint32_t>(problems.origins.size()));
    outcome_.found.push_back(p.found);
  }

  const Evaluation& facts_;
  const lang::Program& program_;
  TextPool& texts_;
  Outcome& outcome_;
  Labels& labels_;
  PredicateEvaluator evaluator_;
  std::vector<NewProblem> new_;
};

}  // namespace

void add_findings(const Evaluation& facts, TextPool& texts, Outcome& outcome, Labels& labels) { Findings(facts, texts, outcome, labels).run(); }

void order_problems(const Snapshot& snapshot, Outcome& outcome) {
  std::vector<RowId>& order = outcome.problem_order;
  const Table& problems = outcome.problems;
  order.resize(problems.rows);
  std::iota(order.begin(), order.end(), 0);
  const auto less = [&](RowId a, RowId b) { return snapshot.texts.at(problems.keys[a]) < snapshot.texts.at(problems.keys[b]); };
  const auto middle = order.begin() + static_cast<std::ptrdiff_t>(outcome.loaded_problems);
  std::stable_sort(middle, order.end(), less);
  std::inplace_merge(order.begin(), middle, order.end(), less);
}

}  // namespace yanpan::engine
