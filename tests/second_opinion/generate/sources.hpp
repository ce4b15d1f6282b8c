// Sources: which department reports which facts, in which file, how well. Makes
// the 来源 blocks and the files they read.

#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/second_opinion/generate/world.hpp"

namespace yanpan::trial {

struct Supply {
  std::vector<std::vector<Bi>> blocks;
  std::map<std::string, std::string> files;  // name → bytes
};
Supply make_supply(World& world);

}  // namespace yanpan::trial
