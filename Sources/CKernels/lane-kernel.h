// The kernels for one width of lanes and one instruction set. Included for each of them, with these defined:
// T, the unsigned type of a lane; WIDTH, its bits; TARGET, the attribute of the instruction set; NAMED(x), a name of its own.

typedef T NAMED(vector) __attribute__((vector_size(IDM_GROUP_BYTES)));

TARGET static void NAMED(edits)(const void *groups, int64_t group_count, int32_t length, const uint16_t *text,
                                int32_t count, int32_t swaps, uint16_t *distances) {
  typedef NAMED(vector) V;
  enum { LANES = IDM_GROUP_BYTES / sizeof(T) };
  // A row's bit in every lane.
  V bits[WIDTH];
  for (int32_t row = 0; row < length; row++) bits[row] = (V){0} + (T)((T)1 << row);
  const V last = bits[length - 1];
  for (int64_t group = 0; group < group_count; group++) {
    const V *symbols = (const V *)groups + group * length;
    V positive = ~(V){0}, negative = {0}, distance = (V){0} + (T)length, diagonal = {0}, before = {0};
    for (int32_t column = 0; column < count; column++) {
      const V symbol = (V){0} + (T)text[column];
      V hits = {0};
      for (int32_t row = 0; row < length; row++) hits |= (V)(symbols[row] == symbol) & bits[row];
      V swapped = {0};
      if (swaps) swapped = ((~diagonal & hits) << 1) & before;
      diagonal = (((hits & positive) + positive) ^ positive) | hits | negative | swapped;
      V rise = negative | ~(diagonal | positive), fall = positive & diagonal;
      distance -= (V)((rise & last) != 0);
      distance += (V)((fall & last) != 0);
      rise = (rise << 1) | 1;
      fall = fall << 1;
      positive = fall | ~(diagonal | rise);
      negative = rise & diagonal;
      before = hits;
    }
    for (int32_t lane = 0; lane < LANES; lane++) distances[group * LANES + lane] = (uint16_t)distance[lane];
  }
}

TARGET static void NAMED(jaro)(const void *groups, int64_t group_count, int32_t length, const uint16_t *text,
                               int32_t count, uint8_t *matches, uint8_t *out_of_order, uint8_t *prefix) {
  typedef NAMED(vector) V;
  enum { LANES = IDM_GROUP_BYTES / sizeof(T) };
  // Rows are the shorter text; of two equally long ones the one that is compared with all.
  const int text_is_rows = count <= length;
  const int32_t rows = text_is_rows ? count : length, columns = text_is_rows ? length : count;
  const int32_t window = columns / 2 > 1 ? columns / 2 - 1 : 0;
  V bits[WIDTH], hits[64], matched[64];
  for (int32_t row = 0; row < rows; row++) bits[row] = (V){0} + (T)((T)1 << row);
  for (int64_t group = 0; group < group_count; group++) {
    const V *symbols = (const V *)groups + group * length;
    V taken = {0}, common = {0}, crossed = {0}, same = {0}, alike = ~(V){0};
    for (int32_t place = 0; place < 4 && place < rows; place++) {
      alike &= (V)(symbols[place] == (T)text[place]);
      same -= alike;
    }
    for (int32_t column = 0; column < columns; column++) {
      V found = {0};
      if (text_is_rows) {
        for (int32_t row = 0; row < rows; row++) found |= (V)(symbols[column] == (T)text[row]) & bits[row];
      } else {
        const V symbol = (V){0} + (T)text[column];
        for (int32_t row = 0; row < rows; row++) found |= (V)(symbols[row] == symbol) & bits[row];
      }
      hits[column] = found;
      // The rows within the window.
      const int32_t low = column > window ? column - window : 0, high = column + window + 1;
      T reach = low >= WIDTH ? 0 : (T)(~(T)0 << low);
      if (high < WIDTH) reach &= (T)(((T)1 << high) - 1);
      V open = found & ~taken & reach;
      open &= -open;
      taken |= open;
      matched[column] = (V)(open != 0);
      common -= matched[column];
    }
    for (int32_t column = 0; column < columns; column++) {
      const V lowest = taken & -taken & matched[column];
      taken ^= lowest;
      crossed -= (V)((hits[column] & lowest) == 0) & matched[column];
    }
    for (int32_t lane = 0; lane < LANES; lane++) {
      matches[group * LANES + lane] = (uint8_t)common[lane];
      out_of_order[group * LANES + lane] = (uint8_t)crossed[lane];
      prefix[group * LANES + lane] = (uint8_t)same[lane];
    }
  }
}

#undef T
#undef WIDTH
#undef NAMED
