#ifndef IDMATCH_CICU_H
#define IDMATCH_CICU_H

// The system ICU behind a small surface without ICU's own types: ICU renames its functions by version, and
// Foundation carries another ICU, so that a Swift file that saw both sets of headers would not compile.

#include <stdint.h>

/// The version of the ICU that is linked, for example 72.
int32_t idm_icu_major_version(void);

#endif
