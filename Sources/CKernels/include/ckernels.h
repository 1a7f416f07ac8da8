// What Swift has no words for: fetching memory ahead of its use.
#ifndef CKERNELS_H
#define CKERNELS_H

// Asks for the line of cache of an address, which need not be one that may be read. Nothing waits for it.
static inline void idm_prefetch(const void *_Nullable address) { __builtin_prefetch(address); }

#endif
