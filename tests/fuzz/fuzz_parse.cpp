// Any bytes as policy text: reading, and showing what was found, never crashes.

#include <cstddef>
#include <cstdint>
#include <string>

#include "lang/diag/render.hpp"
#include "lang/grammar/parse.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yanpan::lang;
  SourceSet sources;
  const std::uint32_t id = sources.add({"policy.yp", std::string(reinterpret_cast<const char*>(data), size)});
  CollectingSink sink;
  parse(sources, id, sink);
  const auto found = sink.take_sorted();
  for (const Diagnostic& diagnostic : found) render_text(sources, diagnostic, {});
  render_json(sources, found, {});
  return 0;
}
