// Many threads format, one file comes out in order.

#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "engine/model/byte_sink.hpp"

namespace yanpan::engine {

/// Calls `format(begin, end, buffer)` for consecutive blocks of [0, rows), on
/// as many threads as said (0: as many as the machine has), and writes the
/// buffers to `out` in the order of the blocks. At most one block a thread
/// stands in memory. `format` must be safe to call from several threads.
void write_ordered_blocks(std::size_t rows, std::size_t block, unsigned threads,
                          const std::function<void(std::size_t, std::size_t, std::string&)>& format, ByteSink& out);

}  // namespace yanpan::engine
