#include "tests/second_opinion/generate/generator.hpp"

#include <algorithm>

#include "lang/value/date.hpp"
#include "tests/second_opinion/generate/facts.hpp"
#include "tests/second_opinion/generate/measures.hpp"
#include "tests/second_opinion/generate/schema.hpp"
#include "tests/second_opinion/generate/sources.hpp"
#include "tests/second_opinion/generate/verdicts.hpp"

namespace yanpan::trial {

namespace {

/// One policy file while it is put together.
struct FilePlan {
  std::string name;
  Language language = Language::Zh;
  std::vector<Block> blocks;
};

/// Drawn even where the profile fixes it, so that the rest of the case stays the same.
Language some_language(World& world) {
  const Language drawn = world.random.chance(60) ? Language::Zh : Language::En;
  return world.profile.language.value_or(drawn);
}

Block header_block(World& world, int version, std::optional<std::int64_t> effective, std::optional<std::int64_t> expires) {
  const std::string number = std::to_string(version + 1);
  Block block{Bi("政策 ", "policy ") + Bi("季度研判 quarterly-review")};
  block.push_back(Bi("  版本 ", "  version ") + Bi("2025." + number));
  if (world.random.chance(30)) block.push_back({"  发布 2024-01-15", "  enacted 2024-01-15"});
  if (effective) block.push_back(Bi("  施行 ", "  effective ") + Bi(format_date(*effective)));
  if (expires) block.push_back(Bi("  失效 ", "  expires ") + Bi(format_date(*expires)));
  if (world.random.chance(60)) block.push_back(Bi("  依据 ", "  basis ") + Bi("衔接办法第" + number + "版 / \"linking rules " + number + "\""));
  return block;
}

/// 施行 and 失效 of each version: apart, or one right after the other. A version
/// that stands alone needs neither.
std::vector<Block> header_blocks(World& world) {
  std::vector<Block> headers;
  const bool alone = world.versions == 1;
  std::int64_t at = *date_from_civil(2025, 1, 1) - world.random.between(-40, 400);
  for (int v = 0; v < world.versions; ++v) {
    const std::int64_t next = std::max<std::int64_t>(at + 1, world.date());
    const bool dated = !alone || world.random.chance(40);
    const bool ends = world.random.chance(alone ? 15 : 30);
    const std::int64_t end = world.random.chance(50) ? next : std::max(at + 1, next - world.random.between(1, 40));
    headers.push_back(header_block(world, v, dated ? std::optional(at) : std::nullopt, ends ? std::optional(end) : std::nullopt));
    at = next;
  }
  return headers;
}

void add_measures(World& world, Blocks& blocks) {
  const int count = 3 + world.random.below(std::max(1, world.profile.measures - 2));
  for (int i = 0; i < count; ++i) add_measure(world);
  for (const Measure& measure : world.measures) {
    if (measure.bodies.size() == 1) {
      blocks.shared.push_back(measure.bodies.front());
      continue;
    }
    for (std::size_t v = 0; v < measure.bodies.size(); ++v) blocks.own[v].push_back(measure.bodies[v]);
  }
}

/// Shared blocks may stand in any file of a one-version package, in files without header otherwise.
std::vector<FilePlan> lay_out(World& world, Blocks blocks, std::vector<Block> schema) {
  std::vector<FilePlan> files;
  const std::vector<Block> headers = header_blocks(world);
  for (std::size_t v = 0; v < headers.size(); ++v) {
    files.push_back({"v" + std::to_string(v + 1) + ".yp", some_language(world), std::move(blocks.own[v])});
    files.back().blocks.push_back(headers[v]);
  }
  const bool alone = world.versions == 1 && world.random.chance(50);
  const std::size_t first = alone ? 0 : files.size();
  const int more = alone ? 0 : 1 + world.random.below(2);
  for (int i = 0; i < more; ++i) files.push_back({"base" + std::to_string(i) + ".yp", some_language(world), {}});
  const auto anywhere = [&](std::size_t from) { return from + static_cast<std::size_t>(world.random.below(static_cast<int>(files.size() - from))); };
  for (Block& block : blocks.shared) files[anywhere(first)].blocks.push_back(std::move(block));
  for (Block& block : schema) files[anywhere(world.random.chance(80) ? first : 0)].blocks.push_back(std::move(block));
  return files;
}

std::string file_text(World& world, FilePlan& file) {
  world.random.shuffle(file.blocks);
  std::string text = file.language == Language::Zh ? "语言 1 中文\n" : "language 1 english\n";
  for (const Block& block : file.blocks) {
    text += "\n";
    for (const Bi& line : block) text += line.in(file.language) + "\n";
  }
  return text;
}

}  // namespace

Case generate(std::uint64_t seed, const Profile& profile) {
  World world(seed, profile);
  world.versions = static_cast<int>(world.random.weighted({8, 52, 25, 15}));
  make_schema(world);
  make_facts(world);
  name_causes_and_findings(world);
  Blocks blocks;
  blocks.own.resize(static_cast<std::size_t>(world.versions));
  std::vector<Block> schema = schema_blocks(world);
  Supply supply = make_supply(world);
  schema.insert(schema.end(), supply.blocks.begin(), supply.blocks.end());
  add_measures(world, blocks);
  add_verdicts(world, blocks);

  Case made;
  made.data_files = std::move(supply.files);
  for (FilePlan& file : lay_out(world, std::move(blocks), std::move(schema))) made.policy_files[file.name] = file_text(world, file);
  if (world.random.chance(40)) made.as_of = format_date(world.date() + world.random.between(-30, 60));
  return made;
}

}  // namespace yanpan::trial
