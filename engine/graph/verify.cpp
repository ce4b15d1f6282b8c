#include <fmt/format.h>

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>

#include "engine/eval/evaluation.hpp"
#include "engine/graph/attribution_graph.hpp"
#include "engine/print/printer.hpp"

namespace yanpan::engine {

namespace {

/// A breach is a bug of ours; the first few tell as much as a million.
constexpr std::size_t kMostBreaches = 20;

using Vertex = std::uint32_t;
using VerdictGraph =
    boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property, boost::no_property, Vertex, std::uint32_t>;

/// A person or cause, and the case or problem it is given to.
struct Given {
  Vertex source, target;
};

/// In-degree of every target in the graph of `edges`: sources first, then targets.
std::vector<std::uint32_t> in_degrees(const std::vector<Given>& edges, std::size_t sources, std::size_t targets) {
  std::vector<std::pair<Vertex, Vertex>> pairs;
  pairs.reserve(edges.size());
  for (const Given& edge : edges) pairs.emplace_back(edge.source, static_cast<Vertex>(sources + edge.target));
  const VerdictGraph graph(boost::edges_are_unsorted_multi_pass, pairs.begin(), pairs.end(), static_cast<std::uint32_t>(sources + targets));
  std::vector<std::uint32_t> out(targets, 0);
  for (Vertex source = 0; source < sources; ++source)
    for (auto [it, end] = boost::adjacent_vertices(source, graph); it != end; ++it) ++out[*it - sources];
  return out;
}

/// Sentences of one half of the check.
class Breaches {
 public:
  void add(std::string sentence) {
    if (sentences_.size() < kMostBreaches) sentences_.push_back(std::move(sentence));
    else ++more_;
  }
  void join(Breaches&& other) {
    for (std::string& sentence : other.sentences_) add(std::move(sentence));
    more_ += other.more_;
  }
  bool none() const { return sentences_.empty(); }
  std::vector<std::string> take() {
    if (more_ > 0) sentences_.push_back(fmt::format("and {} breaches more", more_));
    return std::move(sentences_);
  }

 private:
  std::vector<std::string> sentences_;
  std::size_t more_ = 0;
};

/// What both halves read.
class Half {
 public:
  explicit Half(const Attribution& attribution) : attribution_(attribution), outcome_(attribution.outcome), printer_(attribution, Language::En) {}

 protected:
  const lang::Roles& roles() const { return attribution_.program->schema.roles; }
  void breach(std::string sentence) { breaches_.add(std::move(sentence)); }
  std::string problem(RowId row) const { return name(roles().problem, row); }
  std::string name_of_case(RowId row) const { return name(roles().case_, row); }

  const Attribution& attribution_;
  const Outcome& outcome_;
  Breaches breaches_;

 private:
  std::string name(lang::EntityId entity, RowId row) const {
    const std::string_view key = printer_.key(entity, row);
    return key.empty() ? fmt::format("in row {}", row) : fmt::format("`{}`", key);
  }

  Printer printer_;
};

/// There is one verdict for every row, and the order names each problem once.
class WholeCheck : Half {
 public:
  using Half::Half;

  Breaches run() {
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
    return std::move(breaches_);
  }
};

/// Accountable edges: a person to a case.
class PersonCheck : Half {
 public:
  explicit PersonCheck(const Attribution& attribution) : Half(attribution) {
    // Problems name cases in any order: what is asked of a case stands side by side.
    common_.reserve(outcome_.cases.size());
    for (const CaseVerdict& verdict : outcome_.cases) common_.push_back({verdict.person, verdict.in_scope});
  }

  Breaches run() {
    add_edges();
    const lang::EntityId person = roles().person;
    const auto persons = in_degrees(edges_, person.valid() ? attribution_.table(person).rows : 0, outcome_.cases.size());
    for (RowId row = 0; row < outcome_.cases.size(); ++row) check(row, persons[row]);
    return std::move(breaches_);
  }

 private:
  struct Common {
    RowId person;
    bool in_scope;
  };

  /// A case's own person, and whoever a problem of it names otherwise: a second
  /// person anywhere is a second edge.
  void add_edges() {
    for (RowId row = 0; row < common_.size(); ++row)
      if (common_[row].person != kNoRow) edges_.push_back({common_[row].person, row});
    const Column* cases = roles().problem_case.valid() ? &outcome_.problems.columns[roles().problem_case.value] : nullptr;
    for (RowId row = 0; row < outcome_.verdicts.size(); ++row) {
      if (cases != nullptr && cases->known(row)) check_case_of(row, static_cast<RowId>(cases->at(row)));
      else if (outcome_.accountable[row] != kNoRow) breach(fmt::format("problem {} has an accountable person but no case", problem(row)));
    }
  }

