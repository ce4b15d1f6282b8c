#include "tests/unit/lang_front/parsed.hpp"

#include <catch2/catch.hpp>

#include "lang/grammar/parse.hpp"
#include "tests/unit/lang_front/print_ast.hpp"

namespace yanpan::lang {
namespace {

std::string ast_of(const Parsed& result) {
  INFO(result.sources.file(0).text);
  CHECK(result.messages() == std::vector<std::string>{});
  return print_ast(result.file);
}

}  // namespace

Parsed parsed(std::string text) {
  Parsed result;
  const std::uint32_t id = result.sources.add({"policy.yp", std::move(text)});
  CollectingSink sink;
  result.file = parse(result.sources, id, sink);
  result.diagnostics = sink.take_sorted();
  return result;
}

Parsed parsed_zh(std::string_view body) { return parsed("语言 1 中文\n" + std::string(body)); }
Parsed parsed_en(std::string_view body) { return parsed("language 1 english\n" + std::string(body)); }

std::string ast_zh(std::string_view body) { return ast_of(parsed_zh(body)); }
std::string ast_en(std::string_view body) { return ast_of(parsed_en(body)); }

std::string behind(const std::string& text, std::string_view mark) {
  const std::size_t at = text.find(mark);
  return at == std::string::npos ? "(no " + std::string(mark) + ") " + text : text.substr(at + mark.size());
}

std::vector<std::string> Parsed::places() const {
  std::vector<std::string> places;
  for (const Diagnostic& d : diagnostics) {
    const Position at = sources.position(d.place.file, d.place.begin);
    places.push_back(std::to_string(at.line) + ":" + std::to_string(at.column) + " " + std::string(word(d.code)));
  }
  return places;
}

std::vector<std::string> Parsed::messages() const {
  std::vector<std::string> messages;
  for (const Diagnostic& d : diagnostics) messages.push_back(message(d, sources.file(0).language));
  return messages;
}

}  // namespace yanpan::lang
