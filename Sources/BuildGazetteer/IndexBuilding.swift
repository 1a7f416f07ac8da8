import JapaneseNormalization

/// A name index while it is built: keys with their items.
struct IndexBuilding {
  private var items: [[UInt16]: Set<UInt32>] = [:]
  private var hashed: [UInt32: Set<UInt32>] = [:]

  /// Adds what bears the name `units`.
  mutating func add(_ units: [UInt16], rank: UInt8, id: Int) {
    if !units.isEmpty { items[units, default: []].insert(UInt32(rank) << 24 | UInt32(id)) }
  }

  /// Adds what bears a name of which only the hash is kept.
  mutating func add(hash: UInt32, rank: UInt8, id: Int) {
    hashed[hash, default: []].insert(UInt32(rank) << 24 | UInt32(id))
  }

  /// The hash of a name, as the parser computes it.
  static func hash(_ units: [UInt16]) -> UInt32 {
    units.reduce(GazetteerFormat.seed, GazetteerFormat.extend)
  }

  /// For the hashes of the first two and three units, how long the longest name is.
  var bounds: [UInt8] {
    var bounds = [UInt8](repeating: 0, count: GazetteerFormat.boundCount)
    for units in items.keys {
      for length in 2...3 where length <= units.count {
        let bucket = GazetteerFormat.bucket(Self.hash(Array(units[..<length])), of: bounds.count)
        bounds[bucket] = max(bounds[bucket], UInt8(clamping: units.count))
      }
    }
    return bounds
  }

  /// The three sections: buckets, entries, lists.
  func sections(
    _ writer: inout SectionWriter
  ) throws -> (buckets: [UInt32], entries: [UInt32], lists: [UInt32]) {
    var rows: [(hash: UInt32, key: UInt32, order: [UInt16], items: [UInt32])] = []
    for (units, set) in items.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      rows.append((Self.hash(units), try writer.reference(units), units, set.sorted()))
    }
    for (hash, set) in hashed.sorted(by: { $0.key < $1.key }) { rows.append((hash, hash, [], set.sorted())) }
    // A few names a bucket: more buckets cost more memory than they save time.
    var bucketCount = 1
    while bucketCount * 4 < rows.count { bucketCount *= 2 }
    let placed = rows.map { (bucket: GazetteerFormat.bucket($0.hash, of: bucketCount), row: $0) }
      .sorted { ($0.bucket, $0.row.hash, $0.row.key) < ($1.bucket, $1.row.hash, $1.row.key) }
    var buckets = [UInt32](repeating: 0, count: bucketCount + 1)
    var entries: [UInt32] = []
    var lists: [UInt32] = []
    for (bucket, row) in placed {
      buckets[bucket + 1] += 1
      entries += [row.key, Self.value(row.items, &lists)]
    }
    for bucket in 0..<bucketCount { buckets[bucket + 1] += buckets[bucket] }
    return (buckets, entries, lists)
  }

  /// One item as it is, several as the place of a list.
  static func value(_ items: [UInt32], _ lists: inout [UInt32]) -> UInt32 {
    if items.count == 1, let item = items.first, item & 0x8000_0000 == 0 { return item }
    let offset = UInt32(lists.count)
    lists.append(UInt32(items.count))
    lists += items
    return 0x8000_0000 | offset
  }
}
