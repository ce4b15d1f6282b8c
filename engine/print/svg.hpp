// What our pictures have in common: fonts that are named and not embedded, how
// much room a text takes, colours, and text from data made safe. Pixels at the
// one font size of all pictures.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lang/base/language.hpp"
#include "lang/policy/policy.hpp"

namespace yanpan::engine {

inline constexpr int kSvgLine = 20;         // from one line of text to the next

/// Room a text takes, rather too much than too little: the font is not known.
int svg_text_width(std::string_view text);

/// The text, or as much of it as goes into the width with a `…` at its end.
std::string svg_cut(std::string_view text, int width);

/// The text in lines of at most this width, broken at a blank or a
/// mark inside a key where there is one near; the last is cut.
std::vector<std::string> svg_fit(std::string_view text, int width, std::size_t lines);

/// Light enough to read black text on, dark enough to see the line in print.
struct SvgColour {
  std::string_view fill, line;
};
/// One for each category. Never the only sign of it: the name stands beside.
SvgColour svg_colour(lang::Category category);

/// A picture on a white ground. `style` is SVG attributes of ours, never data.
class SvgWriter {
 public:
  void rect(int x, int y, int width, int height, std::string_view style);
  void path(std::string_view steps, std::string_view style);
  /// `y` is the base line. Nothing for an empty text.
  void text(int x, int y, std::string_view words, std::string_view style = {});

  /// What stands between these is one thing, with a title shown on pointing.
  void begin_group(std::string_view title);
  void end_group() { body_ += "</g>\n"; }

  /// The whole element. The title and description are what a screen reader says.
  std::string picture(int width, int height, Language language, std::string_view title, std::string_view description) const;

 private:
  std::string body_;
};

}  // namespace yanpan::engine
