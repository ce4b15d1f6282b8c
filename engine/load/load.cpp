#include "engine/load/load.hpp"

#include <algorithm>
#include <map>
#include <system_error>
#include <tuple>
#include <utility>

#include "engine/load/chunk_parser.hpp"
#include "engine/load/conflicts.hpp"
#include "engine/load/coverage.hpp"
#include "engine/load/documents.hpp"
#include "engine/load/equal_rows.hpp"
#include "engine/load/lookups.hpp"
#include "engine/load/parse_order.hpp"
#include "engine/load/references.hpp"
#include "engine/load/split_rows.hpp"
#include "engine/model/digest.hpp"

namespace yanpan::engine {

namespace {

using lang::EntityId;
using Loaded = std::expected<Snapshot, std::vector<LoadError>>;

/// A chunk of a file, read for one source into its place in the entity's rows.
struct ParseTask {
  std::size_t plan;
  CsvChunk chunk;
  std::size_t base = 0, room = 0;
  ChunkResult result;
};

/// In the order of files and rows, each once.
std::vector<LoadError> sorted(std::vector<LoadError> errors) {
  const auto key = [](const LoadError& e) { return std::tie(e.file, e.row, e.source, e.problem, e.column, e.arg); };
  std::sort(errors.begin(), errors.end(), [&](const LoadError& a, const LoadError& b) { return key(a) < key(b); });
  const auto same = [&](const LoadError& a, const LoadError& b) { return key(a) == key(b); };
  errors.erase(std::unique(errors.begin(), errors.end(), same), errors.end());
  return errors;
}

bool reject_less(const Reject& a, const Reject& b) {
  const auto key = [](const Reject& r) {
    return std::tuple(r.file, r.row, std::string_view(r.column), word(r.code), std::string_view(r.value));
  };
  return key(a) < key(b);
}

/// The steps of one load, in order.
class Load {
 public:
  Load(const lang::Schema& schema, const FileSource& files, const LoadOptions& options)
      : schema_(schema), options_(options), crew_(options.threads), rows_{schema, crew_, snapshot_.texts, {}, {}, {}, {}} {
    documents_ = open_documents(schema, files, crew_, errors_);
    for (const auto& documents : documents_.of_source) absent_.push_back(documents.empty());
  }

  Loaded run() {
    plan();
    if (errors_.empty()) cut_tasks();
    if (!errors_.empty()) return std::unexpected(sorted(std::move(errors_)));
    list_files();
    allocate();
    parse();
    close_gaps();
    group_and_look_up(rows_);
    finish_tables();
    list_rejects();
    return std::move(snapshot_);
  }

 private:
  void plan() {
    for (std::size_t s = 0; s < schema_.sources.size(); ++s) {
      for (std::size_t d : documents_.of_source[s]) plan(lang::SourceId(s), d);
    }
  }

  void plan(lang::SourceId source, std::size_t document) {
    const Document& read = documents_.documents[document];
    if (read.header.names.empty()) return;
    auto plan = plan_source(schema_, source, read.header.names);
    if (!plan) {
      for (LoadError& error : plan.error()) {
        error.file = documents_.names[read.file];
        errors_.push_back(std::move(error));
      }
      return;
    }
    plan->file = read.file;
    plan->separator = read.separator;
    rows_.plans.push_back(std::move(*plan));
    plan_documents_.push_back(document);
  }

  /// Tasks stand by source, file, chunk: the order of an entity's rows.
  void cut_tasks() {
    for (std::size_t p = 0; p < rows_.plans.size(); ++p) {
      for (const CsvChunk& chunk : documents_.documents[plan_documents_[p]].chunks) tasks_.push_back({p, chunk, 0, chunk.most_records, {}});
    }
    // How many rows 拆分 makes is only known after a look at every cell.
    std::vector<std::size_t> splitting;
    for (std::size_t t = 0; t < tasks_.size(); ++t) {
      if (rows_.plans[tasks_[t].plan].splits()) splitting.push_back(t);
    }
    std::vector<std::uint8_t> too_many(splitting.size());
    crew_.run(splitting.size(), [&](std::size_t i, unsigned) {
      ParseTask& task = tasks_[splitting[i]];
      const auto rows = count_split_rows(rows_.plans[task.plan], task.chunk);
      too_many[i] = !rows;
      task.room = rows.value_or(0);
    });
    for (std::size_t i = 0; i < splitting.size(); ++i) {
      if (too_many[i]) too_large(rows_.plans[tasks_[splitting[i]].plan]);
    }
    place_tasks();
  }

