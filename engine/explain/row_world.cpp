#include "engine/explain/row_world.hpp"

namespace yanpan::engine {

namespace {

using lang::NodeId;
using lang::TypeKind;

/// The cell of one row as a column of its own.
Column one_cell(const Column& column, RowId row) {
  Column out(column.type(), 1);
  const State state = column.state(row);
  if (state & kMissing) {
    out.set_missing(0, state & ~kMissing);
  } else if (state & kBounded) {
    const bool low = !(state & kLowOpen), high = !(state & kHighOpen);
    const State why = state & kConflict;
    if (column.is_decimal()) {
      out.set_bounds(0, low ? std::optional(column.decimal(row)) : std::nullopt, high ? std::optional(column.decimal_high(row)) : std::nullopt, why);
    } else {
      out.set_bounds(0, low ? std::optional(column.at(row)) : std::nullopt, high ? std::optional(column.high(row)) : std::nullopt, why);
    }
  } else if (column.is_decimal()) {
    out.set(0, column.decimal(row));
  } else {
    out.set(0, column.at(row));
  }
  return out;
}

}  // namespace

RowWorld::RowWorld(const Attribution& attribution, lang::EntityId entity, RowId row)
    : attribution_(attribution), program_(*attribution.program), entity_(entity), columns_(program_.nodes.size()), original_(program_.nodes.size()) {
  for (std::size_t i = 0; i < program_.nodes.size(); ++i) {
    const NodeId node(i);
    const Column* column = attribution.columns().find(node);
    if (program_.node(node).entity == entity && column != nullptr) original_.put(node, std::make_shared<Column>(one_cell(*column, row)));
  }
  original_table_.entity = entity;
  original_table_.rows = 1;
  for (const Column& column : attribution.table(entity).columns) original_table_.columns.push_back(one_cell(column, row));
  context_ = {&program_, &columns_, &attribution.snapshot, [this](lang::EntityId id) -> const Table& { return id == entity_ ? table_ : attribution_.table(id); }};
  reset();
}

void RowWorld::reset() {
  columns_ = original_;
  table_ = original_table_;
  set_.clear();
}

std::optional<Column> RowWorld::cell(const lang::Type& type, const std::optional<lang::Constant>& value) const {
  Column column(type, 1);
  if (!value) {
    column.set_missing(0);
  } else if (type.kind == TypeKind::Decimal) {
    column.set(0, value->type.kind == TypeKind::Decimal ? value->decimal : Decimal(value->number));
  } else if (type.kind == TypeKind::Text) {
    const auto id = attribution_.snapshot.texts.find(value->text);
    if (!id) return std::nullopt;
    column.set(0, *id);
  } else if (type.kind == TypeKind::Reference) {
    const RowId row = find_key(attribution_.snapshot, attribution_.table(type.entity), value->text);
    if (row == kNoRow) return std::nullopt;
    column.set(0, row);
  } else {
    column.set(0, value->number);
  }
  return column;
}

bool RowWorld::set(NodeId id, const std::optional<lang::Constant>& value) {
  const lang::Node& node = program_.node(id);
  auto column = cell(node.type, value);
  if (!column) return false;
  if (node.op == lang::NodeOp::Field) table_.columns[node.field.value] = *column;
  columns_.put(id, std::make_shared<Column>(std::move(*column)));
  set_.insert(id.value);
  return true;
}

bool RowWorld::set(lang::FieldId field, const std::optional<lang::Constant>& value) {
  for (std::size_t i = 0; i < program_.nodes.size(); ++i) {
    const lang::Node& node = program_.nodes[i];
    if (node.op == lang::NodeOp::Field && node.entity == entity_ && node.field == field && !set(NodeId(i), value)) return false;
  }
  auto column = cell(program_.schema.field(entity_, field).type, value);
  if (column) table_.columns[field.value] = std::move(*column);
  return column.has_value();
}

}  // namespace yanpan::engine
