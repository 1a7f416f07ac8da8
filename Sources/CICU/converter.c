#include "converter.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

enum { PIVOT_UNITS = 4096 };

// The BMP character that begins with two bytes, which it takes or of which it takes the first only: its UTF-8 in the low 24
// bits, the length of that from bit 24 on, and whether it takes both bytes in bit 26. 0 where ICU must be asked. Filled
// through ICU itself, so that the short way cannot differ from the long one.
typedef struct {
  uint32_t pairs[65536];
} short_way;

enum { LENGTH_SHIFT = 24, BOTH_SHIFT = 26 };

// Building the tables takes about as long as ICU takes for this many bytes.
enum { SHORT_WAY_LENGTH = 1 << 18, SLICE = 4 };

struct idm_converter {
  UConverter *icu;
  UChar lead;  // A high surrogate whose low one is still to come from the converter.
  // IBM's Japanese code pages turn three controls round: the bytes 1A, 1C, 7F are U+001C, U+007F, U+001A. Microsoft's
  // CP932, for which ICU offers IBM's table, leaves them in place, and a file from DOS may end with 1A.
  bool rotates_controls;
  short_way *tables;  // NULL until a long text comes, and for stateful encodings and UTF-16.
  UChar pivot[PIVOT_UNITS];
};

// Stops at a character that the encoding lacks. ICU's own UCNV_FROM_U_CALLBACK_STOP does not stop at default-ignorable
// ones: it drops variation selectors (U+E0100 in 葛󠄀) and zero-width spaces without a word.
static void stop_at_every_lacking_character(const void *context, UConverterFromUnicodeArgs *arguments,
                                            const UChar *units, int32_t length, UChar32 scalar,
                                            UConverterCallbackReason reason, UErrorCode *status) {
  (void)context, (void)arguments, (void)units, (void)length, (void)scalar, (void)reason, (void)status;
}

idm_converter *idm_converter_open(const char *name) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter *icu = ucnv_open(name, &status);
  if (U_FAILURE(status)) return NULL;
  ucnv_setToUCallBack(icu, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  ucnv_setFromUCallBack(icu, stop_at_every_lacking_character, NULL, NULL, NULL, &status);
  ucnv_setFallback(icu, false);
  idm_converter *converter = U_SUCCESS(status) ? calloc(1, sizeof *converter) : NULL;
  if (converter == NULL) {
    ucnv_close(icu);
    return NULL;
  }
  converter->icu = icu;
  UChar delete[2];
  converter->rotates_controls = ucnv_toUChars(icu, delete, 2, "\x7F", 1, &status) == 1 && delete[0] == 0x1A;
  ucnv_reset(icu);
  return converter;
}

void idm_converter_close(idm_converter *converter) {
  if (converter == NULL) return;
  ucnv_close(converter->icu);
  free(converter->tables);
  free(converter);
}

static UChar32 control_read(UChar32 c) {
  return c == 0x1C ? 0x1A : c == 0x7F ? 0x1C : c == 0x1A ? 0x7F : c;
}

static UChar32 control_to_write(UChar32 c) {
  return c == 0x1A ? 0x1C : c == 0x1C ? 0x7F : c == 0x7F ? 0x1A : c;
}

// Whether the error is about one sequence of bytes or one character, after which the conversion can go on.
static bool concerns_one_character(UErrorCode status) {
  return status == U_INVALID_CHAR_FOUND || status == U_TRUNCATED_CHAR_FOUND || status == U_ILLEGAL_CHAR_FOUND ||
         status == U_ILLEGAL_ESCAPE_SEQUENCE || status == U_UNSUPPORTED_ESCAPE_SEQUENCE;
}

