#include "tools/handbook/tiers_svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "lang/source/width.hpp"
#include "tools/handbook/document.hpp"
#include "tools/text.hpp"

namespace yanpan::tools {

namespace {

constexpr Text kTitle{"层级：从上往下，第一个有规则成立的层级定因", "tiers: from the top, the first one with a rule that fires gives the cause"};
constexpr Text kTier{"层级 {}", "tier {}"};
constexpr Text kNext{"没有规则成立", "no rule fires"};
constexpr Text kRefer{"其余：移送会商", "otherwise: refer to the joint consultation"};
constexpr Text kFallback{"其余：{}", "otherwise: {}"};
constexpr Text kPrecedes{"先于 {}", "precedes {}"};

constexpr int kWidth = 960, kLabel = 90, kGap = 12, kPad = 12, kLine = 20, kCell = 8;

/// Room of a text in pixels.
int width_of(const std::string& text) { return static_cast<int>(lang::display_width(text)) * kCell; }

struct Colour {
  const char* fill;
  const char* line;
};
Colour colour_of(lang::Category category) {
  constexpr Colour kColours[] = {{"#e6effc", "#2f5fa8"}, {"#fff2d9", "#8a5a00"}, {"#e4f4e8", "#1f6b3a"}, {"#fce6e6", "#a02c2c"}};
  return kColours[static_cast<std::size_t>(category)];
}

struct Box {
  std::string id, cause, note;
  Colour colour;
  int width() const { return std::max({width_of(id), width_of(cause), width_of(note)}) + 2 * kPad; }
  int height() const { return kPad + kLine * (note.empty() ? 2 : 3); }
};

class Picture {
 public:
  Picture(const lang::Version& version, Language language) : version_(version), language_(language) {}

  std::string draw() {
    std::map<std::int64_t, std::vector<Box>> tiers;
    for (const lang::Rule& rule : version_.rules) tiers[rule.tier].push_back(box_of(rule));
    for (const auto& [tier, boxes] : tiers) band(tier, boxes);
    ending();
    const std::string title = html_escaped(kTitle.in(language_));
    return fmt::format(
               "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" font-size=\"14\" "
               "font-family=\"'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei',sans-serif\">\n<title>{2}</title>\n<rect width=\"{0}\" height=\"{1}\" fill=\"#ffffff\"/>\n",
               kWidth, y_ + kGap, title) +
           body_ + "</svg>\n";
  }

 private:
  Box box_of(const lang::Rule& rule) const {
    const lang::Cause& cause = version_.causes[rule.cause.value];
    std::string others;
    for (lang::RuleId other : rule.precedes) others += (others.empty() ? "" : language_ == Language::Zh ? "、" : ", ") + version_.rules[other.value].id;
    return {rule.id + " " + rule.title.in(language_), cause.name.in(language_), others.empty() ? "" : fill(language_, kPrecedes, others), colour_of(cause.category)};
  }

  void text(int x, int y, const std::string& words, const char* more = "") {
    if (!words.empty()) body_ += fmt::format("<text x=\"{}\" y=\"{}\" fill=\"#1b1b1f\"{}>{}</text>\n", x, y, more, html_escaped(words));
  }

  void put(const Box& box, int x, int y, int height) {
    body_ += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"6\" fill=\"{}\" stroke=\"{}\"/>\n", x, y, box.width(), height, box.colour.fill, box.colour.line);
    text(x + kPad, y + kLine, box.id, " font-weight=\"bold\"");
    text(x + kPad, y + 2 * kLine, box.cause);
    text(x + kPad, y + 3 * kLine, box.note);
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
    text(kPad, top + kPad + kLine, fill(language_, kTier, tier), " font-weight=\"bold\"");
    body_ += fmt::format("<rect x=\"1\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"8\" fill=\"none\" stroke=\"#9a9da3\"/>\n", top, kWidth - 2, y_ - top);
  }

  void arrow() {
    body_ += fmt::format("<path d=\"M{0} {1} v18 m-5 -6 l5 6 l5 -6\" fill=\"none\" stroke=\"#55585e\"/>\n", kLabel / 2, y_ + 2);
    text(kLabel / 2 + 14, y_ + 17, std::string(kNext.in(language_)));
    y_ += 26;
  }

  void ending() {
    if (y_ > kGap) arrow();
    const std::string words = version_.fallback.valid() ? fill(language_, kFallback, version_.causes[version_.fallback.value].name.in(language_)) : std::string(kRefer.in(language_));
    body_ += fmt::format("<rect x=\"1\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"8\" fill=\"#f1f1f4\" stroke=\"#55585e\" stroke-dasharray=\"5 4\"/>\n", y_, width_of(words) + 2 * kPad, kLine + kPad);
    text(kPad, y_ + kLine + 1, words);
    y_ += kLine + kPad;
  }

  const lang::Version& version_;
  Language language_;
  std::string body_;
  int y_ = kGap;
};

}  // namespace

std::string tiers_svg(const lang::Version& version, Language language) { return Picture(version, language).draw(); }

}  // namespace yanpan::tools
