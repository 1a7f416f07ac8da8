import Foundation
import IdentityMatching
import Testing

@testable import HouseholdIndex

/// An index is asked by many threads while it changes. `Scripts/check-races` runs this under ThreadSanitizer.
@Suite("An index under many threads")
struct ConcurrencyTests {
  /// Runs `body` on threads of its own, all at once, and waits for them: more of them than there are processors.
  private static func onThreads(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    let running = NSCondition()
    let left = Lock(count)
    for number in 0..<count {
      let thread = Thread {
        body(number)
        running.lock()
        left.withLock { $0 -= 1 }
        running.signal()
        running.unlock()
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
    running.lock()
    while left.withLock({ $0 }) > 0 { running.wait() }
    running.unlock()
  }

  @Test("Eight threads find who stays, and nobody who is gone, while one enrols and erases")
  func screeningWhileWriting() throws {
    let path = NSTemporaryDirectory() + "idmatch-index-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: path) }
    let (applications, customers) = MadeUpTables.tables(customers: 520, applications: 60, seed: 12)
    let index = try HouseholdIndex.create(at: path)
    let (stay, come) = (Array(customers[..<200]), Array(customers[200...]))
    try index.enrol(stay, as: .customer, at: moment)

    // Ids that were erased before.
    let gone = Lock<Set<String>>([])
    let isWritten = Lock(false)
    Self.onThreads(9) { number in
      do {
        if number == 8 {
          defer { isWritten.withLock { $0 = true } }
          for first in stride(from: 0, to: come.count, by: 40) {
            // Some in one call, some one by one.
            let group = come[first..<first + 40]
            try index.enrol(Array(group.prefix(30)), as: .customer, at: moment)
            for record in group.suffix(10) { try index.enrol([record], as: .application, at: moment) }
            let erased = group.prefix(20).map(\.id)
            try index.forget(erased)
            gone.withLock { $0.formUnion(erased) }
          }
          return
        }
        var turn = number
        while !isWritten.withLock({ $0 }) || turn < number + 80 {
          let erased = gone.withLock { $0 }
          let record = turn % 2 == 0 ? stay[turn % stay.count] : applications[turn % applications.count]
          let links = try index.screen(record, asOf: moment).links
          #expect(links.allSatisfy { !erased.contains($0.id) })
          if turn % 2 == 0 { #expect(links.contains { $0.id == record.id && $0.relation == .person }) }
          turn += 1
        }
      } catch {
        Issue.record(error)
      }
    }
    #expect(index.recordCount == 200 + come.count / 2)
    let records = stay + come.enumerated().filter { $0.offset % 40 >= 20 }.map(\.element)
    let base = try LinkSearchTests.base(records, pieces: [records.count])
    let found = try LinkSearchTests.found(applications, in: base)
    for (number, application) in applications.enumerated() {
      #expect(
        try index.screen(application, asOf: moment).links.map(\.id)
          == found.filter { $0.left == number }.map { records[Int($0.number)].id })
    }
  }
}
