// run.json: what was run on what, how much came out, and everything that is
// only reported. The digests of policy and data and the tool version are what
// a replay needs (P9).

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "engine/output/files.hpp"
#include "engine/print/json_writer.hpp"
#include "engine/print/printer.hpp"
#include "lang/value/date.hpp"

namespace yanpan::engine {

namespace {

using Counts = std::map<std::string, std::uint64_t>;

/// A list has one line an entry, so the document stands open three levels deep.
constexpr unsigned kOpenLevels = 3;

class RunJson {
 public:
  RunJson(const Attribution& attribution, const OutputOptions& options, ByteSink& out)
      : attribution_(attribution), outcome_(attribution.outcome), options_(options), printer_(attribution, options.language), out_(out),
        json_(buffer_, kOpenLevels) {}

  void write() {
    json_.begin_object();
    write_head();
    write_inputs();
    write_counts();
    write_reported();
    if (options_.timings) write_timings();
    json_.end_object();
    buffer_ += '\n';
    out_.write(buffer_);
  }

 private:
  const lang::Program& program() const { return *attribution_.program; }

  void write_head() {
    json_.member("tool", "yanpan");
    json_.member("version", options_.tool_version);
    json_.member("language", options_.language == Language::Zh ? "zh" : "en");
    json_.member_or_null("as_of", outcome_.as_of ? format_date(*outcome_.as_of) : std::string());
    json_.key("policy");
    json_.begin_object();
    json_.member("sha256", options_.policy_sha256);
    json_.key("versions");
    json_.begin_array();
    for (const lang::VersionPlan& version : program().versions) write_version(version);
    json_.end_array();
    json_.end_object();
  }

  void write_version(const lang::VersionPlan& version) {
    json_.begin_object();
    json_.member("name", printer_.name(version.name));
    json_.member("version", version.version);
    json_.member_or_null("effective", version.effective ? format_date(*version.effective) : std::string());
    json_.member_or_null("end", version.end ? format_date(*version.end) : std::string());
    json_.end_object();
  }

  void write_inputs() {
    json_.key("inputs");
    json_.begin_array();
    for (const InputFile& file : attribution_.snapshot.files) {
      json_.begin_object();
      json_.member("file", file.name);
      if (!file.sheet.empty()) json_.member("sheet", file.sheet);
      json_.member("bytes", file.bytes);
      json_.member("rows", file.rows);
      json_.member("sha256", file.sha256);
      json_.end_object();
    }
    json_.end_array();
  }

  void write_map(std::string_view name, const Counts& counts) {
    json_.key(name);
    json_.begin_object();
    for (const auto& [key, count] : counts) json_.member(key, count);
    json_.end_object();
  }

  Counts table_rows() const {
    Counts counts;
    for (const Table& table : attribution_.snapshot.tables) {
      const bool problems = table.entity == program().schema.roles.problem;
      counts[printer_.entity(table.entity)] += problems ? outcome_.problems.rows : table.rows;
    }
    return counts;
  }

  void write_case_counts() {
    std::uint64_t in_scope = 0, attributed = 0;
    Counts reasons;
    for (const CaseVerdict& verdict : outcome_.cases) {
      if (!verdict.in_scope) continue;
      ++in_scope;
      if (verdict.person != kNoRow) ++attributed;
      else ++reasons[std::string(reason_word(verdict.reason))];
    }
    json_.key("cases");
    json_.begin_object();
    json_.member("in_scope", in_scope);
    json_.member("attributed", attributed);
    json_.member("referred", in_scope - attributed);
    write_map("reasons", reasons);
    json_.end_object();
  }

  void write_problem_counts() {
    std::uint64_t statuses[3] = {};
    Counts reasons, causes, findings;
    for (const ProblemVerdict& verdict : outcome_.verdicts) {
      ++statuses[static_cast<std::size_t>(verdict.status)];
      if (verdict.status == Status::Referred) ++reasons[std::string(reason_word(verdict.reason))];
      else if (verdict.version != kNoVersion) ++causes[printer_.name(program().versions[verdict.version].causes[verdict.cause.value].name)];
    }
    for (const Outcome::Found& found : outcome_.found) ++findings[printer_.name(found.finding)];
    json_.key("problems");
    json_.begin_object();
    json_.member("total", std::uint64_t{outcome_.verdicts.size()});
    json_.member("found_by_policy", std::uint64_t{outcome_.found.size()});
    for (Status status : {Status::Attributed, Status::Provisional, Status::Referred}) {
      json_.member(status_word(status), statuses[static_cast<std::size_t>(status)]);
    }
    write_map("reasons", reasons);
    write_map("causes", causes);
    write_map("findings", findings);
    json_.end_object();
  }

  void write_counts() {
    json_.key("counts");
    json_.begin_object();
    write_map("rows", table_rows());
    write_case_counts();
    write_problem_counts();
    json_.member("interventions", std::uint64_t{outcome_.interventions.size()});
    json_.member("rejects", std::uint64_t{attribution_.snapshot.rejects.size()});
    json_.member("conflicts", std::uint64_t{attribution_.snapshot.conflicts.size()});
    json_.end_object();
  }

