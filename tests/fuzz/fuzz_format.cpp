// Any bytes as policy text: what can be read is formatted, formatting again
// changes nothing, and a translation leads back to the same bytes.

#include <cstddef>
#include <cstdint>
#include <string>

#include "lang/format/format.hpp"

namespace {

using namespace yanpan;
using Ending = lang::Formatted::Ending;

struct Result {
  Ending ending;
  std::string text;
  bool checked;
};

/// The text in its own language, or in `to`.
Result format(const std::string& text, const Language* to = nullptr) {
  lang::CollectingSink sink;
  lang::Index index;
  const lang::Package package = lang::load_text(text, "policy.yp", {}, sink, &index);
  auto result = lang::format_file(package, index, 0, to ? *to : package.sources.file(0).language);
  return {result.ending, std::move(result.text), package.policy.has_value()};
}

void require(bool holds) {
  if (!holds) __builtin_trap();
}

/// `text` is formatted and checked.
void there_and_back(const std::string& text) {
  const Language own = text.starts_with("language") ? Language::En : Language::Zh;
  const Language other = own == Language::En ? Language::Zh : Language::En;
  const Result there = format(text, &other);
  if (there.ending == Ending::OtherMeaning) return;   // a name that is taken in the other language
  require(there.ending == Ending::Done);
  const Result back = format(there.text, &own);
  require(back.ending == Ending::Done && back.text == text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Result first = format(std::string(reinterpret_cast<const char*>(data), size));
  if (first.ending == Ending::HasErrors) return 0;
  require(first.ending == Ending::Done);
  const Result second = format(first.text);
  require(second.ending == Ending::Done && second.text == first.text && second.checked == first.checked);
  if (first.checked) there_and_back(first.text);
  return 0;
}
