internal import ArgumentParser
internal import RecordLinkage
internal import TableIO

/// A file of links as link and dedupe write it, with a number for each record.
struct LinkTable {
  /// A row of the file.
  struct Link {
    let pair: RecordPair
    let relation: String
    let isMatch: Bool
    let probability: Float
    /// Log2 odds in bits.
    let weight: Float
  }

  /// How many decimals link and dedupe write of a probability.
  static let decimals = 4

  let path: String
  let links: [Link]
  /// The relations in the order in which they occur.
  let relations: [String]
  let rejects: RejectList
  /// The identifiers of the links.
  let identifiers: IdentifierSides
  private(set) var numbers = RecordNumbers()

  /// Reads the links of a file.
  ///
  /// - Parameter oneTable: whether both sides of a link are records of one table.
  init(_ table: CSVTable, oneTable: Bool) throws {
    path = table.path
    var rejects = RejectList()
    rejects.add(rejectsOf: table)
    self.rejects = rejects
    let columns = try requiredColumns(
      ["left_id", "right_id", "relation", "band", "probability", "weight"], of: table)
    identifiers = IdentifierSides(table, left: columns[0], right: columns[1])
    numbers = RecordNumbers(sides: RecordNumbers.sides(of: table), oneTable: oneTable)
    var links: [Link] = []
    var relations: [String] = []
    for row in 0..<table.rowCount {
      func number(_ column: Int) throws -> Float {
        guard let value = Float(table.field(row: row, column: columns[column])), value.isFinite else {
          throw ValidationError(
            "\(table.path):\(table.line(ofRow: row)), \(table.header[columns[column]]): this is no number.")
        }
        return value
      }
      let relation = table.field(row: row, column: columns[2])
      if !relations.contains(relation) { relations.append(relation) }
      links.append(
        Link(
          pair: numbers.pair(table, row: row, left: columns[0], right: columns[1]), relation: relation,
          isMatch: table.field(row: row, column: columns[3]) == Band.match.rawValue,
          probability: try number(4), weight: try number(5)))
    }
    self.links = links
    self.relations = relations
  }

  /// The groups of relations that are evaluated, each by itself: those asked for together, or each of the file.
  func groups(of asked: [String]) throws -> [(name: String, links: [Link])] {
    for name in asked where !relations.contains(name) {
      throw ValidationError(
        "\(path) has no links of the relation \(name); there are those of \(relations.joined(separator: ", "))."
      )
    }
    let groups = asked.isEmpty ? relations.map { [$0] } : [asked]
    return groups.map { group in
      (group.joined(separator: " and "), links.filter { group.contains($0.relation) })
    }
  }
}

/// Numbers for records that are known by identifiers only.
struct RecordNumbers {
  private var numbers: [String: UInt32] = [:]
  /// The columns of the tables' names on both sides, where there are some.
  private var sides: (left: Int, right: Int)?
  private var oneTable = false

  init() {}

  init(sides: (left: Int, right: Int)?, oneTable: Bool) {
    self.sides = sides
    self.oneTable = oneTable
  }

  /// Where a table of links or true pairs says which tables the records are of.
  static func sides(of table: CSVTable) -> (left: Int, right: Int)? {
    guard let left = table.column(named: "left_source"), let right = table.column(named: "right_source")
    else { return nil }
    return (left, right)
  }

  /// The pair of a row. Records of one identifier are one where their tables are, by name or by side.
  mutating func pair(_ table: CSVTable, row: Int, left: Int, right: Int) -> RecordPair {
    let sources = sides.map { sides in
      (table.field(row: row, column: sides.left), table.field(row: row, column: sides.right))
    }
    return pair(
      sources?.0 ?? "", table.field(row: row, column: left), sources?.1 ?? "",
      table.field(row: row, column: right))
  }

  /// The pair of two identifiers with the names of their tables, which may be empty.
  mutating func pair(
    _ leftSource: String, _ left: String, _ rightSource: String, _ right: String
  ) -> RecordPair {
    RecordPair(number(leftSource, left, side: "l"), number(rightSource, right, side: "r"))
  }

  private mutating func number(_ source: String, _ id: String, side: String) -> UInt32 {
    // Identifiers and names have no line ends where it matters: they stood in cells of their own.
    let table = oneTable ? "" : sides == nil ? side : source
    let key = table + "\n" + id
    let number = numbers[key] ?? UInt32(numbers.count)
    numbers[key] = number
    return number
  }

  /// The same numbers for another table of the same records.
  func reading(_ table: CSVTable) -> RecordNumbers {
    var copy = self
    if sides != nil, let own = Self.sides(of: table) { copy.sides = own }
    return copy
  }
}
