#ifndef IDMATCH_CTABLES_H
#define IDMATCH_CTABLES_H

// Generated tables. A table of 64k entries compiles in a tenth of a second as C and in twenty as a Swift literal.
// Each table has a header of its own beside this one, and a script under Scripts/ that makes it.

#include <stdint.h>

/// The version of the Unicode Character Database that the text tables were made from, as major * 100 + minor.
static inline int32_t idm_tables_unicode_version(void) { return 1500; }

#endif
