// A policy package as a handbook: who is accountable, the rules of each tier as
// sentences, thresholds, interventions, measures with where they come from, and
// the data, each version for itself.

#pragma once

#include "lang/policy/policy.hpp"
#include "lang/sentence/sentences.hpp"
#include "tools/handbook/document.hpp"
#include "tools/text.hpp"

namespace yanpan::tools {

Document handbook(const lang::Policy& policy, Language language);

/// What the parts of a handbook share. A part appends to `blocks`.
class Part {
 public:
  Part(const lang::Policy& policy, const lang::Version& version, std::size_t number, Language language, std::vector<Block>& blocks)
      : policy_(policy), version_(version), number_(number), language_(language), sentences_(policy, version, language), blocks_(blocks) {}

 protected:
  void heading(int level, std::string text, std::string anchor = {}) { blocks_.push_back(Heading{level, std::move(text), std::move(anchor)}); }
  void paragraph(Inlines text) {
    if (!text.empty()) blocks_.push_back(Paragraph{std::move(text)});
  }
  void paragraph(const Text& text) { paragraph(plain(std::string(text.in(language_)))); }
  void doc(const std::string& text) {
    if (!text.empty()) paragraph(plain(text));
  }
  template <class... Args>
  std::string say(const Text& text, const Args&... args) const {
    return fill(language_, text, args...);
  }
  std::string name(const Name& name) const { return name.in(language_); }
  std::string comma() const { return language_ == Language::Zh ? "、" : ", "; }

  Inline link(const lang::Rule& rule) const { return {Inline::Kind::Link, rule.id, anchor(rule)}; }
  Inline link(lang::MeasureId id) const { return {Inline::Kind::Link, name(version_.measures[id.value].name), anchor(id)}; }
  std::string anchor(const lang::Rule& rule) const { return fmt::format("v{}-rule-{}", number_, place_of(rule)); }
  std::string anchor(lang::MeasureId id) const { return fmt::format("v{}-measure-{}", number_, id.value + 1); }

  const lang::Policy& policy_;
  const lang::Version& version_;
  std::size_t number_;                  // of the version, from 1
  Language language_;
  lang::Sentences sentences_;
  std::vector<Block>& blocks_;

 private:
  std::size_t place_of(const lang::Rule& rule) const { return static_cast<std::size_t>(&rule - version_.rules.data()) + 1; }
};

/// Accountable person, causes, rules by tier, interventions, findings, constraints.
class RulePart : Part {
 public:
  using Part::Part;
  void write();

 private:
  void accountable();
  void tiers();
  void rule(const lang::Rule& rule);
  void fallback();
  void causes();
  void interventions();
  void table(const lang::Interventions& table);
  void findings();
  void constraints();
  std::string period(const lang::Rule& rule) const;
  std::string scenarios_of(const lang::Rule& rule) const;
};

/// Every constant a rule compares with, by measure.
class ThresholdPart : Part {
 public:
  using Part::Part;
  void write();
};

/// The index of measures, with the data each rests on and the rules that use it.
class MeasurePart : Part {
 public:
  using Part::Part;
  void write();

 private:
  std::vector<Inline> used_by(lang::MeasureId id) const;
  std::string sources_of(const lang::Measure& measure) const;
};

/// Choice sets, entities and sources: shared by all versions.
class DataPart : Part {
 public:
  using Part::Part;
  void write();

 private:
  void choices();
  void entity(const lang::Entity& entity);
  std::string type(const lang::Type& type) const;
  std::string values(const lang::ChoiceSet& set) const;
  std::string marks(const lang::Entity& entity, std::size_t field) const;
  void sources();
};

/// The measures that a condition names, each once, in order of appearance.
std::vector<lang::MeasureId> measures_in(const lang::Condition& condition);

}  // namespace yanpan::tools