// Writes UTF-16 as UTF-8; three bytes a unit are enough, as a pair of surrogates takes four.
static uint8_t *write_utf8(idm_converter *converter, const UChar *unit, const UChar *end, uint8_t *out,
                           int64_t *malformed) {
  for (; unit < end; unit++) {
    UChar c = *unit;
    if (converter->lead != 0) {
      UChar lead = converter->lead;
      converter->lead = 0;
      if (U16_IS_TRAIL(c)) {
        UChar32 scalar = U16_GET_SUPPLEMENTARY(lead, c);
        *out++ = (uint8_t)(0xF0 | scalar >> 18);
        *out++ = (uint8_t)(0x80 | (scalar >> 12 & 0x3F));
        *out++ = (uint8_t)(0x80 | (scalar >> 6 & 0x3F));
        *out++ = (uint8_t)(0x80 | (scalar & 0x3F));
        continue;
      }
      *out++ = IDM_MALFORMED_BYTE;
      *malformed += 1;
    }
    if (c < 0x80) {
      *out++ = (uint8_t)(converter->rotates_controls ? control_read(c) : c);
    } else if (c < 0x800) {
      *out++ = (uint8_t)(0xC0 | c >> 6);
      *out++ = (uint8_t)(0x80 | (c & 0x3F));
    } else if (!U16_IS_SURROGATE(c)) {
      *out++ = (uint8_t)(0xE0 | c >> 12);
      *out++ = (uint8_t)(0x80 | (c >> 6 & 0x3F));
      *out++ = (uint8_t)(0x80 | (c & 0x3F));
    } else if (U16_IS_LEAD(c)) {
      converter->lead = c;
    } else {
      *out++ = IDM_MALFORMED_BYTE;
      *malformed += 1;
    }
  }
  return out;
}

// The one BMP character that `length` bytes decode to; 0 when it is another number of characters, or none.
static uint16_t decoded(UConverter *icu, const char *bytes, int length) {
  UChar units[4], *unit = units;
  const char *in = bytes;
  UErrorCode status = U_ZERO_ERROR;
  ucnv_resetToUnicode(icu);
  ucnv_toUnicode(icu, &unit, units + 4, &in, bytes + length, NULL, true, &status);
  return U_SUCCESS(status) && unit == units + 1 && !U16_IS_SURROGATE(units[0]) ? units[0] : 0;
}

// The entry of a character; 0 for ASCII and for none.
static uint32_t entry_of(uint16_t c, bool takes_both) {
  if (c < 0x80) return 0;
  uint32_t bytes, length;
  if (c < 0x800) {
    bytes = (0xC0u | c >> 6) | (0x80u | (c & 0x3F)) << 8;
    length = 2;
  } else {
    bytes = (0xE0u | c >> 12) | (0x80u | (c >> 6 & 0x3F)) << 8 | (0x80u | (c & 0x3F)) << 16;
    length = 3;
  }
  return bytes | length << LENGTH_SHIFT | (uint32_t)takes_both << BOTH_SHIFT;
}

// Fills the table of an encoding whose every character stands for itself, of one or two bytes (or three, which are left
// to ICU). The converter must be in its initial state.
static short_way *short_way_of(UConverter *icu) {
  if (ucnv_getType(icu) != UCNV_MBCS) return NULL;
  short_way *tables = calloc(1, sizeof *tables);
  if (tables == NULL) return NULL;
  for (int lead = 0x80; lead < 0x100; lead++) {
    char bytes[2] = {(char)lead};
    uint16_t single = decoded(icu, bytes, 1);
    for (int trail = single != 0 ? 0 : 0x40; trail < 0x100; trail++) {
      bytes[1] = (char)trail;
      uint32_t entry = single != 0 ? entry_of(single, false) : entry_of(decoded(icu, bytes, 2), true);
      tables->pairs[lead << 8 | trail] = entry;
    }
  }
  ucnv_resetToUnicode(icu);
  return tables;
}

// Decodes until the first sequence that the table does not have, or until the source or the target nearly ends.
static void take_short_way(const short_way *tables, const char **source, const char *end, uint8_t **target,
                           const uint8_t *limit) {
  const uint8_t *in = (const uint8_t *)*source, *last = (const uint8_t *)end;
  uint8_t *out = *target;
  while (last - in >= 2 && limit - out >= 8) {
    if (*in < 0x80) {
      uint64_t eight;
      if (last - in >= 8 && (memcpy(&eight, in, 8), (eight & 0x8080808080808080u) == 0)) {
        memcpy(out, &eight, 8);
        in += 8, out += 8;
      } else {
        *out++ = *in++;
      }
      continue;
    }
    uint32_t entry = tables->pairs[in[0] << 8 | in[1]];
    if (entry == 0) break;
    out[0] = (uint8_t)entry, out[1] = (uint8_t)(entry >> 8), out[2] = (uint8_t)(entry >> 16);
    out += entry >> LENGTH_SHIFT & 3;
    in += 1 + (entry >> BOTH_SHIFT);
  }
  *source = (const char *)in;
  *target = out;
}

// Whether the last call left nothing behind inside the converter.
static bool is_between_characters(const idm_converter *converter) {
  UErrorCode status = U_ZERO_ERROR;
  return converter->lead == 0 && ucnv_toUCountPending(converter->icu, &status) == 0 && U_SUCCESS(status);
}

