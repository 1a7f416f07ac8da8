#include "cgazetteer.h"
// So that a new gazetteer is compiled in: build tools follow this, and not #embed.
#include "gazetteer.h"

_Alignas(16) static const unsigned char gazetteer[] = {
#embed "gazetteer.bin"
};

const void *idm_gazetteer_bytes(void) { return gazetteer; }
size_t idm_gazetteer_size(void) { return sizeof gazetteer; }
