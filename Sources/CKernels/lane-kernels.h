// The kernels of all widths for one instruction set. Included for each, with TARGET and SET defined: the attribute of the
// instruction set, and a word for it.

#define JOINED_(a, b, c) a##_##b##_##c
#define JOINED(a, b, c) JOINED_(a, b, c)

#define T uint16_t
#define WIDTH 16
#define NAMED(x) JOINED(x, 16, SET)
#include "lane-kernel.h"

#define T uint32_t
#define WIDTH 32
#define NAMED(x) JOINED(x, 32, SET)
#include "lane-kernel.h"

#define T uint64_t
#define WIDTH 64
#define NAMED(x) JOINED(x, 64, SET)
#include "lane-kernel.h"

static const struct kernels JOINED(kernels, of, SET) = {
    {JOINED(edits, 16, SET), JOINED(edits, 32, SET), JOINED(edits, 64, SET)},
    {JOINED(jaro, 16, SET), JOINED(jaro, 32, SET), JOINED(jaro, 64, SET)},
};

#undef SET
#undef TARGET
#undef JOINED
#undef JOINED_
