internal import RecordLinkage

/// How a blocking key is written: `dob`, `year(dob)`, `prefix-3(first_name)`.
///
/// The length belongs to the transform's name, as in `qgram-jaccard-2`: a comma inside the parentheses ends the item of a
/// YAML flow list, `[prefix(first_name, 3), dob]` has three items. Read it is all the same, also in three items.
enum KeyPartNotation {
  /// Transforms without a length.
  private static let plain: [(name: String, transform: KeyTransform)] = named([
    .soundex, .doubleMetaphone, .sortedTokens, .tokens, .deletions, .year, .yearMonth, .monthDay,
  ])

  /// Transforms with a length.
  private static let sized: [(name: String, transform: @Sendable (Int) -> KeyTransform)] = [
    ("prefix", { .prefix($0) }),
    ("suffix", { .suffix($0) }),
    ("qgrams", { .qgrams($0) }),
  ]

  private static func named(_ transforms: [KeyTransform]) -> [(name: String, transform: KeyTransform)] {
    transforms.compactMap { transform in transform.notation.map { ($0.name, transform) } }
  }

  /// The lengths that a transform may have.
  static let lengths = 1...64

  /// The names of all transforms, of those with a length with the length 3.
  static var names: [String] { sized.map { $0.name + "-3" } + plain.map(\.name) }

  /// A text taken apart.
  enum Parsed: Equatable {
    case part(KeyPart)
    case unknownTransform(String)
    /// `prefix(name)`.
    case noLength(transform: String)
    case malformed
  }

  static func parse(_ text: String) -> Parsed {
    guard let open = text.firstIndex(of: "(") else {
      return text.contains(")") ? .malformed : .part(KeyPart(text))
    }
    let name = String(text[..<open])
    guard text.hasSuffix(")") else { return .malformed }
    let column = String(text[text.index(after: open)...].dropLast())
    if sized.contains(where: { $0.name == name }) {
      // `prefix(first_name, 3)`, as one writes a function.
      let sides = column.split(separator: ",", maxSplits: 1).map { $0.filter { $0 != " " } }
      guard sides.count == 2, let transform = transform(named: name + "-" + sides[1]) else {
        return .noLength(transform: name)
      }
      return .part(KeyPart(sides[0], transform))
    }
    guard !column.contains("("), !column.contains(")") else { return .malformed }
    guard let transform = transform(named: name) else { return .unknownTransform(name) }
    return .part(KeyPart(column, transform))
  }

  private static func transform(named name: String) -> KeyTransform? {
    if let known = plain.first(where: { $0.name == name }) { return known.transform }
    for (prefix, transform) in sized where name.hasPrefix(prefix + "-") {
      let digits = name.dropFirst(prefix.count + 1)
      guard let length = Int(digits), String(length) == digits, lengths.contains(length) else { return nil }
      return transform(length)
    }
    return nil
  }
}
