// Memory for large arrays. From a few megabytes on it is asked for in huge
// pages, which halves the time a fresh column costs, and kept for the next one
// when it is given back; smaller blocks come from the ordinary heap.

#pragma once

#include <cstddef>

namespace yanpan::engine {

void* allocate_pages(std::size_t bytes);
/// The same, all zero; large blocks are zeroed by the system page by page when touched.
void* allocate_zero_pages(std::size_t bytes);
void free_pages(void* block, std::size_t bytes);

}  // namespace yanpan::engine
