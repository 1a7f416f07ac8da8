#ifndef IDMATCH_CONVERTER_H
#define IDMATCH_CONVERTER_H

// Character set conversion through the system ICU, without ICU's own types (see cicu.h).
// Both directions are streams: a converter keeps its shift state (ISO-2022-JP) and any character that a chunk cut in two.

#include <stdbool.h>
#include <stdint.h>

typedef struct idm_converter idm_converter;

/// What stands in decoded text for a byte sequence that the character set does not have. It never occurs in UTF-8, so
/// that text that was converted and text that was UTF-8 from the start are checked in the same way.
enum { IDM_MALFORMED_BYTE = 0xFF };

/// Why a conversion returned.
enum {
  IDM_CONVERTED = 0,    ///< All of the source was read.
  IDM_TARGET_FULL = 1,  ///< Call again with the rest of the source and more room.
  IDM_UNMAPPABLE = 2,   ///< Encoding only: the character set lacks `unmappable`, which was read and not written.
  IDM_FAILED = 3,       ///< ICU could not go on: out of memory.
};

typedef struct {
  int64_t read;         ///< Bytes of the source that were read.
  int64_t written;      ///< Bytes that were written to the target.
  int64_t malformed;    ///< Decoding: how many sequences became IDM_MALFORMED_BYTE.
  uint32_t unmappable;  ///< Encoding: the scalar that the character set lacks.
} idm_conversion;

/// Opens a converter by any name that ICU knows; NULL when it has none. Close it with idm_converter_close.
idm_converter *idm_converter_open(const char *name);
void idm_converter_close(idm_converter *converter);

/// Decodes bytes to UTF-8. `flush` says that the source ends here: a cut character is then malformed.
int32_t idm_converter_decode(idm_converter *converter, const uint8_t *source, int64_t source_length, bool flush,
                             uint8_t *target, int64_t target_capacity, idm_conversion *result);

/// Encodes UTF-8, which must be valid and must end with a whole character. `flush` returns to the initial shift state.
/// Fallback mappings (which write another character silently) are off.
int32_t idm_converter_encode(idm_converter *converter, const uint8_t *source, int64_t source_length, bool flush,
                             uint8_t *target, int64_t target_capacity, idm_conversion *result);

#endif
