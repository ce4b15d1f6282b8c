#include <map>

#include "lang/check/causes.hpp"
#include "lang/check/circles.hpp"
#include "lang/check/conditions.hpp"
#include "lang/check/numbers.hpp"
#include "lang/check/passes.hpp"
#include "lang/diag/suggest.hpp"

namespace yanpan::lang::checking {

namespace {

struct Numbered { const ast::Block* block; const ast::Rule* node; };

/// The rules of the version in order of id; of two with one id the later is reported and dropped.
std::vector<Numbered> numbered_rules(VersionDraft& version) {
  std::vector<Numbered> rules;
  std::map<std::string, const ast::Rule*> seen;
  for_each<ast::Rule>(version.blocks, [&](const ast::Block& block, const ast::Rule& node) {
    if (node.id.text.empty()) return;
    const auto [it, fresh] = seen.emplace(node.id.text, &node);
    if (fresh) {
      rules.push_back({&block, &node});
    } else {
      version.draft.report(diagnose(Code::DuplicateRule, node.id.span, {node.id.text}).label(LabelKind::FirstDeclared, it->second->id.span));
    }
  });
  std::sort(rules.begin(), rules.end(), [](const Numbered& a, const Numbered& b) { return rule_id_less(a.node->id.text, b.node->id.text); });
  return rules;
}

class RuleChecker {
 public:
  RuleChecker(VersionDraft& version, EntityId problem) : version_(version), draft_(version.draft), problem_(problem) {}

  Rule check(const Numbered& numbered) {
    block_ = numbered.block;
    written_ = numbered.node;
    rule_ = Rule{};
    rule_.id = written_->id.text;
    rule_.span = written_->id.span;
    rule_.doc = block_->doc;
    draft_.record.declare(SymbolKind::Rule, {"", rule_.id}, rule_.span, block_->doc);
    const Language language = draft_.report.language(rule_.span);
    if (written_->title) rule_.title = words_name(*written_->title, language);
    if (written_->basis) rule_.basis = words_name(*written_->basis, language);
    tier();
    cause();
    evidence();
    conditions();
    period();
    return std::move(rule_);
  }

 private:
  void missing(Code code) {
    if (!block_->damaged) draft_.report(diagnose(code, rule_.span, {rule_.id}));
  }

  void tier() {
    if (!written_->tier) return missing(Code::MissingTier);
    rule_.tier = whole_number(draft_, *written_->tier, 1, written_->tier_span).value_or(0);
  }

  void cause() {
    if (!written_->cause) return missing(Code::MissingCause);
    const auto id = need_cause(version_, *written_->cause);
    if (!id) return;
    rule_.cause = *id;
    draft_.used.insert(version_.cause_blocks[id->value]);
  }

  void evidence() {
    if (!written_->evidence) return;
    const ast::Evidence& asked = *written_->evidence;
    if (asked.items) rule_.evidence_items = whole_number(draft_, *asked.items, 0, asked.span).value_or(0);
    if (asked.departments) rule_.evidence_departments = whole_number(draft_, *asked.departments, 0, asked.span).value_or(0);
  }

  void conditions() {
    rule_.when = all_of({}, rule_.span);
    if (written_->when) rule_.when = check_condition(version_, problem_, *written_->when, TestPlace::Rule);
    else missing(Code::MissingWhen);
    if (written_->unless) rule_.unless = check_condition(version_, problem_, *written_->unless, TestPlace::Rule);
  }

  void period() {
    if (written_->effective) rule_.effective = written_->effective->date;
    if (written_->expires) rule_.expires = written_->expires->date;
    if (rule_.effective && rule_.expires && *rule_.expires <= *rule_.effective) draft_.report(diagnose(Code::EmptyPeriod, rule_.span));
  }

  VersionDraft& version_;
  Draft& draft_;
  EntityId problem_;
  const ast::Block* block_ = nullptr;
  const ast::Rule* written_ = nullptr;
  Rule rule_;
};

}  // namespace

void check_rules(VersionDraft& version) {
  const auto rules = numbered_rules(version);
  if (rules.empty()) return;
  const auto problem = need_role(version.draft, EntityRole::Problem, rules.front().node->id.span);
  if (!problem) return;
  RuleChecker checker(version, *problem);
  for (const Numbered& rule : rules) {
    version.rule_names.declare({"", rule.node->id.text}, static_cast<std::uint32_t>(version.result.rules.size()));
    version.rule_blocks.push_back(rule.block);
    version.result.rules.push_back(checker.check(rule));
  }
}

namespace {

const ast::Rule& written(const VersionDraft& version, std::size_t rule) { return std::get<ast::Rule>(version.rule_blocks[rule]->body); }

void precede(VersionDraft& version, std::size_t rule, const ast::Ident& name) {
  Draft& draft = version.draft;
  const auto other = version.rule_names.find(name.text);
  if (!other) {
    draft.report(diagnose(Code::UnknownRule, name.span, {name.text}).suggest(nearest(name.text, version.rule_names.forms())));
    return;
  }
  Rule& here = version.result.rules[rule];
  const Rule& there = version.result.rules[*other];
  draft.record.use(there.span, name.span);
  if (here.tier != 0 && there.tier != 0 && here.tier != there.tier) {
    draft.report(diagnose(Code::PrecedesOtherTier, name.span, {here.id, std::to_string(here.tier), there.id, std::to_string(there.tier)})
                     .label(LabelKind::OtherRule, there.span, there.id));
    return;
  }
  here.precedes.emplace_back(*other);
}

void report_circle(VersionDraft& version, const std::vector<std::uint32_t>& circle) {
  const auto& rules = version.result.rules;
  std::string chain;
  for (std::uint32_t id : circle) chain += rules[id].id + " → ";
  Notice notice = diagnose(Code::CircularPrecedes, rules[circle.front()].span, {chain + rules[circle.front()].id});
  for (std::uint32_t id : circle) notice.labels.push_back({LabelKind::CircleStep, rules[id].span, rules[id].id});
  version.draft.report(notice);
}

}  // namespace

void check_precedence(VersionDraft& version) {
  std::vector<std::vector<std::uint32_t>> needs(version.result.rules.size());
  for (std::size_t i = 0; i < needs.size(); ++i) {
    for (const ast::Ident& name : written(version, i).precedes) precede(version, i, name);
    auto& precedes = version.result.rules[i].precedes;
    std::sort(precedes.begin(), precedes.end());
    precedes.erase(std::unique(precedes.begin(), precedes.end()), precedes.end());
    for (RuleId other : precedes) needs[i].push_back(other.value);
  }
  for (const auto& circle : order_of(needs).circles) report_circle(version, circle);
}

void check_fallback(VersionDraft& version) {
  const ast::Block* first = nullptr;
  for_each<ast::Fallback>(version.blocks, [&](const ast::Block& block, const ast::Fallback& fallback) {
    if (first != nullptr) {
      version.draft.report(diagnose(Code::DuplicateBlock, block.keyword, {version.draft.report.written(block.keyword)})
                               .label(LabelKind::FirstDeclared, first->keyword));
      return;
    }
    first = &block;
    version.result.fallback_span = block.span;
    if (fallback.refer || !fallback.cause) return;
    const auto cause = need_cause(version, *fallback.cause);
    if (!cause) return;
    version.result.fallback = *cause;
    version.draft.used.insert(version.cause_blocks[cause->value]);
  });
}

}  // namespace yanpan::lang::checking
