#include "clanes.h"

// A pair's work in a lane is the same for every width: functions by width, 16, 32 and 64 bits.
struct kernels {
  void (*edits[3])(const void *, int64_t, int32_t, const uint16_t *, int32_t, int32_t, uint16_t *);
  void (*jaro[3])(const void *, int64_t, int32_t, const uint16_t *, int32_t, uint8_t *, uint8_t *, uint8_t *);
};

#if defined(__x86_64__)
#define TARGET __attribute__((target("avx512f,avx512bw,avx512vl")))
#define SET avx512
#include "lane-kernels.h"
#define TARGET __attribute__((target("avx2")))
#define SET avx2
#include "lane-kernels.h"
#endif

// What every processor of the architecture has: SSE2, NEON.
#define TARGET
#define SET plain
#include "lane-kernels.h"

static const struct kernels *chosen(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")) return &kernels_of_avx512;
  if (__builtin_cpu_supports("avx2")) return &kernels_of_avx2;
#endif
  return &kernels_of_plain;
}

static int place(int32_t width) { return width == 16 ? 0 : width == 32 ? 1 : 2; }

void idm_lanes_edits(const void *groups, int64_t group_count, int32_t length, int32_t width, const uint16_t *text,
                     int32_t count, int32_t swaps, uint16_t *distances) {
  chosen()->edits[place(width)](groups, group_count, length, text, count, swaps, distances);
}

void idm_lanes_jaro(const void *groups, int64_t group_count, int32_t length, int32_t width, const uint16_t *text,
                    int32_t count, uint8_t *matches, uint8_t *out_of_order, uint8_t *prefix) {
  chosen()->jaro[place(width)](groups, group_count, length, text, count, matches, out_of_order, prefix);
}
