#include "tools/handbook/handbook.hpp"

#include <algorithm>

#include "lang/value/date.hpp"
#include "tools/handbook/tiers_svg.hpp"

namespace yanpan::tools {

namespace {

constexpr Text kHandbook{"政策手册", "policy handbook"};
constexpr Text kVersion{"{} {}", "{} {}"};
constexpr Text kVersionText{"版本 {}", "version {}"};
constexpr Text kEnacted{"发布 {}", "enacted {}"};
constexpr Text kEffective{"施行 {}", "effective {}"};
constexpr Text kExpires{"失效 {}", "expires {}"};
constexpr Text kBasis{"依据 {}", "basis {}"};
constexpr Text kHow{"研判怎样进行", "How a verdict is reached"};
constexpr Text kHowText{
    "每件案件先确定一名责任人，每个问题再找出一个原因：从层级 1 往下，第一个有规则成立的层级定因；同一层级成立两个以上原因的，移送会商。"
    "没有数据不等于没有发生：未知的事实不作不利于人的认定；可能改变结论的，结论为暂定并写明缺什么。清单上的每一行都是建议，由有权的人确认。",
    "Each case first gets one accountable person, then each problem one cause: from tier 1 down, the first tier with a rule that fires decides; two or more causes in one tier go to "
    "the joint consultation. No data is no proof of absence: an unknown fact never counts against a person, and a verdict it could change is provisional and names it. Every row of the list is a proposal until a "
    "person with authority confirms it."};
constexpr Text kFigure{"层级与规则", "tiers and rules"};
constexpr Text kDataHeading{"数据", "Data"};

std::string joined(const std::vector<std::string>& parts, Language language) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : language == Language::Zh ? "，" : ", ") + part;
  return out;
}

std::string facts_of(const lang::Version& version, Language language) {
  std::vector<std::string> parts;
  if (!version.version.empty()) parts.push_back(fill(language, kVersionText, version.version));
  if (version.enacted) parts.push_back(fill(language, kEnacted, format_date(*version.enacted)));
  if (version.effective) parts.push_back(fill(language, kEffective, format_date(*version.effective)));
  if (version.expires) parts.push_back(fill(language, kExpires, format_date(*version.expires)));
  if (!version.basis.empty()) parts.push_back(fill(language, kBasis, version.basis.in(language)));
  return joined(parts, language);
}

std::string title_of(const lang::Policy& policy, Language language) {
  const Name& name = policy.versions.back().name;
  const std::string kind(kHandbook.in(language));
  if (name.empty()) return kind;
  return language == Language::Zh ? name.in(language) + kind : name.in(language) + ": " + kind;
}

void collect(const lang::Condition& condition, std::vector<lang::MeasureId>& out) {
  for (const lang::Condition& member : condition.members) collect(member, out);
  if (condition.kind != lang::Condition::Kind::Atom) return;
  for (const lang::PathStep& step : condition.atom.left.steps) {
    if (step.kind == lang::PathStep::Kind::Measure && std::find(out.begin(), out.end(), step.measure) == out.end()) out.push_back(step.measure);
  }
}

void add_version(const lang::Policy& policy, std::size_t index, Language language, std::vector<Block>& blocks) {
  const lang::Version& version = policy.versions[index];
  const std::size_t number = index + 1;
  // One version needs no heading of its own: the title says it all.
  if (policy.versions.size() > 1) blocks.push_back(Heading{1, fill(language, kVersion, version.name.in(language), version.version)});
  if (const std::string facts = facts_of(version, language); !facts.empty()) blocks.push_back(Paragraph{plain(facts)});
  if (!version.rules.empty()) blocks.push_back(Figure{tiers_svg(version, language), std::string(kFigure.in(language)), fmt::format("tiers-{}.svg", number)});
  RulePart(policy, version, number, language, blocks).write();
  ThresholdPart(policy, version, number, language, blocks).write();
  MeasurePart(policy, version, number, language, blocks).write();
}

}  // namespace

std::vector<lang::MeasureId> measures_in(const lang::Condition& condition) {
  std::vector<lang::MeasureId> out;
  collect(condition, out);
  return out;
}

Document handbook(const lang::Policy& policy, Language language) {
  Document document{language, {}};
  std::vector<Block>& blocks = document.blocks;
  blocks.push_back(Heading{1, title_of(policy, language)});
  blocks.push_back(Heading{2, std::string(kHow.in(language))});
  blocks.push_back(Paragraph{plain(std::string(kHowText.in(language)))});
  for (std::size_t i = 0; i < policy.versions.size(); ++i) add_version(policy, i, language, blocks);
  if (policy.versions.size() > 1) blocks.push_back(Heading{1, std::string(kDataHeading.in(language))});
  DataPart(policy, policy.versions.back(), policy.versions.size(), language, blocks).write();
  return document;
}

}  // namespace yanpan::tools
