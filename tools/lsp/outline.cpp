#include "tools/lsp/outline.hpp"

#include "tools/text.hpp"

namespace yanpan::tools::lsp {
namespace {

namespace ast = lang::ast;
using Kind = OutlineKind;

constexpr Text kRun{"▶ 运行这个用例", "▶ run this scenario"};

class Outliner {
 public:
  Outliner(const Snapshot& snapshot, std::uint32_t file) : snapshot_(snapshot), file_(file) {}

  OutlineItem item(const ast::Block& block) {
    block_ = &block;
    return std::visit([&](const auto& body) { return of(body); }, block.body);
  }

 private:
  std::string_view text(lang::Span span) const { return snapshot_.sources().text(span); }
  std::string keyword() const { return std::string(text(block_->keyword)); }

  OutlineItem named(std::string name, lang::Span at, std::string detail, Kind kind, lang::Span whole) const {
    if (at.end == 0) at = block_->keyword;   // a block without a name of its own
    if (name.empty()) name = text(at);
    return {std::move(name), std::move(detail), kind, snapshot_.range(whole), snapshot_.range(at), {}};
  }
  OutlineItem block(const ast::DeclaredName& name, Kind kind) const {
    const std::string detail = keyword() + (name.second ? " · " + name.second->text : "");
    return named(name.first.text, name.first.span, detail, kind, block_->span);
  }
  OutlineItem inner(const ast::DeclaredName& name, Kind kind, lang::Span whole) const {
    return named(name.first.text, name.first.span, name.second ? name.second->text : "", kind, whole);
  }
  OutlineItem bare(Kind kind) const { return named(keyword(), block_->keyword, "", kind, block_->span); }
  /// The first line, for what has no name: 处置 问题.
  OutlineItem first_line(Kind kind) const {
    const auto line = snapshot_.sources().line_at(file_, block_->keyword.begin);
    return named(std::string(line.substr(0, line.find('#'))), block_->keyword, "", kind, block_->span);
  }

  void add_values(OutlineItem& item, const ast::ChoiceValues& values) const {
    for (const auto& value : values.values) {
      const lang::Span last = value.second ? value.second->span : value.first.span;
      item.children.push_back(inner(value, Kind::EnumMember, {file_, value.first.span.begin, last.end}));
    }
  }

  OutlineItem of(const ast::Header& header) const { return block(header.name, Kind::Namespace); }
  OutlineItem of(const ast::Use& use) const { return named(std::string(text(use.path.span)), use.path.span, keyword(), Kind::Namespace, block_->span); }
  OutlineItem of(const ast::Choice& choice) const {
    auto result = block(choice.name, Kind::Enum);
    add_values(result, choice.values);
    return result;
  }
  OutlineItem of(const ast::Entity& entity) const {
    auto result = block(entity.name, Kind::Class);
    for (const auto& field : entity.fields) {
      result.children.push_back(inner(field.name, Kind::Field, field.span));
      if (field.type.in_place) add_values(result.children.back(), *field.type.in_place);
    }
    return result;
  }
  OutlineItem of(const ast::Source& source) const { return block(source.name, Kind::Struct); }
  OutlineItem of(const ast::Measure& measure) const { return block(measure.name, Kind::Variable); }
  OutlineItem of(const ast::Finding& finding) const { return block(finding.name, Kind::Event); }
  OutlineItem of(const ast::Constraint&) const { return first_line(Kind::Constant); }
  OutlineItem of(const ast::Accountable& accountable) const {
    auto result = bare(Kind::Function);
    for (const auto& step : accountable.steps) {
      const lang::Span name = step.name.first.span;
      const bool whole = step.span.begin <= name.begin && step.span.end >= name.end;
      result.children.push_back(inner(step.name, Kind::Function, whole ? step.span : name));
    }
    return result;
  }
  OutlineItem of(const ast::Cause& cause) const { return block(cause.name, Kind::EnumMember); }
  OutlineItem of(const ast::Rule& rule) const {
    const std::string title = rule.title ? " " + rule.title->first : "";
    return named(rule.id.text + title, rule.id.span, keyword(), Kind::Function, block_->span);
  }
  OutlineItem of(const ast::Fallback&) const { return first_line(Kind::Constant); }
  OutlineItem of(const ast::Interventions&) const { return first_line(Kind::Struct); }
  OutlineItem of(const ast::Scenario& scenario) const { return named(scenario.name.first, scenario.name.span, keyword(), Kind::Event, block_->span); }
  OutlineItem of(const ast::Reserved&) const { return bare(Kind::Constant); }

  const Snapshot& snapshot_;
  std::uint32_t file_;
  const ast::Block* block_ = nullptr;
};

}  // namespace

std::vector<OutlineItem> outline(const Snapshot& snapshot, std::uint32_t file) {
  std::vector<OutlineItem> items;
  const auto* tree = snapshot.tree(file);
  if (tree == nullptr) return items;
  Outliner outliner(snapshot, file);
  for (const auto& block : tree->blocks) items.push_back(outliner.item(block));
  return items;
}

std::vector<Lens> lenses(const Snapshot& snapshot, std::uint32_t file) {
  std::vector<Lens> found;
  const auto* tree = snapshot.tree(file);
  if (tree == nullptr) return found;
  for (const auto& block : tree->blocks) {
    if (!std::holds_alternative<ast::Scenario>(block.body)) continue;
    const Range range = snapshot.range(block.keyword);
    found.push_back({range, std::string(kRun.in(snapshot.language(file))), range.start.line});
  }
  return found;
}

}  // namespace yanpan::tools::lsp
