#include "engine/load/references.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "engine/load/key_shape.hpp"
#include "engine/load/plain_value.hpp"
#include "engine/model/unset.hpp"

namespace yanpan::engine {

namespace {

using lang::EntityId;
using lang::FieldId;
using lang::TypeKind;

/// Entities ordered so that one whose key refers to another comes before it: a
/// key-only record may itself refer to a key that nobody supplies.
class KeyFirstOrder {
 public:
  explicit KeyFirstOrder(const lang::Schema& schema) : schema_(schema), seen_(schema.entities.size()) {
    for (std::size_t e = 0; e < schema.entities.size(); ++e) visit(EntityId(e));
    std::reverse(order_.begin(), order_.end());
  }
  const std::vector<EntityId>& order() const { return order_; }

 private:
  void visit(EntityId entity) {
    if (seen_[entity.value]) return;
    seen_[entity.value] = true;
    for (FieldId field : schema_.entity(entity).key) {
      const lang::Type& type = schema_.field(entity, field).type;
      if (type.kind == TypeKind::Reference) visit(type.entity);
    }
    order_.push_back(entity);
  }

  const lang::Schema& schema_;
  std::vector<bool> seen_;
  std::vector<EntityId> order_;
};

struct Place {
  EntityId entity;
  FieldId field;
};

/// A reference whose key has no record yet.
struct OpenCell {
  std::size_t place;
  std::uint32_t row;
};

/// Adds records to a table that know nothing but their key.
class KeyOnlyRows {
 public:
  KeyOnlyRows(const lang::Schema& schema, Snapshot& snapshot, EntityId entity)
      : schema_(schema), snapshot_(snapshot), table_(snapshot.tables[entity.value]), shape_(schema, entity) {}

  /// `added`: text ids sorted by bytes. By old row, then by added key: the new row.
  std::vector<std::uint32_t> add(const std::vector<std::uint32_t>& added) {
    const std::size_t rows = table_.rows + added.size();
    std::vector<std::uint32_t> new_rows(rows), sources(rows);
    merge_order(added, new_rows, sources);
    for (std::size_t f = 0; f < table_.columns.size(); ++f) extend(table_.columns[f], sources);
    set_key_parts(added, new_rows);
    extend_rows(added, sources);
    return new_rows;
  }

 private:
  void merge_order(const std::vector<std::uint32_t>& added, std::vector<std::uint32_t>& new_rows, std::vector<std::uint32_t>& sources) {
    std::size_t old = 0, next = 0;
    for (std::uint32_t row = 0; row < sources.size(); ++row) {
      const bool take_old = next == added.size() ||
                            (old < table_.rows && snapshot_.texts.at(table_.keys[old]) < snapshot_.texts.at(added[next]));
      const std::size_t source = take_old ? old++ : table_.rows + next++;
      sources[row] = static_cast<std::uint32_t>(source);
      new_rows[source] = row;
    }
  }

  void extend(Column& column, const std::vector<std::uint32_t>& sources) const {
    Column to(column.type(), sources.size());
    for (std::size_t row = 0; row < sources.size(); ++row) {
      if (sources[row] >= table_.rows) {
        to.set_missing(row);
        continue;
      }
      if (column.is_decimal()) {
        to.set(row, column.decimal(sources[row]));
      } else {
        to.set(row, column.at(sources[row]));
      }
      to.set_state(row, column.state(sources[row]));
    }
    column = std::move(to);
  }

  void set_key_parts(const std::vector<std::uint32_t>& added, const std::vector<std::uint32_t>& new_rows) {
    const std::vector<FieldId>& fields = schema_.entity(table_.entity).key;
    for (std::size_t i = 0; i < added.size(); ++i) {
      const std::vector<std::string_view> pieces = shape_.split(snapshot_.texts.at(added[i]));
      std::size_t piece = 0;
      for (std::size_t k = 0; k < fields.size(); ++k) {
        std::string text(pieces[piece++]);
        for (std::size_t n = 1; n < shape_.parts_of_fields()[k]; ++n) text.append("/").append(pieces[piece++]);
        set_part(table_.columns[fields[k].value], new_rows[table_.rows + i], text);
      }
    }
  }

