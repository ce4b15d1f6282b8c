// Did you mean: the slips of those who type Chinese and of those who type english.

#include <catch2/catch.hpp>

#include "lang/diag/lookalike.hpp"
#include "lang/diag/pinyin.hpp"
#include "lang/diag/suggest.hpp"
#include "tests/unit/lang_check/fixture.hpp"

namespace yanpan::lang {
namespace {

using Words = std::vector<std::string>;

const Words kNames = {"已提醒", "重复次数", "逾期天数", "波及人数", "负荷比", "load_ratio", "repeat"};

Words meant(std::string_view typed) { return nearest(typed, kNames); }

/// What the one mistake of a text suggests.
Words suggested(const std::string& more) {
  const Checked checked = check_with(more);
  REQUIRE(checked.found.size() == 1);
  return checked.found[0].suggestions;
}

}  // namespace

TEST_CASE("characters of one shape") {
  CHECK(meant("己提醒") == Words{"已提醒"});
  CHECK(meant("巳提醒") == Words{"已提醒"});
  CHECK(meant("重复次教") == Words{"重复次数"});
  CHECK(same_shape(U'未', U'末'));
  CHECK(same_shape(U'日', U'曰'));
  CHECK(same_shape(U'土', U'士'));
  CHECK_FALSE(same_shape(U'未', U'己'));
}

TEST_CASE("characters of one sound, by the readings of the whole table of characters in use") {
  CHECK(meant("逾其天数") == Words{"逾期天数"});
  CHECK(meant("虫复次数") == Words{"重复次数"});   // 重 is also read chóng
  CHECK(meant("负荷笔") == Words{"负荷比"});
  CHECK(compare_sound(U'督', U'都') == Sound::Same);
  CHECK(compare_sound(U'谳', U'验') == Sound::Same);
  CHECK(compare_sound(U'审', U'省') == Sound::Near);    // shen, sheng
  CHECK(compare_sound(U'质', U'字') == Sound::Near);    // zhi, zi
  CHECK(compare_sound(U'漏', U'耨') == Sound::Near);    // lou, nou
  CHECK(compare_sound(U'案', U'件') == Sound::Different);
  CHECK(compare_sound(U'a', U'b') == Sound::Different);
}

TEST_CASE("shared characters, in another order too") {
  CHECK(meant("逾期日数") == Words{"逾期天数"});
  CHECK(meant("天数逾期") == Words{"逾期天数"});
}

TEST_CASE("english slips") {
  CHECK(meant("repaet") == Words{"repeat"});
  CHECK(meant("Load_Ratio") == Words{"load_ratio"});
}

TEST_CASE("nothing is suggested for what is far, too long, or one character with nothing in common") {
  CHECK(meant("完全无关的名字").empty());
  CHECK(meant(std::string(5000, 'x')).empty());
  CHECK(nearest("甲", Words{"乙"}).empty());
  CHECK(nearest("己", Words{"已"}) == Words{"已"});
  CHECK(nearest("repeat", Words{"repeat"}).empty());
}

TEST_CASE("a look-alike goes before a like sound, a like sound before any other character") {
  CHECK(nearest("己办数", Words{"他办数", "记办数", "已办数"}) == Words{"已办数", "记办数", "他办数"});
  CHECK(nearest("aaab", Words{"aaac", "aaad", "aaae", "aaaf", "aab"}).size() == 3);
}

TEST_CASE("type words, keywords, fields, values and causes are all suggested") {
  CHECK(suggested("量 甲 a 整书\n  计数 问题\n") == Words{"整数"});
  CHECK(suggested("约束 重复次树 ≥ 0\n") == Words{"重复次数"});
  CHECK(suggested("约束 类别 为 笔勿\n") == Words{"笔误"});
  CHECK(suggested("规侧 R03 甲\n") == Words{"规则"});
  CHECK(suggested("约束 重复次数 ≥ 0\n规则 R03 甲\n  层及 1\n  归因 流程·缺口\n  当\n    重复次数 ≥ 1\n") == Words{"层级"});
}

TEST_CASE("a keyword stuck to a name in a condition is refused, with the repair") {
  const std::string rule = "规则 R03 甲\n  层级 1\n  归因 流程·缺口\n  当\n    重复次数 ≥ 1\n    ";
  const auto repaired = [&](const std::string& line) {
    Checked checked = check_with(rule + line + "\n");
    REQUIRE(checked.words(Severity::Error) == Words{"stuck-keyword"});
    const Fix& fix = checked.find("stuck-keyword")->fixes.at(0);
    std::string text = checked.sources.file(fix.place.file).text;
    text.replace(fix.place.begin, fix.place.end - fix.place.begin, fix.replacement);
    const std::size_t begin = text.rfind("\n    ") + 5;
    return text.substr(begin, text.size() - begin - 1);
  };
  CHECK(repaired("当重复次数≥2") == "重复次数≥2");
  CHECK(repaired("且重复次数 ≥ 2") == "且 重复次数 ≥ 2");
  CHECK(repaired("重复次数在 1 至 2") == "重复次数 在 1 至 2");
}

}  // namespace yanpan::lang
