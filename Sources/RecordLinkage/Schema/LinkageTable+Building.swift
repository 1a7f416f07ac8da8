internal import CKernels

extension LinkageTable {
  /// Reads what a model needs of some tables: normalizes every distinct cell once and numbers the distinct values.
  ///
  /// - Parameters:
  ///   - sources: the tables, in order; one to deduplicate it, several to link them.
  ///   - workers: how many tasks share the work; columns are read side by side.
  /// - Throws: ``LinkageError`` where the model does not fit the tables.
  /// - Complexity: O(cells), the value types' work once for every distinct cell.
  public init(
    _ sources: [any TableSource], model: LinkageModel, types: ValueTypes, workers: Int = 2
  ) async throws(LinkageError) {
    let plans = try Self.plans(model, types: types, sources: sources)
    var ends: [Int] = []
    for source in sources { ends.append((ends.last ?? 0) + source.rowCount) }
    let recordCount = ends.last ?? 0
    sourceEnds = ends
    self.recordCount = recordCount

    // Groups of columns that share a dictionary are independent of one another.
    let groups = Array(Set(plans.map(\.group))).sorted().map { group in plans.filter { $0.group == group } }
    // The dearest first, so that the workers end together.
    let costs = groups.map { $0.reduce(0) { $0 + $1.cost(sources) } }
    let order = groups.indices.sorted { (costs[$1], $0) < (costs[$0], $1) }
    let cursor = SharedCursor()
    var built: [(group: Int, columns: [Column], dictionary: ValueDictionary)] = []
    await withTaskGroup(of: [(group: Int, columns: [Column], dictionary: ValueDictionary)].self) { tasks in
      for _ in 0..<max(1, min(workers, groups.count)) {
        tasks.addTask {
          var mine: [(group: Int, columns: [Column], dictionary: ValueDictionary)] = []
          while true {
            let turn = cursor.next()
            if turn >= groups.count { return mine }
            let next = order[turn]
            var dictionary = ValueDictionary()
            let columns = groups[next].flatMap { plan in
              plan.read(sources, recordCount: recordCount, into: &dictionary, number: next)
            }
            dictionary.pool.close()
            mine.append((next, columns, dictionary))
          }
        }
      }
      for await part in tasks { built += part }
    }
    built.sort { $0.group < $1.group }
    dictionaries = built.map(\.dictionary)
    // In the order of the model, whatever the groups are.
    var byName: [String: Column] = [:]
    for column in built.flatMap(\.columns) { byName[column.name] = column }
    columns = plans.flatMap(\.partNames).compactMap { byName[$0] }
  }
}

/// How one declared column is read.
private struct ColumnPlan: Sendable {
  let declaration: ColumnDeclaration
  let type: any ValueType
  /// The parts of the type that the model uses: position in the type, and name in the model.
  let parts: [(position: Int, name: String)]
  /// Columns of one group share a dictionary.
  let group: Int
  /// For each table the places of the cells that make up a value: one, but for a joined column.
  let places: [[Int]]

  var partNames: [String] { parts.map(\.name) }

  /// What reading it costs, roughly, from a look at some cells: distinct values are normalized, and have to be found in a
  /// large table.
  func cost(_ sources: [any TableSource]) -> Int {
    var seen: Set<UInt64> = []
    var looks = 0
    for (source, places) in zip(sources, places) {
      var batch = CellBatch()
      for row in stride(from: 0, to: source.rowCount, by: max(1, source.rowCount / 256)) {
        Self.append(of: source, rows: row..<(row + 1), places: places, to: &batch)
      }
      looks += batch.count
      for place in 0..<batch.count { seen.insert(batch.withCell(place) { CellNumbers.hash($0) }) }
    }
    return looks + 4 * seen.count * parts.count
  }

