/// A column's cells of the sample, and what is found out about them.
struct SampledColumn {
  let cells: [SampledCell]

  private static let frequentLimit = 10
  private static let distinctLimit = 500

  /// Distinct values, in the order in which they occur: of a longer column every so many cells.
  var distinctValues: [String] {
    var seen: Set<String> = []
    var values: [String] = []
    for start in [0, 1] {
      // Even steps show all of the column; of a column of few values the rest follows.
      let step = start == 0 ? max(1, cells.count / Self.distinctLimit) : 1
      for cell in stride(from: start, to: cells.count, by: step).lazy.map({ cells[$0] }) {
        if values.count == Self.distinctLimit { return values }
        if cell.length > 0, seen.insert(cell.text).inserted { values.append(cell.text) }
      }
    }
    return values
  }

  /// The column's profile.
  func profile(name: String, rowCount: Int, filledCount: Int) -> ColumnProfile {
    var counts: [String: Int] = [:]
    var lengths: [Int] = []
    for cell in cells where cell.length > 0 {
      counts[cell.text, default: 0] += 1
      lengths.append(cell.length)
    }
    // Ties in the order of their text, so that the answer does not hang on the order of a hash table.
    let ranked = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let frequent = ranked.prefix(Self.frequentLimit).map {
      ColumnProfile.Frequency(
        value: $0.key, count: $0.value, share: Double($0.value) / Double(lengths.count))
    }
    var content = ColumnContent()
    var buffer = ValueParts()
    for (value, count) in ranked {
      var value = value
      value.withUTF8 { content.add($0, times: count, buffer: &buffer) }
    }
    let suggestion = ColumnSuggestion(
      header: name, content: content, ranked: ranked.map { (value: $0.key, count: $0.value) },
      sampled: lengths.count
    ).make()
    return ColumnProfile(
      name: name, rowCount: rowCount, filledCount: filledCount, sampledCount: lengths.count,
      distinctCount: counts.count, frequent: Array(frequent), lengths: Self.lengths(lengths.sorted()),
      characters: Self.characters(ranked), suggestion: suggestion)
  }

  private static func lengths(_ sorted: [Int]) -> ColumnProfile.Lengths {
    guard let shortest = sorted.first, let longest = sorted.last else {
      return .init(shortest: 0, median: 0, percentile95: 0, longest: 0)
    }
    return .init(
      shortest: shortest, median: sorted[(sorted.count - 1) / 2],
      percentile95: sorted[(sorted.count - 1) * 95 / 100], longest: longest)
  }

  private static func characters(_ values: [(key: String, value: Int)]) -> ColumnProfile.Characters {
    var counts = (letters: 0, digits: 0, spaces: 0, punctuation: 0, beyond: 0)
    for (value, times) in values {
      for byte in value.utf8 where byte & 0xC0 != 0x80 {
        if ASCII.isLetter(byte) {
          counts.letters += times
        } else if ASCII.isDigit(byte) {
          counts.digits += times
        } else if ASCII.isSpace(byte) {
          counts.spaces += times
        } else if byte >= 0x80 {
          counts.beyond += times
        } else {
          counts.punctuation += times
        }
      }
    }
    let all = counts.letters + counts.digits + counts.spaces + counts.punctuation + counts.beyond
    func share(_ count: Int) -> Double { all == 0 ? 0 : Double(count) / Double(all) }
    return .init(
      letters: share(counts.letters), digits: share(counts.digits), spaces: share(counts.spaces),
      punctuation: share(counts.punctuation), beyondASCII: share(counts.beyond))
  }
}
