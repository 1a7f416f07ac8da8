#include "cicu.h"

#include <unicode/uvernum.h>

int32_t idm_icu_major_version(void) { return U_ICU_VERSION_MAJOR_NUM; }
