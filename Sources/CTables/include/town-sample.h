#ifndef IDMATCH_TOWN_SAMPLE_H
#define IDMATCH_TOWN_SAMPLE_H

// A sample of real towns for made-up addresses. Made by Scripts/generate-town-sample.py, which describes the lines.

#include <stdint.h>

#pragma clang assume_nonnull begin

/// UTF-8 lines of tab-separated fields.
typedef struct {
  const char *text;
  int64_t length;
} idm_town_lines;

idm_town_lines idm_town_sample(void);

#pragma clang assume_nonnull end

#endif
