#include "tools/proof_report.hpp"

#include <nlohmann/json.hpp>

#include "lang/policy/words.hpp"
#include "lang/scenario/text.hpp"
#include "tools/text.hpp"

namespace yanpan::tools {
namespace {

using Json = nlohmann::ordered_json;

constexpr Text kWitness{"最小的一组取值，引擎已经照此运行过，可以作为用例：", "the smallest values, which the engine has run, as a scenario:"};
constexpr Text kAllowed{"允许  {}:{}  {}：{}\n", "allowed  {}:{}  {}: {}\n"};
constexpr Text kProved{"{0}：已证明（{1} 条规则）\n", "{0}: proved ({1} rule{2})\n"};
constexpr Text kProvedBut{"{0}：已证明（{1} 条规则），{2} 处按记录的理由允许\n", "{0}: proved ({1} rule{3}), {2} allowed for the reasons recorded\n"};
constexpr Text kNotProved{"{0}：没有证明，{1} 处发现，{2} 处按记录的理由允许（{3} 条规则）\n",
                          "{0}: not proved, {1} finding{4}, {2} allowed for the reasons recorded ({3} rule{5})\n"};

std::size_t rules_of(const Proof& proof) {
  std::size_t rules = 0;
  for (const auto& version : proof.input.policy().versions) rules += version.rules.size();
  return rules;
}

const lang::Version& version_of(const Proof& proof, const lang::ProofFinding& finding) { return proof.input.policy().versions[finding.version]; }

/// A block is written in the language of the file it speaks about.
Language language_for(const Proof& proof, const lang::ProofFinding& finding) {
  return proof.input.package.sources.file(finding.diagnostic.place.file).language;
}

std::string witness_text(const Proof& proof, const lang::ProofFinding& finding) {
  return lang::scenario_text(proof.input.policy(), version_of(proof, finding), *finding.witness, language_for(proof, finding));
}

std::string finding_text(const Proof& proof, const lang::ProofFinding& finding, const lang::RenderOptions& options) {
  const auto language = options.language.value_or(language_for(proof, finding));
  std::string text = lang::render_text(proof.input.package.sources, finding.diagnostic, options);
  if (finding.witness) text += "      " + std::string(kWitness.in(language)) + "\n\n" + witness_text(proof, finding);
  return text + "\n";
}

std::string allowed_text(const Proof& proof, const Allowed& allowed, Language language) {
  const auto& sources = proof.input.package.sources;
  const auto& span = allowed.allowance->span;
  return fill(language, kAllowed, sources.file(span.file).path, sources.position(span.file, span.begin).line, lang::word(allowed.finding.diagnostic.code), allowed.allowance->reason);
}

/// Each allowance once, however much it covers.
std::string allowed_texts(const Proof& proof, Language language) {
  std::string text, last;
  for (const auto& allowed : proof.allowed) {
    const std::string line = allowed_text(proof, allowed, language);
    if (line != last) text += line;
    last = line;
  }
  return text;
}

std::string summary(const Proof& proof, Language language) {
  const auto rules = rules_of(proof), findings = proof.findings.size(), allowed = proof.allowed.size();
  if (!proof.proved()) return fill(language, kNotProved, proof.path, findings, allowed, rules, plural(findings), plural(rules));
  if (allowed == 0) return fill(language, kProved, proof.path, rules, plural(rules));
  return fill(language, kProvedBut, proof.path, rules, allowed, plural(rules));
}

Json witness_json(const Proof& proof, const lang::ProofFinding& finding, Language language) {
  const auto& policy = proof.input.policy();
  const auto& version = version_of(proof, finding);
  Json given = Json::array();
  for (const auto& setting : finding.witness->given) {
    Json value = nullptr;
    if (setting.value) value = lang::constant_words(policy.schema, *setting.value, language);
    given.push_back({{"name", lang::path_text(policy, version, setting.path, language)}, {"value", value}});
  }
  Json lacking = Json::array();
  for (const auto rule : finding.witness->evidence_short) lacking.push_back(version.rules[rule.value].id);
  return {{"version", version.version}, {"given", given}, {"evidenceShort", lacking}, {"scenario", witness_text(proof, finding)}};
}

Json finding_json(const Proof& proof, const lang::ProofFinding& finding, const lang::RenderOptions& options) {
  Json json = std::move(Json::parse(lang::render_json(proof.input.package.sources, {finding.diagnostic}, options)).front());
  json["witness"] = nullptr;
  if (finding.witness) json["witness"] = witness_json(proof, finding, options.language.value_or(language_for(proof, finding)));
  return json;
}

Json proof_of(const Proof& proof, const lang::RenderOptions& options) {
  Json findings = Json::array(), allowed = Json::array();
  for (const auto& finding : proof.findings) findings.push_back(finding_json(proof, finding, options));
  for (const auto& each : proof.allowed) {
    Json json = finding_json(proof, each.finding, options);
    json["reason"] = each.allowance->reason;
    allowed.push_back(std::move(json));
  }
  return {{"path", proof.path}, {"proved", proof.proved()}, {"rules", rules_of(proof)}, {"findings", findings}, {"allowed", allowed}};
}

}  // namespace

std::string proof_text(const std::vector<Proof>& proofs, const lang::RenderOptions& options) {
  std::string text;
  for (const auto& proof : proofs) {
    const auto language = options.language.value_or(proof.input.policy().language);
    for (const auto& finding : proof.findings) text += finding_text(proof, finding, options);
    text += allowed_texts(proof, language);
    text += summary(proof, language);
  }
  return text;
}

std::string proof_json(const std::vector<Proof>& proofs, const lang::RenderOptions& options) {
  Json all = Json::array();
  for (const auto& proof : proofs) all.push_back(proof_of(proof, options));
  return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace yanpan::tools
