// The two kinds of worlds. For make_world only.

#pragma once

#include "engine/scenario/world.hpp"

namespace yanpan::engine {

std::unique_ptr<World> make_value_world(const lang::Program& program, std::size_t version, const lang::ScenarioPlan& plan);
std::expected<std::unique_ptr<World>, WorldErrors> make_data_world(const lang::Program& program, const lang::ScenarioPlan& plan);

}  // namespace yanpan::engine
