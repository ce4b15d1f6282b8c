#include "tools/command.hpp"

namespace yanpan::tools {

// The list of verbs. A verb that is not here does not exist: neither the help
// nor the spelling hints know another list.
const std::vector<const Command*>& commands() {
  static const std::vector<const Command*> all{
      &check_command(),
      &fmt_command(),
      &test_command(),
      &prove_command(),
      &compare_command(),
      &mutate_command(),
      &run_command(),
      &why_command(),
      &graph_command(),
      &doc_command(),
      &lsp_command(),
      &explain_command(),
      &init_command(),
      &sample_command(),
  };
  return all;
}

const std::vector<Option>& common_options() {
  static const std::vector<Option> all{
      {"help", "", {"显示这份说明", "show this help"}},
      {"lang", "LANG", {"用哪种语言；不写时随环境变量 LANG，清单和诊断随规则文件",
                        "the language; without it that of LANG, and that of the policy for lists and diagnostics"},
       {"zh", "en", "中文", "english"}},
      {"verbose", "", {"在标准错误上记录每一步", "log each step on standard error"}},
  };
  return all;
}

}  // namespace yanpan::tools
