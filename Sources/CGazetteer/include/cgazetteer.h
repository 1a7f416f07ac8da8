#ifndef CGAZETTEER_H
#define CGAZETTEER_H

#include <stddef.h>
#include <stdint.h>

/// The gazetteer as Scripts/generate-gazetteer made it; the layout is described in GazetteerFormat.swift.
const void *idm_gazetteer_bytes(void);
size_t idm_gazetteer_size(void);

#endif
