#include "tests/unit/engine_load/load_support.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "engine/load/plain_value.hpp"

namespace yanpan::test {

using lang::TypeKind;

std::expected<engine::Snapshot, std::vector<engine::LoadError>> try_load(const lang::Schema& schema, const Files& files, unsigned threads) {
  engine::MemoryFiles memory;
  for (const auto& [name, bytes] : files) memory.add(name, bytes);
  engine::LoadOptions options;
  options.threads = threads;
  return engine::load(schema, memory, options);
}

engine::Snapshot load(const lang::Schema& schema, const Files& files, unsigned threads) {
  auto loaded = try_load(schema, files, threads);
  if (!loaded) {
    for (const auto& error : loaded.error()) UNSCOPED_INFO(engine::message(error, Language::En));
  }
  REQUIRE(loaded.has_value());
  return std::move(*loaded);
}

engine::LoadError only_error(const lang::Schema& schema, const Files& files) {
  const auto loaded = try_load(schema, files);
  REQUIRE(!loaded.has_value());
  REQUIRE(loaded.error().size() == 1);
  return loaded.error()[0];
}

namespace {

std::string value_text(const lang::Schema& schema, const engine::Snapshot& snapshot, const engine::Column& column, std::size_t row, int offset) {
  const lang::Type& type = column.type();
  if (type.kind == TypeKind::Text) return std::string(snapshot.texts.at(static_cast<std::uint32_t>(column.at(row))));
  if (type.kind == TypeKind::Reference) return std::string(snapshot.key(type.entity, static_cast<engine::RowId>(column.at(row))));
  engine::CellValue value;
  value.offset_minutes = offset;
  if (column.is_decimal()) {
    value.decimal = column.decimal(row);
  } else {
    value.number = column.at(row);
  }
  return engine::print_plain(schema, type, value);
}

std::string column_text(const lang::Schema& schema, const engine::Snapshot& snapshot, const engine::Column& column, std::size_t row) {
  if (column.known(row)) return value_text(schema, snapshot, column, row, 0);
  if (column.state(row) & engine::kConflict) return "!";
  return column.state(row) & engine::kUnreadable ? "?" : "-";
}

std::string place(const engine::Snapshot& snapshot, const engine::RowOrigin& origin) {
  return snapshot.files[origin.file].name + ":" + std::to_string(origin.row);
}

}  // namespace

std::string cell(const lang::Schema& schema, const engine::Snapshot& snapshot, lang::EntityId entity, std::size_t row, const std::string& field) {
  const auto& fields = schema.entity(entity).fields;
  for (std::size_t f = 0; f < fields.size(); ++f) {
    if (fields[f].name.matches(field)) return column_text(schema, snapshot, snapshot.table(entity).columns[f], row);
  }
  FAIL("no such field: " + field);
  return {};
}

std::string row(const lang::Schema& schema, const engine::Snapshot& snapshot, lang::EntityId entity, std::size_t row) {
  std::string out;
  for (const engine::Column& column : snapshot.table(entity).columns) (out += out.empty() ? "" : "|") += column_text(schema, snapshot, column, row);
  return out;
}

std::string rows(const lang::Schema& schema, const engine::Snapshot& snapshot, lang::EntityId entity) {
  std::string out;
  for (std::size_t r = 0; r < snapshot.table(entity).rows; ++r) out += row(schema, snapshot, entity, r) + "\n";
  return out;
}

std::string rejects(const engine::Snapshot& snapshot) {
  std::ostringstream out;
  for (const engine::Reject& r : snapshot.rejects) {
    out << snapshot.files[r.file].name << ":" << r.row << " " << r.column << " " << engine::word(r.code) << " " << r.value << "\n";
  }
  return out.str();
}

std::string conflicts(const lang::Schema& schema, const engine::Snapshot& snapshot) {
  std::ostringstream out;
  for (const engine::Conflict& c : snapshot.conflicts) {
    out << c.key << " " << schema.field(c.entity, c.field).name.stable() << " "
        << (c.department == engine::kNoDepartment ? "-" : snapshot.departments[c.department].stable()) << " "
        << value_text(schema, snapshot, c.cell, 0, c.offset_minutes) << " " << place(snapshot, c.origin) << "\n";
  }
  return out.str();
}

std::string everything(const lang::Schema& schema, const engine::Snapshot& snapshot, bool places) {
  std::ostringstream out;
  for (const engine::Table& table : snapshot.tables) {
    out << "== " << schema.entity(table.entity).name.stable() << "\n";
    for (std::size_t r = 0; r < table.rows; ++r) {
      out << row(schema, snapshot, table.entity, r) << (table.is_key_only(static_cast<engine::RowId>(r)) ? " only" : "");
      if (!table.keys.empty()) out << " key " << snapshot.key(table.entity, static_cast<engine::RowId>(r));
      if (places) {
        for (const auto& origin : table.row_origins(static_cast<engine::RowId>(r))) out << " " << place(snapshot, origin) << "/" << origin.source;
      }
      out << "\n";
    }
    out << "covered " << table.coverage.always << table.coverage.never;
    for (const auto& [first, last] : table.coverage.days) out << " " << first << ".." << last;
    out << "\n";
  }
  if (places) out << rejects(snapshot) << conflicts(schema, snapshot);
  out << snapshot.conflicts.size() << " conflicts, " << snapshot.rejects.size() << " rejects\n";
  for (const engine::EqualRows& equal : snapshot.equal_rows) out << "equal " << equal.rows.size() << (places ? " " + place(snapshot, equal.rows[0]) : "") << "\n";
  for (const engine::DanglingKey& d : snapshot.dangling) out << "dangling " << d.entity.value << " " << d.key << " " << d.references << "\n";
  out << "latest " << (snapshot.latest_main_date ? std::to_string(*snapshot.latest_main_date) : "-") << "\n";
  return out.str();
}

}  // namespace yanpan::test
