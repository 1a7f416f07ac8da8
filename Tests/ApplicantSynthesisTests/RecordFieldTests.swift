import ApplicantSynthesis
import Testing

@Suite("Fields of synthetic records")
struct RecordFieldTests {
  private let rows = Array(Corpus.middle.customers.values) + Array(Corpus.middle.applications.values)

  @Test("Telephone numbers are well-formed Japanese numbers")
  func phones() {
    for row in rows {
      for column in [Column.phone, Column.mobile] where !row[column].isEmpty {
        var digits = row[column].unicodeScalars.compactMap { scalar -> Int? in
          switch scalar.value {
          case 0x30...0x39: Int(scalar.value) - 0x30
          case 0xFF10...0xFF19: Int(scalar.value) - 0xFF10
          default: nil
          }
        }
        if row[column].hasPrefix("+81") { digits = [0] + digits.dropFirst(2) }
        let isMobile = digits.count == 11 && [7, 8, 9].contains(digits[1]) && digits[2] == 0 && digits[3] > 0
        let isLandline = digits.count == 10 && digits[1] > 0
        #expect(digits.first == 0 && (isMobile || (isLandline && column == Column.phone)), "\(row[0])")
      }
    }
  }

  @Test("Cards are opaque tokens, and no two strangers have one")
  func cards() {
    var owners: [String: Set<String>] = [:]
    for row in rows where !row[Column.card].isEmpty {
      let token = row[Column.card]
      #expect(token.hasPrefix("tok_") && token.utf8.count == 20, "\(row[0])")
      owners[token, default: []].insert(Corpus.middle.person[row[0], default: ""])
    }
    #expect(owners.values.allSatisfy { $0.count <= 6 })
  }

  @Test("Postal codes have seven digits, mail addresses one at sign")
  func codes() {
    for row in rows {
      let code = row[Column.postalCode].filter(\.isNumber)
      #expect(code.isEmpty || code.count == 7, "\(row[0])")
      let ats = row[Column.email].count { $0 == "@" || $0 == "＠" }
      #expect(row[Column.email].isEmpty || ats == 1, "\(row[0])")
    }
  }

  @Test("Names are present, and a part of everything else is missing")
  func omissions() {
    #expect(rows.allSatisfy { !$0[Column.name].isEmpty && !$0[Column.address].isEmpty })
    for (column, range) in [
      (Column.kana, 5...60), (Column.birthDate, 2...30), (Column.postalCode, 10...60),
      (Column.phone, 400...750),
      (Column.mobile, 30...200), (Column.email, 80...300), (Column.card, 180...400),
    ] {
      let missing = rows.count { $0[column].isEmpty } * 1000 / rows.count
      #expect(range.contains(missing), "column \(column): \(missing) of 1,000")
    }
  }

  @Test("Surnames follow their frequency: 佐藤 and 鈴木 lead")
  func surnames() {
    let customers = Corpus.middle.customers.values
    let share = { (name: String) in
      Double(customers.count { $0[Column.name].hasPrefix(name) }) / Double(customers.count)
    }
    // 1.89 of 125 million people, and 1.81.
    #expect((0.010...0.022).contains(share("佐藤")))
    #expect((0.009...0.021).contains(share("鈴木")))
    #expect((0.001...0.006).contains(share("近藤")))
  }
}
