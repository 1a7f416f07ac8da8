import RecordLinkage

/// A table in memory.
struct RowTable: TableSource {
  var name = "table"
  let headers: [String]
  let rows: [[String]]

  var rowCount: Int { rows.count }

  func withCell<R>(row: Int, column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    var text = column < rows[row].count ? rows[row][column] : ""
    return text.withUTF8(body)
  }
}

/// A register of made-up persons who live in households and are recorded once, twice or three times, with the usual errors.
struct MadeUpRegister {
  var rows: [[String]] = []
  /// For each row its person.
  var persons: [Int] = []
  /// For each row its household.
  var households: [Int] = []

  static let headers = ["id", "given_name", "surname", "dob", "street", "zip", "phone"]

  init(households count: Int, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let syllables = [
      "ka", "mi", "ro", "ta", "na", "le", "so", "vi", "du", "be", "fo", "gi", "hu", "po", "ze",
    ]
    func word(_ parts: ClosedRange<Int>, _ random: inout SeededGenerator) -> String {
      (0..<Int.random(in: parts, using: &random)).map { _ in syllables.randomElement(using: &random) ?? "" }
        .joined()
    }
    let givenNames = (0..<150).map { _ in word(2...3, &random) }
    let surnames = (0..<400).map { _ in word(2...4, &random) }
    let streets = (0..<200).map { _ in word(2...4, &random) + " street" }
    var all: [(row: [String], person: Int, household: Int)] = []
    var person = 0
    for household in 0..<count {
      let surname = surnames.randomElement(using: &random) ?? ""
      var home = [
        "\(Int.random(in: 1...200, using: &random)) \(streets.randomElement(using: &random) ?? "")",
        "\(Int.random(in: 10_000...10_400, using: &random))",
      ]
      let landline = "555\(Int.random(in: 1_000_000...9_999_999, using: &random))"
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let given = givenNames.randomElement(using: &random) ?? ""
        let year = Int.random(in: 1930...2010, using: &random)
        let month = Int.random(in: 1...12, using: &random)
        let day = Int.random(in: 1...28, using: &random)
        for record in 0..<[1, 1, 2, 3][Int.random(in: 0..<4, using: &random)] {
          if record > 0, Int.random(in: 0..<5, using: &random) == 0 {
            home = [
              "\(Int.random(in: 1...200, using: &random)) new avenue",
              "\(Int.random(in: 20_000...20_400, using: &random))",
            ]
          }
          var row = [
            "", given, surname, Self.date(year, month, day), home[0], home[1], landline,
          ]
          if record > 0 { Self.damage(&row, &random) }
          all.append((row, person, household))
        }
        person += 1
      }
    }
    all.shuffle(using: &random)
    for (number, entry) in all.enumerated() {
      var row = entry.row
      row[0] = "r\(number)"
      rows.append(row)
      persons.append(entry.person)
      households.append(entry.household)
    }
  }

  private static func date(_ year: Int, _ month: Int, _ day: Int) -> String {
    "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  /// A slip in one field, or a field left out.
  private static func damage(_ row: inout [String], _ random: inout SeededGenerator) {
    let column = Int.random(in: 1..<row.count, using: &random)
    if Int.random(in: 0..<4, using: &random) == 0 {
      row[column] = ""
      return
    }
    var characters = Array(row[column])
    if characters.count > 2 {
      let place = Int.random(in: 0..<(characters.count - 1), using: &random)
      characters.swapAt(place, place + 1)
      row[column] = String(characters)
    }
  }

  var table: RowTable { RowTable(headers: Self.headers, rows: rows) }
}