  func read(
    _ sources: [any TableSource], recordCount: Int, into dictionary: inout ValueDictionary, number: Int
  ) -> [LinkageTable.Column] {
    var columns = parts.map { LinkageTable.Column(name: $0.name, dictionary: number) }
    var ids = parts.map { _ in LargeMemory.array(repeating: UInt32(0), count: recordCount) }
    var firstRecord = 0
    var cells = CellNumbers()
    // Per distinct cell and part the first value; where cells have several, all of them.
    var firsts = [[UInt32]](repeating: [0], count: parts.count)
    var several: [[[UInt32]]] = Array(repeating: [[]], count: parts.count)
    var scratch = ValueParts()
    let separator = declaration.separator.map { Array($0.utf8) }
    var batch = CellBatch()
    var hashes: [UInt64] = []
    var numbers: [Int] = []
    var staged = StagedValues()
    for (source, places) in zip(sources, places) {
      for start in stride(from: 0, to: source.rowCount, by: Self.batchSize) {
        batch.removeAll()
        Self.append(
          of: source, rows: start..<min(start + Self.batchSize, source.rowCount), places: places, to: &batch)
        // Where a cell is known is a look somewhere into a large table: for the whole batch at once.
        hashes.removeAll(keepingCapacity: true)
        for place in 0..<batch.count { hashes.append(batch.withCell(place) { CellNumbers.hash($0) }) }
        cells.prefetch(hashes)
        numbers.removeAll(keepingCapacity: true)
        for place in 0..<batch.count {
          numbers.append(
            batch.withCell(place) { bytes in
              let (number, isNew) = cells.number(of: bytes, hash: hashes[place])
              if !isNew { return number }
              for part in parts.indices {
                LargeMemory.reserve(1, in: &firsts[part])
                firsts[part].append(0)
              }
              if let separator {
                var values = [[UInt32]](repeating: [], count: parts.count)
                CellValues.forEach(of: bytes, separator: separator) {
                  derive($0, into: &scratch)
                  for (part, use) in parts.enumerated() {
                    let id = dictionary.pool.intern(utf8: scratch[use.position]).rawValue
                    if id != 0, !values[part].contains(id) { values[part].append(id) }
                  }
                }
                for part in parts.indices {
                  firsts[part][number] = values[part].first ?? 0
                  several[part].append(values[part])
                }
              } else {
                derive(bytes, into: &scratch)
                for (part, use) in parts.enumerated() {
                  staged.append(scratch[use.position], cell: number, part: part)
                }
              }
              return number
            })
        }
        staged.intern(in: &dictionary.pool) { cell, part, id in firsts[part][cell] = id }
        for part in parts.indices {
          Self.gather(firsts[part], at: numbers, into: &ids[part], from: firstRecord)
          if separator == nil { continue }
          for cell in numbers {
            columns[part].values += several[part][cell]
            columns[part].ends.append(UInt32(columns[part].values.count))
          }
        }
        firstRecord += numbers.count
      }
    }
    for part in parts.indices { columns[part].ids = ids[part] }
    return columns
  }

  /// Takes the values of some cells, which were met anywhere before.
  private static func gather(
    _ values: [UInt32], at cells: [Int], into ids: inout [UInt32], from first: Int
  ) {
    values.withUnsafeBufferPointer { values in
      for cell in cells { idm_prefetch(values.baseAddress.map { $0 + cell }) }
      for (place, cell) in cells.enumerated() { ids[first + place] = values[cell] }
    }
  }

  /// How many cells are looked up together.
  private static let batchSize = 128

  /// Adds the texts of which values are made: cells, or several with a space between those that are not empty.
  private static func append(
    of source: any TableSource, rows: Range<Int>, places: [Int], to batch: inout CellBatch
  ) {
    if places.count == 1 { return source.appendCells(ofColumn: places[0], rows: rows, to: &batch) }
    for row in rows {
      for place in places {
        source.withCell(row: row, column: place) { bytes in
          guard !bytes.isEmpty else { return }
          if !batch.isCellEmpty {
            withUnsafeBytes(of: UInt8(ascii: " ")) {
              batch.appendPart($0.assumingMemoryBound(to: UInt8.self))
            }
          }
          batch.appendPart(bytes)
        }
      }
      batch.endCell()
    }
  }

  /// Normalizes a value of a cell into its parts, none where the model declares it missing.
  @inline(__always)
  private func derive(_ utf8: UnsafeBufferPointer<UInt8>, into parts: inout ValueParts) {
    type.derive(utf8, into: &parts)
    if !declaration.missing.isEmpty, declaration.missing.contains(parts.text(of: 0)) {
      let count = parts.count
      parts.removeAll()
      parts.fill(to: count)
    }
  }
}

extension LinkageTable {
  fileprivate static func plans(
    _ model: LinkageModel, types: ValueTypes, sources: [any TableSource]
  ) throws(LinkageError) -> [ColumnPlan] {
    let uses = ColumnUse.all(in: model)
    let groups = ColumnUse.groups(in: model)
    let names = model.columns.map(\.name)
    var plans: [ColumnPlan] = []
    var known: Set<String> = []
    for declaration in model.columns {
      let type: any ValueType
      do {
        type = try types.type(of: declaration)
      } catch {
        throw LinkageError(.unknownType(error))
      }
      let parts = type.parts.enumerated().compactMap { position, part in
        let name = part.isEmpty ? declaration.name : declaration.name + "." + part
        known.insert(name)
        return uses.contains { $0.column == name } ? (position: position, name: name) : nil
      }
      if parts.isEmpty { continue }
      var places: [[Int]] = []
      for source in sources {
        let found = declaration.places(in: source.headers)
        if found.isEmpty {
          throw LinkageError(
            .missingHeader(
              column: declaration.name, headers: declaration.acceptedHeaders, table: source.name,
              found: source.headers))
        }
        places.append(found)
      }
      // A table may lack a part of a joined column; one that all tables lack is misspelt.
      for header in declaration.joined where !sources.contains(where: { $0.headers.contains(header) }) {
        throw LinkageError(
          .missingHeader(
            column: declaration.name, headers: [header], table: sources.map(\.name).joined(separator: ", "),
            found: sources.first?.headers ?? []))
      }
      plans.append(
        ColumnPlan(
          declaration: declaration, type: type, parts: parts, group: groups[declaration.name] ?? 0,
          places: places))
    }
    for use in uses where !known.contains(use.column) {
      throw LinkageError(.unknownColumn(use.column, in: use.place, known: names))
    }
    return plans
  }
}
