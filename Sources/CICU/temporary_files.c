#include "temporary_files.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

enum { PLACES = 256 };
enum { FREE, CLAIMED, ENTERED };

static atomic_int states[PLACES];
static char paths[PLACES][PATH_MAX];

int32_t idm_temporary_enter(const char *path) {
  size_t length = strlen(path);
  if (length >= PATH_MAX) return -1;
  for (int32_t place = 0; place < PLACES; place++) {
    int expected = FREE;
    if (atomic_compare_exchange_strong(&states[place], &expected, CLAIMED)) {
      memcpy(paths[place], path, length + 1);
      atomic_store(&states[place], ENTERED);
      return place;
    }
  }
  return -1;
}

void idm_temporary_leave(int32_t place) {
  if (place >= 0 && place < PLACES) atomic_store(&states[place], FREE);
}

void idm_temporary_remove_all(void) {
  for (int place = 0; place < PLACES; place++) {
    if (atomic_load(&states[place]) == ENTERED) unlink(paths[place]);
  }
}

static void remove_and_end(int signal_number) {
  int saved = errno;
  idm_temporary_remove_all();
  errno = saved;
  // SA_RESETHAND restored the default, so that the parent sees the true cause of death.
  raise(signal_number);
}

void idm_temporary_remove_on_interrupt(void) {
  static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE};
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
    struct sigaction old;
    if (sigaction(signals[i], NULL, &old) != 0 || old.sa_handler != SIG_DFL) continue;
    struct sigaction new = {.sa_handler = remove_and_end, .sa_flags = (int)SA_RESETHAND};
    sigfillset(&new.sa_mask);
    sigaction(signals[i], &new, NULL);
  }
}
