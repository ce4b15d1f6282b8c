// The blocks that decide: findings, 责任人, causes, rules, 其余, 处置, 约束. Each
// is shared by all versions of the policy or written anew for each.

#pragma once

#include <vector>

#include "tests/second_opinion/generate/world.hpp"

namespace yanpan::trial {

using Block = std::vector<Bi>;

struct Blocks {
  std::vector<Block> shared;
  std::vector<std::vector<Block>> own;  // by version
};

/// Names of causes and findings, so that conditions may speak of them.
void name_causes_and_findings(World& world);

/// Measures stand in the world; all other deciding blocks are made here.
void add_verdicts(World& world, Blocks& blocks);

/// 处置 for each scope, in tables.cpp.
void add_tables(World& world, Blocks& blocks);

/// Calls `make` once for all versions, or once for each, with the version (-1: shared).
template <class Make>
void spread(World& world, Blocks& blocks, int percent_own, Make make) {
  if (world.versions < 2 || !world.random.chance(percent_own)) {
    blocks.shared.push_back(make(-1));
    return;
  }
  for (int version = 0; version < world.versions; ++version) blocks.own[static_cast<std::size_t>(version)].push_back(make(version));
}

}  // namespace yanpan::trial
