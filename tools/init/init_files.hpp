// The package that `init` writes, compiled in: the files of tools/init/zh and
// tools/init/en.

#pragma once

#include <string_view>
#include <vector>

namespace yanpan::tools {

struct InitFile {
  std::string_view path;   // zh/policy.yp: the language, then where it goes
  std::string_view text;
};

const std::vector<InitFile>& init_files();

}  // namespace yanpan::tools
