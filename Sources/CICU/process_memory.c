#include "process_memory.h"

// Whichever C library it is says so in its headers.
#include <stdlib.h>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

void idm_give_back_large_memory(size_t least) {
#if defined(__GLIBC__)
  // Set by hand it does not change by itself any more.
  mallopt(M_MMAP_THRESHOLD, (int)least);
#else
  (void)least;
#endif
}
