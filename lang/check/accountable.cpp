#include "lang/check/conditions.hpp"
#include "lang/check/passes.hpp"

namespace yanpan::lang::checking {

namespace {

/// The one 责任人 block of the version; a second is reported.
const ast::Block* find_block(VersionDraft& version) {
  const ast::Block* found = nullptr;
  for_each<ast::Accountable>(version.blocks, [&](const ast::Block& block, const ast::Accountable&) {
    if (found == nullptr) {
      found = &block;
      return;
    }
    version.draft.report(diagnose(Code::DuplicateBlock, block.keyword, {version.draft.report.written(block.keyword)})
                             .label(LabelKind::FirstDeclared, found->keyword));
  });
  return found;
}

/// Rules attribute to a person, so a version with rules says how one is found.
void need_block(VersionDraft& version) {
  const auto rule = std::find_if(version.blocks.begin(), version.blocks.end(),
                                 [](const ast::Block* block) { return std::holds_alternative<ast::Rule>(block->body); });
  if (rule == version.blocks.end()) return;
  version.draft.report(diagnose(Code::MissingAccountable, version.header != nullptr ? version.header->keyword : (*rule)->keyword));
}

std::vector<BaseOrder> base_order(const std::vector<ast::BaseOrder>& written) {
  std::vector<BaseOrder> order;
  for (ast::BaseOrder by : written) {
    const BaseOrder plain = by == ast::BaseOrder::Occurred ? BaseOrder::Occurred : BaseOrder::Severity;
    if (std::find(order.begin(), order.end(), plain) == order.end()) order.push_back(plain);
  }
  if (order.empty()) return {BaseOrder::Severity, BaseOrder::Occurred};
  return order;
}

void add_collective(VersionDraft& version, const ast::Accountable& written, Span place, Accountable& result) {
  if (written.collective.empty()) return;
  const auto case_ = need_role(version.draft, EntityRole::Case, place);
  if (!case_) return;
  for (const ast::Condition& line : written.collective) {
    result.collective.push_back(check_condition(version, *case_, line, TestPlace::Collective));
  }
}

void add_steps(VersionDraft& version, const ast::Accountable& written, Span place, Accountable& result) {
  if (written.steps.empty()) return;
  const auto participation = need_role(version.draft, EntityRole::Participation, place);
  if (!participation) return;
  NameIndex names;
  for (const ast::Step& line : written.steps) {
    Step step;
    step.name = declared_name(version.draft.report, line.name);
    step.span = line.name.first.span;
    version.draft.record.declare(SymbolKind::Step, step.name, line.name);
    step.when = line.when ? check_condition(version, *participation, *line.when, TestPlace::Step) : all_of({}, line.span);
    if (const auto other = names.declare(step.name, static_cast<std::uint32_t>(result.steps.size()))) {
      version.draft.report(diagnose(Code::DuplicateName, step.span, {shared_form(step.name, result.steps[*other].name)})
                               .label(LabelKind::FirstDeclared, result.steps[*other].span));
      continue;
    }
    result.steps.push_back(std::move(step));
  }
}

}  // namespace

void check_accountable(VersionDraft& version) {
  const ast::Block* block = find_block(version);
  if (block == nullptr) {
    need_block(version);
    return;
  }
  const auto& written = std::get<ast::Accountable>(block->body);
  Accountable result;
  result.base = base_order(written.base);
  result.span = block->span;
  result.doc = block->doc;
  add_collective(version, written, block->keyword, result);
  add_steps(version, written, block->keyword, result);
  version.result.accountable = std::move(result);
}

}  // namespace yanpan::lang::checking
