#include "engine/load/conflicts.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "engine/load/plain_value.hpp"

namespace yanpan::engine {

namespace {

using lang::TypeKind;

Column one_cell(const lang::Type& type, const DisputedValue& value) {
  Column cell(type, 1);
  if (cell.is_decimal()) {
    cell.set(0, value.decimal);
  } else {
    cell.set(0, value.number);
  }
  return cell;
}

/// The value as a cell of list.csv shows it.
std::string printed(const lang::Schema& schema, const Snapshot& snapshot, const lang::Type& type, const DisputedValue& value) {
  if (type.kind == TypeKind::Text) return std::string(snapshot.texts.at(static_cast<std::uint32_t>(value.number)));
  if (type.kind == TypeKind::Reference) return std::string(snapshot.key(type.entity, static_cast<RowId>(value.number)));
  return print_plain(schema, type, {value.number, value.decimal, "", value.offset_minutes});
}

struct Line {
  Conflict conflict;
  std::string printed;
  std::string_view department;
};

}  // namespace

std::vector<Conflict> list_conflicts(const lang::Schema& schema, const Snapshot& snapshot, const std::vector<DisputedValue>& disputed) {
  std::vector<Line> lines;
  lines.reserve(disputed.size());
  for (const DisputedValue& value : disputed) {
    const lang::Type& type = schema.field(value.entity, value.field).type;
    const std::uint32_t department = snapshot.source_department[value.origin.source];
    Line& line = lines.emplace_back();
    const std::string_view key = snapshot.texts.at(value.key);
    line.conflict = {value.entity, std::string(key), value.field, department, "", one_cell(type, value), value.offset_minutes, value.origin};
    line.printed = printed(schema, snapshot, type, value);
    if (department != kNoDepartment) line.department = snapshot.departments[department].stable();
  }
  const auto columns = [&](const Line& line) {
    const Conflict& c = line.conflict;
    return std::tuple(std::string_view(schema.entity(c.entity).name.stable()), std::string_view(c.key),
                      std::string_view(schema.field(c.entity, c.field).name.stable()), line.department, std::string_view(line.printed),
                      c.origin.file, c.origin.row, c.origin.source);
  };
  std::sort(lines.begin(), lines.end(), [&](const Line& a, const Line& b) { return columns(a) < columns(b); });
  // One record of a file may have become several rows (拆分); it disagrees once.
  const auto same = [&](const Line& a, const Line& b) { return columns(a) == columns(b); };
  lines.erase(std::unique(lines.begin(), lines.end(), same), lines.end());
  std::vector<Conflict> out;
  out.reserve(lines.size());
  for (Line& line : lines) out.push_back(std::move(line.conflict));
  return out;
}

}  // namespace yanpan::engine
