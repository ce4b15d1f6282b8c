#include "tests/second_opinion/generate/conditions.hpp"

#include <limits>

#include "lang/value/date.hpp"

namespace yanpan::trial {

namespace {

std::int64_t near_integer(World& world, const Near& near) {
  if (world.dirt.extreme && world.random.chance(6)) {
    return world.random.chance(50) ? std::numeric_limits<std::int64_t>::max() : std::numeric_limits<std::int64_t>::max() / 2;
  }
  return world.random.between(near.low, near.high);
}

Bi decimal_text(World& world, const Near& near) {
  static const std::vector<std::string> kFractions{"", ".5", ".25", ".0", ".333"};
  return Bi(std::to_string(world.random.between(near.low, near.high)) + world.random.pick(kFractions));
}

Bi key_text(World& world, int entity) {
  const auto& keys = world.keys[static_cast<std::size_t>(entity)];
  for (int tries = 0; tries < 3 && !keys.empty(); ++tries) {
    const std::string& key = world.random.pick(keys);
    if (key.find('"') == std::string::npos) return quoted(key);
  }
  return quoted("X1");
}

/// A value of the set; the kinds that findings add count too.
Bi choice_text(World& world, int set) {
  if (set == world.kind && !world.findings.empty() && world.random.chance(20)) return world.say(world.random.pick(world.findings));
  return world.say(world.random.pick(world.choice(set).values));
}

Bi duration_text(World& world) {
  const std::string count = std::to_string(world.random.between(0, 40));
  return {count + " 日", count + " days"};
}

Bi sign_text(World& world, const char* one, const char* other) { return world.random.chance(75) ? one : other; }

Bi order_sign(World& world) {
  switch (world.random.below(8)) {
    case 0: return sign_text(world, "=", "＝");
    case 1: return sign_text(world, "≠", "!=");
    case 2:
    case 3: return "<";
    case 4: return sign_text(world, "≤", "<=");
    case 5: return ">";
    default: return sign_text(world, "≥", ">=");
  }
}

Bi between_text(World& world, const Type& type, const Near& near) {
  if (is_number(type)) {
    const std::int64_t low = world.random.between(near.low, near.high);
    return Bi("在 ", "between ") + number(low) + Bi(" 至 ", " and ") + number(low + world.random.between(0, 3));
  }
  if (type.kind == TypeKind::Date) {
    const std::int64_t low = world.date();
    return Bi("在 ", "between ") + Bi(format_date(low)) + Bi(" 至 ", " and ") + Bi(format_date(low + world.random.between(0, 120)));
  }
  return order_sign(world) + Bi(" ") + constant_text(world, type, near);
}

Bi constants(World& world, const Type& type, const Near& near, int count) {
  std::vector<Bi> items;
  for (int i = 0; i < count; ++i) {
    const Bi item = constant_text(world, type, near);
    bool again = false;
    for (const Bi& other : items) again |= other.zh == item.zh;
    if (!again) items.push_back(item);
  }
  return listed(items);
}

Bi member_test(World& world, const Type& type, const Near& near) {
  switch (world.random.below(4)) {
    case 0: return Bi("为 ", "is ") + constant_text(world, type, near);
    case 1: return Bi("不为 ", "is not ") + constant_text(world, type, near);
    case 2: return Bi("属于 ", "in ") + constants(world, type, near, 2);
    default: return Bi("不属于 ", "not in ") + constants(world, type, near, 2);
  }
}

Bi prefix_test(World& world) {
  static const std::vector<std::string> kPrefixes{"T0", "T02 ", "T01", "周", "其", "P", "C1", "Q1"};
  return Bi("开头为 ", "starts with ") + quoted(world.random.pick(kPrefixes));
}

Bi missing_test(World& world) { return world.random.chance(50) ? Bi("缺失", "missing") : Bi("不缺失", "not missing"); }

Bi boolean_text(World& world, const Bi& path) {
  switch (world.random.below(6)) {
    case 0:
    case 1: return Bi("非 ", "not ") + path;
    case 2: return path + Bi(" 为 ", " is ") + (world.random.chance(50) ? Bi("是", "yes") : Bi("否", "no"));
    default: return path;
  }
}

bool can_stand_alone(const Path& path) { return path.steps[0].kind != PathStep::Kind::Self; }

Bi serving_text(World& world, const Scope& scope) {
  const Bi serving{"在任 于 ", "serving on "};
  if (world.random.chance(70)) return serving + Bi("基准日", "base date");
  const auto date = pick_typed(world, scope, {TypeKind::Date});
  return serving + (date ? path_text(world, *date) : Bi("基准日", "base date"));
}

/// Members of a level: its connective stands before each line but the first, or nowhere.
std::vector<Bi> level(World& world, const Scope& scope, int atoms, bool any, bool bare, bool serving, int depth);

std::vector<Bi> group(World& world, const Scope& scope, int atoms, bool serving, int depth) {
  const bool any = world.random.chance(70);
  std::vector<Bi> lines{any ? Bi("或", "or") : Bi("且", "and")};
  append(lines, indented(level(world, scope, atoms, any, true, serving, depth + 1)));
  return lines;
}

std::vector<Bi> level(World& world, const Scope& scope, int atoms, bool any, bool bare, bool serving, int depth) {
  const bool written = !bare && (any || world.random.chance(50));
  const Bi connective = any ? Bi("或 ", "or ") : Bi("且 ", "and ");
  std::vector<Bi> lines;
  for (int left = atoms; left > 0;) {
    const bool grouped = depth < 2 && left >= 2 && left < atoms && world.random.chance(40);
    if (grouped) {
      append(lines, group(world, scope, 2, serving, depth));
      left -= 2;
      continue;
    }
    const bool first = lines.empty();
    lines.push_back((written && !first ? connective : Bi()) + atom_text(world, scope, serving));
    --left;
  }
  return lines;
}

}  // namespace

Bi constant_text(World& world, const Type& type, const Near& near) {
  switch (type.kind) {
    case TypeKind::Boolean: return world.random.chance(50) ? Bi("是", "yes") : Bi("否", "no");
    case TypeKind::Integer: return number(near_integer(world, near));
    case TypeKind::Decimal: return decimal_text(world, near);
    case TypeKind::Text: return quoted(world.random.pick(world.texts[static_cast<std::size_t>(near.texts < 0 ? 0 : near.texts)]));
    case TypeKind::Choice: return choice_text(world, type.target);
    case TypeKind::Date: return Bi(format_date(world.date()));
    case TypeKind::Instant: return Bi(format_instant(world.date() * kMicrosPerDay + world.random.between(0, 23) * 3'600'000'000, 480));
    case TypeKind::Month: return Bi(format_month(month_of_date(world.date())));
    case TypeKind::Duration: return duration_text(world);
    case TypeKind::Reference: return key_text(world, type.target);
  }
  return {};
}

Bi test_text(World& world, const Type& type, const Near& near) {
  if (world.random.chance(5)) return missing_test(world);
  if (type.kind == TypeKind::Text) return world.random.chance(40) ? prefix_test(world) : member_test(world, type, near);
  if (type.kind == TypeKind::Choice && has_order(world, type) && world.random.chance(50)) {
    return order_sign(world) + Bi(" ") + constant_text(world, type, near);
  }
  if (!has_order(world, type) || type.kind == TypeKind::Choice) return member_test(world, type, near);
  if (world.random.chance(12)) return between_text(world, type, near);
  return order_sign(world) + Bi(" ") + constant_text(world, type, near);
}

Bi atom_text(World& world, const Scope& scope, bool serving) {
  if (serving && world.random.chance(45)) return serving_text(world, scope);
  const auto path = pick_path(world, scope, can_stand_alone);
  const Bi text = path_text(world, *path);
  if (path->type.kind == TypeKind::Boolean && world.random.chance(95)) return boolean_text(world, text);
  return text + Bi(" ") + test_text(world, path->type, path->near);
}

std::vector<Bi> condition_lines(World& world, const Scope& scope, int atoms, bool serving) {
  return level(world, scope, atoms, atoms > 1 && world.random.chance(20), false, serving, 0);
}

}  // namespace yanpan::trial
