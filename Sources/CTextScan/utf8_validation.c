#include "text_scan.h"

#if defined(__x86_64__)
#include <tmmintrin.h>
#endif

bool idm_is_utf8_plain(const uint8_t *bytes, int64_t length) {
  int64_t index = 0;
  while (index < length) {
    uint64_t eight;
    if (length - index >= 8 && (memcpy(&eight, bytes + index, 8), (eight & 0x8080808080808080u) == 0)) {
      index += 8;
      continue;
    }
    uint8_t lead = bytes[index];
    if (lead < 0x80) {
      index += 1;
      continue;
    }
    int trails = lead < 0xC2 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF5 ? 3 : 0;
    if (trails == 0 || length - index <= trails) return false;
    // The second byte of some leads is limited: no overlong forms, no surrogates, nothing above U+10FFFF.
    uint8_t low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80, high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (bytes[index + 1] < low || bytes[index + 1] > high) return false;
    for (int trail = 2; trail <= trails; trail++) {
      if ((bytes[index + trail] & 0xC0) != 0x80) return false;
    }
    index += trails + 1;
  }
  return true;
}

#if defined(__x86_64__)

// What can be wrong with two bytes that follow each other; the names are those of the paper.
enum {
  TOO_SHORT = 1 << 0,
  TOO_LONG = 1 << 1,
  OVERLONG_3 = 1 << 2,
  TOO_LARGE = 1 << 3,
  SURROGATE = 1 << 4,
  OVERLONG_2 = 1 << 5,
  TOO_LARGE_1000 = 1 << 6,
  OVERLONG_4 = 1 << 6,
  TWO_CONTINUATIONS = 1 << 7,
  CARRY = TOO_SHORT | TOO_LONG | TWO_CONTINUATIONS,
};

#define WITH_SSSE3 __attribute__((target("ssse3")))

// A 16-byte table as a vector; `char` holds the bit 7 as a negative number.
#define TABLE(...) _mm_loadu_si128((const __m128i *)(const uint8_t[16]){__VA_ARGS__})

WITH_SSSE3 static inline __m128i high_nibbles(__m128i v) {
  return _mm_and_si128(_mm_srli_epi16(v, 4), _mm_set1_epi8(0x0F));
}

// The errors of 16 bytes; `before` are the 16 that precede them.
WITH_SSSE3 static inline __m128i errors_of(__m128i v, __m128i before, __m128i first_high, __m128i first_low,
                                           __m128i second_high) {
  __m128i one_back = _mm_alignr_epi8(v, before, 15);
  __m128i special = _mm_and_si128(
      _mm_and_si128(_mm_shuffle_epi8(first_high, high_nibbles(one_back)),
                    _mm_shuffle_epi8(first_low, _mm_and_si128(one_back, _mm_set1_epi8(0x0F)))),
      _mm_shuffle_epi8(second_high, high_nibbles(v)));
  // Third and fourth bytes: bit 7 must be there just where two continuations follow each other rightly.
  __m128i third = _mm_subs_epu8(_mm_alignr_epi8(v, before, 14), _mm_set1_epi8((char)(0xE0 - 0x80)));
  __m128i fourth = _mm_subs_epu8(_mm_alignr_epi8(v, before, 13), _mm_set1_epi8((char)(0xF0 - 0x80)));
  __m128i due = _mm_and_si128(_mm_or_si128(third, fourth), _mm_set1_epi8((char)0x80));
  return _mm_xor_si128(due, special);
}

WITH_SSSE3 static bool is_utf8_ssse3(const uint8_t *bytes, int64_t length) {
  const __m128i first_high =
      TABLE(TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TWO_CONTINUATIONS,
            TWO_CONTINUATIONS, TWO_CONTINUATIONS, TWO_CONTINUATIONS, TOO_SHORT | OVERLONG_2, TOO_SHORT,
            TOO_SHORT | OVERLONG_3 | SURROGATE, TOO_SHORT | TOO_LARGE | TOO_LARGE_1000 | OVERLONG_4);
  const __m128i first_low =
      TABLE(CARRY | OVERLONG_3 | OVERLONG_2 | OVERLONG_4, CARRY | OVERLONG_2, CARRY, CARRY, CARRY | TOO_LARGE,
            CARRY | TOO_LARGE | TOO_LARGE_1000, CARRY | TOO_LARGE | TOO_LARGE_1000,
            CARRY | TOO_LARGE | TOO_LARGE_1000, CARRY | TOO_LARGE | TOO_LARGE_1000,
            CARRY | TOO_LARGE | TOO_LARGE_1000, CARRY | TOO_LARGE | TOO_LARGE_1000,
            CARRY | TOO_LARGE | TOO_LARGE_1000, CARRY | TOO_LARGE | TOO_LARGE_1000,
            CARRY | TOO_LARGE | TOO_LARGE_1000 | SURROGATE, CARRY | TOO_LARGE | TOO_LARGE_1000,
            CARRY | TOO_LARGE | TOO_LARGE_1000);
  const __m128i second_high =
      TABLE(TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
            TOO_LONG | OVERLONG_2 | TWO_CONTINUATIONS | OVERLONG_3 | TOO_LARGE_1000 | OVERLONG_4,
            TOO_LONG | OVERLONG_2 | TWO_CONTINUATIONS | OVERLONG_3 | TOO_LARGE,
            TOO_LONG | OVERLONG_2 | TWO_CONTINUATIONS | SURROGATE | TOO_LARGE,
            TOO_LONG | OVERLONG_2 | TWO_CONTINUATIONS | SURROGATE | TOO_LARGE, TOO_SHORT, TOO_SHORT, TOO_SHORT,
            TOO_SHORT);
  // A lead among the last three bytes whose character goes on after them.
  const __m128i whole = TABLE(255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0xF0 - 1, 0xE0 - 1,
                              0xC0 - 1);
  __m128i errors = _mm_setzero_si128(), before = errors, unfinished = errors;
  uint8_t rest[64];
  for (int64_t index = 0; index < length; index += 64) {
    const uint8_t *at = bytes + index;
    if (length - index < 64) {
      memset(rest, 0x20, sizeof rest);
      memcpy(rest, at, (size_t)(length - index));
      at = rest;
    }
    const __m128i *in = (const __m128i *)at;
    __m128i a = _mm_loadu_si128(in), b = _mm_loadu_si128(in + 1), c = _mm_loadu_si128(in + 2),
            d = _mm_loadu_si128(in + 3);
    if (_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(a, b), _mm_or_si128(c, d))) == 0) {
      errors = _mm_or_si128(errors, unfinished);
      unfinished = _mm_setzero_si128();
    } else {
      errors = _mm_or_si128(errors, errors_of(a, before, first_high, first_low, second_high));
      errors = _mm_or_si128(errors, errors_of(b, a, first_high, first_low, second_high));
      errors = _mm_or_si128(errors, errors_of(c, b, first_high, first_low, second_high));
      errors = _mm_or_si128(errors, errors_of(d, c, first_high, first_low, second_high));
      unfinished = _mm_subs_epu8(d, whole);
    }
    before = d;
  }
  errors = _mm_or_si128(errors, unfinished);
  return _mm_movemask_epi8(_mm_cmpeq_epi8(errors, _mm_setzero_si128())) == 0xFFFF;
}

#endif

bool idm_is_utf8(const uint8_t *bytes, int64_t length) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("ssse3")) return is_utf8_ssse3(bytes, length);
#endif
  return idm_is_utf8_plain(bytes, length);
}
