internal import TableIO

/// The identifiers of a file of links or true pairs, by side.
struct IdentifierSides {
  private(set) var left: Set<String> = []
  private(set) var right: Set<String> = []

  /// Those of pairs; an empty one is none.
  init(_ pairs: some Sequence<(left: String, right: String)>) {
    for pair in pairs {
      if !pair.left.isEmpty { left.insert(pair.left) }
      if !pair.right.isEmpty { right.insert(pair.right) }
    }
  }

  /// Those of two columns.
  init(_ table: CSVTable, left: Int, right: Int) {
    self.init(
      (0..<table.rowCount).lazy.map {
        (left: table.field(row: $0, column: left), right: table.field(row: $0, column: right))
      })
  }

  /// What a person should know where links and truth have no identifiers in common, as of links by row numbers.
  ///
  /// - Parameters:
  ///   - sidesMatter: whether a record is known by its side: not within one table, nor where tables are named.
  func note(truth: IdentifierSides, links: String, truthPath: String, sidesMatter: Bool) -> String? {
    if left.isEmpty && right.isEmpty || truth.left.isEmpty && truth.right.isEmpty { return nil }
    let check =
      "check that the tables were linked by the column that the truth has, which --id-column of link and dedupe names; "
      + "without one, and if none is recognized, row numbers are the identifiers"
    func isApart(_ one: Set<String>, _ other: Set<String>) -> Bool {
      !one.isEmpty && !other.isEmpty && one.isDisjoint(with: other)
    }
    guard sidesMatter else {
      let isNone =
        left.isDisjoint(with: truth.left.union(truth.right))
        && right.isDisjoint(with: truth.left.union(truth.right))
      return isNone ? "note: none of the identifiers of \(links) is in \(truthPath); \(check)" : nil
    }
    let (leftIsApart, rightIsApart) = (isApart(left, truth.left), isApart(right, truth.right))
    if leftIsApart, rightIsApart {
      if left.isDisjoint(with: truth.right), right.isDisjoint(with: truth.left) {
        return "note: none of the identifiers of \(links) is in \(truthPath); \(check)"
      }
      return
        "note: the identifiers of \(links) are in \(truthPath) on the other side only; link the tables in the order of the "
        + "truth's sides, or give --one-table where both are of one table"
    }
    guard leftIsApart || rightIsApart else { return nil }
    return
      "note: none of the \(leftIsApart ? "left" : "right") identifiers of \(links) is in \(truthPath); \(check)"
  }
}
