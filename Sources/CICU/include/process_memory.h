#ifndef IDMATCH_PROCESS_MEMORY_H
#define IDMATCH_PROCESS_MEMORY_H

#include <stddef.h>

/// From now on memory of `least` bytes or more goes back to the system at once when it is freed, where the C library can be
/// told so (glibc). Otherwise it learns from the first large piece that is freed to keep such pieces, up to 32 MiB each.
void idm_give_back_large_memory(size_t least);

#endif
