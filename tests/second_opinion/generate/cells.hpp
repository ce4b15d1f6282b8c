// How one source writes the cells of one field.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tests/second_opinion/generate/world.hpp"

namespace yanpan::trial {

/// A column of a source: its header, and what its mapping line says.
struct ColumnPlan {
  int field = 0;
  std::string header;
  bool mapped = false;                 // has a mapping line
  bool bare = false;                   // the line names no header: the column is called like the field
  bool required = false;
  std::vector<std::string> formats;    // of dates
  bool lookup = false;                 // the cell holds a person's name
  bool coded = false;                  // the cell holds a code for a choice
  std::optional<int> otherwise;        // value of 其余; -1: 拒收
  bool split = false;                  // several values in one cell
};

/// One cell as the source writes it: right, or wrong as the dirt of the case asks.
std::string write_cell(World& world, const Entity& entity, const ColumnPlan& column, const Value& value, bool offset_known);

/// The mapping line, without indentation.
Bi mapping_line(World& world, const Entity& entity, const ColumnPlan& column);

}  // namespace yanpan::trial
