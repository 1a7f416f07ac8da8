#ifndef IDMATCH_PERSON_NAMES_H
#define IDMATCH_PERSON_NAMES_H

// English given names and surnames with their frequency. Made by Scripts/generate-person-names.py, which names the source
// and describes the text.

#include <stdint.h>

#pragma clang assume_nonnull begin

/// Names of one share, next to each other.
typedef struct {
  /// The share of each in units of 1e-6.
  uint32_t share;
  uint32_t count;
} idm_person_name_group;

/// Names by falling share, ASCII in lower case. A name is written as a digit, how many letters it shares with the one
/// before it, and its other letters.
typedef struct {
  const char *text;
  int64_t length;
  const idm_person_name_group *groups;
  int64_t group_count;
  int64_t name_count;
} idm_person_name_list;

const idm_person_name_list *idm_person_surnames(void);
const idm_person_name_list *idm_person_female_names(void);
const idm_person_name_list *idm_person_male_names(void);

#pragma clang assume_nonnull end

#endif
