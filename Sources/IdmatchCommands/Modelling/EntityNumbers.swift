internal import RecordLinkage

/// A column that says which records are of one entity, as numbers.
struct EntityNumbers {
  /// The entity of each record of all tables, ``EntityLabels/unknown`` where the cell is empty.
  let numbers: [UInt32]

  /// - Parameters:
  ///   - name: the header; each of the tables has it.
  ///   - option: what asks for it, for errors.
  init(_ sources: [ModelTable], column name: String, option: String) throws {
    var known: [String: UInt32] = [:]
    var numbers: [UInt32] = []
    for source in sources {
      let column = try source.column(named: name, for: option)
      for record in 0..<source.rowCount {
        let value = source.field(record: record, column: column)
        if value.allSatisfy(\.isWhitespace) {
          numbers.append(EntityLabels.unknown)
          continue
        }
        let number = known[value] ?? UInt32(known.count)
        known[value] = number
        numbers.append(number)
      }
    }
    self.numbers = numbers
  }

  /// The same with `nil` for what nobody knows.
  var optional: [Int?] { numbers.map { $0 == EntityLabels.unknown ? nil : Int($0) } }

  /// How many records have an entity.
  var knownCount: Int { numbers.count { $0 != EntityLabels.unknown } }
}
