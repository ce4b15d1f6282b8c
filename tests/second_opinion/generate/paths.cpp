#include "tests/second_opinion/generate/paths.hpp"

namespace yanpan::trial {

namespace {

using Kind = PathStep::Kind;

class Enumeration {
 public:
  Enumeration(const World& world, const Scope& scope) : world_(world), scope_(scope) {}

  void extend(const Path& prefix, int entity, int depth) {
    if (depth == 0) return;
    const auto& fields = world_.entity(entity).fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (fields[i].hidden) continue;
      Path path = with(prefix, {Kind::Field, entity, static_cast<int>(i)}, fields[i].type, fields[i].near);
      path.problems |= world_.entity(entity).part == Part::Problem;
      keep(path, depth);
    }
    for (int i = 0; i < scope_.measures; ++i) extend_measure(prefix, entity, i, depth);
    extend_accountable(prefix, entity, depth);
  }

  std::vector<Path> take() { return std::move(out_); }

 private:
  static Path with(Path path, const PathStep& step, const Type& type, const Near& near) {
    path.steps[static_cast<std::size_t>(path.count++)] = step;
    path.type = type;
    path.near = near;
    return path;
  }

  void extend_measure(const Path& prefix, int entity, int index, int depth) {
    const Measure& measure = world_.measures[static_cast<std::size_t>(index)];
    if (measure.of != entity) return;
    Path path = with(prefix, {Kind::Measure, entity, index}, measure.type, measure.near);
    path.accountable |= measure.accountable;
    path.problems |= measure.problems;
    path.varied |= measure.varied;
    keep(path, depth);
  }

  void extend_accountable(const Path& prefix, int entity, int depth) {
    const Part part = world_.entity(entity).part;
    if (part != Part::Case && part != Part::Problem) return;
    Path path = with(prefix, {Kind::Accountable, entity, 0}, {TypeKind::Reference, world_.entity_of(Part::Person)}, {});
    path.accountable = path.problems = true;
    keep(path, depth);
  }

  bool allowed(const Path& path) const {
    return (scope_.accountable || !path.accountable) && (scope_.problems || !path.problems) && (scope_.varied || !path.varied);
  }

  void keep(const Path& path, int depth) {
    if (!allowed(path)) return;
    out_.push_back(path);
    if (path.type.kind == TypeKind::Reference) extend(path, path.type.target, depth - 1);
    if (path.type.kind == TypeKind::Date && path.count < 4) {
      out_.push_back(with(path, {Kind::Month, 0, 0}, {TypeKind::Month}, {}));
    }
  }

  const World& world_;
  const Scope& scope_;
  std::vector<Path> out_;
};

int weight_of(const Path& path) {
  if (path.is_measure()) return 24;
  static constexpr int kByLength[] = {0, 8, 3, 1, 1};
  return kByLength[path.count];
}

Bi step_text(World& world, const PathStep& step) {
  switch (step.kind) {
    case Kind::Field: return world.say(world.entity(step.entity).fields[static_cast<std::size_t>(step.index)].name);
    case Kind::Measure: return world.say(world.measures[static_cast<std::size_t>(step.index)].name);
    case Kind::Accountable: return {"责任人", "accountable"};
    case Kind::Month: return {"月份", "month"};
    case Kind::Self: return world.say(world.entity(step.entity).name);
  }
  return {};
}

}  // namespace

std::vector<Path> all_paths(const World& world, const Scope& scope, int depth) {
  Enumeration enumeration(world, scope);
  enumeration.extend({}, scope.entity, depth);
  std::vector<Path> paths = enumeration.take();
  if (!world.entity(scope.entity).keyed()) return paths;
  Path self;
  self.count = 1;
  self.steps[0] = {Kind::Self, scope.entity, 0};
  self.type = {TypeKind::Reference, scope.entity};
  paths.push_back(self);
  return paths;
}

std::optional<Path> pick_path(World& world, const Scope& scope, const Wanted& wanted, int depth) {
  std::vector<Path> found;
  std::vector<int> weights;
  for (const Path& path : all_paths(world, scope, depth)) {
    if (!wanted(path)) continue;
    found.push_back(path);
    weights.push_back(weight_of(path));
  }
  if (found.empty()) return std::nullopt;
  return found[world.random.weighted(weights)];
}

std::optional<Path> pick_typed(World& world, const Scope& scope, const Type& type, int depth) {
  return pick_path(world, scope, [&type](const Path& path) { return path.type == type; }, depth);
}

Bi path_text(World& world, const Path& path) {
  Bi out;
  for (int i = 0; i < path.count; ++i) out += (i == 0 ? Bi() : Bi(".")) + step_text(world, path.steps[static_cast<std::size_t>(i)]);
  return out;
}

bool is_number(const Type& type) { return type.kind == TypeKind::Integer || type.kind == TypeKind::Decimal; }

bool has_order(const World& world, const Type& type) {
  switch (type.kind) {
    case TypeKind::Integer:
    case TypeKind::Decimal:
    case TypeKind::Date:
    case TypeKind::Instant:
    case TypeKind::Month:
    case TypeKind::Duration: return true;
    case TypeKind::Choice: return world.choice(type.target).ordered;
    default: return false;
  }
}

}  // namespace yanpan::trial
