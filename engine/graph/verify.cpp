#include <fmt/format.h>

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <numeric>

#include "engine/graph/attribution_graph.hpp"
#include "engine/print/printer.hpp"

namespace yanpan::engine {

namespace {

/// A breach is a bug of ours; the first few tell as much as a million.
constexpr std::size_t kMostBreaches = 20;

using Vertex = std::uint32_t;
using VerdictGraph =
    boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property, boost::no_property, Vertex, std::uint32_t>;

/// Vertices: persons, then the causes of every version, then cases, then
/// problems. What leaves a person is an accountable edge, what leaves a cause
/// is a caused_by edge, so the kind of an edge is the kind of its source.
struct Layout {
  Vertex causes, cases, problems, end;
  std::vector<Vertex> first_cause;      // by version

  explicit Layout(const Attribution& attribution) {
    const lang::EntityId person = attribution.program->schema.roles.person;
    causes = person.valid() ? static_cast<Vertex>(attribution.table(person).rows) : 0;
    cases = causes;
    for (const lang::VersionPlan& version : attribution.program->versions) {
      first_cause.push_back(cases);
      cases += static_cast<Vertex>(version.causes.size());
    }
    problems = cases + static_cast<Vertex>(attribution.outcome.cases.size());
    end = problems + static_cast<Vertex>(attribution.outcome.verdicts.size());
  }
};

class Verifier {
 public:
  explicit Verifier(const Attribution& attribution)
      : attribution_(attribution), outcome_(attribution.outcome), printer_(attribution, Language::En), layout_(attribution) {}

  std::vector<std::string> verify() {
    if (!whole()) return std::move(breaches_);
    add_accountable_edges();
    add_cause_edges();
    count_in_degrees();
    check_cases();
    check_problems();
    if (more_ > 0) breaches_.push_back(fmt::format("and {} breaches more", more_));
    return std::move(breaches_);
  }

 private:
  const lang::Roles& roles() const { return attribution_.program->schema.roles; }

  void breach(std::string sentence) {
    if (breaches_.size() < kMostBreaches) breaches_.push_back(std::move(sentence));
    else ++more_;
  }

  /// There is one verdict for every row, and the order names each problem once.
  bool whole() {
    const std::size_t problems = outcome_.problems.rows;
    if (outcome_.verdicts.size() != problems || outcome_.accountable.size() != problems) {
      breach(fmt::format("{} problems have {} verdicts and {} entries for the accountable", problems, outcome_.verdicts.size(), outcome_.accountable.size()));
    }
    if (roles().case_.valid() && outcome_.cases.size() != attribution_.table(roles().case_).rows) {
      breach(fmt::format("{} cases have {} verdicts", attribution_.table(roles().case_).rows, outcome_.cases.size()));
    }
    std::vector<bool> listed(problems);
    for (RowId row : outcome_.problem_order) {
      if (row >= problems || listed[row]) breach(fmt::format("the list names problem row {} twice, or there is no such row", row));
      else listed[row] = true;
    }
    if (outcome_.problem_order.size() != problems) breach(fmt::format("{} of {} problems are listed", outcome_.problem_order.size(), problems));
    return breaches_.empty();
  }

  const Column* case_column() const { return roles().problem_case.valid() ? &outcome_.problems.columns[roles().problem_case.value] : nullptr; }

  /// A case's own person, and whoever a problem of it names otherwise: a second
  /// person anywhere is a second edge.
  void add_accountable_edges() {
    for (RowId row = 0; row < outcome_.cases.size(); ++row) {
      if (outcome_.cases[row].person != kNoRow) edges_.emplace_back(outcome_.cases[row].person, layout_.cases + row);
    }
    const Column* cases = case_column();
    for (RowId row = 0; row < outcome_.verdicts.size(); ++row) {
      const RowId of_case = cases != nullptr && cases->known(row) ? static_cast<RowId>(cases->at(row)) : kNoRow;
      if (of_case == kNoRow) check_without_case(row);
      else check_case_of(row, of_case);
    }
  }

  void check_without_case(RowId row) {
    if (outcome_.accountable[row] != kNoRow) breach(fmt::format("problem {} has an accountable person but no case", problem(row)));
  }

