public import IdentityMatching

/// A reviewer's word on two records: wins over all scores, and holds until it is taken back or one of the records is forgotten.
public enum Decision: Sendable, Hashable {
  /// The two are of one person, or of one household.
  case mustLink(String, String, Relation = .person)
  /// The two are of different persons, or of different households and so of different persons too.
  case cannotLink(String, String, Relation = .person)
  /// What was said of the two before does not hold any more: the scores decide.
  case withdraw(String, String)

  /// The ids of the two records.
  public var records: (String, String) {
    switch self {
    case .mustLink(let one, let other, _), .cannotLink(let one, let other, _), .withdraw(let one, let other):
      (one, other)
    }
  }

  /// What holds of the two from now on; `nil` for nothing.
  var content: (relation: Relation, isTogether: Bool)? {
    switch self {
    case .mustLink(_, _, let relation): (relation, true)
    case .cannotLink(_, _, let relation): (relation, false)
    case .withdraw: nil
    }
  }
}

/// The decisions on the records of a base, by number.
struct DecisionGraph: Sendable {
  /// What was decided of a record and another.
  struct Edge: Sendable, Hashable {
    let other: UInt32
    let relation: Relation
    let isTogether: Bool
  }

  private var edges: [UInt32: [Edge]] = [:]

  /// The decisions on a record.
  func edges(of number: UInt32) -> [Edge] { edges[number] ?? [] }

  /// Whether nothing was decided.
  var isEmpty: Bool { edges.isEmpty }

  /// Takes in a decision in place of an earlier one on the same two; `nil` for none.
  mutating func set(_ one: UInt32, _ other: UInt32, _ decision: (relation: Relation, isTogether: Bool)?) {
    for (from, to) in [(one, other), (other, one)] {
      var kept = edges(of: from).filter { $0.other != to }
      if let decision {
        kept.append(Edge(other: to, relation: decision.relation, isTogether: decision.isTogether))
      }
      edges[from] = kept.isEmpty ? nil : kept
    }
  }

  /// Takes out a record with all that was decided of it.
  mutating func remove(_ number: UInt32) {
    for edge in edges(of: number) { set(number, edge.other, nil) }
  }

  /// The records that decisions tie to one, itself included, as one person, or as one household.
  func tied(to number: UInt32, as relation: Relation) -> Set<UInt32> {
    var found: Set<UInt32> = [number]
    var open = [number]
    while let next = open.popLast() {
      for edge in edges(of: next)
      where edge.isTogether && (relation == .household || edge.relation == .person) {
        if found.insert(edge.other).inserted { open.append(edge.other) }
      }
    }
    return found
  }

  /// Whether the decisions say of two records that they belong together in a relation, and that they do not.
  ///
  /// - Returns: the first two records, by number, of which both is said; `nil` where there are none near `number`.
  func contradiction(near number: UInt32) -> (UInt32, UInt32)? {
    for relation in Relation.allCases {
      let tied = tied(to: number, as: relation)
      for one in tied.sorted() {
        // Two of one person are of one household: whoever says that the households differ says that the persons do.
        let conflict = edges(of: one).filter {
          !$0.isTogether && tied.contains($0.other) && (relation == .person || $0.relation == .household)
        }
        if let edge = conflict.min(by: { $0.other < $1.other }) { return (one, edge.other) }
      }
    }
    return nil
  }
}
