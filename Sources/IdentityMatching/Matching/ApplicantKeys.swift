internal import RecordLinkage

/// What an oversized block is split by; see ``ApplicantBlocking``. The raw values are kept in files.
package enum ApplicantRefinement: Int, CaseIterable, Sendable {
  case familyName
  case birthYear
  case postalCode
  case dwelling

  var name: String {
    switch self {
    case .familyName: "family name"
    case .birthYear: "birth year"
    case .postalCode: "postal code"
    case .dwelling: "dwelling"
    }
  }
}

/// Under what keys each record of a table meets others: the same in every table, so that an index can keep them.
package struct ApplicantKeys: Sendable {
  private let rules: [BlockingRule]
  private let refinements: [@Sendable (_ record: Int) -> UInt64]

  /// The keys of all records of a table.
  ///
  /// - Complexity: O(*n*) in the number of records.
  package init(_ table: FeatureTable) {
    let builder = RuleBuilder(table: table)
    rules = ApplicantBlocking.rules.map { $0(builder) }
    refinements = ApplicantRefinement.allCases.map { refinement in
      switch refinement {
      case .familyName: builder.familyRefinement.keyOfRecord
      case .birthYear: builder.birthYearRefinement.keyOfRecord
      case .postalCode: builder.postalCodeRefinement.keyOfRecord
      case .dwelling: builder.dwellingRefinement.keyOfRecord
      }
    }
  }

  /// Calls `body` with each key of a record and the number of its rule.
  package func forEachKey(ofRecord record: Int, _ body: (_ rule: Int, _ key: UInt64) -> Void) {
    for (number, rule) in rules.enumerated() {
      for place in rule.range(ofRecord: record) { body(number, rule.keys[place]) }
    }
  }

  /// A record's key of a refinement; 0 where it has none.
  package func key(of refinement: ApplicantRefinement, ofRecord record: Int) -> UInt64 {
    refinements[refinement.rawValue](record)
  }

  /// For each rule what its oversized blocks are split by, in this order.
  package static let refinements: [[ApplicantRefinement]] = {
    let builder = RuleBuilder(table: FeatureTableBuilder().finish())
    return ApplicantBlocking.rules.map { rule in
      rule(builder).refinements.compactMap { refinement in
        ApplicantRefinement.allCases.first { $0.name == refinement.name }
      }
    }
  }()
}
