/// Values of a column that stand for nothing though they are written like any other.
struct MissingValues {
  let ranked: [(value: String, count: Int)]
  let sampled: Int
  let meaning: FieldMeaning
  let type: String

  /// The values as the type normalizes them, at most ten.
  func find() -> [String] {
    guard let type = ValueTypes()[type] else { return [] }
    var counts: [String: Int] = [:]
    for (value, count) in ranked {
      let normalized = type.derive(value).first ?? ""
      if !normalized.isEmpty { counts[normalized, default: 0] += count }
    }
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    var missing: [String] = []
    if Self.namelike.contains(meaning) {
      missing += sorted.filter {
        Self.words.contains($0.key) && $0.value >= 2
          || Self.nameWords.contains($0.key) && isOutstanding($0.value, in: sorted)
      }.map(\.key)
    }
    switch meaning {
    case .birthDate, .date:
      missing += sorted.filter { Self.dates.contains($0.key) && isOutstanding($0.value, in: sorted) }.map(
        \.key)
    case .phone, .nationalIdentifier:
      missing += sorted.filter { Self.isFiller($0.key) }.map(\.key)
    case .code, .postalCode:
      // 33333 is a place as well: it is a filler where it is far more frequent than places are.
      missing += sorted.filter { Self.isFiller($0.key) && isOutstanding($0.value, in: sorted) }.map(\.key)
    default: break
    }
    // A telephone number that a tenth of all rows share, where all others are rare, is no one's.
    if Self.personal.contains(meaning), counts.count * 5 >= sampled, let first = sorted.first,
      first.value >= 10, first.value * 50 >= sampled,
      first.value >= 10 * (sorted.dropFirst().first?.value ?? 0)
    {
      missing.append(first.key)
    }
    var unique: [String] = []
    for value in missing where !unique.contains(value) { unique.append(value) }
    return Array(unique.prefix(10))
  }

  /// Whether a value is far more frequent than the value in the middle of the first hundred.
  private func isOutstanding(_ count: Int, in sorted: [(key: String, value: Int)]) -> Bool {
    let ordinary = sorted[min(sorted.count, 100) / 2].value
    return count >= 3 && count >= 5 * ordinary
  }

  /// 9999999, 123456789: one digit again and again, or digits in their order.
  private static func isFiller(_ value: String) -> Bool {
    let digits = Array(value.utf8)
    guard digits.count >= 5, digits.allSatisfy(ASCII.isDigit), let first = digits.first else { return false }
    if digits.allSatisfy({ $0 == first }) { return true }
    return digits.count >= 7
      && zip(digits, digits.dropFirst()).allSatisfy { ($0 - 0x30 + 1) % 10 == $1 - 0x30 }
  }

  private static let namelike: Set<FieldMeaning> = [
    .givenName, .middleName, .surname, .fullName, .address, .city, .organizationName, .title,
  ]
  private static let personal: Set<FieldMeaning> = [
    .phone, .email, .nationalIdentifier, .birthDate, .address,
  ]
  private static let words: Set<String> = [
    "xxx", "xxxx", "tbd", "tba", "not stated", "no name", "noname", "anonymous", "unbekannt", "inconnu",
    "desconocido",
    "keine angabe", "no fixed address", "no fixed abode", "homeless", "baby boy", "baby girl",
  ]
  /// Words that are names as well: they stand for nothing only where they are far more frequent than names are.
  private static let nameWords: Set<String> = [
    "none", "null", "nil", "nan", "na", "xx", "test", "refused", "blank", "same", "various", "deceased",
    "baby", "infant",
  ]
  private static let dates: Set<String> = [
    "1900-01-01", "1899-12-30", "1899-12-31", "1970-01-01", "1901-01-01", "2000-01-01", "1753-01-01",
    "2999-12-31",
  ]
}
