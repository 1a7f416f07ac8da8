#ifndef IDMATCH_CICU_NORMALIZER_H
#define IDMATCH_CICU_NORMALIZER_H

#include <stdint.h>

/// Writes the NFKC of `source` (UTF-16) by the system ICU; returns its length in units, or -1 when ICU fails or
/// `capacity` is too small. The reference that tests hold the tables to.
int32_t idm_icu_nfkc(const uint16_t *source, int32_t length, uint16_t *target, int32_t capacity);

/// Whether the linked ICU assigns `scalar` (any general category but Cn).
int32_t idm_icu_is_assigned(uint32_t scalar);

#endif
