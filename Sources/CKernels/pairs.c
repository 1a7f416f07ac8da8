#include "cpairs.h"

#include <string.h>

static inline uint32_t low_bits(int64_t count) { return (uint32_t)(((uint64_t)1 << count) - 1); }

#if defined(__x86_64__)
#include <immintrin.h>
#define TARGET __attribute__((target("avx512f,avx512bw,avx512vl,bmi,bmi2,popcnt")))
#define SET avx512
// A comparison of vectors makes the bits itself, and what lies behind the symbols is not read.
typedef struct {
  __m512i symbols;
  uint32_t rows;
} table_avx512;

TARGET static inline table_avx512 table_of_avx512(const uint16_t *pattern, int64_t rows) {
  const uint32_t mask = low_bits(rows);
  return (table_avx512){_mm512_maskz_loadu_epi16(mask, pattern), mask};
}

TARGET static inline uint32_t hits_avx512(const table_avx512 *table, uint16_t symbol, int wide) {
  if (wide) {
    return _mm512_mask_cmpeq_epi16_mask(table->rows, table->symbols, _mm512_set1_epi16((short)symbol));
  }
  return _mm256_mask_cmpeq_epi16_mask((__mmask16)table->rows, _mm512_castsi512_si256(table->symbols),
                                      _mm256_set1_epi16((short)symbol));
}
#include "pair-kernel.h"

#define TARGET __attribute__((target("avx2,bmi,bmi2,popcnt")))
#define SET avx2
// Zeros stand behind the symbols.
typedef struct {
  __m256i low, high;
  uint32_t rows;
} table_avx2;

TARGET static inline table_avx2 table_of_avx2(const uint16_t *pattern, int64_t rows) {
  uint16_t lanes[32] __attribute__((aligned(32))) = {0};
  memcpy(lanes, pattern, (size_t)rows * sizeof *lanes);
  return (table_avx2){_mm256_load_si256((const __m256i *)lanes), _mm256_load_si256((const __m256i *)(lanes + 16)),
                      low_bits(rows)};
}

TARGET static inline uint32_t hits_avx2(const table_avx2 *table, uint16_t symbol, int wide) {
  const __m256i wanted = _mm256_set1_epi16((short)symbol);
  const __m256i low = _mm256_cmpeq_epi16(table->low, wanted);
  uint32_t hits;
  if (wide) {
    const __m256i high = _mm256_cmpeq_epi16(table->high, wanted);
    // The packing goes by halves of the vectors.
    const __m256i packed = _mm256_permute4x64_epi64(_mm256_packs_epi16(low, high), 0xD8);
    hits = (uint32_t)_mm256_movemask_epi8(packed);
  } else {
    const __m128i packed = _mm_packs_epi16(_mm256_castsi256_si128(low), _mm256_extracti128_si256(low, 1));
    hits = (uint32_t)_mm_movemask_epi8(packed);
  }
  // The zeros may be asked for too.
  return hits & table->rows;
}
#include "pair-kernel.h"
#endif

#define TARGET
#define SET plain
typedef uint16_t lanes8 __attribute__((vector_size(16)));

// Zeros stand behind the symbols.
typedef struct {
  lanes8 lanes[4];
  uint32_t rows;
} table_plain;

static inline table_plain table_of_plain(const uint16_t *pattern, int64_t rows) {
  table_plain table = {{{0}}, low_bits(rows)};
  memcpy(table.lanes, pattern, (size_t)rows * sizeof *pattern);
  return table;
}

// Bit i is set where lane i is the symbol: the lanes of one vector, then those of the other.
static inline uint32_t lanes_of_symbol(lanes8 one, lanes8 other, uint16_t symbol) {
  const lanes8 wanted = (lanes8){0} + symbol;
#if defined(__SSE2__)
  // Two instructions for what takes a dozen in other words.
  return (uint32_t)_mm_movemask_epi8(_mm_packs_epi16((__m128i)(one == wanted), (__m128i)(other == wanted)));
#else
  const lanes8 bits = {1, 2, 4, 8, 16, 32, 64, 128};
  const lanes8 found = ((lanes8)(one == wanted) & bits) | (((lanes8)(other == wanted) & bits) << 8);
  uint64_t words[2];
  memcpy(words, &found, sizeof words);
  // No bit is in two lanes, so the product's top lane, the sum of all, is their union.
  return (uint32_t)(((words[0] | words[1]) * UINT64_C(0x0001000100010001)) >> 48);
#endif
}

static inline uint32_t hits_plain(const table_plain *table, uint16_t symbol, int wide) {
  uint32_t hits = lanes_of_symbol(table->lanes[0], table->lanes[1], symbol);
  if (wide) hits |= lanes_of_symbol(table->lanes[2], table->lanes[3], symbol) << 16;
  return hits & table->rows;
}
#include "pair-kernel.h"

int32_t idm_pair_instructions(void) {
#if defined(__x86_64__)
  const int has_bits = __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
  if (has_bits && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")) return IDM_AVX512;
  if (has_bits && __builtin_cpu_supports("avx2")) return IDM_AVX2;
#endif
  return IDM_PLAIN;
}

#if defined(__x86_64__)
#define CHOOSE(function, ...)                              \
  switch (instructions) {                                  \
    case IDM_AVX512: return function##_avx512(__VA_ARGS__); \
    case IDM_AVX2: return function##_avx2(__VA_ARGS__);     \
    default: return function##_plain(__VA_ARGS__);          \
  }
#else
#define CHOOSE(function, ...) return function##_plain(__VA_ARGS__);
#endif

int64_t idm_pair_edits(int32_t instructions, const uint16_t *pattern, int64_t rows, const uint16_t *text,
                       int64_t columns, int32_t swaps) {
  CHOOSE(edits, pattern, rows, text, columns, swaps)
}

int64_t idm_pair_subsequence(int32_t instructions, const uint16_t *pattern, int64_t rows, const uint16_t *text,
                             int64_t columns) {
  CHOOSE(subsequence, pattern, rows, text, columns)
}

int64_t idm_pair_jaro(int32_t instructions, const uint16_t *pattern, int64_t rows, const uint16_t *text,
                      int64_t columns) {
  CHOOSE(jaro, pattern, rows, text, columns)
}
