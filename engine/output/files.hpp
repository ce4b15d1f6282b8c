// One function a file of a run; `write_output` chooses. Private to output/.

#pragma once

#include "engine/output/output.hpp"

namespace yanpan::engine {

void write_list_csv(const Attribution& attribution, const OutputOptions& options, ByteSink& out);
void write_list_json(const Attribution& attribution, const OutputOptions& options, ByteSink& out);
void write_cases_csv(const Attribution& attribution, const OutputOptions& options, ByteSink& out);
void write_interventions_csv(const Attribution& attribution, const OutputOptions& options, ByteSink& out);
void write_rejects_csv(const Attribution& attribution, const OutputOptions& options, ByteSink& out);
void write_conflicts_csv(const Attribution& attribution, const OutputOptions& options, ByteSink& out);
void write_run_json(const Attribution& attribution, const OutputOptions& options, ByteSink& out);

}  // namespace yanpan::engine
