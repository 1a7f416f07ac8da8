#ifndef IDMATCH_TEMPORARY_FILES_H
#define IDMATCH_TEMPORARY_FILES_H

// The paths of files that are still being written, in a form that a signal handler may read. A handler may run between
// any two instructions and may not take a lock or touch the heap, so this is a fixed array in C with an atomic state
// for each place. (O_TMPFILE needs no clean-up, but not every file system has it, and linkat cannot replace a file.)

#include <stdbool.h>
#include <stdint.h>

/// Enters `path` and returns its place; -1 when the path is too long or every place is taken.
int32_t idm_temporary_enter(const char *path);

/// Strikes out a place that idm_temporary_enter gave.
void idm_temporary_leave(int32_t place);

/// From now on SIGINT, SIGTERM, SIGHUP, SIGQUIT and SIGPIPE remove every entered file before they end the process as
/// usual. A signal that is ignored (nohup) stays ignored. Calling it again does nothing.
void idm_temporary_remove_on_interrupt(void);

/// Removes every entered file; async-signal-safe.
void idm_temporary_remove_all(void);

#endif
