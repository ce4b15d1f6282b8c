#include "tests/second_opinion/generate/verdicts.hpp"

#include <algorithm>

#include "lang/value/date.hpp"
#include "tests/second_opinion/generate/conditions.hpp"

namespace yanpan::trial {

namespace {

Scope everything(const World& world, Part part) { return {world.entity_of(part), static_cast<int>(world.measures.size())}; }

Scope before_persons(const World& world, Part part) {
  Scope scope = everything(world, part);
  scope.accountable = false;
  return scope;
}

/// For findings: neither problems nor 责任人 are known yet.
Scope before_problems(const World& world, Part part) {
  Scope scope = before_persons(world, part);
  scope.problems = false;
  return scope;
}

Block constraint(World& world) {
  return {Bi("约束 ", "constraint ") + atom_text(world, everything(world, Part::Problem))};
}

struct FindingPlan {
  Name name;
  Part of;
  Bi date;
};

/// The date is drawn once for all versions, so that one row is found once.
std::optional<FindingPlan> plan_finding(World& world, const Name& name) {
  const Part of = world.has(Part::Review) && world.random.chance(50) ? Part::Review : Part::Case;
  Scope scope = before_problems(world, of);
  scope.varied = false;
  const auto date = pick_typed(world, scope, {TypeKind::Date}, 1);
  if (!date) return std::nullopt;
  return FindingPlan{name, of, path_text(world, *date)};
}

Block finding_block(World& world, const FindingPlan& plan) {
  Block block{Bi("发现 ", "finding ") + World::declare(plan.name)};
  block.push_back(Bi("  于 ", "  of ") + world.say(world.entity(world.entity_of(plan.of)).name));
  block.push_back(Bi("  严重程度 ", "  severity ") + world.say(world.random.pick(world.choice(world.severity).values)));
  block.push_back(Bi("  发生日 ", "  occurred ") + plan.date);
  block.push_back({"  当", "  when"});
  append(block, indented(indented(condition_lines(world, before_problems(world, plan.of), 1 + world.random.below(2)))));
  return block;
}

void add_findings(World& world, Blocks& blocks) {
  for (const Name& name : world.findings) {
    const auto plan = plan_finding(world, name);
    if (plan) spread(world, blocks, 30, [&](int) { return finding_block(world, *plan); });
  }
}

Bi base_line(World& world) {
  const Bi severity{"严重程度", "severity"}, occurred{"发生日", "occurred"};
  const Bi word{"  基准 ", "  base "};
  switch (world.random.below(4)) {
    case 0: return word + occurred;
    case 1: return word + severity;
    case 2: return word + listed({occurred, severity});
    default: return word + listed({severity, occurred});
  }
}

int field_with_role(const World& world) {
  const auto& fields = world.entity(world.entity_of(Part::Participation)).fields;
  const auto found = std::find_if(fields.begin(), fields.end(), [](const Field& field) { return field.type.kind == TypeKind::Choice; });
  return static_cast<int>(found - fields.begin());
}

/// `角色 为 主办` and 在任: the step most policies have.
Block usual_step(World& world, bool first) {
  const Field& role = world.entity(world.entity_of(Part::Participation)).fields[static_cast<std::size_t>(field_with_role(world))];
  const ChoiceSet& roles = world.choice(role.type.target);
  Block block{world.say(role.name) + Bi(" 为 ", " is ") + world.say(roles.values[first || world.random.chance(40) ? 0 : 1])};
  if (world.random.chance(70)) block.push_back({"在任 于 基准日", "serving on base date"});
  return block;
}

Block step_block(World& world, int number) {
  const std::string index = std::to_string(number);
  Block block{Bi("步骤 第" + index + "步 step" + index, "step 第" + index + "步 step" + index)};
  const bool usual = world.random.chance(world.dirt.calm ? 90 : number == 1 ? 60 : 40);
  append(block, indented(usual ? usual_step(world, number == 1) : condition_lines(world, before_persons(world, Part::Participation), 1 + world.random.below(3), true)));
  return block;
}

Bi collective_line(World& world) {
  const Entity& of = world.entity(world.entity_of(Part::Case));
  const Field& body = of.fields[1];
  const Bi prefix = world.random.chance(60) ? world.say(of.name) + Bi(".") : Bi();
  return Bi("  集体 ", "  collective ") + prefix + world.say(body.name) + Bi(" 为 ", " is ") + world.say(world.choice(body.type.target).values[1]);
}

Block accountable_block(World& world) {
  Block block{{"责任人", "accountable"}};
  if (world.random.chance(45)) block.push_back(base_line(world));
  if (world.random.chance(50)) block.push_back(collective_line(world));
  if (world.random.chance(6)) block.push_back(Bi("  集体 ", "  collective ") + atom_text(world, before_persons(world, Part::Case)));
  if (world.random.chance(5)) {
    block.push_back({"  集体", "  collective"});
    append(block, indented(indented(condition_lines(world, before_persons(world, Part::Case), 2))));
  }
  const int steps = 1 + static_cast<int>(world.random.weighted({35, 40, 20, 5}));
  for (int i = 1; i <= steps; ++i) append(block, indented(step_block(world, i)));
  if (world.random.chance(80)) block.push_back({"  其余 移送会商", "  otherwise refer"});
  return block;
}

Block cause_block(const Name& name) { return {Bi("原因 ", "cause ") + World::declare(name)}; }

struct RulePlan {
  std::string id;
  int tier = 1;
  std::vector<bool> present;  // by version; all true where shared
  bool own = false;
};

std::string rule_id(World& world, int index) {
  static const std::vector<std::string> kForms{"R", "R", "R", "R0", "r", "甲"};
  return world.random.pick(kForms) + std::to_string(index * (world.random.chance(20) ? 10 : 1) + 1) + (world.random.chance(10) ? "b" : "");
}

std::vector<RulePlan> plan_rules(World& world) {
  const int count = 2 + world.random.below(std::max(1, world.profile.rules - 1));
  const int tiers = 1 + world.random.below(4);
  std::vector<RulePlan> plans;
  for (int i = 0; i < count; ++i) {
    RulePlan plan;
    plan.id = rule_id(world, i) ;
    const bool taken = std::any_of(plans.begin(), plans.end(), [&plan](const RulePlan& other) { return other.id == plan.id; });
    if (taken) continue;
    plan.tier = 1 + world.random.below(tiers);
    plan.own = world.versions > 1 && world.random.chance(35);
    for (int v = 0; v < std::max(1, world.versions); ++v) plan.present.push_back(!plan.own || world.random.chance(80));
    plans.push_back(std::move(plan));
  }
  return plans;
}

/// Only later rules of the same tier, so no circle; a shared rule names shared ones only.
std::vector<Bi> preceded(World& world, const std::vector<RulePlan>& plans, std::size_t self, int version) {
  std::vector<Bi> ids;
  for (std::size_t i = self + 1; i < plans.size(); ++i) {
    const RulePlan& other = plans[i];
    const bool there = version < 0 ? !other.own : other.present[static_cast<std::size_t>(version)];
    if (there && other.tier == plans[self].tier && world.random.chance(25)) ids.push_back(Bi(other.id));
  }
  return ids;
}

/// A condition that is true of many rows and cites them, where a measure allows.
Bi citing_atom(World& world, const Scope& scope) {
  const auto measure = pick_path(
      world, scope,
      [&world](const Path& path) {
        const bool fit = path.type.kind == TypeKind::Boolean || is_number(path.type);
        return fit && path.is_measure() && world.measures[static_cast<std::size_t>(path.steps[0].index)].aggregate;
      },
      1);
  if (!measure) return atom_text(world, scope);
  const Bi text = path_text(world, *measure);
  return measure->type.kind == TypeKind::Boolean ? text : text + Bi(" ≥ ") + number(world.random.between(0, 2));
}

std::vector<Bi> when_lines(World& world, const Scope& scope, bool evidence) {
  const int atoms = 1 + static_cast<int>(world.random.weighted({45, 35, 12, 8}));
  if (!evidence || world.random.chance(30)) return condition_lines(world, scope, atoms);
  std::vector<Bi> lines;
  for (int i = 0; i < std::min(atoms, 2); ++i) lines.push_back(citing_atom(world, scope));
  return lines;
}

Bi evidence_line(World& world) {
  if (world.random.chance(10)) return {"  证据 来自 ≥ 2 个部门", "  evidence from >= 2 departments"};
  Bi line = Bi("  证据 ≥ ", "  evidence >= ") + number(1 + world.random.below(3)) + Bi(" 项", " items");
  if (world.random.chance(65)) line += Bi("，来自 ≥ ", ", from >= ") + number(1 + world.random.below(2)) + Bi(" 个部门", " departments");
  return line;
}

void period_lines(World& world, Block& block) {
  const std::int64_t start = world.date();
  if (world.random.chance(70)) block.push_back(Bi("  施行 ", "  effective ") + Bi(format_date(start)));
  if (world.random.chance(60)) block.push_back(Bi("  失效 ", "  expires ") + Bi(format_date(start + world.random.between(1, 200))));
}

Block rule_block(World& world, const std::vector<RulePlan>& plans, std::size_t self, int version) {
  Block block{Bi("规则 ", "rule ") + Bi(plans[self].id) + (world.random.chance(50) ? Bi(" 试行条款 / \"trial clause\"") : Bi())};
  if (world.random.chance(60)) {
    const std::string article = std::to_string(self + 3);
    block.push_back(Bi("  依据 ", "  basis ") + Bi("第" + article + "条 / \"article " + article + ", part 1\""));
  }
  block.push_back(Bi("  层级 ", "  tier ") + number(plans[self].tier));
  block.push_back(Bi("  归因 ", "  cause ") + world.say(world.random.pick(world.causes)));
  const bool evidence = world.random.chance(35);
  if (evidence) block.push_back(evidence_line(world));
  if (world.random.chance(15)) period_lines(world, block);
  const auto ids = preceded(world, plans, self, version);
  if (!ids.empty()) block.push_back(Bi("  先于 ", "  precedes ") + listed(ids));
  const Scope scope = everything(world, Part::Problem);
  if (world.random.chance(10)) {
    block.push_back(Bi("  当 ", "  when ") + atom_text(world, scope));
  } else {
    block.push_back({"  当", "  when"});
    append(block, indented(indented(when_lines(world, scope, evidence))));
  }
  if (!world.random.chance(25)) return block;
  block.push_back({"  除非", "  unless"});
  append(block, indented(indented(condition_lines(world, scope, 1 + world.random.below(2)))));
  return block;
}

void add_rules(World& world, Blocks& blocks) {
  const std::vector<RulePlan> plans = plan_rules(world);
  for (std::size_t i = 0; i < plans.size(); ++i) {
    if (!plans[i].own) {
      blocks.shared.push_back(rule_block(world, plans, i, -1));
      continue;
    }
    for (int v = 0; v < world.versions; ++v) {
      if (plans[i].present[static_cast<std::size_t>(v)]) blocks.own[static_cast<std::size_t>(v)].push_back(rule_block(world, plans, i, v));
    }
  }
}

Block fallback_block(World& world) {
  if (world.random.chance(55)) return {{"其余 移送会商", "otherwise refer"}};
  return {Bi("其余 ", "otherwise ") + world.say(world.random.pick(world.causes))};
}

}  // namespace

void name_causes_and_findings(World& world) {
  std::vector<Name> causes{{"流程·制度缺口", "process.unit_gap"}, {"流程·衔接不畅", "process.handover"},  {"精力·负荷过重", "capacity.overload"},
                           {"精力·人手不足", "capacity.staff"},   {"能力·未经培训", "skill.untrained"},   {"能力·业务生疏", "skill.unfamiliar"},
                           {"态度·屡纠屡犯", "attitude.repeat"},  {"态度·敷衍应付", "attitude.careless"}};
  world.random.shuffle(causes);
  causes.resize(static_cast<std::size_t>(2 + world.random.below(4)));
  for (const Name& name : causes) world.causes.push_back(world.name(name.zh, name.en));
  static const std::vector<Name> kFindings{{"期限·办案超期", "limit.overrun"}, {"程序·漏审", "step.skipped"}, {"程序·缺席", "absence"}};
  for (const Name& name : kFindings)
    if (world.random.chance(35)) world.findings.push_back(world.name(name.zh, name.en));
}

void add_verdicts(World& world, Blocks& blocks) {
  for (const Name& name : world.causes) blocks.shared.push_back(cause_block(name));
  if (world.random.chance(20)) blocks.shared.push_back(constraint(world));
  add_findings(world, blocks);
  spread(world, blocks, 40, [&](int) { return accountable_block(world); });
  add_rules(world, blocks);
  if (world.random.chance(85)) spread(world, blocks, 40, [&](int) { return fallback_block(world); });
  add_tables(world, blocks);
}

}  // namespace yanpan::trial
