#include "tests/second_opinion/print.hpp"

#include <algorithm>

#include "tests/second_opinion/calendar.hpp"

namespace yanpan::second {

namespace {

using Row = std::vector<std::string>;

std::string quoted(const std::string& cell) {
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string result = "\"";
  for (const char c : cell) {
    if (c == '"') result += '"';
    result += c;
  }
  return result + "\"";
}

std::string line(const Row& cells) {
  std::string result;
  for (std::size_t i = 0; i < cells.size(); ++i) result += (i == 0 ? "" : ",") + quoted(cells[i]);
  return result + "\n";
}

std::string joined(const std::vector<std::string>& parts) {
  std::string result;
  for (std::size_t i = 0; i < parts.size(); ++i) result += (i == 0 ? "" : ";") + parts[i];
  return result;
}

std::string joined(const Names& names) {
  std::vector<std::string> parts;
  for (const auto& [name, conflict] : names) parts.push_back(name);
  return joined(parts);
}

std::string unit_cell(const World& world, const ProblemOpinion& opinion) {
  return opinion.person ? world.field_cell({world.roles().person, *opinion.person}, world.roles().person_unit) : "";
}

std::string status_word(const ProblemOpinion& opinion) {
  if (opinion.reason) return "referred";
  return opinion.cause_provisional || opinion.intervention_provisional ? "provisional" : "attributed";
}

std::string basis_cell(const World& world, const ProblemOpinion& opinion) {
  if (!opinion.cause) return "";
  if (opinion.rule && !opinion.rule->basis.empty()) return world.name(opinion.rule->basis);
  return world.name(world.policy.versions[*opinion.version].basis);
}

Row list_row(const World& world, const ProblemOpinion& opinion) {
  const lang::Roles& roles = world.roles();
  const lang::Cause* cause = opinion.cause ? &world.policy.versions[*opinion.version].causes[opinion.cause->value] : nullptr;
  return {opinion.id,
          opinion.of_case ? world.key({roles.case_, *opinion.of_case}) : "",
          opinion.person ? world.key({roles.person, *opinion.person}) : "",
          cause ? world.name(cause->name) : "",
          cause ? lang::category_name(cause->category).en : "",
          opinion.rule ? opinion.rule->id : "",
          opinion.intervention,
          status_word(opinion),
          opinion.reason ? lang::reason_name(*opinion.reason).en : "",
          unit_cell(world, opinion),
          world.field_cell(opinion.problem, roles.problem_kind),
          world.field_cell(opinion.problem, roles.problem_severity),
          world.field_cell(opinion.problem, roles.problem_occurred),
          opinion.tier ? std::to_string(*opinion.tier) : "",
          joined(opinion.contributing),
          joined(opinion.missing),
          joined(opinion.margin),
          basis_cell(world, opinion)};
}

}  // namespace

std::string print_list(const World& world, const std::vector<ProblemOpinion>& opinions) {
  std::string text =
      "problem,case,person,cause,category,rule,intervention,status,reason,"
      "unit,kind,severity,occurred,tier,contributing,missing,margin,basis\n";
  for (const ProblemOpinion& opinion : opinions) text += line(list_row(world, opinion));
  return text;
}

std::string print_cases(const World& world) {
  const lang::Roles& roles = world.roles();
  const lang::Type date{.kind = lang::TypeKind::Date, .choice = {}, .entity = {}};
  std::vector<Row> rows;
  for (const auto& [row, opinion] : world.cases) {
    rows.push_back({world.key({roles.case_, row}), opinion.person ? world.key({roles.person, *opinion.person}) : "",
                    opinion.person ? "attributed" : "referred", opinion.person ? "" : lang::reason_name(opinion.reason).en,
                    world.key({roles.problem, opinion.base_problem}), world.print(date, opinion.base_date)});
  }
  std::sort(rows.begin(), rows.end());
  std::string text = "case,person,status,reason,base_problem,base_date\n";
  for (const Row& row : rows) text += line(row);
  return text;
}

std::string print_interventions(const std::vector<Intervention>& interventions) {
  static constexpr const char* kScopes[] = {"problem", "person", "unit"};
  std::string text = "scope,subject,kind,intervention,actor,due,status,problems\n";
  for (const Intervention& one : interventions) {
    text += line({kScopes[static_cast<int>(one.scope)], one.subject, one.kind, one.intervention, one.actor, one.due,
                  one.provisional ? "provisional" : "attributed", joined(one.problems)});
  }
  return text;
}

namespace {

std::string conflict_value(const World& world, const engine::Conflict& conflict) {
  if (!conflict.value.empty()) return conflict.value;
  const engine::Column& cell = conflict.cell;
  const lang::Type type = cell.type();
  switch (type.kind) {
    case lang::TypeKind::Instant: return print_instant(cell.at(0), conflict.offset_minutes);
    case lang::TypeKind::Decimal: return print_number(fraction(cell.decimal(0)));
    case lang::TypeKind::Text: return std::string(world.data.texts.at(static_cast<std::uint32_t>(cell.at(0))));
    case lang::TypeKind::Reference: return world.print(type, row_value(static_cast<engine::RowId>(cell.at(0))));
    default: return world.print(type, number_value(cell.at(0)));
  }
}

}  // namespace

std::string print_conflicts(const World& world) {
  std::vector<std::pair<Row, std::uint32_t>> rows;
  for (const engine::Conflict& conflict : world.data.conflicts) {
    const engine::InputFile& file = world.data.files[conflict.origin.file];
    const bool unnamed = conflict.department == engine::kNoDepartment;
    rows.push_back({{world.name(world.policy.schema.entity(conflict.entity).name), conflict.key,
                     world.name(world.policy.schema.field(conflict.entity, conflict.field).name),
                     unnamed ? "" : world.name(world.data.departments[conflict.department]), conflict_value(world, conflict),
                     file.name, file.sheet},
                    conflict.origin.row});
  }
  std::sort(rows.begin(), rows.end());
  std::string text = "entity,key,field,department,value,file,sheet,row\n";
  for (auto& [row, number] : rows) {
    row.push_back(std::to_string(number));
    text += line(row);
  }
  return text;
}

}  // namespace yanpan::second
