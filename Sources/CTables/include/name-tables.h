#ifndef IDMATCH_NAME_TABLES_H
#define IDMATCH_NAME_TABLES_H

// Surnames and given names with frequencies and readings, in folded form. Made by Scripts/generate-name-tables.py,
// which names the sources.

#include <stdint.h>

#pragma clang assume_nonnull begin

/// Distinct strings of UTF-16 units, ordered by length, then by unit. Strings of one length lie without gaps, so
/// string `i` of length `n` begins `n * (i - first_of_length[n])` units after the first of its length.
typedef struct {
  const uint16_t *text;
  /// The index of the first string with at least this length, for 0 ... 16; the last entry is the number of strings.
  const uint32_t *first_of_length;
} idm_name_list;

/// Rows of (surname, reading), ordered by surname and falling population.
typedef struct {
  const idm_name_list *spellings;
  const idm_name_list *readings;
  uint32_t row_count;
  /// The rows of spelling `i` are `starts[i] ..< starts[i + 1]`.
  const uint32_t *starts;
  const uint16_t *row_reading;
  const uint32_t *row_population;
  /// Row numbers by falling population.
  const uint16_t *row_order;
  /// Population by reading, all spellings together.
  const uint32_t *reading_population;
} idm_family_table;

/// Rows of (given name, reading), ordered by given name and falling share. Shares are in units of 1e-7.
typedef struct {
  const idm_name_list *spellings;
  const idm_name_list *readings;
  uint32_t row_count;
  /// The estimated share of each row of a spelling whose rows are all 0.
  uint32_t residual_share;
  const uint32_t *starts;
  /// reading << 2 | sex, where sex is 0 either, 1 male, 2 female.
  const uint16_t *row_reading_and_sex;
  const uint16_t *row_share;
  /// Share by reading, all spellings together.
  const uint32_t *reading_share;
} idm_given_table;

const idm_family_table *idm_families(void);
const idm_given_table *idm_given_names(void);

#pragma clang assume_nonnull end

#endif
