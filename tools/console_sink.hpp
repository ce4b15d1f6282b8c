// Standard output as a ByteSink, for documents the engine writes.

#pragma once

#include "engine/output/output.hpp"
#include "tools/console.hpp"

namespace yanpan::tools {

class ConsoleSink final : public engine::ByteSink {
 public:
  explicit ConsoleSink(Console& console) : console_(console) {}
  void write(std::string_view bytes) override { console_.write(bytes); }

 private:
  Console& console_;
};

}  // namespace yanpan::tools
