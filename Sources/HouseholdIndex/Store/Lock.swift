internal import Glibc

/// A value that one thread at a time reads or changes.
///
/// In place of `Synchronization.Mutex`, which on Linux is made of system calls that ThreadSanitizer does not see, so that it reports
/// every value behind one as a race. This one is a lock of POSIX threads, which it knows.
final class Lock<Value>: @unchecked Sendable {
  // On the heap by itself: the lock's address is the lock, and a Swift property has none of its own.
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private var value: Value

  /// A lock that nobody holds.
  init(_ value: consuming sending Value) {
    self.value = value
    mutex = .allocate(capacity: 1)
    mutex.initialize(to: pthread_mutex_t())
    let status = pthread_mutex_init(mutex, nil)
    precondition(status == 0, "no room for a lock: \(status)")
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deinitialize(count: 1)
    mutex.deallocate()
  }

  /// Does something with the value while no other thread does. Must not be called again from within `body`.
  func withLock<Result, Failure: Error>(
    _ body: (inout sending Value) throws(Failure) -> sending Result
  ) throws(Failure) -> sending Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body(&value)
  }
}
