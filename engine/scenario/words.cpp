#include "engine/scenario/words.hpp"

#include "lang/policy/words.hpp"

namespace yanpan::engine {

namespace {

using lang::TypeKind;

std::string say(Language language, const char* zh, const char* en) { return language == Language::Zh ? zh : en; }

std::string key_of(const World& world, lang::EntityId entity, std::int64_t row) {
  const Table& table = world.table(entity);
  const bool has = row >= 0 && static_cast<std::size_t>(row) < table.keys.size();
  return has ? std::string(world.snapshot().texts.at(table.keys[static_cast<std::size_t>(row)])) : std::string();
}

std::string end_words(const lang::Program& program, const Column& column, RowId row, bool high, Language language) {
  const State open = high ? kHighOpen : kLowOpen;
  if (column.state(row) & open) return say(language, high ? "以上不限" : "以下不限", high ? "no upper end" : "no lower end");
  lang::Constant constant;
  constant.type = column.type();
  if (column.is_decimal()) constant.decimal = high ? column.decimal_high(row) : column.decimal(row);
  else constant.number = high ? column.high(row) : column.at(row);
  return lang::constant_words(program.schema, constant, language);
}

}  // namespace

std::optional<lang::Constant> constant_at(const World& world, const Column& column, RowId row) {
  if (!column.known(row)) return std::nullopt;
  lang::Constant constant;
  constant.type = column.type();
  if (column.is_decimal()) constant.decimal = column.decimal(row);
  else if (column.type().kind == TypeKind::Text) constant.text = world.snapshot().texts.at(static_cast<std::uint32_t>(column.at(row)));
  else if (column.type().kind == TypeKind::Reference) constant.text = key_of(world, column.type().entity, column.at(row));
  else constant.number = column.at(row);
  return constant;
}

std::string value_words(const World& world, const lang::Program& program, const Column& column, RowId row, Language language) {
  if (const auto constant = constant_at(world, column, row)) return lang::constant_words(program.schema, *constant, language);
  if (column.missing(row)) return say(language, "缺失", "missing");
  return end_words(program, column, row, false, language) + say(language, " 至 ", " to ") + end_words(program, column, row, true, language);
}

std::string path_words(const lang::Program& program, lang::NodeId id, Language language) {
  const lang::Node& node = program.node(id);
  switch (node.op) {
    case lang::NodeOp::Field: return program.schema.field(node.entity, node.field).name.in(language);
    case lang::NodeOp::Follow: return path_words(program, node.operands[0], language) + "." + path_words(program, node.operands[1], language);
    case lang::NodeOp::Accountable: return say(language, "责任人", "accountable");
    case lang::NodeOp::MonthOf: return path_words(program, node.operands[0], language) + say(language, ".月份", ".month");
    default: return node.label.in(language);
  }
}

std::string atom_words(const lang::Program& program, const std::vector<lang::Cause>& causes, const lang::Predicate& atom, Language language) {
  lang::Condition condition;
  condition.kind = lang::Condition::Kind::Atom;
  condition.atom.left.label = atom.label;
  condition.atom.comparison = atom.comparison;
  condition.atom.right = atom.right;
  condition.atom.causes = atom.causes;
  return lang::condition_words(program.schema, causes, condition, language);
}

}  // namespace yanpan::engine
