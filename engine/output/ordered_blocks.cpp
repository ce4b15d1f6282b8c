#include "engine/output/ordered_blocks.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace yanpan::engine {

namespace {

/// Hands out block numbers and lets each block's writer in when its turn has
/// come. Blocks are handed out in order, so the one whose turn it is is always
/// in some thread's hands and nobody waits for ever.
class Turns {
 public:
  std::size_t take() {
    const std::lock_guard lock(mutex_);
    return taken_++;
  }
  void write(std::size_t block, const std::string& bytes, ByteSink& out) {
    std::unique_lock lock(mutex_);
    turn_.wait(lock, [&] { return written_ == block; });
    lock.unlock();
    out.write(bytes);
    lock.lock();
    ++written_;
    turn_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable turn_;
  std::size_t taken_ = 0;
  std::size_t written_ = 0;
};

}  // namespace

void write_ordered_blocks(std::size_t rows, std::size_t block, unsigned threads,
                          const std::function<void(std::size_t, std::size_t, std::string&)>& format, ByteSink& out) {
  const std::size_t blocks = (rows + block - 1) / block;
  Turns turns;
  const auto work = [&] {
    std::string buffer;
    for (std::size_t i = turns.take(); i < blocks; i = turns.take()) {
      buffer.clear();
      format(i * block, std::min(rows, (i + 1) * block), buffer);
      turns.write(i, buffer, out);
    }
  };
  if (threads == 0) threads = std::max(1u, std::thread::hardware_concurrency());
  std::vector<std::jthread> helpers;
  for (std::size_t i = 1; i < std::min<std::size_t>(threads, blocks); ++i) helpers.emplace_back(work);
  work();
}

}  // namespace yanpan::engine
