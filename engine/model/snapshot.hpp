// The facts of one run: the four departments' rows as columnar tables, each
// record with the rows it came from, and everything that could not be used.
//
// Order: records of an entity with a key are sorted by key (bytes of UTF-8);
// records without one stand by source name, file name, row. So nothing depends
// on the order files or rows were read in, except row numbers themselves.

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/model/column.hpp"
#include "engine/model/text_pool.hpp"
#include "lang/base/language.hpp"
#include "lang/policy/schema.hpp"

namespace yanpan::engine {

/// Where a record was read: an input file and the physical first line of the
/// record in it (the header is line 1).
struct RowOrigin {
  std::uint16_t file = 0;    // Snapshot::files
  std::uint16_t source = 0;  // Schema::sources
  std::uint32_t row = 0;
};

struct InputFile {
  std::string name;          // relative to the data folder, / between folders
  std::string sheet;         // empty for CSV
  std::string sha256;        // of the bytes on disk, hex
  std::uint64_t bytes = 0;
  std::uint64_t rows = 0;    // records after the header
};

/// When the absence of a row proves something (R8).
struct Coverage {
  bool always = true;        // no department declares a period
  bool never = false;        // an optional source has no file
  std::vector<std::pair<std::int64_t, std::int64_t>> days;  // else: covered by every department; sorted, disjoint, both ends included

  /// Every day of [first, last] is covered. An empty range is.
  bool covers(std::int64_t first, std::int64_t last) const;
};

struct Table {
  lang::EntityId entity;
  std::size_t rows = 0;
  std::vector<Column> columns;            // by FieldId; references hold row numbers
  std::vector<RowOrigin> origins;         // of row r: origins[origin_begin(r) .. origin_begin(r+1))
  std::vector<std::uint32_t> origin_offsets;  // empty: exactly one origin a row
  std::vector<std::uint32_t> keys;        // text id of the key (parts joined by /); empty without key
  std::size_t first_key_only = 0;         // only if any: key_only[r] true for records known by their key alone
  std::vector<bool> key_only;             // empty: none
  Coverage coverage;

  std::span<const RowOrigin> row_origins(RowId row) const;   // empty for a key-only record
  bool is_key_only(RowId row) const { return !key_only.empty() && key_only[row]; }
};

enum class RejectCode : std::uint8_t { Unreadable, OutOfRange, Required, Rejected, NotFound, NotUnique, Width };
std::string_view word(RejectCode code);   // unreadable out_of_range required rejected not_found not_unique width

struct Reject {
  std::uint16_t file;
  std::uint32_t row;
  std::string column;        // header text; empty for width
  RejectCode code;
  std::string value;         // as read
};

struct Conflict {
  lang::EntityId entity;
  std::string key;
  lang::FieldId field;
  std::uint32_t department;  // kNoDepartment where the source has none
  std::string value;         // empty: print from `cell`
  Column cell;               // one row: the value as read, typed
  int offset_minutes = 0;    // of an instant, as read
  RowOrigin origin;
};

inline constexpr std::uint32_t kNoDepartment = 0xffffffffu;

struct EqualRows { lang::EntityId entity; std::vector<RowOrigin> rows; };
struct DanglingKey { lang::EntityId entity; std::string key; std::uint64_t references; };

struct Snapshot {
  std::vector<InputFile> files;           // by name
  std::vector<Table> tables;              // by EntityId
  TextPool texts;
  std::vector<Name> departments;          // distinct 提供, sorted by stable name
  std::vector<std::uint32_t> source_department;  // by SourceId; kNoDepartment
  std::vector<Reject> rejects;            // sorted as rejects.csv
  std::vector<Conflict> conflicts;        // sorted as conflicts.csv for the stable language
  std::vector<EqualRows> equal_rows;      // reported only
  std::vector<DanglingKey> dangling;      // reported only, sorted
  std::optional<std::int64_t> latest_main_date;  // L7

  const Table& table(lang::EntityId id) const { return tables[id.value]; }
  std::string_view key(lang::EntityId entity, RowId row) const;
  /// Department of an origin, or kNoDepartment.
  std::uint32_t department(const RowOrigin& origin) const { return source_department[origin.source]; }
};

}  // namespace yanpan::engine
