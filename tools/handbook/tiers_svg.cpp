#include "tools/handbook/tiers_svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "engine/print/svg.hpp"
#include "tools/text.hpp"

namespace yanpan::tools {

namespace {

constexpr Text kTitle{"层级：从上往下，第一个有规则成立的层级定因", "tiers: from the top, the first one with a rule that fires gives the cause"};
constexpr Text kTier{"层级 {}", "tier {}"};
constexpr Text kNext{"没有规则成立", "no rule fires"};
constexpr Text kRefer{"其余：移送会商", "otherwise: refer to the joint consultation"};
constexpr Text kFallback{"其余：{}", "otherwise: {}"};
constexpr Text kPrecedes{"先于 {}", "precedes {}"};

constexpr int kWidth = 960, kLabel = 90, kGap = 12, kPad = 12, kTextWidth = kWidth - kLabel - 3 * kPad;
using engine::kSvgLine, engine::svg_text_width;

struct Box {
  std::string id, cause, note;
  engine::SvgColour colour;
  int width() const { return std::max({svg_text_width(id), svg_text_width(cause), svg_text_width(note)}) + 2 * kPad; }
  int height() const { return kPad + kSvgLine * (note.empty() ? 2 : 3); }
};

class Picture {
 public:
  Picture(const lang::Version& version, Language language) : version_(version), language_(language) {}

  std::string draw() {
    std::map<std::int64_t, std::vector<Box>> tiers;
    for (const lang::Rule& rule : version_.rules) tiers[rule.tier].push_back(box_of(rule));
    for (const auto& [tier, boxes] : tiers) band(tier, boxes);
    ending();
    std::string words;
    for (const auto& [tier, boxes] : tiers) words += in_words(tier, boxes);
    return svg_.picture(kWidth, y_ + kGap, language_, kTitle.in(language_), words + ending_words());
  }

 private:
  Box box_of(const lang::Rule& rule) const {
    const lang::Cause& cause = version_.causes[rule.cause.value];
    std::string others;
    for (lang::RuleId other : rule.precedes) others += (others.empty() ? "" : language_ == Language::Zh ? "、" : ", ") + version_.rules[other.value].id;
    const auto cut = [](const std::string& text) { return engine::svg_cut(text, kTextWidth); };
    return {cut(rule.id + " " + rule.title.in(language_)), cut(cause.name.in(language_)), others.empty() ? "" : cut(fill(language_, kPrecedes, others)),
            engine::svg_colour(cause.category)};
  }

  /// A tier on a line, for who cannot see it.
  std::string in_words(std::int64_t tier, const std::vector<Box>& boxes) const {
    std::string out = fill(language_, kTier, tier);
    for (const Box& box : boxes) out += (&box == &boxes.front() ? ": " : "; ") + box.id + " → " + box.cause;
    return out + "\n";
  }

  std::string ending_words() const {
    return version_.fallback.valid() ? fill(language_, kFallback, version_.causes[version_.fallback.value].name.in(language_)) : std::string(kRefer.in(language_));
  }

  void put(const Box& box, int x, int y, int height) {
    svg_.rect(x, y, box.width(), height, fmt::format("rx=\"6\" fill=\"{}\" stroke=\"{}\"", box.colour.fill, box.colour.line));
    svg_.text(x + kPad, y + kSvgLine, box.id, "font-weight=\"bold\"");
    svg_.text(x + kPad, y + 2 * kSvgLine, box.cause);
    svg_.text(x + kPad, y + 3 * kSvgLine, box.note);
  }

  /// Boxes from left to right, as many lines as they need.
  void band(std::int64_t tier, const std::vector<Box>& boxes) {
    if (y_ > kGap) arrow();
    const int top = y_;
    int x = kLabel, y = top + kPad, line_height = 0;
    for (const Box& box : boxes) {
      if (x > kLabel && x + box.width() > kWidth - kPad) x = kLabel, y += line_height + kGap, line_height = 0;
      line_height = std::max(line_height, box.height());
      put(box, x, y, box.height());
      x += box.width() + kGap;
    }
    y_ = y + line_height + kPad;
    svg_.text(kPad, top + kPad + kSvgLine, fill(language_, kTier, tier), "font-weight=\"bold\"");
    svg_.rect(1, top, kWidth - 2, y_ - top, "rx=\"8\" fill=\"none\" stroke=\"#9a9da3\"");
  }

  void arrow() {
    svg_.path(fmt::format("M{} {}v18m-5 -6l5 6l5 -6", kLabel / 2, y_ + 2), "fill=\"none\" stroke=\"#55585e\"");
    svg_.text(kLabel / 2 + 14, y_ + 17, kNext.in(language_));
    y_ += 26;
  }

  void ending() {
    if (y_ > kGap) arrow();
    const std::string words = ending_words();
    svg_.rect(1, y_, svg_text_width(words) + 2 * kPad, kSvgLine + kPad, "rx=\"8\" fill=\"#f1f1f4\" stroke=\"#55585e\" stroke-dasharray=\"5 4\"");
    svg_.text(kPad, y_ + kSvgLine + 1, words);
    y_ += kSvgLine + kPad;
  }

  const lang::Version& version_;
  Language language_;
  engine::SvgWriter svg_;
  int y_ = kGap;
};

}  // namespace

std::string tiers_svg(const lang::Version& version, Language language) { return Picture(version, language).draw(); }

}  // namespace yanpan::tools