  void place_tasks() {
    constexpr std::size_t kMostRows = std::size_t{1} << 31;
    rooms_.assign(schema_.entities.size(), 0);
    for (ParseTask& task : tasks_) {
      std::size_t& room = rooms_[entity_of(task).value];
      task.base = room;
      room += task.room;
      if (room >= kMostRows) return too_large(rows_.plans[task.plan]);
    }
  }

  void too_large(const SourcePlan& plan) {
    LoadError error{};
    error.problem = LoadProblem::TooLarge;
    error.file = documents_.names[plan.file];
    error.source = schema_.sources[plan.source.value].name.stable();
    error.arg = "2147483647";
    errors_.push_back(std::move(error));
  }

  EntityId entity_of(const ParseTask& task) const { return schema_.sources[rows_.plans[task.plan].source.value].entity; }

  void list_files() {
    for (std::size_t file = 0; file < documents_.names.size(); ++file) {
      InputFile& input = snapshot_.files.emplace_back();
      input.name = documents_.names[file];
      input.bytes = documents_.files[file]->bytes().size();
    }
    std::map<std::string, Name> departments;
    for (const lang::Source& source : schema_.sources) {
      if (!source.department.empty()) departments.try_emplace(source.department.stable(), source.department);
    }
    for (const auto& [stable, name] : departments) snapshot_.departments.push_back(name);
    for (const lang::Source& source : schema_.sources) {
      const auto place = std::distance(departments.begin(), departments.find(source.department.stable()));
      snapshot_.source_department.push_back(source.department.empty() ? kNoDepartment : static_cast<std::uint32_t>(place));
    }
  }

  void allocate() {
    for (std::size_t e = 0; e < schema_.entities.size(); ++e) rows_.raw.push_back(std::make_unique<RawTable>(schema_, EntityId(e)));
    crew_.run(rows_.raw.size(), [&](std::size_t e, unsigned) { rows_.raw[e]->allocate(rooms_[e]); });
    // Keys are nearly always distinct; other texts are few or grow the pool as they come.
    std::size_t keyed = 0;
    for (std::size_t e = 0; e < rooms_.size(); ++e) keyed += schema_.entities[e].key.empty() ? 0 : rooms_[e];
    snapshot_.texts.reserve(keyed);
  }

  void parse() {
    const std::vector<std::size_t> order = parse_order();
    const std::size_t digests = options_.digests ? documents_.files.size() : 0;
    const std::size_t tasks = digests + order.size();
    std::vector<TextPool::Writer> writers(crew_.size(), TextPool::Writer(snapshot_.texts));
    crew_.run(tasks, [&](std::size_t i, unsigned worker) {
      if (worker == 0 && options_.progress) options_.progress("load", static_cast<double>(i) / static_cast<double>(tasks));
      if (i < digests) {
        snapshot_.files[i].sha256 = sha256_hex(documents_.files[i]->bytes());
      } else {
        parse(tasks_[order[i - digests]], writers[worker]);
      }
    });
    count_records();
    documents_ = {};
  }

  void parse(ParseTask& task, TextPool::Writer& writer) {
    const SourcePlan& plan = rows_.plans[task.plan];
    task.result = ChunkParser(plan, rows_.table(entity_of(task)), writer).parse(task.chunk, task.base);
    documents_.files[plan.file]->forget(task.chunk.text);
  }

  /// What is referred to is read first: its keys then have neighbouring ids, and looking them up stays in the cache.
  std::vector<std::size_t> parse_order() const {
    const std::vector<std::size_t> ranks = reference_ranks(schema_);
    std::vector<std::size_t> order(tasks_.size());
    for (std::size_t t = 0; t < tasks_.size(); ++t) order[t] = t;
    const auto rank = [&](std::size_t task) { return ranks[entity_of(tasks_[task]).value]; };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
    return order;
  }

