// One text compared with many at once: the candidates stand side by side in the lanes of vectors.
//
// Candidates of one length make groups. A group is 64 bytes for each symbol place: 32 candidates of up to 16 symbols (16 bits
// a lane), 16 of up to 32 (32 bits), or 8 of up to 64 (64 bits). Lane by lane that is the bit-parallel algorithm on a
// pattern of one word; the instruction set is chosen when the program runs.
#ifndef CLANES_H
#define CLANES_H

#include <stdint.h>

// The bytes of a group for each symbol place.
enum { IDM_GROUP_BYTES = 64 };

// Levenshtein distances (Myers 1999 in the form of Hyyrö 2003) or, where `swaps` is not 0, optimal string alignment distances (Hyyrö
// 2003) of a text to `groups` groups of candidates of `length` symbols, `width` bits a lane (16, 32, 64), into `distances`, one for each
// lane. 1 <= length <= width; count <= 65,535.
void idm_lanes_edits(const void *_Nonnull groups, int64_t group_count, int32_t length, int32_t width,
                     const uint16_t *_Nonnull text, int32_t count, int32_t swaps, uint16_t *_Nonnull distances);

// What Jaro's similarity is made of, for each lane: the symbols that have a partner, those of them out of order, and the common
// symbols at the beginning, at most four. 1 <= length <= width, 1 <= count <= 64, count <= width.
void idm_lanes_jaro(const void *_Nonnull groups, int64_t group_count, int32_t length, int32_t width,
                    const uint16_t *_Nonnull text, int32_t count, uint8_t *_Nonnull matches,
                    uint8_t *_Nonnull out_of_order, uint8_t *_Nonnull prefix);

#endif
