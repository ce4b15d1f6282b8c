#include "engine/load/records.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <tuple>

#include "engine/load/key_order.hpp"
#include "engine/load/key_shape.hpp"
#include "engine/load/plain_value.hpp"
#include "lang/value/date.hpp"

namespace yanpan::engine {

namespace {

using lang::TypeKind;

bool holds_text_id(const lang::Type& type) { return type.kind == TypeKind::Text || type.kind == TypeKind::Reference; }

/// One key part of a row as text.
std::string part_text(const lang::Schema& schema, const TextPool& texts, const Column& column, std::size_t row) {
  if (holds_text_id(column.type())) return std::string(texts.at(static_cast<std::uint32_t>(column.at(row))));
  CellValue value;
  if (column.is_decimal()) {
    value.decimal = column.decimal(row);
  } else {
    value.number = column.at(row);
  }
  return print_plain(schema, column.type(), value);
}

void put_key(const lang::Schema& schema, const TextPool& texts, const RawTable& raw, std::size_t row, std::string& key) {
  const std::vector<lang::FieldId>& fields = schema.entity(raw.entity()).key;
  key.clear();
  for (lang::FieldId field : fields) {
    if (field != fields[0]) key += '/';
    key += part_text(schema, texts, raw.column(field), row);
  }
}

std::vector<std::uint32_t> row_keys(const lang::Schema& schema, const RawTable& raw, TextPool& texts, const Crew& crew) {
  const lang::Entity& entity = schema.entity(raw.entity());
  std::vector<std::uint32_t> keys(raw.rows());
  const Column& first = raw.column(entity.key[0]);
  if (entity.key.size() == 1 && holds_text_id(first.type())) {
    std::copy_n(first.data32(), raw.rows(), keys.begin());
    return keys;
  }
  crew.over(raw.rows(), [&](std::size_t begin, std::size_t end, unsigned) {
    TextPool::Writer writer(texts);
    std::array<std::string, 32> some;
    std::array<std::string_view, some.size()> views;
    for (std::size_t row = begin; row < end;) {
      std::size_t n = 0;
      for (; n < some.size() && row + n < end; ++n) {
        put_key(schema, texts, raw, row + n, some[n]);
        views[n] = some[n];
      }
      writer.intern_all(std::span(views).first(n), keys.data() + row);
      row += n;
    }
  });
  return keys;
}

}  // namespace

void Records::sort_rows(const std::vector<std::uint32_t>& row_keys, const TextPool& texts, const Crew& crew) {
  order_ = sorted_by_key(row_keys, texts, crew);
  keys_.clear();
  std::vector<std::uint32_t> offsets;
  for (std::size_t i = 0; i < order_.size(); ++i) {
    const std::uint32_t key = row_keys[order_[i]];
    if (i > 0 && key == keys_.back()) continue;
    offsets.push_back(static_cast<std::uint32_t>(i));
    keys_.push_back(key);
  }
  size_ = keys_.size();
  if (size_ == order_.size()) return;
  offsets.push_back(static_cast<std::uint32_t>(order_.size()));
  offsets_ = std::move(offsets);
}

Records group_records(const lang::Schema& schema, const RawTable& raw, TextPool& texts, const Crew& crew) {
  Records out;
  out.size_ = raw.rows();
  if (schema.entity(raw.entity()).key.empty()) return out;
  std::vector<std::uint32_t> keys = row_keys(schema, raw, texts, crew);
  if (strictly_ascending(keys, texts, crew)) {
    out.keys_ = std::move(keys);
  } else {
    out.sort_rows(keys, texts, crew);
  }
  return out;
}

namespace {

bool same_value(const Column& column, std::size_t a, std::size_t b) {
  return column.is_decimal() ? column.decimal(a) == column.decimal(b) : column.at(a) == column.at(b);
}

}  // namespace

Agreement agree(const RawTable& raw, lang::FieldId field, std::span<const std::uint32_t> rows) {
  const Column& column = raw.column(field);
  bool found = false;
  Agreement out;
  State unreadable = kKnown;
  for (std::uint32_t row : rows) {
    if (!column.known(row)) {
      unreadable |= column.state(row) & kUnreadable;
    } else if (!found) {
      found = true;
      out.row = row;
    } else if (!same_value(column, out.row, row)) {
      out.state = kMissing | kConflict;
    }
  }
  if (!found) out.state = kMissing | unreadable;
  return out;
}

namespace {

void copy_value(const Column& from, std::size_t row, Column& to, std::size_t record) {
  if (from.is_decimal()) {
    to.set(record, from.decimal(row));
  } else {
    to.set(record, from.at(row));
  }
}

void set_nothing(Column& to, std::size_t record) {
  if (to.is_decimal()) {
    to.set(record, Decimal());
  } else {
    to.set(record, 0);
  }
}

/// The merging of one raw table into records.
class Merge {
 public:
  Merge(RawTable& raw, const Records& records, const Crew& crew) : raw_(raw), records_(records), crew_(crew) {}

