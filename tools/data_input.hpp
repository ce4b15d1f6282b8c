// From a policy and a data folder to a finished attribution, as `run` and
// `graph` do it: loading, attributing, and the check that every case and
// problem has exactly one answer (P1).

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/run/run.hpp"
#include "tools/command.hpp"
#include "tools/policy_input.hpp"

namespace yanpan::tools {

/// --data, --as-of, --threads: options of every verb that works on data.
std::vector<Option> data_options();

struct DataRequest {
  bool keep_evidence = false;
  /// The rows of interventions.csv are wanted.
  bool interventions = true;
  /// SHA-256 of every input file, for run.json.
  bool digests = false;
  /// A rejected cell or row ends the run before anything is attributed.
  bool strict = false;
};

struct DataResult {
  std::unique_ptr<engine::Attribution> attribution;
  /// Wall time of each step in seconds, in order.
  std::vector<std::pair<std::string, double>> steps;
};

/// nullopt after an error, which has been said: the caller ends with Exit::CouldNot.
std::optional<DataResult> attribute_data(const PolicyInput& policy, const Arguments& arguments, const DataRequest& request,
                                         Console& console);

/// What --threads says; 0: as many as the machine has. nullopt after a usage error, which has been said.
std::optional<unsigned> threads_of(const Arguments& arguments, Console& console);

}  // namespace yanpan::tools
