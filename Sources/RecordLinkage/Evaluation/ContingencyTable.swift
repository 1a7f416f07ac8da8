/// How often each two labels meet: the non-empty cells of the contingency table of two labellings.
///
/// All measures of clusters come from these counts; pairs are never enumerated, so that an entity of a
/// hundred thousand records costs no more than as many single ones.
struct ContingencyTable {
  /// Records of one label in both labellings, by table.
  struct Cell {
    var predicted: UInt32
    var truth: UInt32
    var left = 0
    var right = 0
    var count: Int { left + right }
  }

  /// Sorted by the predicted label, then the true one.
  let cells: [Cell]
  /// The records of each predicted label, in the order of `cells`.
  let predicted: [Cell]
  /// The records of each true label.
  let truth: [Cell]

  /// The table of two labellings. Records that one of them does not know are left out.
  ///
  /// - Parameter leftCount: the number of records of the left table; `nil` for one table, where all count as
  ///   left.
  /// - Complexity: linear in the records (radix sort).
  init(predicted: [UInt32], truth: [UInt32], leftCount: Int?) throws(ClusteringError) {
    guard predicted.count == truth.count else {
      throw .wrongCount(what: "truth", expected: predicted.count, found: truth.count)
    }
    var rows: [(key: UInt64, isLeft: Bool)] = []
    rows.reserveCapacity(predicted.count)
    for record in predicted.indices
    where predicted[record] != EntityLabels.unknown && truth[record] != EntityLabels.unknown {
      let key = UInt64(predicted[record]) << 32 | UInt64(truth[record])
      rows.append((key, leftCount.map { record < $0 } ?? true))
    }
    RadixSort.sort(&rows, bits: 64) { $0.key }
    var cells: [Cell] = []
    var last: UInt64?
    for (key, isLeft) in rows {
      if key != last {
        let labels = RecordPair(key: key)
        cells.append(Cell(predicted: labels.lhs, truth: labels.rhs))
        last = key
      }
      if isLeft { cells[cells.count - 1].left += 1 } else { cells[cells.count - 1].right += 1 }
    }
    self.cells = cells
    self.predicted = Self.totals(cells) { $0.predicted }
    RadixSort.sort(&cells, bits: 32) { UInt64($0.truth) }
    self.truth = Self.totals(cells) { $0.truth }
  }

  /// The pairs of records within a cell: of one table, or across two.
  static func pairs(_ cell: Cell, acrossTables: Bool) -> Int {
    acrossTables ? cell.left * cell.right : cell.count * (cell.count - 1) / 2
  }

  private static func totals(_ cells: [Cell], label: (Cell) -> UInt32) -> [Cell] {
    var totals: [Cell] = []
    for cell in cells {
      if let last = totals.last, label(last) == label(cell) {
        totals[totals.count - 1].left += cell.left
        totals[totals.count - 1].right += cell.right
      } else {
        totals.append(cell)
      }
    }
    return totals
  }
}

extension ContingencyTable.Cell: BitwiseCopyable {}
