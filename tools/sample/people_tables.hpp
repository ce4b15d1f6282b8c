// The tables about people: 人事, 督察, 宣传, and the monthly counts and outages
// that 案管 keeps.

#pragma once

#include "tools/sample/file_set.hpp"
#include "tools/sample/office.hpp"

namespace yanpan::sample {

void write_people_tables(const Office& office, FileSet& files);

}  // namespace yanpan::sample
