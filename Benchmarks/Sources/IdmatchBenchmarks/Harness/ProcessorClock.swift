internal import Glibc

/// The processor time that this thread has used; wall-clock time measures the neighbours on a shared machine as well.
enum ProcessorClock {
  /// Processor time since the thread began, in nanoseconds.
  static var nanoseconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }
}