  Column column(lang::FieldId field, std::vector<DisputedValue>& disputed) {
    if (records_.as_they_stand()) return std::move(raw_.column(field));
    const Column& from = raw_.column(field);
    Column to(from.type());
    to.resize_unset(records_.size());
    if (!from.all_known() || !records_.one_row_each()) to.reserve_states();
    std::vector<std::vector<std::uint32_t>> disputes(crew_.size());
    crew_.over(records_.size(), [&](std::size_t begin, std::size_t end, unsigned worker) {
      for (std::size_t record = begin; record < end; ++record) {
        if (!fill(field, from, to, record)) disputes[worker].push_back(static_cast<std::uint32_t>(record));
      }
    });
    to.drop_plain_states();
    for (const auto& list : disputes) {
      for (std::uint32_t record : list) add_disputed(field, record, disputed);
    }
    return to;
  }

  void origins(Table& table) {
    if (records_.as_they_stand()) {
      table.origins = std::move(raw_.origins());
      return;
    }
    if (!records_.one_row_each()) table.origin_offsets.push_back(0);
    for (std::size_t record = 0; record < records_.size(); ++record) {
      if (records_.one_row_each()) {
        table.origins.push_back(raw_.origins()[records_.row(record)]);
      } else {
        add_origins(table, record);
      }
    }
  }

 private:
  /// False: the rows disagree.
  bool fill(lang::FieldId field, const Column& from, Column& to, std::size_t record) {
    Agreement agreement{records_.one_row_each() ? records_.row(record) : records_.rows(record).front(), kKnown};
    if (records_.one_row_each() || records_.rows(record).size() == 1) {
      agreement.state = from.state(agreement.row);
    } else {
      agreement = agree(raw_, field, records_.rows(record));
    }
    if (agreement.state == kKnown) {
      copy_value(from, agreement.row, to, record);
    } else {
      set_nothing(to, record);
      to.set_state(record, agreement.state);
    }
    return (agreement.state & kConflict) == 0;
  }

  void add_disputed(lang::FieldId field, std::uint32_t record, std::vector<DisputedValue>& out) {
    const Column& column = raw_.column(field);
    for (std::uint32_t row : records_.rows(record)) {
      if (!column.known(row)) continue;
      DisputedValue value;
      value.entity = raw_.entity();
      value.key = records_.keys()[record];
      value.field = field;
      if (column.is_decimal()) {
        value.decimal = column.decimal(row);
      } else {
        value.number = column.at(row);
      }
      if (const std::int16_t* offsets = raw_.offsets(field)) value.offset_minutes = offsets[row];
      value.origin = raw_.origins()[row];
      out.push_back(value);
    }
  }

  /// A source's one record may have become several rows (拆分); it is one origin.
  void add_origins(Table& table, std::size_t record) {
    const auto same = [](const RowOrigin& a, const RowOrigin& b) { return a.file == b.file && a.source == b.source && a.row == b.row; };
    const std::size_t begin = table.origins.size();
    for (std::uint32_t row : records_.rows(record)) {
      if (table.origins.size() == begin || !same(table.origins.back(), raw_.origins()[row])) table.origins.push_back(raw_.origins()[row]);
    }
    table.origin_offsets.push_back(static_cast<std::uint32_t>(table.origins.size()));
  }

  RawTable& raw_;
  const Records& records_;
  const Crew& crew_;
};

}  // namespace

Table merge_records(RawTable& raw, Records records, const Crew& crew, std::vector<DisputedValue>& disputed) {
  Table table;
  table.entity = raw.entity();
  table.rows = records.size();
  Merge merge(raw, records, crew);
  for (std::size_t f = 0; f < raw.columns().size(); ++f) table.columns.push_back(merge.column(lang::FieldId(f), disputed));
  merge.origins(table);
  table.keys = records.keys();
  return table;
}

namespace {

std::int64_t day_as_written(std::int64_t micros, int offset_minutes) {
  const std::int64_t local = micros + std::int64_t{offset_minutes} * 60'000'000;
  return local / kMicrosPerDay - (local % kMicrosPerDay < 0);
}

}  // namespace

std::optional<std::int64_t> latest_main_date(const lang::Entity& entity, RawTable& raw, const Records& records) {
  if (!entity.main_date) return std::nullopt;
  const Column& column = raw.column(*entity.main_date);
  const std::int16_t* offsets = raw.offsets(*entity.main_date);
  std::optional<std::int64_t> latest;
  const auto take = [&](std::uint32_t row) {
    if (!column.known(row)) return;
    const std::int64_t day = offsets ? day_as_written(column.at(row), offsets[row]) : column.at(row);
    if (!latest || day > *latest) latest = day;
  };
  if (records.one_row_each()) {
    for (std::size_t row = 0; row < raw.rows(); ++row) take(static_cast<std::uint32_t>(row));
    return latest;
  }
  for (std::size_t record = 0; record < records.size(); ++record) {
    if (agree(raw, *entity.main_date, records.rows(record)).state != kKnown) continue;
    for (std::uint32_t row : records.rows(record)) take(row);
  }
  return latest;
}

}  // namespace yanpan::engine
