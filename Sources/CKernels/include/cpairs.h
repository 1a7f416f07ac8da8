// Two short texts compared by the instructions that the processor has: the pattern's symbols side by side in vectors, its rows the
// bits of one word. The instruction set is chosen when the program runs.
#ifndef CPAIRS_H
#define CPAIRS_H

#include <stdint.h>

// The most symbols that a pattern has.
enum { IDM_PAIR_ROWS = 32 };

// The sets of instructions that there are kernels for; the plain one is what every processor of the architecture has.
enum { IDM_PLAIN, IDM_AVX2, IDM_AVX512 };

// The best of them that the processor has.
int32_t idm_pair_instructions(void);

// The Levenshtein distance (Myers 1999 in the form of Hyyrö 2003) or, where `swaps` is not 0, the optimal string alignment distance
// (Hyyrö 2003) of a pattern of 1...32 symbols to a text.
int64_t idm_pair_edits(int32_t instructions, const uint16_t *_Nonnull pattern, int64_t rows,
                       const uint16_t *_Nonnull text, int64_t columns, int32_t swaps);

// The length of the longest common subsequence (Hyyrö 2004) of a pattern of 1...32 symbols and a text.
int64_t idm_pair_subsequence(int32_t instructions, const uint16_t *_Nonnull pattern, int64_t rows,
                             const uint16_t *_Nonnull text, int64_t columns);

// What Jaro's similarity is made of: the symbols of a pattern of 1...32 symbols that have a partner in a text that is not shorter and
// has at most 64, and in the upper half those of them out of order.
int64_t idm_pair_jaro(int32_t instructions, const uint16_t *_Nonnull pattern, int64_t rows,
                      const uint16_t *_Nonnull text, int64_t columns);

#endif
