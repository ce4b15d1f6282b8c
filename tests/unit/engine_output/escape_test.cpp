#include <catch2/catch.hpp>

#include "engine/print/escape.hpp"
#include "engine/print/json_writer.hpp"

namespace yanpan::engine {

namespace {

template <class Append>
std::string with(Append append, std::string_view text) {
  std::string out;
  append(out, text);
  return out;
}

}  // namespace

TEST_CASE("JSON strings: control characters escaped, UTF-8 kept, broken bytes replaced") {
  CHECK(with(append_json_string, "案\"\\\n\t\x01\x7F") == "\"案\\\"\\\\\\n\\t\\u0001\\u007f\"");
  CHECK(with(append_json_string, std::string_view("a\0b", 3)) == "\"a\\u0000b\"");
  CHECK(with(append_json_string, "\xE6\xA1") == "\"\xEF\xBF\xBD\xEF\xBF\xBD\"");
  CHECK(with(append_json_string, "\xC0\xAF\xED\xA0\x80\xF0\x9F\x98\x80").ends_with("\xF0\x9F\x98\x80\""));
}

TEST_CASE("XML: markup escaped, white space kept, what XML cannot hold replaced") {
  CHECK(with(append_xml, "<b>\"&]]>'") == "&lt;b&gt;&quot;&amp;]]&gt;&apos;");
  CHECK(with(append_xml, "a\nb\tc\rd") == "a&#10;b&#9;c&#13;d");
  CHECK(with(append_xml, "\x01\xEF\xBF\xBE案") == "\xEF\xBF\xBD\xEF\xBF\xBD案");
}

TEST_CASE("DOT strings: quotes, backslashes and line breaks") {
  CHECK(with(append_dot_string, "a\"b\\n\nc\x01") == "\"a\\\"b\\\\n\\nc \"");
}

TEST_CASE("JsonWriter: outer levels open, inner ones on one line") {
  std::string out;
  JsonWriter json(out, 1);
  json.begin_object();
  json.member("a", std::uint64_t{1});
  json.key("b");
  json.begin_array();
  json.text("x");
  json.begin_object();
  json.end_object();
  json.null();
  json.end_array();
  json.member_or_null("c", "");
  json.end_object();
  CHECK(out == "{\n  \"a\": 1,\n  \"b\": [\"x\",{},null],\n  \"c\": null\n}");
}

}  // namespace yanpan::engine
