internal import Synchronization

/// Runs asynchronous work on the thread that asks for it.
///
/// Linking is asynchronous and shares its work among tasks. Here they take turns on one thread: its clock then measures
/// all of it, the count of instructions is the same in every run, and valgrind, which fails on the way in which the
/// default executor puts the main thread to sleep, has no second thread to deal with.
final class CallingThread: TaskExecutor {
  /// Work that waits for something outside its own tasks, which nobody here would ever finish.
  struct StalledError: Error {}

  private let jobs = Mutex<[UnownedJob]>([])

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    jobs.withLock { $0.append(job) }
  }

  /// Returns what `body` returns after all its tasks have run on this thread.
  static func run<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) throws -> Value {
    let thread = CallingThread()
    let outcome = Outcome<Value>()
    Task(executorPreference: thread) {
      let result: Result<Value, any Error>
      do { result = .success(try await body()) } catch { result = .failure(error) }
      outcome.result.withLock { $0 = result }
    }
    while let job = thread.next() { job.runSynchronously(on: thread.asUnownedTaskExecutor()) }
    guard let result = outcome.result.withLock({ $0 }) else { throw StalledError() }
    return try result.get()
  }

  private func next() -> UnownedJob? {
    jobs.withLock { $0.isEmpty ? nil : $0.removeFirst() }
  }

  private final class Outcome<Value: Sendable>: Sendable {
    let result = Mutex<Result<Value, any Error>?>(nil)
  }
}