  void check_case_of(RowId row, RowId of_case) {
    const RowId own = outcome_.accountable[row];
    const Common& common = common_[of_case];
    if (!common.in_scope) breach(fmt::format("case {} has problem {} and is not in scope", name_of_case(of_case), problem(row)));
    if (own == common.person) return;
    if (own == kNoRow) breach(fmt::format("problem {} lost the accountable person of its case", problem(row)));
    else edges_.push_back({own, of_case});
  }

  void check(RowId row, std::uint32_t persons) {
    const CaseVerdict& verdict = outcome_.cases[row];
    if (persons > 1) breach(fmt::format("case {} has {} accountable persons", name_of_case(row), persons));
    if (!verdict.in_scope) return;
    if (persons == 0 && !verdict.reason) breach(fmt::format("case {} has neither a person nor a reason", name_of_case(row)));
    if (persons > 0 && verdict.reason) breach(fmt::format("case {} has both a person and a reason", name_of_case(row)));
  }

  std::vector<Common> common_;          // by case
  std::vector<Given> edges_;
};

/// caused_by edges: a cause, of whichever version, to a problem.
class CauseCheck : Half {
 public:
  explicit CauseCheck(const Attribution& attribution) : Half(attribution) {
    for (const lang::VersionPlan& version : attribution.program->versions) {
      first_cause_.push_back(causes_);
      causes_ += static_cast<Vertex>(version.causes.size());
    }
  }

  Breaches run() {
    edges_.reserve(outcome_.verdicts.size());
    for (RowId row = 0; row < outcome_.verdicts.size(); ++row) add_edges(row);
    const auto causes = in_degrees(edges_, causes_, outcome_.verdicts.size());
    for (RowId row = 0; row < outcome_.verdicts.size(); ++row) check(row, causes[row]);
    return std::move(breaches_);
  }

 private:
  /// The verdict's cause, and that of its rule where it is another.
  void add_edges(RowId row) {
    const ProblemVerdict& verdict = outcome_.verdicts[row];
    if (verdict.version == kNoVersion) return;
    const lang::VersionPlan& version = attribution_.program->versions[verdict.version];
    add_edge(row, verdict.version, verdict.cause);
    if (verdict.rule.valid() && version.rules[verdict.rule.value].cause != verdict.cause) add_edge(row, verdict.version, version.rules[verdict.rule.value].cause);
  }

  void add_edge(RowId row, std::uint8_t version, lang::CauseId cause) {
    if (cause.valid()) edges_.push_back({first_cause_[version] + cause.value, row});
  }

  void check(RowId row, std::uint32_t causes) {
    const ProblemVerdict& verdict = outcome_.verdicts[row];
    if (causes > 1) breach(fmt::format("problem {} has {} causes", problem(row), causes));
    if (causes == 0 && !verdict.reason) breach(fmt::format("problem {} has neither a cause nor a reason", problem(row)));
    if (causes > 0 && verdict.reason) breach(fmt::format("problem {} has both a cause and a reason", problem(row)));
    if ((verdict.status == Status::Referred) != verdict.reason.has_value()) {
      breach(fmt::format("problem {} is {} {} a reason", problem(row), status_word(verdict.status), verdict.reason ? "with" : "without"));
    }
    if (causes > 0 && outcome_.accountable[row] == kNoRow) breach(fmt::format("problem {} has a cause but no accountable person", problem(row)));
  }

  std::vector<Vertex> first_cause_;     // by version
  Vertex causes_ = 0;
  std::vector<Given> edges_;
};

}  // namespace

std::vector<std::string> verify_exactly_one(const Attribution& attribution) {
  Breaches breaches = WholeCheck(attribution).run();
  if (!breaches.none()) return breaches.take();
  // The two kinds of edges never meet, so each half has a graph and a thread of its own.
  const Threads threads = attribution.evaluation != nullptr ? attribution.evaluation->threads() : Threads(1);
  Breaches of_causes;
  threads.each(2, [&](std::size_t half) { half == 0 ? void(breaches = PersonCheck(attribution).run()) : void(of_causes = CauseCheck(attribution).run()); });
  breaches.join(std::move(of_causes));
  return breaches.take();
}

}  // namespace yanpan::engine
