/// What a column of a table looks like.
public struct ColumnProfile: Sendable, Hashable {
  /// The header.
  public let header: String
  /// The share of the rows looked at that have a value, 0…1.
  public let fillRate: Double
  /// How many rows were looked at.
  public let rows: Int
  /// Distinct values among them, as folded text.
  public let distinct: Int
  /// The most frequent value's share of those there are.
  public let largestShare: Double
  /// Symbols of a value, on average.
  public let meanLength: Double
  /// Words of a value, on average.
  public let meanWords: Double
  /// Shares of the values that are of a form.
  public let digitsShare: Double
  public let numberShare: Double
  public let dateShare: Double
  public let emailShare: Double
  public let letterShare: Double
  /// What the column is about.
  public let meaning: FieldMeaning
  /// Why it is thought to be about that, in words.
  public let reason: String

  /// Distinct values for each value that there is.
  public var variety: Double { Double(distinct) / max(1, fillRate * Double(rows)) }

  /// Looks at a column of some tables: at no more than `most` rows of each, evenly spread.
  ///
  /// - Complexity: O(the text looked at).
  public init(_ sources: [(source: any TableSource, column: Int)], header: String, most: Int = 20_000) {
    var rows = 0
    var texts: [String] = []
    for (source, column) in sources {
      let step = max(1, (source.rowCount + most - 1) / most)
      for row in stride(from: 0, to: source.rowCount, by: step) {
        rows += 1
        let text = source.withCell(row: row, column: column) {
          // The beginning tells: a cell may be a book.
          String(decoding: UnsafeBufferPointer(rebasing: $0.prefix(400)), as: UTF8.self)
        }
        let folded = FoldedText.words(text)
        if !folded.isEmpty { texts.append(text) }
      }
    }
    self.header = header
    self.rows = rows
    let count = Double(max(1, texts.count))
    fillRate = Double(texts.count) / Double(max(1, rows))
    var counts: [String: Int] = [:]
    var (length, words, digits, numbers, dates, emails, letters) = (0, 0, 0, 0, 0, 0, 0)
    let date = DateType(order: .dayFirst)
    for text in texts {
      let folded = FoldedText.words(text)
      counts[folded, default: 0] += 1
      length += folded.unicodeScalars.count
      words += 1 + folded.utf8.count { $0 == 0x20 }
      let compact = folded.filter { $0 != " " }
      if compact.allSatisfy(\.isNumber) { digits += 1 }
      if NumberType().derive(text)[0] != "", !folded.contains(where: \.isLetter) { numbers += 1 }
      let derived = date.derive(text)
      if derived[3] != "" { dates += 1 }
      if text.contains("@"), text.contains(".") { emails += 1 }
      if 2 * compact.count(where: \.isLetter) > compact.count { letters += 1 }
    }
    distinct = counts.count
    largestShare = Double(counts.values.max() ?? 0) / count
    meanLength = Double(length) / count
    meanWords = Double(words) / count
    digitsShare = Double(digits) / count
    numberShare = Double(numbers) / count
    dateShare = Double(dates) / count
    emailShare = Double(emails) / count
    letterShare = Double(letters) / count
    (meaning, reason) = Self.meaning(
      header: header,
      Shape(
        rows: rows, values: texts.count, distinct: counts.count, largestShare: largestShare,
        meanLength: meanLength, meanWords: meanWords, digits: digitsShare, numbers: numberShare,
        dates: dateShare, emails: emailShare, letters: letterShare))
  }

  private struct Shape {
    let rows: Int
    let values: Int
    let distinct: Int
    let largestShare: Double
    let meanLength: Double
    let meanWords: Double
    let digits: Double
    let numbers: Double
    let dates: Double
    let emails: Double
    let letters: Double
  }

  /// The header decides where it names a meaning that the values do not belie; the values decide otherwise.
  private static func meaning(header: String, _ shape: Shape) -> (FieldMeaning, String) {
    if shape.values == 0 { return (.constant, "no value") }
    if shape.distinct == 1, shape.rows > 1 { return (.constant, "one value in all rows") }
    if let named = FieldMeaning.named(by: header) {
      switch named {
      case .birthDate where shape.dates < 0.5 && shape.digits > 0.9 && shape.meanLength <= 4:
        return (.year, "header, and values that are years")
      case .fullName where shape.meanWords < 1.3: return (.text, "header, but values of one word")
      case .phone where shape.digits < 0.3 && shape.letters > 0.5: break
      case .email where shape.emails < 0.3: break
      case .coordinate where shape.letters > 0.3: break
      case .postalCode where shape.meanWords > 3: break
      default: return (named, "header")
      }
    }
    if shape.emails > 0.5 { return (.email, "values with @") }
    if shape.dates > 0.7 { return (.date, "values that are dates") }
    let variety = Double(shape.distinct) / Double(max(1, shape.values))
    if variety > 0.99, shape.values > 50, shape.meanWords < 1.5, shape.digits > 0.9 || shape.meanLength > 20 {
      return (.identifier, "a value of its own in every row")
    }
    if shape.distinct <= 30, shape.values > 200 { return (.category, "\(shape.distinct) distinct values") }
    if shape.numbers > 0.9, shape.meanLength < 10 { return (.number, "values that are numbers") }
    if shape.letters < 0.5, shape.meanWords < 1.5 { return (.code, "values of letters and digits") }
    return (.text, "words")
  }
}
