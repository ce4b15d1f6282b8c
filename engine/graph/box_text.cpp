#include "engine/graph/box_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace yanpan::engine {

namespace {

constexpr std::size_t kSortsShown = 3;

std::string attribute(const NodeText& text, std::string_view name) {
  for (const auto& [key, value] : text.attributes) {
    if (key == name) return value;
  }
  return {};
}

/// The parts that are not empty, a separator between them.
std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (!part.empty()) (out += out.empty() ? "" : separator) += part;
  }
  return out;
}

void add(std::vector<std::string>& lines, std::string line) {
  if (!line.empty()) lines.push_back(std::move(line));
}

}  // namespace

std::string BoxTexts::status(Status status, const std::optional<lang::Reason>& reason) const {
  const std::string& words = status_text(status).in(language_);
  return reason ? words + (language_ == Language::Zh ? "：" : ": ") + reason_text(*reason).in(language_) : words;
}

BoxText BoxTexts::one(const NodeRef& node) const {
  const NodeText text = describer_.describe(node);
  BoxText box{name(node.kind).in(language_), text.label, {}, {}, {}};
  switch (node.kind) {
    case NodeKind::Unit:
    case NodeKind::Person: break;
    case NodeKind::Case: {
      const CaseVerdict& verdict = attribution_.outcome.cases[node.a];
      if (verdict.person == kNoRow) add(box.lines, status(Status::Referred, verdict.reason));
      break;
    }
    case NodeKind::Problem: {
      const ProblemVerdict& verdict = attribution_.outcome.verdicts[node.a];
      add(box.lines, joined({attribute(text, "kind"), attribute(text, "severity")}, " · "));
      add(box.lines, attribute(text, "occurred"));
      add(box.lines, status(verdict.status, verdict.reason));
      break;
    }
    case NodeKind::Cause: box.category = attribution_.program->versions[node.b].causes[node.a].category; break;
    case NodeKind::Rule:
      box.headline = joined({text.label, attribute(text, "title")}, " ");
      add(box.lines, fmt::format(fmt::runtime(language_ == Language::Zh ? "层级 {}" : "tier {}"), attribute(text, "tier")));
      add(box.lines, attribute(text, "basis"));
      break;
    case NodeKind::Evidence:
      if (text.label.find(attribute(text, "rows")) == std::string::npos) add(box.lines, attribute(text, "rows"));
      break;
    case NodeKind::Intervention: {
      static const std::array<Name, 3> kScopes = {{{"处置（问题）", "intervention (problem)"}, {"处置（人员）", "intervention (person)"}, {"处置（部门）", "intervention (unit)"}}};
      const InterventionVerdict& verdict = attribution_.outcome.interventions[node.a];
      box.caption = kScopes[static_cast<std::size_t>(verdict.scope)].in(language_);
      add(box.lines, attribute(text, "actor"));
      if (verdict.due) add(box.lines, (language_ == Language::Zh ? "期限 " : "due ") + attribute(text, "due"));
      if (verdict.provisional) add(box.lines, status(Status::Provisional, {}));
      break;
    }
  }
  box.whole = box.caption + " " + joined({box.headline, joined(box.lines, language_ == Language::Zh ? "，" : ", ")}, language_ == Language::Zh ? "，" : ", ");
  return box;
}

std::string BoxTexts::sort_of(const NodeRef& node) const {
  const NodeText text = describer_.describe(node);
  switch (node.kind) {
    case NodeKind::Case: return attribution_.outcome.cases[node.a].person == kNoRow ? status_text(Status::Referred).in(language_) : status_text(Status::Attributed).in(language_);
    case NodeKind::Problem: return attribute(text, "kind");
    case NodeKind::Evidence: return attribute(text, "entity");
    case NodeKind::Rule: return joined({text.label, attribute(text, "title")}, " ");
    default: return text.label;
  }
}

std::string BoxTexts::counted(NodeKind kind, std::size_t count) const {
  static const std::array<Name, 8> kOne = {{{"{} 件案件", "{} case"},
                                            {"{} 个原因", "{} cause"},
                                            {"{} 条证据", "{} row of evidence"},
                                            {"{} 项处置", "{} intervention"},
                                            {"{} 名人员", "{} person"},
                                            {"{} 个问题", "{} problem"},
                                            {"{} 条规则", "{} rule"},
                                            {"{} 个部门", "{} unit"}}};
  static const std::array<Name, 8> kMany = {
      {{"", "{} cases"}, {"", "{} causes"}, {"", "{} rows of evidence"}, {"", "{} interventions"}, {"", "{} persons"}, {"", "{} problems"}, {"", "{} rules"}, {"", "{} units"}}};
  const auto at = static_cast<std::size_t>(kind);
  return fmt::format(fmt::runtime(language_ == Language::Zh || count == 1 ? kOne[at].in(language_) : kMany[at].en), count);
}

BoxText BoxTexts::several(const SceneBox& box) const {
  BoxText text{name(box.kind).in(language_), counted(box.kind, box.nodes.size()), {}, {}, {}};
  std::map<std::string, std::size_t> sorts;
  text.whole = text.headline;
  for (std::uint32_t node : box.nodes) {
    ++sorts[sort_of(graph_.nodes[node])];
    text.whole += "\n" + one(graph_.nodes[node]).whole;
  }
  std::vector<std::pair<std::string, std::size_t>> by_count(sorts.begin(), sorts.end());
  std::stable_sort(by_count.begin(), by_count.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  for (std::size_t i = 0; i < std::min(kSortsShown, by_count.size()); ++i) {
    add(text.lines, by_count[i].second == 1 ? by_count[i].first : fmt::format("{} × {}", by_count[i].first, by_count[i].second));
  }
  if (by_count.size() > kSortsShown) text.lines.push_back("……");
  return text;
}

BoxText BoxTexts::text(const SceneBox& box) const { return box.nodes.size() == 1 ? one(graph_.nodes[box.nodes.front()]) : several(box); }

}  // namespace yanpan::engine
