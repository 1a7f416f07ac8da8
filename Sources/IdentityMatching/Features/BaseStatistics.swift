internal import RecordLinkage

/// What is known of a whole base, where a table holds only a few of its records: who is compared with a few candidates is still
/// one among millions.
///
/// Values are asked for by ``StatisticKey``.
package protocol BaseStatistics: Sendable {
  /// The number of records.
  var recordCount: Int { get }
  /// How many hold a value: people by name and birth date as a rule, see ``StatisticEntry/Holder``.
  func count(_ key: UInt64) -> Int32
}

/// Keys under which a base counts who holds a value: the same in every process and for every order of loading.
package enum StatisticKey {
  /// What a key is of. The raw values are kept in files.
  package enum Kind: UInt64, Sendable {
    case namePart = 1
    case birthDate = 2
    case phone = 3
    case email = 4
    case card = 5
    case dwelling = 6
    case premises = 7
    case unit = 8
  }

  /// The key under which the records with a birth date count.
  static let anyBirthDate = key(.birthDate, 0)

  /// The lowest bits tell the kind.
  static func key(_ kind: Kind, _ value: UInt64) -> UInt64 {
    StableHash.of(seed: kind.rawValue, value) & ~kindMask | kind.rawValue
  }

  private static let kindMask: UInt64 = 15

  /// What a key is of; `nil` where it is no key.
  package static func kind(of key: UInt64) -> Kind? { Kind(rawValue: key & kindMask) }
}

/// Something that a record adds to the statistics of its base: one more under ``key``, unless the ``holder`` counts already.
package struct StatisticEntry: Sendable, Hashable {
  /// Who counts once under a key.
  package enum Holder: Sendable, Hashable {
    /// Each record.
    case record
    /// The record's person: see `FeatureTableBuilder.person(ofRecord:)`.
    case person
    /// A dwelling, whose own key this is: it counts with the first who lives there.
    case dwelling(UInt64)
  }

  /// What is counted.
  package let key: UInt64
  /// Who counts once under it.
  package let holder: Holder
}
