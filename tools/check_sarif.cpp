#include "tools/check_sarif.hpp"

#include <map>
#include <nlohmann/json.hpp>

#include "lang/diag/fingerprint.hpp"
#include "tools/check_finding.hpp"
#include "tools/text.hpp"

namespace yanpan::tools {
namespace {

using Json = nlohmann::ordered_json;

constexpr Text kRepair{"按诊断给出的改法改", "the repair of the diagnostic"};

// A URI holds ASCII only, and of that not all.
std::string as_uri(std::string_view path) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
  std::string uri;
  for (const char c : path) {
    if (kPlain.find(c) != std::string_view::npos) uri += c;
    else uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri;
}

Json text_json(std::string_view text) { return {{"text", text}}; }

Json region_json(const lang::Position& begin, const lang::Position& end) {
  return {{"startLine", begin.line}, {"startColumn", begin.column}, {"endLine", end.line}, {"endColumn", end.column}};
}

Json region_json(const lang::SourceSet& sources, const lang::Span& place) {
  return region_json(sources.position(place.file, place.begin), sources.position(place.file, place.end));
}

Json location_json(std::string_view file, Json region) {
  return {{"physicalLocation", {{"artifactLocation", {{"uri", as_uri(file)}}}, {"region", std::move(region)}}}};
}

Json related_json(const lang::SourceSet& sources, const lang::Diagnostic& diagnostic, Language language) {
  Json all = Json::array();
  for (const auto& label : diagnostic.labels) {
    Json location = location_json(sources.file(label.place.file).path, region_json(sources, label.place));
    location["message"] = text_json(lang::label_text(label, language));
    all.push_back(std::move(location));
  }
  return all;
}

// The repairs of one finding are made together.
Json fixes_json(const lang::SourceSet& sources, const lang::Diagnostic& diagnostic, Language language) {
  std::map<std::uint32_t, Json> by_file;
  for (const auto& fix : diagnostic.fixes) {
    by_file.try_emplace(fix.place.file, Json::array())
        .first->second.push_back({{"deletedRegion", region_json(sources, fix.place)}, {"insertedContent", text_json(fix.replacement)}});
  }
  Json changes = Json::array();
  for (auto& [file, replacements] : by_file) {
    changes.push_back({{"artifactLocation", {{"uri", as_uri(sources.file(file).path)}}}, {"replacements", std::move(replacements)}});
  }
  return Json::array({{{"description", text_json(kRepair.in(language))}, {"artifactChanges", std::move(changes)}}});
}

// The page's first paragraph says what the finding means.
Json rule_json(const Finding& f) {
  const auto page = lang::explain_page(f.word, f.language);
  return {{"id", f.word},
          {"shortDescription", text_json(page.substr(0, page.find('\n')))},
          {"help", {{"text", page}, {"markdown", page}}},
          {"defaultConfiguration", {{"level", f.level()}}}};
}

class Rules {
 public:
  explicit Rules(const std::vector<std::vector<Finding>>& packages) {
    std::map<std::string, const Finding*> first;
    for (const auto& package : packages) {
      for (const auto& f : package) first.emplace(f.word, &f);
    }
    for (const auto& [word, f] : first) {
      index_.emplace(word, rules_.size());
      rules_.push_back(rule_json(*f));
    }
  }

  std::size_t index(const std::string& word) const { return index_.at(word); }
  const Json& json() const { return rules_; }

 private:
  std::map<std::string, std::size_t> index_;
  Json rules_ = Json::array();
};

Json result_json(const Finding& f, const Rules& rules, const lang::SourceSet& sources) {
  Json result{{"ruleId", f.word},
              {"ruleIndex", rules.index(f.word)},
              {"level", f.level()},
              {"message", text_json(f.sentences())},
              {"locations", Json::array({location_json(f.file, region_json(f.begin, f.end))})},
              {"partialFingerprints", {{lang::kFingerprintScheme, f.fingerprint}}}};
  if (!f.diagnostic->labels.empty()) result["relatedLocations"] = related_json(sources, *f.diagnostic, f.language);
  if (!f.diagnostic->fixes.empty()) result["fixes"] = fixes_json(sources, *f.diagnostic, f.language);
  result["suppressions"] = Json::array();
  if (f.reason) result["suppressions"].push_back({{"kind", "inSource"}, {"justification", *f.reason}});
  return result;
}

}  // namespace

std::string as_sarif(const std::vector<Checked>& packages, const lang::RenderOptions& options) {
  std::vector<std::vector<Finding>> found;
  for (const auto& checked : packages) found.push_back(findings(checked, options));
  const Rules rules(found);
  Json results = Json::array();
  for (std::size_t i = 0; i < packages.size(); ++i) {
    for (const auto& f : found[i]) results.push_back(result_json(f, rules, packages[i].package.sources));
  }
  const Json driver{{"name", "yanpan"}, {"version", YANPAN_VERSION}, {"semanticVersion", YANPAN_VERSION}, {"rules", rules.json()}};
  // Columns count characters, which SARIF calls code points.
  const Json run{{"tool", {{"driver", driver}}}, {"columnKind", "unicodeCodePoints"}, {"results", results}};
  const Json log{{"version", "2.1.0"}, {"$schema", "https://json.schemastore.org/sarif-2.1.0.json"}, {"runs", Json::array({run})}};
  // Invalid bytes of a policy may be quoted in a sentence; they must not end the report.
  return log.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace yanpan::tools
