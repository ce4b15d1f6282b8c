#include "engine/model/pages.hpp"

#include <cstdint>
#include <cstdlib>
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

void* or_bad_alloc(void* block) {
  if (block == nullptr) throw std::bad_alloc();
  return block;
}

}  // namespace

void* allocate_pages(std::size_t bytes) {
  return bytes >= kLarge ? map_large(bytes) : or_bad_alloc(std::malloc(bytes == 0 ? 1 : bytes));
}

void* allocate_zero_pages(std::size_t bytes) {
  return bytes >= kLarge ? map_large(bytes) : or_bad_alloc(std::calloc(1, bytes == 0 ? 1 : bytes));
}

void free_pages(void* block, std::size_t bytes) {
  if (bytes >= kLarge) {
    ::munmap(block, bytes);
  } else {
    std::free(block);
  }
}

}  // namespace yanpan::engine