  /// A file that several sources read is counted once.
  void count_records() {
    std::vector<bool> counted(snapshot_.files.size());
    for (std::size_t p = 0; p < rows_.plans.size(); ++p) {
      const std::uint16_t file = rows_.plans[p].file;
      if (counted[file]) continue;
      counted[file] = true;
      for (const ParseTask& task : tasks_) {
        if (task.plan == p) snapshot_.files[file].rows += task.result.records;
      }
    }
  }

  /// Dropped rows left room at the ends of chunks.
  void close_gaps() {
    std::vector<std::size_t> ends(schema_.entities.size(), 0);
    for (ParseTask& task : tasks_) {
      std::size_t& end = ends[entity_of(task).value];
      rows_.table(entity_of(task)).move_rows(task.base, end, task.result.written);
      end += task.result.written;
      for (Reject& reject : task.result.rejects) {
        rows_.rejects.push_back({static_cast<std::uint16_t>(rows_.plans[task.plan].source.value), false, std::move(reject)});
      }
    }
    for (std::size_t e = 0; e < ends.size(); ++e) {
      if (ends[e] != rooms_[e]) rows_.raw[e]->truncate(ends[e]);
    }
    tasks_.clear();
  }

  void finish_tables() {
    std::vector<DisputedValue> disputed;
    for (std::size_t e = 0; e < schema_.entities.size(); ++e) {
      const auto latest = latest_main_date(schema_.entities[e], *rows_.raw[e], rows_.records[e]);
      snapshot_.latest_main_date = std::max(snapshot_.latest_main_date, latest);
      snapshot_.tables.push_back(merge_records(*rows_.raw[e], std::move(rows_.records[e]), crew_, disputed));
      snapshot_.tables.back().coverage = coverage_of(schema_, EntityId(e), absent_);
      rows_.raw[e].reset();
    }
    resolve_references(schema_, snapshot_, disputed, crew_);
    snapshot_.conflicts = list_conflicts(schema_, snapshot_, disputed);
    snapshot_.equal_rows = find_equal_rows(snapshot_, crew_);
  }

  /// One line for each bad cell and source, in the order of rejects.csv.
  void list_rejects() {
    const auto place = [](const ListedReject& r) {
      return std::tuple(r.reject.file, r.reject.row, std::string_view(r.reject.column), r.source);
    };
    std::stable_sort(rows_.rejects.begin(), rows_.rejects.end(), [&](const ListedReject& a, const ListedReject& b) {
      return std::tuple_cat(place(a), std::tuple(a.late)) < std::tuple_cat(place(b), std::tuple(b.late));
    });
    const auto same = [&](const ListedReject& a, const ListedReject& b) { return place(a) == place(b); };
    rows_.rejects.erase(std::unique(rows_.rejects.begin(), rows_.rejects.end(), same), rows_.rejects.end());
    for (ListedReject& listed : rows_.rejects) snapshot_.rejects.push_back(std::move(listed.reject));
    std::sort(snapshot_.rejects.begin(), snapshot_.rejects.end(), reject_less);
  }

  const lang::Schema& schema_;
  const LoadOptions& options_;
  Crew crew_;
  Snapshot snapshot_;
  LoadedRows rows_;
  Documents documents_;
  std::vector<bool> absent_;                   // by source: optional, and no file
  std::vector<std::size_t> plan_documents_;    // by plan
  std::vector<ParseTask> tasks_;
  std::vector<std::size_t> rooms_;             // by entity: rows at most
  std::vector<LoadError> errors_;
};

}  // namespace

Loaded load(const lang::Schema& schema, const FileSource& files, const LoadOptions& options) { return Load(schema, files, options).run(); }

Loaded load(const lang::Schema& schema, const LoadOptions& options) {
  std::error_code error;
  if (!std::filesystem::is_directory(options.data, error)) {
    LoadError none{};
    none.problem = LoadProblem::NotReadable;
    none.arg = error ? error.message() : std::make_error_code(std::errc::not_a_directory).message();
    return std::unexpected(std::vector{none});
  }
  return load(schema, DiskFiles(options.data), options);
}

}  // namespace yanpan::engine
