// Where bytes go: a file of a run, standard output, or a string in a test.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace yanpan::engine {

/// One file's bytes, appended piece by piece (a list may be large). A sink
/// never throws; one that can fail remembers it and takes the rest in silence.
class ByteSink {
 public:
  virtual ~ByteSink() = default;
  virtual void write(std::string_view bytes) = 0;
};

class StringSink : public ByteSink {
 public:
  void write(std::string_view bytes) override { text.append(bytes); }
  std::string text;
};

/// Hands a buffer on once it holds more than `keep` bytes, so that a large
/// file never stands in memory whole.
inline void spill(std::string& buffer, ByteSink& sink, std::size_t keep = 1 << 16) {
  if (buffer.size() <= keep) return;
  sink.write(buffer);
  buffer.clear();
}

}  // namespace yanpan::engine
