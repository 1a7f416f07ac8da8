internal import ContractHistory
internal import Foundation
internal import HouseholdIndex
internal import IdentityMatching
internal import Synchronization

/// Does steps with an index in a folder, and says of each that it is done only after it returned.
///
/// It writes `ok`, and what a step has to say, or `failed` and the error, a line for each step.
final class Probe {
  private let folder: String
  private var index: HouseholdIndex?

  init(folder: String) {
    self.folder = folder
  }

  /// The key of a number; 0 is none.
  static func key(_ number: Int) -> IndexKey? {
    number == 0 ? nil : IndexKey(bytes: Array(repeating: UInt8(truncatingIfNeeded: number), count: 32))
  }

  func run(_ step: ProbeStep) {
    do {
      say(["ok"] + (try perform(step)))
    } catch {
      say(["failed", "\(error)"])
    }
  }

  private func perform(_ step: ProbeStep) throws -> [String] {
    switch step {
    case .open(let number): try open(Self.key(number))
    case .enrol(let records): try opened().enrol(records, as: .customer, at: Self.now())
    case .enrolTogether(let groups): try enrol(groups)
    case .forget(let ids): try opened().forget(ids)
    case .compact: try opened().compact()
    case .keep(let application): return try keep(application)
    case .rotate(let number): try opened().rotateKey(to: Self.key(number))
    case .decide(let one, let other, let areOnePerson):
      let decision: Decision = areOnePerson ? .mustLink(one, other) : .cannotLink(one, other)
      try opened().decide(decision, by: "probe", at: Self.now())
    case .record(let events, let id): try opened().record(events, of: id)
    case .limitFileSize(let bytes): limitFileSize(bytes)
    case .becomeNobody: try becomeNobody()
    }
    return []
  }

  private static func now() throws -> Instant { try Instant("2026-11-24T10:00:00+09:00") }

  private func opened() throws -> HouseholdIndex {
    guard let index else { throw IndexError.notFound(directory: folder) }
    return index
  }

  private func open(_ key: IndexKey?) throws {
    let configuration = HouseholdIndex.Configuration(key: key)
    do throws(IndexError) {
      index = try HouseholdIndex.open(at: folder, configuration: configuration)
    } catch {
      guard case .notFound = error else { throw error }
      index = try HouseholdIndex.create(at: folder, configuration: configuration)
    }
  }

  private func enrol(_ groups: [[ApplicantRecord]]) throws {
    let index = try opened()
    let failure = Mutex<(any Error)?>(nil)
    DispatchQueue.concurrentPerform(iterations: groups.count) { number in
      do {
        try index.enrol(groups[number], as: .customer, at: Self.now())
      } catch {
        failure.withLock { $0 = error }
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
  }

  private func keep(_ application: ApplicantRecord) throws -> [String] {
    let index = try opened()
    let screening = try index.screen(application, asOf: Self.now())
    let inquiry = Inquiry(by: "probe", purpose: "crash", at: try Self.now())
    let id = try index.keep(screening, of: application, for: inquiry)
    return [id.text] + screening.links.map(\.id)
  }

  private func limitFileSize(_ bytes: Int) {
    // Writing more is an error then, not the end of the process.
    signal(SIGXFSZ, SIG_IGN)
    let files = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
    var limit = rlimit()
    getrlimit(files, &limit)
    limit.rlim_cur = rlim_t(bytes)
    setrlimit(files, &limit)
  }

  private func becomeNobody() throws {
    guard setgid(65534) == 0, setuid(65534) == 0 else { throw POSIXError(.EPERM) }
  }

  private func say(_ words: [String]) {
    FileHandle.standardOutput.write(Data((words.joined(separator: "\t") + "\n").utf8))
  }
}
