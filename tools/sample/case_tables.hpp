// The tables of 案管 about cases: the register, who handled them, and the
// problems found.

#pragma once

#include "tools/sample/file_set.hpp"
#include "tools/sample/office.hpp"

namespace yanpan::sample {

/// Draws every case once and writes its rows.
void write_case_tables(const Office& office, FileSet& files);

}  // namespace yanpan::sample
