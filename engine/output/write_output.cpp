#include "engine/graph/export.hpp"
#include "engine/output/files.hpp"

namespace yanpan::engine {

std::string_view file_name(OutputFile file) {
  switch (file) {
    case OutputFile::List: return "list.csv";
    case OutputFile::ListJson: return "list.json";
    case OutputFile::Cases: return "cases.csv";
    case OutputFile::Interventions: return "interventions.csv";
    case OutputFile::Rejects: return "rejects.csv";
    case OutputFile::Conflicts: return "conflicts.csv";
    case OutputFile::GraphJson: return "graph.json";
    case OutputFile::GraphMl: return "graph.graphml";
    case OutputFile::Run: return "run.json";
  }
  return {};
}

std::vector<OutputFile> outputs_named(std::string_view name) {
  if (name == "graph") return {OutputFile::GraphJson, OutputFile::GraphMl};
  // `list` is list.csv: of two files of one stem the first declared is meant.
  for (OutputFile file : kAllOutputs) {
    const std::string_view whole = file_name(file);
    if (name == whole || name == whole.substr(0, whole.find('.'))) return {file};
  }
  return {};
}

void write_output(const Attribution& attribution, OutputFile file, const OutputOptions& options, ByteSink& out) {
  switch (file) {
    case OutputFile::List: return write_list_csv(attribution, options, out);
    case OutputFile::ListJson: return write_list_json(attribution, options, out);
    case OutputFile::Cases: return write_cases_csv(attribution, options, out);
    case OutputFile::Interventions: return write_interventions_csv(attribution, options, out);
    case OutputFile::Rejects: return write_rejects_csv(attribution, options, out);
    case OutputFile::Conflicts: return write_conflicts_csv(attribution, options, out);
    case OutputFile::GraphJson: return write_graph(attribution, GraphFormat::Json, {}, options.language, out);
    case OutputFile::GraphMl: return write_graph(attribution, GraphFormat::GraphMl, {}, options.language, out);
    case OutputFile::Run: return write_run_json(attribution, options, out);
  }
}

}  // namespace yanpan::engine
