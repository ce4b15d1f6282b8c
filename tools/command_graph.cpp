#include <array>

#include "engine/graph/export.hpp"
#include "tools/arguments.hpp"
#include "tools/command.hpp"
#include "tools/console_sink.hpp"
#include "tools/data_input.hpp"
#include "tools/policy_input.hpp"

namespace yanpan::tools {
namespace {

constexpr Text kSummary{"写出责任图：谁负责哪件案件，什么原因造成哪个问题", "write the attribution graph: who answers for what, and what caused it"};
constexpr Text kDetails{
    "写出整个责任图，或者一件案件、一个人、一个部门、一个问题周围的部分。\n"
    "svg 是一张图：从部门、人员、案件、问题，到原因、依据和处置。一张图只画一处周围，\n"
    "要写明中心；太多的合在一框里，没有画出的在图上写明。整个图请写成 dot 或 graphml。\n"
    "例：yanpan graph policies/quarter --data build/sample --problem AK2025000002 --format svg\n",
    "writes the whole attribution graph, or what lies around one case, person, unit or\n"
    "problem.\n"
    "svg is a picture: from unit, person, case and problem to cause, grounds and\n"
    "intervention. It shows one neighbourhood, so the middle must be named; what is too\n"
    "much shares a box, and the picture says what it leaves out. For the whole graph\n"
    "use dot or graphml.\n"
    "example: yanpan graph policies/quarter --data build/sample --problem AK2025000002 --format svg\n"};

constexpr Text kOneCentre{"--case、--person、--unit、--problem 一次只能用一个", "only one of --case, --person, --unit, --problem can be given"};
constexpr Text kNoCentre{"svg 只画一处周围，整个图画出来没有人看得清：加上 --case、--person、--unit 或 --problem；要整个图，用 --format dot 或 graphml",
                         "svg draws one neighbourhood; the whole graph would be unreadable: add --case, --person, --unit or --problem, or take --format dot or "
                         "graphml for all of it"};
constexpr Text kNotFound{"数据中没有这个键：--{} {}", "no record has this key: --{} {}"};
constexpr Text kNotDeclared{"规则里没有声明 --{} 对应的实体", "the policy declares no entity for --{}"};
constexpr Text kRejects{"有 {} 个单元格或行没有用上；用 `yanpan run` 可以列出", "{} input cells or rows were not used; `yanpan run` lists them"};

struct Centre {
  std::string_view option;
  lang::EntityId lang::Roles::*entity;
};
constexpr std::array<Centre, 4> kCentres{{
    {"case", &lang::Roles::case_},
    {"person", &lang::Roles::person},
    {"unit", &lang::Roles::unit},
    {"problem", &lang::Roles::problem},
}};

std::optional<engine::RowId> find_row(const engine::Attribution& attribution, lang::EntityId entity, std::string_view key) {
  const auto keyed = attribution.table(entity).keys.size();  // none where the entity has no key
  for (std::size_t row = 0; row < keyed; ++row) {
    const auto id = static_cast<engine::RowId>(row);
    if (attribution.key(entity, id) == key) return id;
  }
  return std::nullopt;
}

// False after an error; the filter stays empty where no option asks for one.
bool find_centre(const Arguments& arguments, const engine::Attribution& attribution, engine::GraphFilter& filter, Console& console) {
  for (const auto& centre : kCentres) {
    const auto key = arguments.value(centre.option);
    if (!key) continue;
    const auto entity = attribution.program->schema.roles.*centre.entity;
    if (!entity.valid()) return console.error(kNotDeclared, centre.option), false;
    const auto row = find_row(attribution, entity, *key);
    if (!row) return console.error(kNotFound, centre.option, *key), false;
    filter.around = std::pair(entity, *row);
  }
  return true;
}

bool wants_picture(const Arguments& arguments) { return arguments.value_or("format", "json") == "svg"; }

bool one_centre(const Arguments& arguments, Console& console) {
  int given = 0;
  for (const auto& centre : kCentres) given += arguments.has(centre.option) ? 1 : 0;
  if (given > 1) return console.error(kOneCentre), false;
  if (given == 0 && wants_picture(arguments)) return console.error(kNoCentre), false;
  return true;
}

// A picture goes one step further: from a person to causes, from a unit to problems, from a problem to the unit.
unsigned default_depth(const Arguments& arguments) { return engine::GraphFilter{}.depth + (wants_picture(arguments) ? 1 : 0); }

engine::GraphFormat format_of(const Arguments& arguments) {
  const auto format = arguments.value_or("format", "json");
  if (format == "dot") return engine::GraphFormat::Dot;
  if (format == "svg") return engine::GraphFormat::Svg;
  return format == "graphml" ? engine::GraphFormat::GraphMl : engine::GraphFormat::Json;
}

Exit graph(const Arguments& arguments, Console& console) {
  const auto depth = read_number(arguments, "depth", default_depth(arguments), 1, 10, console.language());
  if (!depth) return console.error(depth.error().sentence), Exit::CouldNot;
  if (!one_centre(arguments, console)) return Exit::CouldNot;
  const auto policy = load_policy(arguments, console);
  if (!policy) return Exit::CouldNot;
  const auto data = attribute_data(*policy, arguments, {.keep_evidence = true, .interventions = true}, console);
  if (!data) return Exit::CouldNot;

  engine::GraphFilter filter;
  filter.depth = static_cast<unsigned>(*depth);
  const auto& attribution = *data->attribution;
  if (!find_centre(arguments, attribution, filter, console)) return Exit::CouldNot;
  ConsoleSink sink(console);
  const auto language = console.given_language().value_or(policy->policy().language);
  engine::write_graph(attribution, format_of(arguments), filter, language, sink);
  const auto rejects = attribution.snapshot.rejects.size();
  if (rejects > 0) console.note(kRejects, rejects);
  return rejects == 0 ? Exit::Done : Exit::Findings;
}

std::vector<Option> options() {
  auto all = data_options();
  all.push_back({"case", "KEY", {"只要这件案件周围", "only around this case"}});
  all.push_back({"person", "KEY", {"只要这个人周围", "only around this person"}});
  all.push_back({"unit", "KEY", {"只要这个部门周围", "only around this unit"}});
  all.push_back({"problem", "KEY", {"只要这个问题周围", "only around this problem"}});
  all.push_back({"depth", "N", {"周围几步以内，默认 2；svg 默认 3", "within how many steps of it, 2 by default; 3 for svg"}});
  all.push_back({"format", "FORMAT", {"写成哪种格式，默认 json", "the format, json by default"}, {"json", "graphml", "dot", "svg"}});
  all.push_back(root_option());
  return all;
}

}  // namespace

const Command& graph_command() {
  static const Command command{"graph", "PATH --data DIR [--case KEY] [...]", kSummary, kDetails, 1, 1, options(), graph};
  return command;
}

}  // namespace yanpan::tools