  /// A list of `items`, in the order of `order(item)` and each once.
  template <class Item, class Order, class Write>
  void write_list(std::string_view name, const std::vector<Item>& items, Order order, Write write) {
    std::vector<const Item*> sorted;
    for (const Item& item : items) sorted.push_back(&item);
    std::stable_sort(sorted.begin(), sorted.end(), [&](const Item* a, const Item* b) { return order(*a) < order(*b); });
    const auto last = std::unique(sorted.begin(), sorted.end(), [&](const Item* a, const Item* b) { return order(*a) == order(*b); });
    json_.key(name);
    json_.begin_array();
    for (auto it = sorted.begin(); it != last; ++it) {
      json_.begin_object();
      write(**it);
      json_.end_object();
      spill(buffer_, out_);
    }
    json_.end_array();
  }

  void write_reported() {
    json_.key("reported");
    json_.begin_object();
    write_equal_rows();
    write_dangling_keys();
    write_unlinked_rows();
    write_open_questions();
    write_broken_constraints();
    write_overflows();
    json_.end_object();
  }

  static auto place_of(const RowOrigin& origin) { return std::tuple(origin.file, origin.row, origin.source); }

  void write_equal_rows() {
    const auto& groups = attribution_.snapshot.equal_rows;
    // One record cut at a separator may begin two groups, so the place alone does not tell them apart.
    const auto order = [&](const EqualRows& equal) {
      return std::tuple(std::string_view(printer_.entity(equal.entity)), equal.rows.empty() ? place_of({}) : place_of(equal.rows.front()),
                        &equal - groups.data());
    };
    write_list("equal_rows", groups, order, [&](const EqualRows& equal) {
      json_.member("entity", printer_.entity(equal.entity));
      json_.key("rows");
      json_.begin_array();
      for (const RowOrigin& origin : equal.rows) {
        json_.begin_object();
        printer_.place(json_, origin);
        json_.end_object();
      }
      json_.end_array();
    });
  }

  void write_dangling_keys() {
    const auto order = [&](const DanglingKey& key) {
      return std::tuple(std::string_view(printer_.entity(key.entity)), std::string_view(key.key));
    };
    write_list("dangling_keys", attribution_.snapshot.dangling, order, [&](const DanglingKey& key) {
      json_.member("entity", printer_.entity(key.entity));
      json_.member("key", key.key);
      json_.member("references", key.references);
    });
  }

  void write_unlinked_rows() {
    const auto order = [&](const UnlinkedRow& row) {
      return std::tuple(std::string_view(printer_.entity(row.entity)), std::string_view(printer_.name(row.field)), row.row);
    };
    write_list("unlinked_rows", outcome_.unlinked, order, [&](const UnlinkedRow& row) {
      printer_.record(json_, row.entity, row.row);
      json_.member("field", printer_.name(row.field));
    });
  }

  void write_open_questions() {
    const auto order = [&](const OpenQuestion& question) {
      return std::tuple(std::string_view(printer_.name(question.finding)), std::string_view(printer_.entity(question.entity)), question.row);
    };
    write_list("open_questions", outcome_.open_questions, order, [&](const OpenQuestion& question) {
      json_.member("finding", printer_.name(question.finding));
      printer_.record(json_, question.entity, question.row);
      json_.key("missing");
      json_.begin_array();
      for (const std::string& name : sorted_names(question.labels, outcome_.labels, printer_.language())) json_.text(name);
      json_.end_array();
    });
  }

  const lang::ConstraintPlan& constraint_of(const BrokenConstraint& broken) const {
    return program().versions[broken.version].constraints[broken.constraint];
  }

  void write_broken_constraints() {
    const auto order = [&](const BrokenConstraint& broken) {
      return std::tuple(std::string_view(printer_.name(constraint_of(broken).label)), broken.version, broken.constraint, broken.row);
    };
    write_list("broken_constraints", outcome_.broken, order, [&](const BrokenConstraint& broken) {
      json_.member("constraint", printer_.name(constraint_of(broken).label));
      json_.member_or_null("version", program().versions[broken.version].version);
      printer_.record(json_, broken.entity, broken.row);
    });
  }

  void write_overflows() {
    const auto order = [&](const OverflowNote& note) {
      return std::tuple(std::string_view(printer_.name(note.label)), std::string_view(printer_.entity(note.entity)), note.row);
    };
    write_list("overflows", outcome_.overflows, order, [&](const OverflowNote& note) {
      json_.member("measure", printer_.name(note.label));
      printer_.record(json_, note.entity, note.row);
    });
  }

  void write_timings() {
    json_.key("timings");
    json_.begin_array();
    for (const auto& [step, seconds] : options_.steps) {
      json_.begin_object();
      json_.member("step", step);
      json_.key("seconds");
      json_.plain(fmt::format("{:.6f}", seconds));
      json_.end_object();
    }
    json_.end_array();
  }

  const Attribution& attribution_;
  const Outcome& outcome_;
  const OutputOptions& options_;
  Printer printer_;
  ByteSink& out_;
  std::string buffer_;
  JsonWriter json_;
};

}  // namespace

void write_run_json(const Attribution& attribution, const OutputOptions& options, ByteSink& out) { RunJson(attribution, options, out).write(); }

}  // namespace yanpan::engine
