extension ColumnPairProfile {
  /// More columns than these are not compared with one another, pair by pair.
  private static let columnLimit = 48

  /// The pairs of columns worth mentioning among those that a model would use.
  ///
  /// - Parameter groups: all rows of some values, where the cells are those of a part of the rows.
  /// - Complexity: O(*c*² · *n*) for *c* columns, at most 48 of them, and a sample of *n* rows.
  static func pairs(
    of columns: [ColumnProfile], cells: [[SampledCell]], groups: ValueGroups?
  ) -> [ColumnPairProfile] {
    let used = columns.indices.filter {
      let meaning = columns[$0].suggestion.meaning
      return !meaning.isLeftOut && meaning != .freeText && columns[$0].distinctCount > 1
    }.prefix(columnLimit)
    var numbers: [String: Int32] = [:]
    let coded = used.map { CodedColumn(cells: cells[$0], numbers: &numbers) }
    let valueCount = numbers.count
    let tallies = coded.map { $0.tally(valueCount: valueCount + 1) }
    // Of two flags, yes and no, no row can be told to be exchanged.
    let hasManyValues = used.map { columns[$0].distinctCount >= 20 }
    var pairs: [ColumnPairProfile] = []
    for (i, first) in used.enumerated() {
      for (j, second) in used.enumerated() where j > i {
        let joint = JointCounts(coded[i], coded[j])
        let pair = ColumnPairProfile(
          first: first, second: second,
          firstDeterminesSecond: groups?.dependency(of: second, on: first)
            ?? joint.dependency(ofSecond: true),
          secondDeterminesFirst: groups?.dependency(of: first, on: second)
            ?? joint.dependency(ofSecond: false),
          cramersV: joint.cramersV, rowCount: joint.rowCount,
          swappedRows: hasManyValues[i] && hasManyValues[j]
            ? swappedRows(coded[i], coded[j], tallies[i], tallies[j]) : 0,
          overlap: overlap(tallies[i], in: tallies[j]))
        if pair.isNotable { pairs.append(pair) }
      }
    }
    return pairs
  }

  /// Rows whose two values are each at home in the other column: at least three times as frequent there, and
  /// known there from elsewhere.
  private static func swappedRows(
    _ first: CodedColumn, _ second: CodedColumn, _ inFirst: [Int32], _ inSecond: [Int32]
  ) -> Int {
    var rows = 0
    for (a, b) in zip(first.values, second.values) where a != 0 && b != 0 && a != b {
      let a = Int(a)
      let b = Int(b)
      if inSecond[a] >= 3 * inFirst[a], inFirst[b] >= 3 * inSecond[b] { rows += 1 }
    }
    return rows
  }

  private static func overlap(_ first: [Int32], in second: [Int32]) -> Double {
    var shared = 0
    var all = 0
    for (mine, other) in zip(first, second).dropFirst() {
      all += Int(mine)
      if other > 0 { shared += Int(mine) }
    }
    return all == 0 ? 0 : Double(shared) / Double(all)
  }
}

extension ValueGroups {
  /// How far one column determines another.
  fileprivate func dependency(of target: Int, on given: Int) -> Double? {
    let pairs = pairs(of: given, with: target)
    return JointCounts(
      CodedColumn(values: pairs.map { Int32(bitPattern: $0.given) }),
      CodedColumn(values: pairs.map { Int32(bitPattern: $0.target) })
    ).dependency(ofSecond: true)
  }
}

/// A column's values as numbers, equal for equal folded text in all columns; 0 for none.
private struct CodedColumn {
  let values: [Int32]

  init(values: [Int32]) { self.values = values }

  init(cells: [SampledCell], numbers: inout [String: Int32]) {
    var known: [String: Int32] = [:]
    values = cells.map { cell in
      if cell.length == 0 { return 0 }
      if let number = known[cell.text] { return number }
      let folded = NormalizationStep.fold.apply(to: cell.text)
      if folded.isEmpty { return 0 }
      let number = numbers[folded] ?? Int32(numbers.count + 1)
      numbers[folded] = number
      known[cell.text] = number
      return number
    }
  }

