#include "engine/model/pages.hpp"

#include <cstdlib>
#include <new>

#include <sys/mman.h>

namespace yanpan::engine {

namespace {

// Two huge pages: below this rounding up would cost more memory than it saves time.
constexpr std::size_t kLarge = std::size_t{4} << 20;

void* map_large(std::size_t bytes) {
  void* block = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (block == MAP_FAILED) throw std::bad_alloc();
  // A wish only: without huge pages the block works all the same.
  ::madvise(block, bytes, MADV_HUGEPAGE);
  return block;
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