  void set_part(Column& column, std::size_t row, const std::string& text) {
    const lang::Type type = column.type();
    CellValue value;
    if (type.kind != TypeKind::Text && type.kind != TypeKind::Reference) {
      if (read_plain(schema_, type, text, value) != ReadStatus::Ok) return;
    } else {
      value.number = snapshot_.texts.intern(text);
    }
    if (column.is_decimal()) {
      column.set(row, value.decimal);
    } else {
      column.set(row, value.number);
    }
    column.set_state(row, kKnown);
  }

  void extend_rows(const std::vector<std::uint32_t>& added, const std::vector<std::uint32_t>& sources) {
    std::vector<RowOrigin> origins;
    std::vector<std::uint32_t> offsets = {0}, keys;
    std::vector<bool> key_only(sources.size());
    origins.reserve(table_.origins.size());
    for (std::uint32_t row = 0; row < sources.size(); ++row) {
      key_only[row] = sources[row] >= table_.rows;
      keys.push_back(key_only[row] ? added[sources[row] - table_.rows] : table_.keys[sources[row]]);
      if (!key_only[row]) {
        const auto of_row = table_.row_origins(sources[row]);
        origins.insert(origins.end(), of_row.begin(), of_row.end());
      }
      offsets.push_back(static_cast<std::uint32_t>(origins.size()));
    }
    table_.rows = sources.size();
    table_.origins = std::move(origins);
    table_.origin_offsets = std::move(offsets);
    table_.keys = std::move(keys);
    table_.first_key_only = static_cast<std::size_t>(std::find(key_only.begin(), key_only.end(), true) - key_only.begin());
    table_.key_only = std::move(key_only);
  }

  const lang::Schema& schema_;
  Snapshot& snapshot_;
  Table& table_;
  KeyShape shape_;
};

class References {
 public:
  References(const lang::Schema& schema, Snapshot& snapshot, std::vector<DisputedValue>& disputed, const Crew& crew)
      : schema_(schema), snapshot_(snapshot), disputed_(disputed), crew_(crew) {}

  void resolve(EntityId target) {
    find_places(target);
    if (places_.empty()) return;
    Table& table = snapshot_.tables[target.value];
    row_of_key_.resize(std::max(row_of_key_.size(), snapshot_.texts.size()), kNoRow);
    set_rows(table);
    resolve_cells();
    if (has_open()) add_key_only(target);
    resolve_disputed(target);
    for (std::uint32_t key : table.keys) row_of_key_[key] = kNoRow;
  }

 private:
  void find_places(EntityId target) {
    places_.clear();
    for (std::size_t e = 0; e < schema_.entities.size(); ++e) {
      const auto& fields = schema_.entities[e].fields;
      for (std::size_t f = 0; f < fields.size(); ++f) {
        if (fields[f].type.kind == TypeKind::Reference && fields[f].type.entity == target) places_.push_back({EntityId(e), FieldId(f)});
      }
    }
  }

  Column& column(const Place& place) { return snapshot_.tables[place.entity.value].columns[place.field.value]; }

  void set_rows(const Table& table) {
    crew_.over(table.keys.size(), [&](std::size_t begin, std::size_t end, unsigned) {
      for (std::size_t row = begin; row < end; ++row) row_of_key_[table.keys[row]] = static_cast<std::uint32_t>(row);
    });
  }

  void resolve_cells() {
    open_.assign(crew_.size(), {});
    for (std::size_t place = 0; place < places_.size(); ++place) {
      Column& cells = column(places_[place]);
      std::int32_t* data = cells.data32();
      const State* states = cells.states();
      crew_.over(cells.size(), [&](std::size_t begin, std::size_t end, unsigned worker) {
        for (std::size_t row = begin; row < end; ++row) {
          if (states != nullptr && states[row] != kKnown) continue;
          const std::uint32_t found = row_of_key_[static_cast<std::uint32_t>(data[row])];
          if (found == kNoRow) {
            open_[worker].push_back({place, static_cast<std::uint32_t>(row)});
          } else {
            data[row] = static_cast<std::int32_t>(found);
          }
        }
      });
    }
    open_disputed_.clear();
    for (std::size_t i = 0; i < disputed_.size(); ++i) {
      if (refers_to_target(disputed_[i]) && row_of(disputed_[i].number) == kNoRow) open_disputed_.push_back(i);
    }
  }

