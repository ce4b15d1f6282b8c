// Values and conditions of a scenario as a person reads them, in both languages.

#pragma once

#include <optional>
#include <string>

#include "engine/scenario/world.hpp"

namespace yanpan::engine {

/// The value of a known row as a constant of the policy; nullopt where it is missing or bounded.
std::optional<lang::Constant> constant_at(const World& world, const Column& column, RowId row);
/// 3, 缺失 / missing, 2 至 5 / 2 to 5.
std::string value_words(const World& world, const lang::Program& program, const Column& column, RowId row, Language language);
/// 重复次数 ≥ 2 / repeat >= 2.
std::string atom_words(const lang::Program& program, const std::vector<lang::Cause>& causes, const lang::Predicate& atom, Language language);

/// A value of the problem as 设 names it: 类别, 案件.难度, 责任人.部门, a measure.
std::string path_words(const lang::Program& program, lang::NodeId node, Language language);

/// Both languages at once.
template <class Make>
Name in_both(Make make) {
  return {make(Language::Zh), make(Language::En)};
}

}  // namespace yanpan::engine