int32_t idm_converter_decode(idm_converter *converter, const uint8_t *source, int64_t source_length, bool flush,
                             uint8_t *target, int64_t target_capacity, idm_conversion *result) {
  const char *in = (const char *)source, *end = in + source_length;
  uint8_t *out = target;
  int64_t malformed = 0;
  int32_t outcome = IDM_CONVERTED;
  if (converter->tables == NULL && source_length >= SHORT_WAY_LENGTH && is_between_characters(converter)) {
    converter->tables = short_way_of(converter->icu);
  }
  bool overflowed = false;
  for (;;) {
    if (converter->tables != NULL && !overflowed && is_between_characters(converter)) {
      take_short_way(converter->tables, &in, end, &out, target + target_capacity);
    }
    // With tables ICU gets a few bytes only: the sequence that they lack.
    const char *slice = converter->tables != NULL && end - in > SLICE ? in + SLICE : end;
    // Room for the units, for one marker, and for a lead surrogate that turns out to be alone.
    int64_t units = (target_capacity - (out - target) - 2) / 3;
    if (units < 2) {
      outcome = IDM_TARGET_FULL;
      break;
    }
    if (units > PIVOT_UNITS) units = PIVOT_UNITS;
    const char *before = in;
    UChar *pivot = converter->pivot;
    UErrorCode status = U_ZERO_ERROR;
    ucnv_toUnicode(converter->icu, &pivot, converter->pivot + units, &in, slice, NULL, flush && slice == end,
                   &status);
    out = write_utf8(converter, converter->pivot, pivot, out, &malformed);
    overflowed = status == U_BUFFER_OVERFLOW_ERROR;
    if (overflowed) continue;
    if (U_SUCCESS(status)) {
      if (slice == end) break;
      continue;
    }
    if (!concerns_one_character(status)) {
      outcome = IDM_FAILED;
      break;
    }
    *out++ = IDM_MALFORMED_BYTE;
    malformed += 1;
    // A cut character at the very end was read in an earlier call; the stream is complete then.
    if (in == before && in == end) break;
  }
  if (outcome == IDM_CONVERTED && flush && converter->lead != 0) {
    converter->lead = 0;
    *out++ = IDM_MALFORMED_BYTE;
    malformed += 1;
  }
  *result = (idm_conversion){.read = in - (const char *)source, .written = out - target, .malformed = malformed};
  return outcome;
}

int32_t idm_converter_encode(idm_converter *converter, const uint8_t *source, int64_t source_length, bool flush,
                             uint8_t *target, int64_t target_capacity, idm_conversion *result) {
  int64_t read = 0;
  char *out = (char *)target, *limit = out + target_capacity;
  *result = (idm_conversion){0};
  for (;;) {
    // Fill the pivot with whole characters.
    int64_t ahead = read;
    int32_t units = 0;
    while (ahead < source_length && units < PIVOT_UNITS - 1) {
      UChar32 scalar;
      U8_NEXT_OR_FFFD(source, ahead, source_length, scalar);
      if (converter->rotates_controls) scalar = control_to_write(scalar);
      U16_APPEND_UNSAFE(converter->pivot, units, scalar);
    }
    const UChar *in = converter->pivot, *end = in + units;
    bool last = ahead == source_length;
    UErrorCode status = U_ZERO_ERROR;
    ucnv_fromUnicode(converter->icu, &out, limit, &in, end, NULL, flush && last, &status);
    if (in == end) {
      read = ahead;
    } else {
      // Find the place in the UTF-8 again by walking as many units as were read.
      for (const UChar *unit = converter->pivot; unit < in;) {
        UChar32 scalar;
        U8_NEXT_OR_FFFD(source, read, source_length, scalar);
        unit += U16_LENGTH(scalar);
      }
    }
    result->read = read;
    result->written = (uint8_t *)out - target;
    if (status == U_BUFFER_OVERFLOW_ERROR) return IDM_TARGET_FULL;
    if (U_SUCCESS(status)) {
      if (last) return IDM_CONVERTED;
      continue;
    }
    if (!concerns_one_character(status)) return IDM_FAILED;
    UChar invalid[4];
    int8_t length = 4;
    UErrorCode query = U_ZERO_ERROR;
    ucnv_getInvalidUChars(converter->icu, invalid, &length, &query);
    UChar32 scalar = 0xFFFD;
    if (U_SUCCESS(query) && length > 0) U16_GET(invalid, 0, 0, length, scalar);
    result->unmappable = (uint32_t)scalar;
    return IDM_UNMAPPABLE;
  }
}
