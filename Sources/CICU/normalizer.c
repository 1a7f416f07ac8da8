#include "normalizer.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

int32_t idm_icu_nfkc(const uint16_t *source, int32_t length, uint16_t *target, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *normalizer = unorm2_getNFKCInstance(&status);
  if (U_FAILURE(status)) return -1;
  int32_t written =
      unorm2_normalize(normalizer, (const UChar *)source, length, (UChar *)target, capacity, &status);
  return U_FAILURE(status) ? -1 : written;
}

int32_t idm_icu_is_assigned(uint32_t scalar) { return u_isdefined((UChar32)scalar); }
