/// A part of possible rules with the keys of some records.
struct DiscoveryPart: Sendable {
  let part: KeyPart
  let column: Int
  /// The comparison that is about its column.
  let comparison: Int
  /// The declared column.
  let field: Int
  /// Whether a record may have several keys.
  let hasSeveralKeys: Bool
  /// Keys of the values that the records of interest hold.
  let keys: KeyTable
  /// Where the keys of each sampled record end in `sampleKeys`.
  let sampleEnds: [UInt32]
  let sampleKeys: [UInt64]
  /// The key of each sampled record, 0 where it has none; empty where records have several.
  let singleKeys: [UInt64]
  /// How many sampled records have a key, for keys of more than one.
  let counts: [UInt64: UInt32]

  /// - Parameters:
  ///   - needed: for each value of the column's dictionary, whether keys of it are wanted.
  ///   - sample: the records that pairs are estimated from.
  init(
    _ column: DiscoveryColumn, _ transform: KeyTransform, table: LinkageTable, needed: [Bool], sample: [Int]
  ) {
    part = KeyPart(column.name, transform)
    self.column = column.column
    comparison = column.comparison
    field = column.field
    keys = KeyTable(
      table.dictionaries[table.columns[column.column].dictionary], transform: transform, needed: needed)
    let keys = keys
    var ends: [UInt32] = []
    var found: [UInt64] = []
    var several = false
    for record in sample {
      let start = found.count
      table.forEachValue(record, column.column) { value in
        for key in keys.keys(of: value) where !found[start...].contains(key) && found.count - start < 32 {
          found.append(key)
        }
      }
      if found.count - start > 1 { several = true }
      ends.append(UInt32(found.count))
    }
    hasSeveralKeys = several
    singleKeys =
      several
      ? []
      : ends.indices.map { place in
        ends[place] == (place == 0 ? 0 : ends[place - 1]) ? 0 : found[Int(ends[place]) - 1]
      }
    sampleEnds = ends
    sampleKeys = found
    var counts: [UInt64: UInt32] = [:]
    for key in found { counts[key, default: 0] += 1 }
    self.counts = counts.filter { $0.value > 1 }
  }

  func keys(ofSampled place: Int) -> ArraySlice<UInt64> {
    sampleKeys[(place == 0 ? 0 : Int(sampleEnds[place - 1]))..<Int(sampleEnds[place])]
  }

  /// How many sampled records share the rarest key on which two records meet; `nil` where they do not.
  func commonness(_ table: LinkageTable, _ lhs: Int, _ rhs: Int) -> UInt32? {
    var rarest: UInt32?
    table.forEachValue(lhs, column) { left in
      let ours = keys.keys(of: left)
      if ours.isEmpty { return }
      table.forEachValue(rhs, column) { right in
        for key in keys.keys(of: right) where ours.contains(key) {
          rarest = min(rarest ?? .max, counts[key] ?? 1)
        }
      }
    }
    return rarest
  }

  /// The parts of some columns: of each column first what tells most, at most 60 in all; whole values come first.
  static func choices(_ columns: [DiscoveryColumn]) -> [(column: Int, transform: KeyTransform)] {
    var choices: [(column: Int, transform: KeyTransform)] = []
    let most = columns.map(\.transforms.count).max() ?? 0
    for rank in 0..<most {
      for (number, column) in columns.enumerated() where rank < column.transforms.count {
        if choices.count < 60 { choices.append((number, column.transforms[rank])) }
      }
    }
    return choices.filter { $0.transform == .whole } + choices.filter { $0.transform != .whole }
  }
}
