#ifndef CGAZETTEER_H
#define CGAZETTEER_H

#include <stddef.h>
#include <stdint.h>

/// The gazetteer as Scripts/generate-gazetteer made it; the layout is described in GazetteerFormat.swift.
const void *idm_gazetteer_bytes(void);
size_t idm_gazetteer_size(void);

/// Asks for the cache line at `address`, which is only read later; any address is allowed.
static inline void idm_gazetteer_prefetch(const void *address) { __builtin_prefetch(address); }

#endif
