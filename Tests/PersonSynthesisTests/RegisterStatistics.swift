/// What is counted in a register.
struct RegisterStatistics {
  /// Shares and means by the name of what they measure.
  private(set) var values: [String: Double] = [:]

  init(_ register: Register) {
    let rows = register.rows
    let persons = register.grouped(by: .person)
    let households = register.grouped(by: .household).map { records in
      Dictionary(grouping: records) { Int(rows[$0][.person]) ?? 0 }.sorted { $0.key < $1.key }.map(\.value)
    }
    countRecords(rows, persons)
    countHouseholds(rows, persons, households)
    countPairs(rows, persons)
    countFrequencies(rows, persons)
  }

  private mutating func share(_ name: String, _ part: Int, of whole: Int) {
    values[name] = Double(part) / Double(max(1, whole))
  }

  private mutating func countRecords(_ rows: [[String]], _ persons: [[Int]]) {
    for (name, column) in [
      ("middle name", Column.middle), ("sex", .sex), ("birth", .birth), ("street", .street),
      ("postal code", .postalCode),
      ("phone", .phone), ("e-mail", .email),
    ] {
      share("\(name) filled", rows.count { !$0[column].isEmpty }, of: rows.count)
    }
    share("records a person", rows.count, of: persons.count)
    share("persons with 2 records", persons.count { $0.count == 2 }, of: persons.count)
    share("persons with 3 records", persons.count { $0.count == 3 }, of: persons.count)
    share("pairs a record", persons.reduce(0) { $0 + $1.count * ($1.count - 1) / 2 }, of: rows.count)
    let singles = persons.filter { $0.count == 1 }.map { rows[$0[0]] }
    share("flats", singles.count { $0[.street].contains(" apt ") }, of: singles.count)
    let mail = singles.map { $0[.email] }.filter { !$0.isEmpty }
    share("gmail.com of addresses", mail.count { $0.hasSuffix("@gmail.com") }, of: mail.count)
  }

  /// By single records, which have no slips, where both persons have one.
  private mutating func countHouseholds(_ rows: [[String]], _ persons: [[Int]], _ households: [[[Int]]]) {
    share("persons a household", persons.count, of: households.count)
    for size in 1...4 {
      share("households of \(size)", households.count { $0.count == size }, of: households.count)
    }
    var (couples, otherSex, couplesNamed, shared, companions) = (0, 0, 0, 0, 0)
    var (children, childrenNamed, sons, juniors, siblings, twins) = (0, 0, 0, 0, 0, 0)
    for household in households {
      let members = household.map { $0.count == 1 ? rows[$0[0]] : nil }
      for (position, member) in members.enumerated() {
        guard let member, let head = members[0] else { continue }
        if position > 0 {
          companions += 1
          shared += member[.phone] == head[.phone] && !head[.phone].isEmpty ? 1 : 0
        }
        if position == 1 {
          couples += 1
          otherSex += member[.sex] != head[.sex] ? 1 : 0
          couplesNamed += member[.last] == head[.last] ? 1 : 0
        } else if position > 1 {
          children += 1
          childrenNamed += member[.last] == head[.last] ? 1 : 0
          if member[.sex] == "m", head[.sex] == "m" {
            sons += 1
            juniors += member[.first] == head[.first] && member[.last] == head[.last] ? 1 : 0
          }
          if position > 2, let elder = members[position - 1] {
            siblings += 1
            twins += elder[.birth] == member[.birth] && !elder[.birth].isEmpty ? 1 : 0
          }
        }
      }
    }
    share("second of another sex", otherSex, of: couples)
    share("second of the same surname", couplesNamed, of: couples)
    share("younger of the same surname", childrenNamed, of: children)
    share("younger born with the one before", twins, of: siblings)
    share("sons of the same name", juniors, of: sons)
    share("same phone as the first", shared, of: companions)
  }

  private mutating func countPairs(_ rows: [[String]], _ persons: [[Int]]) {
    var counts: [String: Int] = [:]
    var pairs = 0
    for records in persons {
      for (position, one) in records.enumerated() {
        for other in records[(position + 1)...] {
          pairs += 1
          let (left, right) = (rows[one], rows[other])
          for (name, column) in [
            ("first name", Column.first), ("surname", .last), ("birth", .birth), ("street", .street),
            ("city", .city),
            ("postal code", .postalCode), ("phone", .phone), ("e-mail", .email),
          ] where !left[column].isEmpty && !right[column].isEmpty {
            if left[column] == right[column] {
              counts["\(name) equal in a pair", default: 0] += 1
            } else if isOneSlip(left[column], right[column]) {
              counts["\(name) one slip in a pair", default: 0] += 1
            }
          }
          if left[.last].contains("-") || right[.last].contains("-") {
            counts["joined surname in a pair", default: 0] += 1
          }
          if left[.first] == right[.last] || left[.last] == right[.first] {
            counts["names exchanged in a pair", default: 0] += 1
          }
        }
      }
    }
    for (name, count) in counts { share(name, count, of: pairs) }
  }

  private mutating func countFrequencies(_ rows: [[String]], _ persons: [[Int]]) {
    let singles = persons.filter { $0.count == 1 }.map { rows[$0[0]] }
    for (name, column) in [("first names", Column.first), ("surnames", .last)] {
      let counts = Dictionary(grouping: singles) { $0[column] }.values.map(\.count).sorted(by: >)
      share("100 commonest \(name)", counts.prefix(100).reduce(0, +), of: singles.count)
    }
    for (name, column) in [
      ("first name", Column.first), ("surname", .last), ("city", .city), ("state", .state),
    ] {
      let counts = Dictionary(grouping: singles) { $0[column] }.values.map(\.count)
      share("strangers of one \(name)", counts.reduce(0) { $0 + $1 * $1 }, of: singles.count * singles.count)
    }
  }

  /// Whether one letter too many, too few, wrong, or two exchanged make one text of the other.
  private func isOneSlip(_ left: String, _ right: String) -> Bool {
    var (long, short) = (Array(left.utf8), Array(right.utf8))
    if long.count < short.count { swap(&long, &short) }
    guard long.count - short.count <= 1 else { return false }
    let start = zip(long, short).prefix { $0 == $1 }.count
    let rest = (long[start...], short[start...])
    if long.count > short.count { return rest.0.dropFirst().elementsEqual(rest.1) }
    if rest.0.dropFirst().elementsEqual(rest.1.dropFirst()) { return true }
    return rest.0.count > 1 && long[start] == short[start + 1] && long[start + 1] == short[start]
      && rest.0.dropFirst(2).elementsEqual(rest.1.dropFirst(2))
  }
}
