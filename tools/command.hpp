// A verb of the program as data: its name, what its help says, what it takes,
// and the function that does it. main.cpp knows verbs only through this.

#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/console.hpp"
#include "tools/text.hpp"

namespace yanpan::tools {

/// Exit codes of every verb (contract: commands, files, exit codes).
enum class Exit { Done = 0, Findings = 1, CouldNot = 2 };

struct Option {
  std::string_view name;                        // without the dashes
  std::string_view value;                       // its word in the help, `DIR`; empty: a switch
  Text help;
  std::vector<std::string_view> choices = {};   // the closed set its value is from; empty: free
};

/// What was typed after the verb, checked against its options.
class Arguments {
 public:
  std::vector<std::string> positional;

  void set(std::string_view option, std::string value) { options_[std::string(option)].push_back(std::move(value)); }
  bool has(std::string_view option) const { return options_.contains(std::string(option)); }
  /// The last value given, or nullopt.
  std::optional<std::string> value(std::string_view option) const;
  /// Every value given, in order.
  std::vector<std::string> values(std::string_view option) const;
  std::string value_or(std::string_view option, std::string_view otherwise) const;

 private:
  std::map<std::string, std::vector<std::string>> options_;
};

struct Command {
  std::string_view verb;
  std::string_view usage;                       // what follows the verb, `PATH --data DIR`
  Text summary;                                 // one line
  Text details;                                 // paragraphs, with an example
  std::size_t least_positional;
  std::size_t most_positional;                  // kMany: no limit
  std::vector<Option> options;                  // beside those every verb has
  Exit (*run)(const Arguments&, Console&);

  static constexpr std::size_t kMany = static_cast<std::size_t>(-1);
};

const Command& check_command();
const Command& compare_command();
const Command& doc_command();
const Command& explain_command();
const Command& fmt_command();
const Command& graph_command();
const Command& init_command();
const Command& lsp_command();
const Command& mutate_command();
const Command& prove_command();
const Command& run_command();
const Command& sample_command();
const Command& test_command();
const Command& why_command();

/// Every verb, in the order the help shows them.
const std::vector<const Command*>& commands();
/// --help, --lang, --verbose: options of every verb.
const std::vector<Option>& common_options();

}  // namespace yanpan::tools
