#include <boost/property_tree/xml_parser.hpp>
#include <catch2/catch.hpp>
#include <sstream>

#include "engine/graph/export.hpp"
#include "engine/print/svg.hpp"
#include "tests/unit/engine_output/sample.hpp"

namespace yanpan::engine {

namespace {

std::string picture(const Sample& sample, SampleEntity entity, RowId row, Language language = Language::Zh) {
  StringSink sink;
  write_graph(sample.attribution, GraphFormat::Svg, {std::pair(lang::EntityId(entity), row), 3}, language, sink);
  return sink.text;
}

bool has(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

bool well_formed(const std::string& text) {
  std::istringstream in(text);
  boost::property_tree::ptree tree;
  try {
    boost::property_tree::read_xml(in, tree);
  } catch (const boost::property_tree::xml_parser_error&) {
    return false;
  }
  return tree.count("svg") == 1;
}

}  // namespace

TEST_CASE("graph svg: every kind of middle gives well-formed XML with a title, a description and named fonts, in both languages") {
  const Sample sample;
  for (const auto& [entity, row] : {std::pair(kCaseEntity, RowId{kA1}), std::pair(kPersonEntity, RowId{kLin}), std::pair(kUnitEntity, RowId{0}), std::pair(kProblemEntity, RowId{kQ1})}) {
    for (Language language : {Language::Zh, Language::En}) {
      const std::string svg = picture(sample, entity, row, language);
      INFO(svg);
      CHECK(well_formed(svg));
      CHECK(has(svg, "role=\"img\""));
      CHECK(has(svg, language == Language::Zh ? "<title>责任图：" : "<title>attribution graph: "));
      CHECK(has(svg, "<desc>"));
      CHECK(has(svg, "'Noto Sans CJK SC'"));
      CHECK_FALSE(has(svg, "@font-face"));
      CHECK(svg == picture(sample, entity, row, language));
    }
  }
}

TEST_CASE("graph svg: text from data cannot leave its place") {
  const Sample sample;
  const std::string svg = picture(sample, kProblemEntity, kQ4);   // its id is `Q4, "x"`
  CHECK(well_formed(svg));
  CHECK(has(svg, "Q4, &quot;x&quot;"));
  SvgWriter writer;
  writer.begin_group("</title><script>x</script>");
  writer.text(0, 0, "<&\"'\x01\xff");
  writer.end_group();
  const std::string hostile = writer.picture(10, 10, Language::En, "</svg>", "]]>");
  CHECK(well_formed(hostile));
  CHECK_FALSE(has(hostile, "<script>"));
}

TEST_CASE("graph svg: the legend explains the lines that occur and no other") {
  const Sample sample;
  const std::string with_tie = picture(sample, kCaseEntity, kA1, Language::En);
  CHECK(has(with_tie, ">accountable</text>"));
  CHECK(has(with_tie, ">contributing cause</text>"));
  const std::string referred = picture(sample, kCaseEntity, kA2, Language::En);
  CHECK_FALSE(has(referred, ">accountable</text>"));
  CHECK(has(referred, "referred: missing facts"));
}

TEST_CASE("svg: text is broken at a blank, between Chinese characters, and cut with an ellipsis") {
  CHECK(svg_fit("", 100, 2).empty());
  CHECK(svg_fit("short", 100, 2) == std::vector<std::string>{"short"});
  CHECK(svg_fit("几个字在一行里放不下", 70, 2) == std::vector<std::string>{"几个字在一", "行里放不下"});
  CHECK(svg_fit("several words here", 120, 2) == std::vector<std::string>{"several words", "here"});
  CHECK(svg_fit("某检捕受[2025]990101000236号", 170, 3) == std::vector<std::string>{"某检捕受[2025]", "990101000236号"});
  CHECK(svg_cut("几个字在一行里放不下", 70) == "几个字在…");
  CHECK(svg_cut("abc", 0) == "…");
  CHECK(svg_fit("汉字", 1, 9) == std::vector<std::string>{"汉", "字"});
  for (int width = 20; width < 300; width += 7) {
    for (const std::string& line : svg_fit("案件AJ0001 由 WMWM 承办，期限 2025-10-01，\xff\xfe 之后移送会商", width, 3)) CHECK(svg_text_width(line) <= width);
  }
}

}  // namespace yanpan::engine
