// The kernels of two texts for one instruction set. Included for each, with these defined: TARGET, the attribute of the instruction
// set; SET, a word for it, of which there are `table_SET`, `table_of_SET` and `hits_SET`.

#define JOINED_(a, b) a##_##b
#define JOINED(a, b) JOINED_(a, b)
#define NAMED(x) JOINED(x, SET)

// Columns of the matrix as the rises and falls between neighbouring rows, a bit each. `swaps` and `wide` are constants where it is
// inlined.
TARGET static inline __attribute__((always_inline)) int64_t NAMED(matrix)(
    const NAMED(table) * table, const uint16_t *text, int64_t columns, int swaps, int wide) {
  uint32_t positive = ~(uint32_t)0, negative = 0, diagonal = 0, before = 0;
  for (int64_t column = 0; column < columns; column++) {
    const uint32_t hits = NAMED(hits)(table, text[column], wide);
    uint32_t swapped = 0;
    if (swaps) {
      swapped = ((~diagonal & hits) << 1) & before;
      before = hits;
    }
    const uint32_t sum = (hits & positive) + positive;
    diagonal = (sum ^ positive) | hits | negative | swapped;
    // Where the value does not rise along the row: it needs the sum but not the diagonal, which shortens the chain from one
    // column to the next.
    const uint32_t level = ((sum | positive | hits | swapped) & ~negative) << 1;
    const uint32_t fall = (diagonal & positive) << 1;
    positive = fall | (level & ~diagonal);
    negative = diagonal & ~level;
  }
  return columns + __builtin_popcount(positive & table->rows) - __builtin_popcount(negative & table->rows);
}

TARGET static int64_t NAMED(edits)(const uint16_t *pattern, int64_t rows, const uint16_t *text, int64_t columns,
                                   int32_t swaps) {
  const NAMED(table) table = NAMED(table_of)(pattern, rows);
  if (rows <= 16) {
    return swaps ? NAMED(matrix)(&table, text, columns, 1, 0) : NAMED(matrix)(&table, text, columns, 0, 0);
  }
  return swaps ? NAMED(matrix)(&table, text, columns, 1, 1) : NAMED(matrix)(&table, text, columns, 0, 1);
}

TARGET static inline __attribute__((always_inline)) int64_t NAMED(partners)(
    const NAMED(table) * table, const uint16_t *pattern, const uint16_t *text, int64_t columns, int wide) {
  const int64_t window = columns / 2 > 1 ? columns / 2 - 1 : 0;
  // The rows within the window of a column: it opens at the top until the column is `window`, then moves.
  uint64_t reachable = ((uint64_t)1 << (window + 1)) - 1, opening = ((uint64_t)1 << window) - 1;
  uint32_t open = table->rows;
  uint64_t matched = 0;
  for (int64_t column = 0; column < columns; column++) {
    const uint32_t hits = NAMED(hits)(table, text[column], wide) & (uint32_t)reachable & open;
    open ^= hits & -hits;
    matched |= (uint64_t)(hits != 0) << column;
    reachable = reachable << 1 | (opening & 1);
    opening >>= 1;
  }
  uint32_t taken = table->rows & ~open;
  int64_t crossed = 0;
  const int64_t matches = __builtin_popcount(taken);
  for (int64_t pair = 0; pair < matches; pair++) {
    crossed += pattern[__builtin_ctz(taken)] != text[__builtin_ctzll(matched)];
    taken &= taken - 1;
    matched &= matched - 1;
  }
  return matches | crossed << 32;
}

TARGET static int64_t NAMED(jaro)(const uint16_t *pattern, int64_t rows, const uint16_t *text, int64_t columns) {
  const NAMED(table) table = NAMED(table_of)(pattern, rows);
  return rows <= 16 ? NAMED(partners)(&table, pattern, text, columns, 0)
                    : NAMED(partners)(&table, pattern, text, columns, 1);
}

TARGET static inline __attribute__((always_inline)) int64_t NAMED(common)(
    const NAMED(table) * table, const uint16_t *text, int64_t columns, int wide) {
  // A 0 where the value grows from the row above.
  uint32_t flat = ~(uint32_t)0;
  for (int64_t column = 0; column < columns; column++) {
    const uint32_t used = flat & NAMED(hits)(table, text[column], wide);
    flat = (flat + used) | (flat - used);
  }
  return __builtin_popcount(~flat & table->rows);
}

TARGET static int64_t NAMED(subsequence)(const uint16_t *pattern, int64_t rows, const uint16_t *text, int64_t columns) {
  const NAMED(table) table = NAMED(table_of)(pattern, rows);
  return rows <= 16 ? NAMED(common)(&table, text, columns, 0) : NAMED(common)(&table, text, columns, 1);
}

#undef NAMED
#undef JOINED
#undef JOINED_
#undef SET
#undef TARGET
