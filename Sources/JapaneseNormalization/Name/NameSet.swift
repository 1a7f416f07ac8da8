/// The fields of a record that hold names, as they came; empty where the record has none.
public struct NameFields: Sendable, Hashable {
  /// The whole name in one field.
  public var name = ""
  /// The family name.
  public var family = ""
  /// The given name.
  public var given = ""
  /// Middle names.
  public var middle = ""
  /// The reading of the whole name in one field.
  public var kana = ""
  /// The reading of the family name.
  public var familyKana = ""
  /// The reading of the given name.
  public var givenKana = ""
  /// The whole name in Latin letters.
  public var romaji = ""
  /// The family name in Latin letters.
  public var familyRomaji = ""
  /// The given name in Latin letters.
  public var givenRomaji = ""
  /// A former name, whole, or only its family name.
  public var formerName = ""
  /// A former family name.
  public var formerFamilyName = ""
  /// A name used beside the legal one (通称).
  public var alias = ""
  /// The reading of the alias.
  public var aliasKana = ""

  /// Makes a record without names.
  public init() {}
}

/// All names of one record: the legal one, former ones, aliases, the ones in katakana and in Latin letters.
///
/// A resident from abroad may have a name in the alphabet, one in kanji, one in katakana and a Japanese one for daily use; a
/// married person has had another family name. Two records are compared by their best pair of names.
///
/// ```swift
/// var fields = NameFields()
/// fields.name = "佐藤花子（旧姓：鈴木）"
/// NameSet(fields).names.count  // 2: 佐藤花子 and, formerly, 鈴木花子
/// ```
public struct NameSet: Sendable, Hashable {
  /// The names, the legal one first; without doubles.
  public let names: [PersonName]

  /// The name that the record goes by; `nil` for a record without names.
  public var primary: PersonName? { names.first }

  /// Reads the name fields of a record.
  ///
  /// - Complexity: O(*n*) in the text of the fields, and O(log *N*) in the name tables.
  public init(_ fields: NameFields) {
    var names: [PersonName] = []
    let primary = Self.primary(fields)
    let annotations = primary.annotations
    Self.add(primary.name, to: &names)

    // Most records have none of the other fields, and reading an empty one is not free.
    let formerNames =
      annotations.former.map { String(scalars: $0) } + [fields.formerFamilyName, fields.formerName]
    for former in formerNames where !former.isEmpty {
      if let name = Self.former(former, of: primary.name) { Self.add(name, to: &names) }
    }
    for alias in annotations.aliases {
      Self.add(.parse(String(scalars: alias), kind: .alias), to: &names)
    }
    if !fields.alias.isEmpty || !fields.aliasKana.isEmpty {
      Self.add(.parse(fields.alias, reading: fields.aliasKana, kind: .alias), to: &names)
    }
    // A Latin name and its katakana are two names, since neither is the reading of the other.
    if primary.name.whole.script == .latin { Self.add(Self.katakana(fields), to: &names) }
    for romaji in annotations.romaji.map({ String(scalars: $0) }) + [fields.romaji]
    where !romaji.isEmpty {
      Self.add(.parse(romaji, kind: .romaji), to: &names)
    }
    if !fields.familyRomaji.isEmpty || !fields.givenRomaji.isEmpty {
      Self.add(
        PersonName(family: fields.familyRomaji, given: fields.givenRomaji, kind: .romaji), to: &names)
    }
    self.names = names
  }

  private static func add(_ name: PersonName, to names: inout [PersonName]) {
    if !name.isEmpty && !names.contains(name) { names.append(name) }
  }

  private static func primary(_ fields: NameFields) -> NameReader.Reading {
    func text(_ field: String) -> ScalarText { ScalarText(scalarsOf: field) }
    let hasPartReadings = !fields.familyKana.isEmpty || !fields.givenKana.isEmpty
    let wholeReading = fields.kana.isEmpty ? fields.familyKana + " " + fields.givenKana : fields.kana
    if !fields.family.isEmpty || !fields.given.isEmpty {
      let parts = hasPartReadings ? (fields.familyKana, fields.givenKana) : partReadings(fields)
      return NameReader.read(
        family: text(fields.family), given: text(fields.given), middle: text(fields.middle),
        familyReading: text(parts.0), givenReading: text(parts.1), kind: .legal)
    }
    if let name = PersonName.plain(fields.name, reading: wholeReading, kind: .legal) {
      return NameReader.Reading(name: name, annotations: NameAnnotations([]))
    }
    if !TextFolding.fold(fields.name).isEmpty {
      return NameReader.read(text(fields.name), reading: text(wholeReading), kind: .legal)
    }
    if hasPartReadings {
      return NameReader.read(
        family: [], given: [], middle: [], familyReading: text(fields.familyKana),
        givenReading: text(fields.givenKana), kind: .katakana)
    }
    return NameReader.read(text(fields.kana), reading: [], kind: .katakana)
  }

  /// The parts of a reading in one field, for a name in two.
  private static func partReadings(_ fields: NameFields) -> (family: String, given: String) {
    guard !fields.kana.isEmpty else { return ("", "") }
    let name = PersonName.parse(fields.family + fields.given, reading: fields.kana)
    let family = NameSpelling.literal(ScalarText(fields.family.unicodeScalars))
    guard let split = name.splits.first(where: { $0.family.literal == family && !$0.family.kana.k1.isEmpty })
    else { return ("", "") }
    return (String(scalars: split.family.kana.k1), String(scalars: split.given.kana.k1))
  }

  private static func katakana(_ fields: NameFields) -> PersonName {
    fields.kana.isEmpty
      ? PersonName(family: fields.familyKana, given: fields.givenKana, kind: .katakana)
      : .parse(fields.kana, kind: .katakana)
  }

  /// A former name: whole, or a former family name with the present given name.
  private static func former(_ text: String, of present: PersonName) -> PersonName? {
    let name = PersonName.parse(text, kind: .former)
    if name.isEmpty { return nil }
    let isFamilyOnly =
      name.tokens.count == 1
      && (name.splits.isEmpty || NameFrequency.isKnownFamily(name.whole.folded)
        || name.whole.literal.count <= 2)
    guard isFamilyOnly, !present.given.isEmpty else { return name }
    return PersonName(
      family: String(scalars: name.whole.literal), given: String(scalars: present.given.literal),
      givenReading: String(scalars: present.given.kana.k1), kind: .former)
  }

  // MARK: Comparison

  /// The best pair of names of two records, and how far it agrees.
  public struct Comparison: Sendable, Hashable {
    /// The position of the name in the first record.
    public let lhs: Int
    /// The position of the name in the second record.
    public let rhs: Int
    /// How far the two names agree.
    public let names: PersonNameComparison
  }

  /// Compares two records by their best pair of names; `nil` where one has none.
  ///
  /// Of pairs that agree equally well, the one nearest to both legal names is taken; symmetric but for the positions.
  public static func compare(_ lhs: NameSet, _ rhs: NameSet) -> Comparison? {
    var best: Comparison?
    var bestOrder = (Int.min, Int.min, Int.min)
    for (left, leftName) in lhs.names.enumerated() {
      for (right, rightName) in rhs.names.enumerated() {
        let comparison = PersonName.compare(leftName, rightName)
        let order = (comparison.rank, -(left + right), -max(left, right))
        guard best == nil || order > bestOrder else { continue }
        best = Comparison(lhs: left, rhs: right, names: comparison)
        bestOrder = order
      }
    }
    return best
  }
}
