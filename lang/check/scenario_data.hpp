// The rows of a data scenario: fields found, cells held against their types,
// so that the loader will read every one of them.

#pragma once

#include "lang/check/draft.hpp"

namespace yanpan::lang::checking {

/// nullopt where the entity is not known, which is reported.
std::optional<DataTable> check_data_table(Draft& draft, const ast::DataTable& written);

}  // namespace yanpan::lang::checking
