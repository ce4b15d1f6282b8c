// How one source reads one file: which column fills which field, and what a
// cell of it may say. Made from the 来源 block and the file's header.

#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/load/choice_table.hpp"
#include "engine/load/date_form.hpp"
#include "engine/load/key_shape.hpp"
#include "engine/load/load.hpp"
#include "engine/load/plain_value.hpp"
#include "lang/policy/schema.hpp"

namespace yanpan::engine {

class FieldPlan {
 public:
  FieldPlan(const lang::Schema& schema, const lang::Source& source, lang::EntityId entity, lang::FieldId field);

  lang::FieldId field;
  lang::Type type;
  std::optional<std::size_t> column;   // in the header; nullopt: a column of empty cells
  std::string column_name;
  bool needed = false;                 // key or 必填: without it the row is dropped
  bool lookup = false;                 // the cell is looked up elsewhere later; here it is a text
  std::string split;                   // 拆分; empty: none
  std::int64_t low = INT64_MIN, high = INT64_MAX;   // 范围, of all but decimals

  /// The cell as a value of the field. `cell` has no outer white space and is not empty.
  ReadStatus read(std::string_view cell, CellValue& out) const;

  /// What the hot loops may do without read(): a cell is its own value.
  bool is_text() const { return text_as_is_; }
  /// Only dates in ISO form.
  bool iso_date() const { return type.kind == lang::TypeKind::Date && forms_.empty() && !map_; }
  bool plain_integer() const { return type.kind == lang::TypeKind::Integer && !map_; }
  bool named() const { return type.kind == lang::TypeKind::Choice || type.kind == lang::TypeKind::Boolean; }
  const ChoiceTable& names() const { return names_; }

 private:
  void add_names(const lang::Schema& schema);
  ReadStatus read_unmapped(std::string_view cell, CellValue& out) const;
  ReadStatus read_named(std::string_view cell, CellValue& out) const;
  ReadStatus read_formed(std::string_view cell, CellValue& out) const;
  ReadStatus read_instant_here(std::string_view cell, CellValue& out) const;
  bool in_range(const CellValue& value) const;

  const lang::Schema* schema_;
  const std::optional<lang::Range>* range_;
  const lang::ValueMap* map_ = nullptr;
  std::vector<DateForm> forms_;
  std::optional<int> offset_minutes_;
  std::shared_ptr<const KeyShape> shape_;   // Reference
  ChoiceTable names_;
  bool part_of_key_ = false;                // a text beside other key parts: must hold no `/`
  bool text_as_is_ = false;
};

struct SourcePlan {
  lang::SourceId source;
  std::uint16_t file = 0;
  char separator = ',';
  std::vector<std::string> header;
  std::vector<FieldPlan> fields;   // every field of the entity, by FieldId

  bool splits() const;
};

/// Every field's column, or all that is wrong with the header: MissingColumn, DoubleColumn.
std::expected<SourcePlan, std::vector<LoadError>> plan_source(const lang::Schema& schema, lang::SourceId source,
                                                              const std::vector<std::string>& header);

}  // namespace yanpan::engine
