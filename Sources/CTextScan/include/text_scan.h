#ifndef IDMATCH_TEXT_SCAN_H
#define IDMATCH_TEXT_SCAN_H

// What text is asked for many bytes at a time: where its commas and quotes are, how many lines it has, whether it is
// UTF-8. Swift's vectors have no movemask, hence C. With SSE2, which every x86-64 has, 16 bytes at a time; elsewhere in
// plain loops that compilers vectorize. Both give the same (see the tests of the plain ones).

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// What 64 bytes hold: a bit for each, the lowest for the first.
typedef struct {
  uint64_t breaks;  ///< Delimiters, line feeds and carriage returns.
  uint64_t quotes;  ///< Quotes.
  uint64_t nuls;    ///< Bytes of zero.
} idm_text_masks;

/// The masks of 64 bytes, in plain C.
static inline idm_text_masks idm_text_masks_plain(const uint8_t *bytes, uint8_t delimiter) {
  idm_text_masks masks = {0, 0, 0};
  for (int index = 0; index < 64; index++) {
    uint8_t byte = bytes[index];
    masks.breaks |= (uint64_t)(byte == delimiter || byte == '\n' || byte == '\r') << index;
    masks.quotes |= (uint64_t)(byte == '"') << index;
    masks.nuls |= (uint64_t)(byte == 0) << index;
  }
  return masks;
}

#if defined(__SSE2__)
static inline uint64_t idm_text_mask_join(__m128i a, __m128i b, __m128i c, __m128i d) {
  return (uint64_t)(uint32_t)_mm_movemask_epi8(a) | (uint64_t)(uint32_t)_mm_movemask_epi8(b) << 16 |
         (uint64_t)(uint32_t)_mm_movemask_epi8(c) << 32 | (uint64_t)(uint32_t)_mm_movemask_epi8(d) << 48;
}

static inline __m128i idm_text_breaks(__m128i v, __m128i delimiter) {
  return _mm_or_si128(_mm_cmpeq_epi8(v, delimiter), _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('\n')),
                                                                 _mm_cmpeq_epi8(v, _mm_set1_epi8('\r'))));
}
#endif

/// The masks of the 64 bytes that begin at `bytes`, all of which are read.
static inline idm_text_masks idm_text_masks_of(const uint8_t *bytes, uint8_t delimiter) {
#if defined(__SSE2__)
  const __m128i *in = (const __m128i *)bytes;
  __m128i a = _mm_loadu_si128(in), b = _mm_loadu_si128(in + 1), c = _mm_loadu_si128(in + 2), d = _mm_loadu_si128(in + 3);
  const __m128i separator = _mm_set1_epi8((char)delimiter), quote = _mm_set1_epi8('"'), zero = _mm_setzero_si128();
  idm_text_masks masks;
  masks.breaks = idm_text_mask_join(idm_text_breaks(a, separator), idm_text_breaks(b, separator),
                                    idm_text_breaks(c, separator), idm_text_breaks(d, separator));
  masks.quotes = idm_text_mask_join(_mm_cmpeq_epi8(a, quote), _mm_cmpeq_epi8(b, quote), _mm_cmpeq_epi8(c, quote),
                                    _mm_cmpeq_epi8(d, quote));
  // Text has no NULs: one question for all 64.
  __m128i least = _mm_min_epu8(_mm_min_epu8(a, b), _mm_min_epu8(c, d));
  masks.nuls = 0;
  if (_mm_movemask_epi8(_mm_cmpeq_epi8(least, zero)) != 0) {
    masks.nuls = idm_text_mask_join(_mm_cmpeq_epi8(a, zero), _mm_cmpeq_epi8(b, zero), _mm_cmpeq_epi8(c, zero),
                                    _mm_cmpeq_epi8(d, zero));
  }
  return masks;
#else
  return idm_text_masks_plain(bytes, delimiter);
#endif
}

/// What a field holds that a writer must know.
enum {
  IDM_FIELD_SPECIAL = 1,   ///< A delimiter or a quote.
  IDM_FIELD_LINE_END = 2,  ///< A line feed or a carriage return.
};

