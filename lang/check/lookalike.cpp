#include "lang/check/lookalike.hpp"

#include <algorithm>
#include <map>

namespace yanpan::lang::checking {

namespace {

// Each string is one group; the first character stands for the others.
constexpr const char32_t* kShapes[] = {
    U"已己巳", U"末未", U"日曰", U"士土", U"人入八", U"干于千", U"戊戌戍", U"大太犬", U"天夭", U"侯候", U"拆折析", U"治冶",
    U"刺剌", U"免兔", U"崇祟", U"赢羸", U"概慨", U"受爱", U"住往", U"贷货", U"辩辨辫", U"徒徙", U"晴睛", U"历厉", U"亨享", U"帐账",
    U"设没", U"问间", U"找我", U"办力", U"今令", U"风凤", U"目自", U"处外", U"牛午", U"王玉主", U"贝见", U"代伐", U"经径", U"率卒",
    U"检捡", U"监临", U"〇0Oo零", U"l1I|",
    // Latin beside the Cyrillic and Greek letters of the same shape.
    U"aаα", U"eе", U"pрρ", U"cс", U"xхχ", U"yу", U"iіι", U"jј", U"sѕ", U"AАΑ", U"BВΒ", U"EЕΕ", U"HНΗ", U"KКΚ", U"MМΜ",
    U"PРΡ", U"CС", U"TТΤ", U"XХΧ", U"NΝ", U"ZΖ", U"YΥ", U"vν"};

// Common in this domain and typed for each other with a pinyin keyboard.
constexpr const char32_t* kSounds[] = {
    U"期其齐起启", U"限现线县先", U"是事室时实视示式师市", U"类累泪", U"别部步", U"案安按岸", U"件见间建检监减", U"主住注著",
    U"责则择", U"任人认仁", U"重中种终众", U"复覆付负副附", U"次此词", U"数属书署输", U"量两良", U"办伴半版", U"在再",
    U"做作坐座", U"的地得", U"原源员圆", U"因音", U"程成承呈诚称", U"度渡独读", U"态太泰", U"力利立例理历", U"能难", U"规归",
    U"则责", U"层曾", U"级及即急集极", U"证正政整征", U"据具剧距句", U"当档党", U"除处触", U"非飞费", U"先现", U"于与余预予",
    U"处出初", U"置制治质致志", U"严言研延", U"轻清情青请", U"微为未位维", U"结接节解界", U"果过国", U"受收首手授", U"理里礼",
    U"决绝角", U"定订", U"委为位", U"会回汇", U"批披", U"审深身申", U"核合何河", U"笔比必", U"误务物无", U"漏露楼", U"填天添",
    U"超抄", U"培陪配", U"训寻迅", U"提题体", U"醒省行型", U"谈弹", U"话华化划", U"均军", U"值直执职", U"荷和河合核", U"用永",
    U"例力", U"覆复", U"盖该改", U"遍编边变便", U"及级"};

using Groups = std::multimap<char32_t, std::size_t>;

template <std::size_t N>
Groups index_groups(const char32_t* const (&groups)[N]) {
  Groups index;
  for (std::size_t g = 0; g < N; ++g) {
    for (const char32_t* c = groups[g]; *c != 0; ++c) index.emplace(*c, g);
  }
  return index;
}

bool share_group(const Groups& groups, char32_t a, char32_t b) {
  const auto [first_a, last_a] = groups.equal_range(a);
  const auto [first_b, last_b] = groups.equal_range(b);
  return std::any_of(first_a, last_a, [&](const auto& entry) {
    return std::any_of(first_b, last_b, [&](const auto& other) { return other.second == entry.second; });
  });
}

const Groups& shapes() {
  static const Groups groups = index_groups(kShapes);
  return groups;
}

char32_t shape_of(char32_t c) {
  auto it = shapes().find(c);
  return it == shapes().end() ? c : kShapes[it->second][0];
}

bool latin(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
bool latin_lookalike(char32_t c) { return (c >= 0x370 && c < 0x530) || (c >= 0xFF21 && c <= 0xFF5A); }

/// Bytes of the sequence that starts with this byte; 0: none can.
int sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return 2;
  if (lead < 0xF0) return 3;
  return lead < 0xF5 ? 4 : 0;
}

}  // namespace

std::u32string code_points(std::string_view text) {
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

bool same_shape(char32_t a, char32_t b) { return share_group(shapes(), a, b); }

bool same_sound(char32_t a, char32_t b) {
  static const Groups groups = index_groups(kSounds);
  return share_group(groups, a, b);
}

std::u32string skeleton(std::string_view name) {
  std::u32string text = code_points(name);
  std::transform(text.begin(), text.end(), text.begin(), shape_of);
  return text;
}

bool mixes_scripts(std::string_view name) {
  const std::u32string text = code_points(name);
  return std::any_of(text.begin(), text.end(), latin) && std::any_of(text.begin(), text.end(), latin_lookalike);
}

}  // namespace yanpan::lang::checking
