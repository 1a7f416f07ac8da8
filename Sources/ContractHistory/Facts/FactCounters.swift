/// Counts by what a line was sold with.
public struct KindCounts: Sendable, Hashable, Codable {
  /// Of lines with a handset.
  public internal(set) var handsetSet = FactCount()
  /// Of lines with a SIM alone.
  public internal(set) var simOnly = FactCount()

  /// Of lines of either kind.
  public var total: FactCount { handsetSet + simOnly }

  /// The count of a kind, or of both.
  public subscript(kind: ContractKind?) -> FactCount {
    switch kind {
    case .handsetSet: handsetSet
    case .simOnly: simOnly
    case nil: total
    }
  }

  mutating func add(_ kind: ContractKind, _ evidence: FactEvidence, isDisputed: Bool) {
    switch kind {
    case .handsetSet: handsetSet.add(evidence, isDisputed: isDisputed)
    case .simOnly: simOnly.add(evidence, isDisputed: isDisputed)
    }
  }
}

/// What happened in a trailing window.
public struct WindowCounts: Sendable, Hashable, Codable {
  /// The calendar days in Tokyo that the window has, the day of the moment included: 30 on 30 November is from 1 November.
  public let days: Int
  /// Contracts that started.
  public internal(set) var starts = FactCount()
  /// Applications that were made.
  public internal(set) var applications = FactCount()

  init(days: Int) {
    self.days = days
  }
}

/// Handset sets of one sale.
public struct SaleCount: Sendable, Hashable, Codable {
  /// The sale; `nil` outside any.
  public let sale: String?
  /// How many.
  public let count: FactCount
}

/// Terminations of one kind after one number of months.
public struct TerminationCount: Sendable, Hashable, Codable {
  /// What the lines were sold with.
  public let kind: ContractKind
  /// The calendar months that they ran, month one and the month of the termination counted.
  public let months: Int
  /// How many.
  public let count: FactCount
}

/// Terminations of one kind in one bucket.
public struct TerminationBucketCount: Sendable, Hashable, Codable {
  /// What the lines were sold with.
  public let kind: ContractKind
  /// How long they ran.
  public let bucket: TenureBucket
  /// How many.
  public let count: FactCount

  /// The buckets of counts that are in the order of kind and months.
  static func counts(_ terminations: [TerminationCount]) -> [TerminationBucketCount] {
    var result: [TerminationBucketCount] = []
    for termination in terminations {
      let bucket = TenureBucket(months: termination.months)
      var sum = termination.count
      if let last = result.last, last.kind == termination.kind, last.bucket == bucket {
        sum = sum + result.removeLast().count
      }
      result.append(TerminationBucketCount(kind: termination.kind, bucket: bucket, count: sum))
    }
    return result
  }
}

/// Lines of long ago.
public struct PastRecord: Sendable, Hashable, Codable {
  /// All of them.
  public internal(set) var lines = FactCount()
  /// Those that have ended, be it after the least term or before.
  public internal(set) var ended = FactCount()
}

/// List entries of one list and severity that count.
public struct ListingCount: Sendable, Hashable, Codable {
  /// Whose list.
  public let list: ListName
  /// How grave.
  public let severity: ListSeverity
  /// How many.
  public let count: FactCount
}