  std::uint32_t row_of(std::int64_t key) const { return row_of_key_[static_cast<std::uint32_t>(key)]; }

  bool refers_to_target(const DisputedValue& value) const {
    return std::any_of(places_.begin(), places_.end(), [&](const Place& p) { return p.entity == value.entity && p.field == value.field; });
  }

  bool has_open() const {
    return !open_disputed_.empty() || std::any_of(open_.begin(), open_.end(), [](const auto& list) { return !list.empty(); });
  }

  /// Open cells count on from the old rows: the n-th added key is row old + n until all rows get their new numbers.
  void add_key_only(EntityId target) {
    Table& table = snapshot_.tables[target.value];
    const auto old = static_cast<std::uint32_t>(table.rows);
    const std::vector<std::uint32_t> added = list_dangling(target);
    for (std::size_t i = 0; i < added.size(); ++i) row_of_key_[added[i]] = static_cast<std::uint32_t>(old + i);
    for (const auto& list : open_) {
      for (const OpenCell& cell : list) {
        std::int32_t& value = column(places_[cell.place]).data32()[cell.row];
        value = static_cast<std::int32_t>(row_of_key_[static_cast<std::uint32_t>(value)]);
      }
    }
    const std::vector<std::uint32_t> new_rows = KeyOnlyRows(schema_, snapshot_, target).add(added);
    for (const Place& place : places_) renumber(column(place), new_rows);
    row_of_key_.resize(std::max(row_of_key_.size(), snapshot_.texts.size()), kNoRow);
    set_rows(table);
  }

  std::vector<std::uint32_t> list_dangling(EntityId target) {
    std::map<std::string_view, std::pair<std::uint32_t, std::uint64_t>> keys;   // bytes -> id, references
    const auto count = [&](std::uint32_t id) {
      auto& entry = keys[snapshot_.texts.at(id)];
      entry.first = id;
      ++entry.second;
    };
    for (const auto& list : open_) {
      for (const OpenCell& cell : list) count(static_cast<std::uint32_t>(column(places_[cell.place]).data32()[cell.row]));
    }
    for (std::size_t i : open_disputed_) count(static_cast<std::uint32_t>(disputed_[i].number));
    std::vector<std::uint32_t> added;
    for (const auto& [text, entry] : keys) {
      added.push_back(entry.first);
      snapshot_.dangling.push_back({target, std::string(text), entry.second});
    }
    return added;
  }

  void renumber(Column& cells, const std::vector<std::uint32_t>& new_rows) {
    crew_.over(cells.size(), [&](std::size_t begin, std::size_t end, unsigned) {
      for (std::size_t row = begin; row < end; ++row) {
        if (cells.known(row)) cells.set(row, new_rows[static_cast<std::size_t>(cells.at(row))]);
      }
    });
  }

  void resolve_disputed(EntityId target) {
    for (DisputedValue& value : disputed_) {
      const lang::Type& type = schema_.field(value.entity, value.field).type;
      if (type.kind == TypeKind::Reference && type.entity == target) value.number = row_of(value.number);
    }
  }

  const lang::Schema& schema_;
  Snapshot& snapshot_;
  std::vector<DisputedValue>& disputed_;
  const Crew& crew_;
  std::vector<Place> places_;
  std::vector<std::uint32_t> row_of_key_;   // by text id; kNoRow: no key of the entity at hand
  std::vector<std::vector<OpenCell>> open_; // by worker
  std::vector<std::size_t> open_disputed_;
};

}  // namespace

void resolve_references(const lang::Schema& schema, Snapshot& snapshot, std::vector<DisputedValue>& disputed, const Crew& crew) {
  References references(schema, snapshot, disputed, crew);
  const KeyFirstOrder entities(schema);
  for (EntityId target : entities.order()) references.resolve(target);
  std::sort(snapshot.dangling.begin(), snapshot.dangling.end(), [](const DanglingKey& a, const DanglingKey& b) {
    return std::pair(a.entity, std::string_view(a.key)) < std::pair(b.entity, std::string_view(b.key));
  });
}

}  // namespace yanpan::engine