  /// How often each number occurs.
  func tally(valueCount: Int) -> [Int32] {
    var tally = [Int32](repeating: 0, count: valueCount)
    for value in values where value != 0 { tally[Int(value)] += 1 }
    return tally
  }
}

/// How often the values of two columns occur together.
private struct JointCounts {
  private struct Cell {
    var first: Int32
    var second: Int32
    var count: Int
  }

  private var cells: [Cell] = []
  private var firsts: [Int32: Int] = [:]
  private var seconds: [Int32: Int] = [:]
  private(set) var rowCount = 0

  init(_ first: CodedColumn, _ second: CodedColumn) {
    var keys: [UInt64] = []
    for (a, b) in zip(first.values, second.values) where a != 0 && b != 0 {
      keys.append(UInt64(UInt32(bitPattern: a)) << 32 | UInt64(UInt32(bitPattern: b)))
    }
    rowCount = keys.count
    keys.sort()
    var start = 0
    while start < keys.count {
      var end = start
      while end < keys.count, keys[end] == keys[start] { end += 1 }
      let cell = Cell(
        first: Int32(truncatingIfNeeded: keys[start] >> 32), second: Int32(truncatingIfNeeded: keys[start]),
        count: end - start)
      cells.append(cell)
      firsts[cell.first, default: 0] += cell.count
      seconds[cell.second, default: 0] += cell.count
      start = end
    }
  }

  private static let leastRepetition = 3
  private static let leastRows = 30

  /// How far one column determines the other.
  func dependency(ofSecond: Bool) -> Double? {
    let givens = ofSecond ? firsts : seconds
    let targets = ofSecond ? seconds : firsts
    guard let commonest = targets.values.max(), Double(commonest) < 0.9 * Double(rowCount) else { return nil }
    var best: [Int32: Int] = [:]
    for cell in cells {
      let given = ofSecond ? cell.first : cell.second
      if (givens[given] ?? 0) >= Self.leastRepetition { best[given] = max(best[given] ?? 0, cell.count) }
    }
    var rows = 0
    var agreeing = 0
    for (given, count) in best {
      rows += givens[given] ?? 0
      agreeing += count
    }
    // Where few values repeat, those that do are the duplicates that linkage is to find.
    guard rows >= Self.leastRows, rows * 5 >= rowCount else { return nil }
    return Double(agreeing) / Double(rows)
  }

  /// Cramér's V with the correction of Bergsma, "A bias-correction for Cramér's V and Tschuprow's T", Journal
  /// of the Korean Statistical Society 42 (2013), among frequent values: rare ones repeat because a record
  /// does.
  var cramersV: Double? {
    let frequent = 10
    let used = cells.filter { (firsts[$0.first] ?? 0) >= frequent && (seconds[$0.second] ?? 0) >= frequent }
    var a: [Int32: Int] = [:]
    var b: [Int32: Int] = [:]
    var n = 0.0
    for cell in used {
      a[cell.first, default: 0] += cell.count
      b[cell.second, default: 0] += cell.count
      n += Double(cell.count)
    }
    guard n >= 100, n * 5 >= Double(rowCount), a.count > 1, b.count > 1 else { return nil }
    // In the order of their size: sums of fractions depend on the order, and the profile must not on that of the rows.
    let shares = used.map { cell in
      Double(cell.count) * Double(cell.count) / (Double(a[cell.first] ?? 1) * Double(b[cell.second] ?? 1))
    }
    let sum = shares.sorted().reduce(-1, +)
    let r = Double(a.count)
    let k = Double(b.count)
    let corrected = max(0, sum - (r - 1) * (k - 1) / (n - 1))
    let smaller = min(r - (r - 1) * (r - 1) / (n - 1), k - (k - 1) * (k - 1) / (n - 1)) - 1
    return smaller <= 0 ? nil : min(1, (corrected / smaller).squareRoot())
  }
}