/// Which of the above occur in `length` bytes, in plain C.
static inline uint32_t idm_field_contents_plain(const uint8_t *bytes, int64_t length, uint8_t delimiter) {
  uint32_t contents = 0;
  for (int64_t index = 0; index < length; index++) {
    uint8_t byte = bytes[index];
    if (byte == delimiter || byte == '"') contents |= IDM_FIELD_SPECIAL;
    if (byte == '\n' || byte == '\r') contents |= IDM_FIELD_LINE_END;
  }
  return contents;
}

#if defined(__SSE2__)
/// All of 1 to 15 bytes, some of them twice, and zeros.
static inline __m128i idm_text_few(const uint8_t *bytes, int64_t length) {
  uint64_t first = 0, last = 0;
  if (length >= 8) {
    memcpy(&first, bytes, 8);
    memcpy(&last, bytes + length - 8, 8);
  } else if (length >= 4) {
    uint32_t head, tail;
    memcpy(&head, bytes, 4);
    memcpy(&tail, bytes + length - 4, 4);
    first = head | (uint64_t)tail << 32;
  } else {
    first = bytes[0] | (uint64_t)bytes[length >> 1] << 8 | (uint64_t)bytes[length - 1] << 16;
  }
  return _mm_set_epi64x((long long)last, (long long)first);
}
#endif

/// Which of the above occur in `length` bytes. The delimiter is not zero.
static inline uint32_t idm_field_contents(const uint8_t *bytes, int64_t length, uint8_t delimiter) {
#if defined(__SSE2__)
  if (length <= 0) return 0;
  const __m128i separator = _mm_set1_epi8((char)delimiter), quote = _mm_set1_epi8('"');
  const __m128i feed = _mm_set1_epi8('\n'), carriage = _mm_set1_epi8('\r');
  __m128i special = _mm_setzero_si128(), line_end = special;
  // The last 16 bytes may overlap those before: to look at a byte twice does no harm.
  for (int64_t index = 0; index < length; index += 16) {
    int64_t at = length - index >= 16 ? index : length - 16;
    __m128i v = length < 16 ? idm_text_few(bytes, length) : _mm_loadu_si128((const __m128i *)(bytes + at));
    special = _mm_or_si128(special, _mm_or_si128(_mm_cmpeq_epi8(v, separator), _mm_cmpeq_epi8(v, quote)));
    line_end = _mm_or_si128(line_end, _mm_or_si128(_mm_cmpeq_epi8(v, feed), _mm_cmpeq_epi8(v, carriage)));
  }
  if (_mm_movemask_epi8(_mm_or_si128(special, line_end)) == 0) return 0;
  return (_mm_movemask_epi8(special) != 0 ? IDM_FIELD_SPECIAL : 0) |
         (_mm_movemask_epi8(line_end) != 0 ? IDM_FIELD_LINE_END : 0);
#else
  return idm_field_contents_plain(bytes, length, delimiter);
#endif
}

/// How many line ends (LF, CR LF or CR) have their last byte among `length` bytes. The byte after them is read.
int64_t idm_line_end_count(const uint8_t *bytes, int64_t length);

/// How many of `length` bytes are controls that text does not have: all below 0x20 and 0x7F, without tab, LF, FF, CR,
/// Ctrl-Z and Escape.
int64_t idm_control_count(const uint8_t *bytes, int64_t length);

/// How many bytes at the beginning are ASCII.
int64_t idm_ascii_length(const uint8_t *bytes, int64_t length);

/// Whether `length` bytes are well-formed UTF-8 (Unicode, table 3-7). The lookup algorithm of Keiser and Lemire,
/// "Validating UTF-8 In Less Than One Instruction Per Byte" (2021), where the processor has SSSE3; else
/// idm_is_utf8_plain.
bool idm_is_utf8(const uint8_t *bytes, int64_t length);

/// The same byte by byte, eight bytes of ASCII at a time.
bool idm_is_utf8_plain(const uint8_t *bytes, int64_t length);

#endif
