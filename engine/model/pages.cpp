#include "engine/model/pages.hpp"

#include <cstdint>
#include <cstdlib>
#include <map>
#include <mutex>
#include <new>

#include <sys/mman.h>
#include <unistd.h>

namespace yanpan::engine {

namespace {

constexpr std::size_t kHugePage = std::size_t{2} << 20;
// Two huge pages: below this rounding up would cost more memory than it saves time.
constexpr std::size_t kLarge = 2 * kHugePage;

/// A mapping that begins on a huge page: mapped with room to spare, the ends given back.
void* map_large(std::size_t bytes) {
  const std::size_t mapped = bytes + kHugePage;
  void* block = ::mmap(nullptr, mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (block == MAP_FAILED) throw std::bad_alloc();
  const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  const auto begin = reinterpret_cast<std::uintptr_t>(block);
  const std::uintptr_t aligned = (begin + kHugePage - 1) / kHugePage * kHugePage;
  const std::uintptr_t end = (aligned + bytes + page - 1) / page * page;
  if (aligned > begin) ::munmap(block, aligned - begin);
  if (begin + mapped > end) ::munmap(reinterpret_cast<void*>(end), begin + mapped - end);
  // A wish only: without huge pages the block works all the same.
  ::madvise(reinterpret_cast<void*>(aligned), bytes, MADV_HUGEPAGE);
  return reinterpret_cast<void*>(aligned);
}

/// Large blocks given back, for who asks next: a block that was in use needs no
/// clearing by the system. Columns of one run are of few sizes, so a block fits
/// exactly or not at all. What would make the shelf too large goes back at once.
class Shelf {
 public:
  void* take(std::size_t bytes) {
    const std::lock_guard lock(mutex_);
    const auto found = blocks_.find(bytes);
    if (found == blocks_.end()) return nullptr;
    kept_ -= bytes;
    return blocks_.extract(found).mapped();
  }
  /// False: there is no room for it.
  bool put(void* block, std::size_t bytes) {
    const std::lock_guard lock(mutex_);
    if (kept_ + bytes > kMostKept) return false;
    blocks_.emplace(bytes, block);
    kept_ += bytes;
    return true;
  }

 private:
  static constexpr std::size_t kMostKept = std::size_t{256} << 20;

  std::mutex mutex_;
  std::multimap<std::size_t, void*> blocks_;   // by size
  std::size_t kept_ = 0;
};

Shelf& shelf() {
  static Shelf* const one = new Shelf;   // never destroyed: blocks may come back at the very end
  return *one;
}

void* or_bad_alloc(void* block) {
  if (block == nullptr) throw std::bad_alloc();
  return block;
}

}  // namespace

void* allocate_pages(std::size_t bytes) {
  if (bytes < kLarge) return or_bad_alloc(std::malloc(bytes == 0 ? 1 : bytes));
  void* kept = shelf().take(bytes);
  return kept != nullptr ? kept : map_large(bytes);
}

void* allocate_zero_pages(std::size_t bytes) {
  return bytes >= kLarge ? map_large(bytes) : or_bad_alloc(std::calloc(1, bytes == 0 ? 1 : bytes));
}

void free_pages(void* block, std::size_t bytes) {
  if (bytes >= kLarge) {
    if (!shelf().put(block, bytes)) ::munmap(block, bytes);
  } else {
    std::free(block);
  }
}

}  // namespace yanpan::engine
