// Our own bugs: a condition that user input can never break. Prints and
// aborts, in release builds too.

#pragma once

#include <cstdio>
#include <cstdlib>

#define YANPAN_CHECK(condition, what)                                                             \
  do {                                                                                            \
    if (!(condition)) {                                                                           \
      std::fprintf(stderr, "yanpan: internal error: %s (%s:%d)\n", what, __FILE__, __LINE__);     \
      std::abort();                                                                               \
    }                                                                                             \
  } while (false)
