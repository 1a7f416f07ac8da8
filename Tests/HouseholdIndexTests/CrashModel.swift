import ContractHistory
import IdentityMatching
import IndexCrashProbe

/// What an index has to be after some steps: the plain twin of the index.
struct CrashModel {
  /// The records that are there.
  var records: [String: ApplicantRecord] = [:]
  var key = 0
  /// The number of decisions.
  var decisionCount = 0
  /// For each decision that was acknowledged, whom its content names, and whether that has to be erased.
  var decisions: [String: (names: Set<String>, isErased: Bool)] = [:]

  /// Reviewers' decisions on two records, the lesser id first.
  var opinions: [[String]: Bool] = [:]
  /// What happened to the contracts of records.
  var events: [String: [ContractEvent]] = [:]

  /// Takes in what a step does, with what was said of it.
  mutating func apply(_ step: ProbeStep, _ words: [String] = []) {
    switch step {
    case .enrol(let added): for record in added { records[record.id] = record }
    case .enrolTogether(let groups): for record in groups.joined() { records[record.id] = record }
    case .forget(let ids):
      for id in ids {
        records[id] = nil
        events[id] = nil
      }
      opinions = opinions.filter { $0.key.allSatisfy { !ids.contains($0) } }
      for (decision, kept) in decisions where !kept.names.isDisjoint(with: ids) {
        decisions[decision]?.isErased = true
      }
    case .keep(let application):
      decisionCount += 1
      if let id = words.first { decisions[id] = (Set(words.dropFirst() + [application.id]), false) }
    case .rotate(let number): key = number
    case .decide(let one, let other, let areOnePerson): opinions[[one, other].sorted()] = areOnePerson
    case .record(let added, let id): events[id, default: []] += added
    case .open, .compact, .limitFileSize, .becomeNobody: break
    }
  }

  /// All that the index may be where a step was cut short.
  func outcomes(of step: ProbeStep) -> [CrashModel] {
    var outcomes = [self]
    if case .enrolTogether(let groups) = step {
      // Each call by itself is done or not.
      for group in groups {
        outcomes += outcomes.map { outcome in
          var outcome = outcome
          outcome.apply(.enrol(group))
          return outcome
        }
      }
    } else {
      outcomes.append(self)
      outcomes[1].apply(step)
    }
    return outcomes
  }
}
