// Why a problem has its verdict, as members of a JSON object: what `why` and
// list.json both say.

#pragma once

#include "engine/explain/why.hpp"
#include "engine/print/json_writer.hpp"

namespace yanpan::engine {

/// Members `accountable`, `rules`, `interventions`, `distance`, of the object being written.
void write_why(JsonWriter& json, const Why& why, const Printer& printer);

/// Members `facts` and `rows`: the evidence.
void write_evidence(JsonWriter& json, const Explanation& explanation, const Printer& printer);

}  // namespace yanpan::engine
