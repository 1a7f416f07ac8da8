import ContractHistory
import IdentityMatching
import IndexCrashProbe
import SynthesisCore

/// Makes up steps for the probe, each of which can be done after those before.
struct CrashScript {
  /// What a script has most of.
  enum Theme: CaseIterable {
    case mixed, enrolling, forgetting, compacting, keeping, rotating, deciding, recording
  }

  private enum Kind: CaseIterable {
    case enrol, enrolTogether, forget, compact, keep, rotate, decide, record
  }

  private static func weights(_ theme: Theme) -> [(Kind, Int)] {
    let own: Kind? =
      switch theme {
      case .mixed: nil
      case .enrolling: .enrolTogether
      case .forgetting: .forget
      case .compacting: .compact
      case .keeping: .keep
      case .rotating: .rotate
      case .deciding: .decide
      case .recording: .record
      }
    return Kind.allCases.map { ($0, ($0 == .enrol ? 4 : 1) + ($0 == own ? 8 : 0)) }
  }

  static func steps(
    _ count: Int, _ theme: Theme, from model: CrashModel, pool: [ApplicantRecord], random: inout SeededRandom
  ) -> [ProbeStep] {
    var model = model
    let weights = weights(theme)
    return (0..<count).map { _ in
      // Few enough records to be quick, and enough for several pages of everything.
      let isFull = model.records.count > pool.count - 40
      let isEmpty = model.records.count < 20
      var kind = random.pick(weighted: weights)
      if isFull, kind == .enrol || kind == .enrolTogether { kind = .forget }
      if isEmpty, kind != .enrolTogether { kind = .enrol }
      let step = step(kind, model, pool, &random)
      model.apply(step)
      return step
    }
  }

  private static func step(
    _ kind: Kind, _ model: CrashModel, _ pool: [ApplicantRecord], _ random: inout SeededRandom
  ) -> ProbeStep {
    func absent(_ count: Int) -> [ApplicantRecord] {
      let start = random.below(pool.count)
      return Array(
        (pool[start...] + pool[..<start]).lazy.filter { model.records[$0.id] == nil }.prefix(count))
    }
    switch kind {
    case .enrol: return .enrol(absent(random.within(1...5)))
    case .enrolTogether:
      let records = absent(6)
      return .enrolTogether([Array(records[..<2]), [records[2]], Array(records[3...])])
    case .forget:
      let ids = model.records.keys.sorted()
      let start = random.below(ids.count)
      return .forget(Array(ids[start...].prefix(random.within(1...6))))
    case .compact: return .compact
    case .keep: return .keep(random.pick(pool))
    case .rotate: return .rotate(key: random.below(4))
    case .decide:
      // Neighbours in pairs: two words never contradict each other by a third record.
      let pairs = stride(from: 0, to: pool.count - 1, by: 2).map { (pool[$0].id, pool[$0 + 1].id) }
      let there = pairs.filter { model.records[$0.0] != nil && model.records[$0.1] != nil }
      guard !there.isEmpty else { return .compact }
      let (one, other) = random.pick(there)
      return .decide(one, other, areOnePerson: random.below(2) == 0)
    case .record:
      let id = random.pick(model.records.keys.sorted())
      let line = "L\(random.below(1_000_000))"
      return .record(
        [
          .lineStarted(LineStart(line: line, at: moment, kind: .simOnly)),
          .lineTerminated(line: line, at: moment),
        ],
        of: id)
    }
  }
}
