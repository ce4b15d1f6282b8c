// Values that can be named from a row: fields, also through references,
// measures, 责任人, the month of a date, the row itself.

#pragma once

#include <array>
#include <functional>
#include <optional>
#include <vector>

#include "tests/second_opinion/generate/world.hpp"

namespace yanpan::trial {

/// From where, and what may be named there.
struct Scope {
  int entity = 0;
  int measures = 0;         // measures made before this number
  bool accountable = true;  // 责任人 is known already
  bool problems = true;     // values that rest on problems are known already
  bool varied = true;       // values that differ by version may be named

  Scope at(int other) const {
    Scope scope = *this;
    scope.entity = other;
    return scope;
  }
};

struct PathStep {
  enum class Kind : std::uint8_t { Field, Measure, Accountable, Month, Self } kind = Kind::Field;
  int entity = 0;  // where the step starts
  int index = 0;   // field or measure
  bool operator==(const PathStep&) const = default;
};

struct Path {
  int count = 0;
  std::array<PathStep, 4> steps;
  Type type;
  Near near;
  bool accountable = false, problems = false, varied = false;

  bool is_measure() const { return count == 1 && steps[0].kind == PathStep::Kind::Measure; }
};

/// All paths of up to `depth` names; the row itself is the last one.
std::vector<Path> all_paths(const World& world, const Scope& scope, int depth);

using Wanted = std::function<bool(const Path&)>;
/// One of them, short ones and measures rather than long ones; nullopt: none is wanted.
std::optional<Path> pick_path(World& world, const Scope& scope, const Wanted& wanted, int depth = 2);
/// One of exactly that type.
std::optional<Path> pick_typed(World& world, const Scope& scope, const Type& type, int depth = 2);

Bi path_text(World& world, const Path& path);

bool is_number(const Type& type);
bool has_order(const World& world, const Type& type);  // < and > may be asked of it

}  // namespace yanpan::trial
