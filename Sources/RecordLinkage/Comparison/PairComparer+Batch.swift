internal import CKernels

extension PairComparer {
  typealias Verdict = PairBatch.Verdict

  /// The levels of all pairs of a batch, into its `vectors`: the same as ``vector(_:_:scratch:)`` of each.
  func compare(_ batch: PairBatch, scratch: inout Scratch) {
    fetch(batch)
    let spare = memory.nodes.count
    let active = batch.list(of: spare)
    let isUndecided = batch.verdicts(of: spare)
    for pair in 0..<batch.count { batch.vectors[pair] = ComparisonVector() }
    for comparison in rootEnds.indices {
      for pair in 0..<batch.count {
        active[pair] = UInt16(truncatingIfNeeded: pair)
        isUndecided[pair] = .no
      }
      let start = comparison == 0 ? 0 : rootEnds[comparison - 1]
      var count = batch.count
      for place in start..<rootEnds[comparison] where count > 0 {
        let root = roots[place]
        let level = place - start + 1
        if case .otherwise = memory.nodes[root].kind {
          // What could not be decided by an earlier level may be of that one.
          for entry in 0..<count where isUndecided[Int(active[entry])] == .no {
            batch.vectors[Int(active[entry])][comparison] = level
          }
          break
        }
        decide(root, UnsafeBufferPointer(start: active, count: count), batch, scratch: &scratch)
        let verdicts = batch.verdicts(of: root)
        var kept = 0
        for entry in 0..<count {
          let pair = Int(active[entry])
          switch verdicts[pair] {
          case .yes: batch.vectors[pair][comparison] = level
          case .unknown:
            isUndecided[pair] = .yes
            active[kept] = active[entry]
            kept &+= 1
          case .no:
            active[kept] = active[entry]
            kept &+= 1
          }
        }
        count = kept
      }
    }
  }

  /// Brings the values of all records of a batch together.
  private func fetch(_ batch: PairBatch) {
    let (rows, stride, length) = (memory.rows, memory.stride, memory.rowLength)
    // More records than the processor looks ahead by itself.
    let ahead = 16
    for pair in 0..<batch.count {
      if pair + ahead < batch.count {
        memory.prefetch(Int(batch.lhs[pair + ahead]))
        memory.prefetch(Int(batch.rhs[pair + ahead]))
      }
      let one = rows + Int(batch.lhs[pair]) &* stride
      let other = rows + Int(batch.rhs[pair]) &* stride
      for place in 0..<length {
        batch.left[place &* PairBatch.capacity &+ pair] = one[place]
        batch.right[place &* PairBatch.capacity &+ pair] = other[place]
      }
    }
  }

  /// What a condition says of some pairs of a batch.
  private func decide(
    _ number: Int, _ active: UnsafeBufferPointer<UInt16>, _ batch: PairBatch, scratch: inout Scratch
  ) {
    let node = memory.nodes[number]
    let verdicts = batch.verdicts(of: number)
    switch node.kind {
    case .all, .any, .not: return compose(number, node, active, batch, scratch: &scratch)
    case .otherwise:
      for pair in active { verdicts[Int(pair)] = .yes }
      return
    default: break
    }
    let column = memory.columns[node.column]
    let values = Values(batch, column)
    if column.ends != nil {
      // Cells of several values: every value of the one with every value of the other.
      decideEach(number, active, batch, scratch: &scratch)
      return
    }
    switch node.kind {
    case .exact:
      values.decide(active, into: verdicts) { $0 == $1 }
    case .similar(let measure, let threshold):
      decideSimilar(measures[measure], number: measure, threshold, active, values, column, verdicts, &scratch)
    case .edits(let distance, let most):
      guard let signatures = column.signatures else {
        return decideEach(number, active, batch, scratch: &scratch)
      }
      values.prefetch(active, of: column, signatures)
      values.decide(active, into: verdicts) { one, other in
        one == other
          || (signatures[Int(one)].mayBe(editsApart: most, from: signatures[Int(other)])
            && Self.edits(column.text(one), column.text(other), distance, atMost: most))
      }
    case .prefix(let length):
      guard let signatures = column.signatures else {
        return decideEach(number, active, batch, scratch: &scratch)
      }
      values.prefetch(active, of: column, signatures)
      values.decide(active, into: verdicts) { one, other in
        one == other
          || (signatures[Int(one)].mayBegin(as: signatures[Int(other)], length: length)
            && Self.beginAlike(column.text(one), column.text(other), length: length))
      }
    case .days(let most):
      guard let days = column.days else { return decideEach(number, active, batch, scratch: &scratch) }
      values.prefetch(active, of: column, days)
      for pair in active {
        let (one, other) = values[pair]
        let (left, right) = (days[Int(one)], days[Int(other)])
        if left == ComparedValues.noDay || right == ComparedValues.noDay {
          // The missing value has no day either.
          verdicts[Int(pair)] = one == other && one != 0 ? .yes : .unknown
        } else {
          verdicts[Int(pair)] = abs(left &- right) <= most ? .yes : .no
        }
      }
    case .dateSlip:
      guard let dates = column.dates else { return decideEach(number, active, batch, scratch: &scratch) }
      values.prefetch(active, of: column, dates)
      values.decide(active, into: verdicts) { one, other in
        let (left, right) = (dates[Int(one)], dates[Int(other)])
        if left == .none || right == .none {
          return one == other || Self.isDateSlip(column.text(one), column.text(other))
        }
        return left.isSlip(of: right)
      }
    case .swapped(let second):
      let others = Values(batch, memory.columns[second])
      for pair in active {
        let (a, c) = values[pair]
        let (b, d) = others[pair]
        verdicts[Int(pair)] =
          a == 0 || b == 0 || c == 0 || d == 0 ? .unknown : a == d && b == c ? .yes : .no
      }
    case .crossed(let second):
      let others = Values(batch, memory.columns[second])
      for pair in active {
        let (a, c) = values[pair]
        let (b, d) = others[pair]
        verdicts[Int(pair)] =
          (a != 0 && a == d) || (b != 0 && b == c)
          ? .yes : (a == 0 || d == 0) && (b == 0 || c == 0) ? .unknown : .no
      }
    case .missing:
      for pair in active {
        let (one, other) = values[pair]
        verdicts[Int(pair)] = one == 0 || other == 0 ? .yes : .no
      }
    default: decideEach(number, active, batch, scratch: &scratch)
    }
  }

