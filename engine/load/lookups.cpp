#include "engine/load/lookups.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "engine/load/plain_value.hpp"

namespace yanpan::engine {

namespace {

using lang::EntityId;
using lang::FieldId;
using lang::TypeKind;

/// The records of one entity by the value of one field. Values are text ids
/// for texts, references and decimals, else the number itself.
class LookupIndex {
 public:
  LookupIndex(LoadedRows& rows, EntityId entity, FieldId field)
      : schema_(rows.schema), texts_(rows.texts), type_(schema_.field(entity, field).type) {
    const RawTable& raw = rows.table(entity);
    const Records& records = rows.records[entity.value];
    for (std::size_t record = 0; record < records.keys().size(); ++record) {
      Agreement agreement{records.row(record), raw.column(field).state(records.row(record))};
      if (!records.one_row_each()) agreement = agree(raw, field, records.rows(record));
      if (agreement.state == kKnown) add(value_of(raw.column(field), agreement.row), records.keys()[record]);
    }
  }

  struct Answer {
    std::optional<RejectCode> code;   // none: found
    std::uint32_t key = 0;
  };
  Answer find(std::uint32_t cell) const {
    const auto value = value_of_cell(cell);
    if (!value) return {RejectCode::Unreadable, 0};
    const auto found = hits_.find(*value);
    if (found == hits_.end()) return {RejectCode::NotFound, 0};
    if (found->second.records > 1) return {RejectCode::NotUnique, 0};
    return {std::nullopt, found->second.key};
  }

 private:
  struct Hit {
    std::uint32_t key;
    std::uint32_t records;
  };

  void add(std::int64_t value, std::uint32_t key) {
    const auto [hit, added] = hits_.try_emplace(value, Hit{key, 1});
    if (!added) ++hit->second.records;
  }

  std::int64_t value_of(const Column& column, std::size_t row) {
    return column.is_decimal() ? texts_.intern(column.decimal(row).to_string()) : column.at(row);
  }

  std::optional<std::int64_t> value_of_cell(std::uint32_t cell) const {
    if (type_.kind == TypeKind::Text) return cell;
    CellValue value;
    if (read_plain(schema_, type_, texts_.at(cell), value) != ReadStatus::Ok) return std::nullopt;
    if (type_.kind == TypeKind::Decimal) return texts_.intern(value.decimal.to_string());
    if (type_.kind == TypeKind::Reference) return texts_.intern(value.text);
    return value.number;
  }

  const lang::Schema& schema_;
  TextPool& texts_;
  lang::Type type_;
  std::unordered_map<std::int64_t, Hit> hits_;
};

class Lookups {
 public:
  explicit Lookups(LoadedRows& rows) : rows_(rows), state_(rows.raw.size(), State::Waiting) {}

  void run() {
    for (std::size_t e = 0; e < rows_.raw.size(); ++e) visit(EntityId(e));
    // What looks into its own entity, or around a circle of entities, comes last.
    for (std::size_t e = 0; e < rows_.raw.size(); ++e) {
      if (resolve(EntityId(e))) group(EntityId(e));
    }
  }

 private:
  enum class State : std::uint8_t { Waiting, Begun, Grouped };

  const std::vector<lang::Source>& sources() const { return rows_.schema.sources; }

  void visit(EntityId entity) {
    if (state_[entity.value] != State::Waiting) return;
    state_[entity.value] = State::Begun;
    for (const lang::Source& source : sources()) {
      if (source.entity != entity) continue;
      for (const lang::FieldMapping& mapping : source.mappings) {
        if (mapping.lookup_entity.valid()) visit(mapping.lookup_entity);
      }
    }
    resolve(entity);
    group(entity);
    state_[entity.value] = State::Grouped;
  }

  void group(EntityId entity) {
    rows_.records[entity.value] = group_records(rows_.schema, rows_.table(entity), rows_.texts, rows_.crew);
    for (auto index = indexes_.begin(); index != indexes_.end();) {
      index = index->first.first == entity ? indexes_.erase(index) : std::next(index);
    }
  }

