#include "lang/diag/lookalike.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <map>

namespace yanpan::lang {

namespace {

// Each string is one group; the first character stands for the others.
constexpr const char32_t* kShapes[] = {
    U"已己巳", U"末未", U"日曰", U"士土", U"人入八ハ", U"干于千チ", U"戊戌戍", U"大太犬", U"天夭", U"侯候", U"拆折析", U"治冶",
    U"刺剌", U"免兔", U"崇祟", U"赢羸", U"概慨", U"受爱", U"住往", U"贷货", U"辩辨辫", U"徒徙", U"晴睛", U"历厉", U"亨享", U"帐账",
    U"设没", U"问间", U"找我", U"办力カ", U"今令", U"风凤", U"目自", U"处外", U"牛午", U"王玉主", U"贝见", U"代伐", U"经径", U"率卒",
    U"检捡", U"监临", U"微徽", U"数教", U"误娱", U"勿匆", U"责贵", U"审宙", U"名各", U"工エ", U"口囗ロ", U"夕タ", U"卜ト", U"二ニ", U"三ミ",
    U"一ー", U"期斯", U"侦债", U"末耒", U"季李", U"拨拔", U"陪倍", U"准淮", U"遗遣", U"即既", U"竟竞", U"幕募墓", U"延廷", U"券卷",
    U"盲肓", U"班斑", U"撤撒", U"抢枪", U"仓仑", U"买卖", U"由甲申田", U"刀刁", U"木本", U"白自百", U"乌鸟", U"亳毫", U"尤龙", U"科料",
    U"〇0Oo零ОΟоοօ", U"l1I|ІΙӀ",
    // Latin beside the Cyrillic, Greek and Armenian letters of the same shape.
    U"aаα", U"bЬ", U"cсϲ", U"dԁ", U"eе", U"gց", U"hһհ", U"iіι", U"jјϳ", U"kκк", U"nոη", U"pрρ", U"qԛգ", U"rг", U"sѕ", U"uսυ", U"vνѵ", U"wԝѡ",
    U"xхχ", U"yуγ", U"AАΑ", U"BВΒ", U"CСϹ", U"EЕΕ", U"FϜ", U"GԌ", U"HНΗ", U"JЈ", U"KКΚ", U"MМΜ", U"NΝ", U"PРΡ", U"QԚ", U"SЅՏ", U"TТΤ",
    U"VѴ", U"WԜ", U"XХΧ", U"YΥҮ", U"ZΖ"};

using Groups = std::multimap<char32_t, std::size_t>;

Groups index_groups() {
  Groups index;
  std::size_t number = 0;
  for (const char32_t* group : kShapes) {
    for (const char32_t* c = group; *c != 0; ++c) index.emplace(*c, number);
    ++number;
  }
  return index;
}

const Groups& shapes() {
  static const Groups groups = index_groups();
  return groups;
}

/// The character that a compatibility form stands for: full-width ａ is a, the radical ⼀ is 一.
char32_t without_compatibility(char32_t c) {
  utf8proc_int32_t parts[4];
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE);
  int boundary = 0;
  const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), parts, 4, options, &boundary);
  return count == 1 ? static_cast<char32_t>(parts[0]) : c;
}

char32_t shape_of(char32_t written) {
  const char32_t c = without_compatibility(written);
  const auto it = shapes().find(c);
  return it == shapes().end() ? c : kShapes[it->second][0];
}

bool is_ascii_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
bool is_chinese(char32_t c) { return (c >= 0x3400 && c <= 0x9FFF) || c == 0x3007 || (c >= 0x20000 && c <= 0x3FFFF); }
bool is_kana(char32_t c) { return c >= 0x3040 && c <= 0x30FF; }
/// A letter of a script that policies are not written in and that has Latin look-alikes.
bool is_foreign(char32_t c) { return c >= 0x370 && c < 0x590; }
/// A full-width form, or one that stands for a Latin letter or a Chinese character. ① and ㎡ hide nothing.
bool is_compatibility_form(char32_t c) {
  const char32_t plain = without_compatibility(c);
  return plain != c && (is_ascii_letter(plain) || is_chinese(plain) || (c >= 0xFF00 && c <= 0xFFEF));
}
bool has_group(char32_t c) { return shapes().contains(c); }

/// Bytes of the sequence that starts with this byte; 0: none can.
int sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return 2;
  if (lead < 0xF0) return 3;
  return lead < 0xF5 ? 4 : 0;
}

}  // namespace

std::u32string code_points_of(std::string_view text) {
  std::u32string result;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const int length = sequence_length(lead);
    if (length == 0 || i + static_cast<std::size_t>(length) > text.size()) {
      result += U'\uFFFD';
      ++i;
      continue;
    }
    char32_t c = length == 1 ? lead : lead & (0x7Fu >> length);
    for (int k = 1; k < length; ++k) c = (c << 6) | (static_cast<unsigned char>(text[i + static_cast<std::size_t>(k)]) & 0x3Fu);
    result += c;
    i += static_cast<std::size_t>(length);
  }
  return result;
}

bool same_shape(char32_t a, char32_t b) {
  const auto [first_a, last_a] = shapes().equal_range(a);
  const auto [first_b, last_b] = shapes().equal_range(b);
  return std::any_of(first_a, last_a, [&](const auto& entry) {
    return std::any_of(first_b, last_b, [&](const auto& other) { return other.second == entry.second; });
  });
}

std::u32string skeleton(std::string_view name) {
  std::u32string text = code_points_of(name);
  std::ranges::transform(text, text.begin(), shape_of);
  return text;
}

std::optional<char32_t> disguised_character(std::string_view name) {
  const std::u32string text = code_points_of(name);
  const bool latin = std::ranges::any_of(text, is_ascii_letter);
  const bool chinese = std::ranges::any_of(text, is_chinese);
  // A whole word of Cyrillic or Greek letters, each of which could be Latin.
  const bool looks_latin = !chinese && std::ranges::all_of(text, [](char32_t c) { return c < 0x80 || (is_foreign(c) && has_group(c)); });
  for (const char32_t c : text) {
    const bool posing_as_latin = is_foreign(c) && has_group(c) && (latin || looks_latin);
    const bool posing_as_chinese = is_kana(c) && has_group(c) && chinese;
    if (posing_as_latin || posing_as_chinese || is_compatibility_form(c)) return c;
  }
  return std::nullopt;
}

}  // namespace yanpan::lang
