// The files of a run (contract.md, "Files of a run"), each made from the
// finished Attribution, each the same bytes for the same input. Written into a
// folder whole or not at all.

#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/byte_sink.hpp"
#include "engine/run/run.hpp"

namespace yanpan::engine {

enum class OutputFile : std::uint8_t { List, ListJson, Cases, Interventions, Rejects, Conflicts, GraphJson, GraphMl, Run };
inline constexpr OutputFile kAllOutputs[] = {OutputFile::List, OutputFile::ListJson, OutputFile::Cases, OutputFile::Interventions, OutputFile::Rejects,
                                             OutputFile::Conflicts, OutputFile::GraphJson, OutputFile::GraphMl, OutputFile::Run};
std::string_view file_name(OutputFile file);                    // list.csv ...
/// `list`, `list.csv`, `list.json`, `cases`, `interventions`, `rejects`, `conflicts`, `graph` (both), `graph.json`, `graph.graphml`, `run`.
std::vector<OutputFile> outputs_named(std::string_view name);   // empty: no such file

struct OutputOptions {
  std::vector<OutputFile> files;
  Language language = Language::Zh;
  bool excel_safe = false;         // BOM, and cells a spreadsheet would run are defused; CSV only
  unsigned threads = 0;
  std::string policy_sha256;       // digest of the policy, for run.json
  std::string tool_version;
  bool timings = false;            // run.json: wall time by step; breaks same-bytes, so only on request
  std::vector<std::pair<std::string, double>> steps;   // what to print with timings
};

void write_output(const Attribution& attribution, OutputFile file, const OutputOptions& options, ByteSink& out);

/// list.json of these problems alone: `why --format json`.
void write_list_json(const Attribution& attribution, const OutputOptions& options, std::span<const RowId> problems, ByteSink& out);

/// All files of `options.files` into `folder`: written beside it first, synced,
/// then renamed into place; a file of an earlier run that this run does not
/// write is removed, other files stay. nullopt on success, else the system's reason.
std::optional<std::string> write_folder(const Attribution& attribution, const OutputOptions& options, const std::filesystem::path& folder);

}  // namespace yanpan::engine