  void check_case_of(RowId row, RowId of_case) {
    const RowId own = outcome_.accountable[row], common = outcome_.cases[of_case].person;
    if (!outcome_.cases[of_case].in_scope) breach(fmt::format("case {} has problem {} and is not in scope", name_of_case(of_case), problem(row)));
    if (own == common) return;
    if (own == kNoRow) breach(fmt::format("problem {} lost the accountable person of its case", problem(row)));
    else edges_.emplace_back(own, layout_.cases + of_case);
  }

  /// The verdict's cause, and that of its rule where it is another.
  void add_cause_edges() {
    for (RowId row = 0; row < outcome_.verdicts.size(); ++row) {
      const ProblemVerdict& verdict = outcome_.verdicts[row];
      if (verdict.version == kNoVersion) continue;
      const lang::VersionPlan& version = attribution_.program->versions[verdict.version];
      add_cause_edge(row, verdict.version, verdict.cause);
      if (verdict.rule.valid() && version.rules[verdict.rule.value].cause != verdict.cause) {
        add_cause_edge(row, verdict.version, version.rules[verdict.rule.value].cause);
      }
    }
  }

  void add_cause_edge(RowId row, std::uint8_t version, lang::CauseId cause) {
    if (cause.valid()) edges_.emplace_back(layout_.first_cause[version] + cause.value, layout_.problems + row);
  }

  /// One count a vertex does: only accountable edges may enter a case and only
  /// caused_by edges a problem, and any other is a breach at once.
  void count_in_degrees() {
    const VerdictGraph graph(boost::edges_are_unsorted_multi_pass, edges_.begin(), edges_.end(), layout_.end);
    in_degree_.assign(layout_.end, 0);
    for (Vertex source = 0; source < layout_.cases; ++source) {
      const bool accountable = source < layout_.causes;
      for (auto [it, end] = boost::adjacent_vertices(source, graph); it != end; ++it) {
        if (accountable != (*it < layout_.problems)) breach("an edge of the attribution graph enters a node of the wrong kind");
        ++in_degree_[*it];
      }
    }
  }

  void check_cases() {
    for (RowId row = 0; row < outcome_.cases.size(); ++row) {
      const CaseVerdict& verdict = outcome_.cases[row];
      const std::uint32_t persons = in_degree_[layout_.cases + row];
      if (persons > 1) breach(fmt::format("case {} has {} accountable persons", name_of_case(row), persons));
      if (!verdict.in_scope) continue;
      if (persons == 0 && !verdict.reason) breach(fmt::format("case {} has neither a person nor a reason", name_of_case(row)));
      if (persons > 0 && verdict.reason) breach(fmt::format("case {} has both a person and a reason", name_of_case(row)));
    }
  }

  void check_problems() {
    for (RowId row = 0; row < outcome_.verdicts.size(); ++row) {
      const ProblemVerdict& verdict = outcome_.verdicts[row];
      const std::uint32_t causes = in_degree_[layout_.problems + row];
      if (causes > 1) breach(fmt::format("problem {} has {} causes", problem(row), causes));
      if (causes == 0 && !verdict.reason) breach(fmt::format("problem {} has neither a cause nor a reason", problem(row)));
      if (causes > 0 && verdict.reason) breach(fmt::format("problem {} has both a cause and a reason", problem(row)));
      if ((verdict.status == Status::Referred) != verdict.reason.has_value()) {
        breach(fmt::format("problem {} is {} {} a reason", problem(row), status_word(verdict.status), verdict.reason ? "with" : "without"));
      }
      if (causes > 0 && outcome_.accountable[row] == kNoRow) breach(fmt::format("problem {} has a cause but no accountable person", problem(row)));
    }
  }

  std::string problem(RowId row) const { return name(roles().problem, row); }
  std::string name_of_case(RowId row) const { return name(roles().case_, row); }
  std::string name(lang::EntityId entity, RowId row) const {
    const std::string_view key = printer_.key(entity, row);
    return key.empty() ? fmt::format("in row {}", row) : fmt::format("`{}`", key);
  }

  const Attribution& attribution_;
  const Outcome& outcome_;
  Printer printer_;
  Layout layout_;
  std::vector<std::pair<Vertex, Vertex>> edges_;
  std::vector<std::uint32_t> in_degree_;
  std::vector<std::string> breaches_;
  std::size_t more_ = 0;
};

}  // namespace

std::vector<std::string> verify_exactly_one(const Attribution& attribution) { return Verifier(attribution).verify(); }

}  // namespace yanpan::engine
