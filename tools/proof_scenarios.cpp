#include "tools/proof_scenarios.hpp"

#include <algorithm>
#include <set>

#include "lang/scenario/text.hpp"
#include "tools/replace_file.hpp"

namespace yanpan::tools {
namespace {

namespace fs = std::filesystem;

class Appender {
 public:
  Appender(const Proof& proof, const fs::path& file) : proof_(proof), policy_(proof.input.policy()), file_(file) {
    for (const auto& version : policy_.versions) {
      for (const auto& scenario : version.scenarios) enter(scenario, version);
    }
  }

  std::optional<std::size_t> append() {
    std::error_code failed;
    const auto before = read_bytes(file_);
    if (!before && fs::exists(file_, failed)) return std::nullopt;
    std::string text = before.value_or("");
    const Language language = language_of(text);
    if (text.empty()) text = language == Language::Zh ? "语言 1 中文\n" : "language 1 english\n";
    if (!text.ends_with('\n')) text += '\n';
    std::size_t added = 0;
    for (const auto& finding : proof_.findings) {
      if (finding.witness && add(finding, language, text)) ++added;
    }
    if (added > 0 && !replace_files({{file_, text}})) return std::nullopt;
    return added;
  }

 private:
  void enter(const lang::Scenario& scenario, const lang::Version& version) {
    names_.insert({scenario.name.zh, scenario.name.en});
    known_.insert(body(scenario, version));
  }

  /// All but the name, which says nothing.
  std::string body(lang::Scenario scenario, const lang::Version& version) const {
    scenario.name = {"", "x"};
    return lang::scenario_text(policy_, version, scenario, Language::En);
  }

  Language language_of(const std::string& text) const {
    if (text.starts_with("language")) return Language::En;
    return text.empty() ? policy_.language : Language::Zh;
  }

  /// A file with the header of a version speaks of that version, others of all.
  bool speaks_of(std::size_t version) const {
    if (policy_.versions.size() == 1) return true;
    std::error_code failed;
    return fs::equivalent(proof_.input.package.sources.file(policy_.versions[version].span.file).path, file_, failed);
  }

  bool add(const lang::ProofFinding& finding, Language language, std::string& text) {
    const auto& version = policy_.versions[finding.version];
    lang::Scenario scenario = *finding.witness;
    if (!speaks_of(finding.version) || !known_.insert(body(scenario, version)).second) return false;
    scenario.name = free_name(scenario.name);
    text += "\n" + lang::scenario_text(policy_, version, scenario, language);
    return true;
  }

  Name free_name(const Name& wanted) {
    Name name = wanted;
    for (int n = 2; names_.contains(name.zh) || names_.contains(name.en); ++n) name = {wanted.zh + " " + std::to_string(n), wanted.en + " " + std::to_string(n)};
    names_.insert({name.zh, name.en});
    return name;
  }

  const Proof& proof_;
  const lang::Policy& policy_;
  const fs::path& file_;
  std::set<std::string> names_, known_;
};

}  // namespace

std::optional<std::size_t> append_scenarios(const Proof& proof, const fs::path& file) { return Appender(proof, file).append(); }

}  // namespace yanpan::tools