  /// A similarity of at least a threshold: what the signatures rule out is not looked at.
  private func decideSimilar(
    _ measure: Measure, number: Int, _ threshold: Float, _ active: UnsafeBufferPointer<UInt16>,
    _ values: Values,
    _ column: ComparisonMemory.Column, _ verdicts: UnsafeMutablePointer<Verdict>, _ scratch: inout Scratch
  ) {
    let bounded = BoundedComparator(measure.comparator)
    let signatures = column.signatures
    if let signatures { values.prefetch(active, of: column, signatures) }
    values.decide(active, into: verdicts) { one, other in
      if one == other { return true }
      if let signatures,
        !signatures[Int(one)].may(bounded, reach: threshold, with: signatures[Int(other)])
      {
        return false
      }
      return similarity(one, other, column, measure, number, &scratch) >= threshold
    }
  }

  /// Pair by pair.
  private func decideEach(
    _ number: Int, _ active: UnsafeBufferPointer<UInt16>, _ batch: PairBatch, scratch: inout Scratch
  ) {
    let verdicts = batch.verdicts(of: number)
    for pair in active {
      let (lhs, rhs) = (Int(batch.lhs[Int(pair)]), Int(batch.rhs[Int(pair)]))
      switch truth(number, lhs, rhs, scratch: &scratch) {
      case .no: verdicts[Int(pair)] = .no
      case .unknown: verdicts[Int(pair)] = .unknown
      case .yes: verdicts[Int(pair)] = .yes
      }
    }
  }

  /// Three-valued logic: each part is asked only of the pairs that the parts before it left open.
  private func compose(
    _ number: Int, _ node: Node, _ active: UnsafeBufferPointer<UInt16>, _ batch: PairBatch,
    scratch: inout Scratch
  ) {
    let verdicts = batch.verdicts(of: number)
    let isAny = if case .any = node.kind { true } else { false }
    let isNot = if case .not = node.kind { true } else { false }
    let open = batch.list(of: number)
    for (entry, pair) in active.enumerated() {
      open[entry] = pair
      verdicts[Int(pair)] = isAny ? .no : .yes
    }
    var count = active.count
    var part = number + 1
    while part < node.end, count > 0 {
      decide(part, UnsafeBufferPointer(start: open, count: count), batch, scratch: &scratch)
      let answers = batch.verdicts(of: part)
      var kept = 0
      for entry in 0..<count {
        let pair = Int(open[entry])
        let answer = answers[pair]
        if isNot {
          verdicts[pair] = answer == .no ? .yes : answer == .yes ? .no : .unknown
        } else if answer == (isAny ? .yes : .no) {
          verdicts[pair] = answer
        } else {
          if answer == .unknown { verdicts[pair] = .unknown }
          open[kept] = open[entry]
          kept &+= 1
        }
      }
      if isNot { return }
      count = kept
      part = memory.nodes[part].end
    }
  }

  /// A column of a batch.
  private struct Values {
    private let left: UnsafeMutablePointer<UInt32>
    private let right: UnsafeMutablePointer<UInt32>

    init(_ batch: PairBatch, _ column: ComparisonMemory.Column) {
      left = batch.left + column.place &* PairBatch.capacity
      right = batch.right + column.place &* PairBatch.capacity
    }

    @inline(__always)
    subscript(pair: UInt16) -> (UInt32, UInt32) { (left[Int(pair)], right[Int(pair)]) }

    /// Asks for what is known of the values of some pairs, where it lies all over memory.
    @inline(__always)
    func prefetch<T>(
      _ active: UnsafeBufferPointer<UInt16>, of column: ComparisonMemory.Column, _ known: UnsafePointer<T>
    ) {
      guard column.hasManyValues else { return }
      for pair in active {
        idm_prefetch(known + Int(left[Int(pair)]))
        idm_prefetch(known + Int(right[Int(pair)]))
      }
    }

    /// Asks `holds` of the pairs that have both values.
    @inline(__always)
    func decide(
      _ active: UnsafeBufferPointer<UInt16>, into verdicts: UnsafeMutablePointer<Verdict>,
      _ holds: (UInt32, UInt32) -> Bool
    ) {
      for pair in active {
        let (one, other) = self[pair]
        verdicts[Int(pair)] = one == 0 || other == 0 ? .unknown : holds(one, other) ? .yes : .no
      }
    }
  }
}
