#include "text_scan.h"

enum { SUMMED = 128 };  // How many ones a byte can be added before it is full.

int64_t idm_line_end_count(const uint8_t *bytes, int64_t length) {
  int64_t count = 0, index = 0;
#if defined(__SSE2__)
  const __m128i feed = _mm_set1_epi8('\n'), carriage = _mm_set1_epi8('\r'), zero = _mm_setzero_si128();
  while (length - index >= 16) {
    __m128i sums = zero;
    for (int turn = 0; turn < SUMMED && length - index >= 16; turn++, index += 16) {
      __m128i v = _mm_loadu_si128((const __m128i *)(bytes + index));
      __m128i next = _mm_loadu_si128((const __m128i *)(bytes + index + 1));
      __m128i alone = _mm_andnot_si128(_mm_cmpeq_epi8(next, feed), _mm_cmpeq_epi8(v, carriage));
      sums = _mm_sub_epi8(sums, _mm_or_si128(_mm_cmpeq_epi8(v, feed), alone));
    }
    __m128i halves = _mm_sad_epu8(sums, zero);
    count += _mm_cvtsi128_si64(halves) + _mm_cvtsi128_si64(_mm_unpackhi_epi64(halves, halves));
  }
#endif
  for (; index < length; index++) {
    count += bytes[index] == '\n' || (bytes[index] == '\r' && bytes[index + 1] != '\n');
  }
  return count;
}

int64_t idm_control_count(const uint8_t *bytes, int64_t length) {
  int64_t count = 0;
  for (int64_t start = 0; start < length; start += SUMMED) {
    int64_t end = length - start < SUMMED ? length : start + SUMMED;
    uint8_t sum = 0;
    for (int64_t index = start; index < end; index++) {
      uint8_t byte = bytes[index];
      bool is_low = byte < 0x20;
      // 09 0A 0C 0D and 1A 1B.
      bool is_text = byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D || byte == 0x1A || byte == 0x1B;
      sum = (uint8_t)(sum + ((is_low & !is_text) | (byte == 0x7F)));
    }
    count += sum;
  }
  return count;
}

int64_t idm_ascii_length(const uint8_t *bytes, int64_t length) {
  int64_t index = 0;
  for (; length - index >= 32; index += 32) {
    uint64_t words[4];
    memcpy(words, bytes + index, sizeof words);
    if (((words[0] | words[1] | words[2] | words[3]) & 0x8080808080808080u) != 0) break;
  }
  while (index < length && bytes[index] < 0x80) index++;
  return index;
}
