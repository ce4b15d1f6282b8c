// The program's own log, on standard error: quiet unless --verbose.

#pragma once

#include <string_view>

namespace yanpan::tools {

void set_log_verbose(bool verbose);
void log_info(std::string_view line);

}  // namespace yanpan::tools
