#include <algorithm>

#include "tools/handbook/handbook.hpp"

namespace yanpan::tools {

namespace {

constexpr Text kThresholds{"界限一览", "Thresholds"};
constexpr Text kValue{"量或字段", "measure or field"};
constexpr Text kThreshold{"界限", "threshold"};
constexpr Text kRule{"规则", "rule"};

struct Threshold {
  const lang::Atom* atom;
  const lang::Rule* rule;
  std::string name;
};

void collect(const lang::Condition& condition, const lang::Rule& rule, Language language, std::vector<Threshold>& out) {
  for (const lang::Condition& member : condition.members) collect(member, rule, language, out);
  const bool ordered = condition.kind == lang::Condition::Kind::Atom &&
                       (condition.atom.comparison <= lang::Comparison::GreaterEqual || condition.atom.comparison == lang::Comparison::Between);
  if (ordered) out.push_back({&condition.atom, &rule, condition.atom.left.label.in(language)});
}

}  // namespace

void ThresholdPart::write() {
  std::vector<Threshold> thresholds;
  for (const lang::Rule& rule : version_.rules) {
    collect(rule.when, rule, language_, thresholds);
    if (rule.unless) collect(*rule.unless, rule, language_, thresholds);
  }
  if (thresholds.empty()) return;
  std::stable_sort(thresholds.begin(), thresholds.end(), [](const Threshold& a, const Threshold& b) { return a.name < b.name; });
  heading(2, say(kThresholds));
  Table table{{say(kValue), say(kThreshold), say(kRule)}, {}};
  for (const Threshold& t : thresholds) {
    lang::Condition alone;
    alone.kind = lang::Condition::Kind::Atom;
    alone.atom = *t.atom;
    table.rows.push_back({plain(t.name), plain(sentences_.condition(alone)), {link(*t.rule)}});
  }
  blocks_.push_back(std::move(table));
}

}  // namespace yanpan::tools