  /// All lookups of the entity's rows into entities that are grouped, each once. True if rows were dropped for one.
  bool resolve(EntityId entity) {
    dropped_ = false;
    RawTable& table = rows_.table(entity);
    for (SourcePlan& plan : rows_.plans) {
      if (sources()[plan.source.value].entity != entity) continue;
      for (FieldPlan& field : plan.fields) {
        if (field.lookup && field.column) resolve(plan, field, table);
      }
    }
    if (!dropped_) return false;
    table.truncate(table.squeeze(0, table.rows(), drop_.data()));
    drop_.clear();
    return true;
  }

  void resolve(const SourcePlan& plan, FieldPlan& field, RawTable& table) {
    const auto& mappings = sources()[plan.source.value].mappings;
    const auto of_field = [&](const lang::FieldMapping& m) { return m.field == field.field; };
    const lang::FieldMapping& mapping = *std::find_if(mappings.begin(), mappings.end(), of_field);
    if (state_[mapping.lookup_entity.value] != State::Grouped) return;
    const LookupIndex& index = index_of(mapping);
    const auto [begin, end] = rows_of(plan, table);
    for (std::size_t row = begin; row < end; ++row) look_up(plan, field, table, row, index);
    field.lookup = false;
  }

  const LookupIndex& index_of(const lang::FieldMapping& mapping) {
    const auto place = std::pair(mapping.lookup_entity, mapping.lookup_field);
    auto found = indexes_.find(place);
    if (found == indexes_.end()) found = indexes_.try_emplace(place, rows_, place.first, place.second).first;
    return found->second;
  }

  /// The stretch of rows that the source read from the file.
  static std::pair<std::size_t, std::size_t> rows_of(const SourcePlan& plan, const RawTable& table) {
    const auto key = [](const RowOrigin& o) { return std::pair<std::uint32_t, std::uint16_t>(o.source, o.file); };
    const std::pair<std::uint32_t, std::uint16_t> wanted(plan.source.value, plan.file);
    const auto& origins = table.origins();
    const auto begin = std::partition_point(origins.begin(), origins.end(), [&](const RowOrigin& o) { return key(o) < wanted; });
    const auto end = std::partition_point(begin, origins.end(), [&](const RowOrigin& o) { return key(o) == wanted; });
    return {static_cast<std::size_t>(begin - origins.begin()), static_cast<std::size_t>(end - origins.begin())};
  }

  void look_up(const SourcePlan& plan, const FieldPlan& field, RawTable& table, std::size_t row, const LookupIndex& index) {
    Column& column = table.column(field.field);
    if (!column.known(row)) return;
    const auto cell = static_cast<std::uint32_t>(column.at(row));
    const LookupIndex::Answer answer = index.find(cell);
    column.set(row, answer.key);
    if (!answer.code) return;
    table.states(field.field)[row] = kMissing | kUnreadable;
    list(plan, field, table.origins()[row], *answer.code, cell);
    if (!field.needed) return;
    drop_.resize(table.rows(), 0);
    drop_[row] = 1;
    dropped_ = true;
  }

  void list(const SourcePlan& plan, const FieldPlan& field, const RowOrigin& origin, RejectCode code, std::uint32_t cell) {
    const std::string_view value = rows_.texts.at(cell);
    // Several values of one split cell may be unknown; the cell is one line.
    if (!field.split.empty() && !rows_.rejects.empty()) {
      ListedReject& last = rows_.rejects.back();
      if (last.late && last.source == plan.source.value && last.reject.file == origin.file && last.reject.row == origin.row &&
          last.reject.column == field.column_name) {
        if (last_values_.insert(cell).second) last.reject.value.append(field.split).append(value);
        return;
      }
    }
    last_values_ = {cell};
    rows_.rejects.push_back({origin.source, true, {origin.file, origin.row, field.column_name, code, std::string(value)}});
  }

  LoadedRows& rows_;
  std::vector<State> state_;
  std::map<std::pair<EntityId, FieldId>, LookupIndex> indexes_;
  std::vector<std::uint8_t> drop_;
  bool dropped_ = false;
  std::unordered_set<std::uint32_t> last_values_;
};

}  // namespace

void group_and_look_up(LoadedRows& rows) {
  rows.records.resize(rows.raw.size());
  Lookups(rows).run();
}

}  // namespace yanpan::engine
