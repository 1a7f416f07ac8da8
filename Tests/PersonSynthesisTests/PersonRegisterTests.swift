import PersonSynthesis
import Testing

@Suite("A register of persons")
struct PersonRegisterTests {
  @Test("The same seed gives the same bytes on every machine")
  func golden() {
    // Changes with the name tables and the rules of writing; then record it anew.
    #expect(Register(records: 1000, seed: 7).hash == 17_984_311_499_034_868_433)
  }

  @Test("Another seed gives another register")
  func seeds() {
    #expect(Register(records: 300, seed: 1).rows == Register(records: 300, seed: 1).rows)
    let (one, two) = (Register(records: 300, seed: 1).rows, Register(records: 300, seed: 2).rows)
    #expect(zip(one, two).count { $0[.last] == $1[.last] && $0[.first] == $1[.first] } < 3)
  }

  @Test("A register has the records asked for, numbered from 0", arguments: [-1, 0, 1, 2, 3, 10, 999, 1000])
  func sizes(records: Int) {
    let rows = Register(records: records, seed: 5).rows
    #expect(rows.map { $0[.record] } == (0..<max(0, records)).map { String($0) })
    #expect(rows.allSatisfy { $0.count == PersonRegister.columns.count })
  }

  @Test("A person belongs to one household, and a first record says where that lives")
  func truth() {
    let register = Register.large
    for records in register.grouped(by: .person) {
      #expect(Set(records.map { register.rows[$0][.household] }).count == 1)
      #expect(records.count <= 6)
    }
    for records in register.grouped(by: .household) {
      let once = Dictionary(grouping: records) { register.rows[$0][.person] }.values.filter { $0.count == 1 }
      // Who has one record only has the first.
      let places = Set(once.map { register.rows[$0[0]] }.map { [$0[.city], $0[.state], $0[.postalCode]] })
      #expect(places.count <= 1, "\(places)")
    }
  }

  @Test("No two households live at one address")
  func addresses() {
    let register = Register.large
    var households: [[String]: Set<String>] = [:]
    for row in register.rows where !row[.street].isEmpty {
      // The last word of a street is in full or short; its first letters tell the kinds apart.
      let words = row[.street].split(separator: " ").map {
        String($0.prefix($0.first?.isNumber == true ? 9 : 2))
      }
      let name = row[.street].split(separator: " ").dropFirst().first.map { String($0) } ?? ""
      households[words + [name, row[.city], row[.state], row[.postalCode]], default: []].insert(
        row[.household])
    }
    let shared = households.filter { $0.value.count > 1 }
    #expect(shared.count <= 3, "\(shared)")
  }

  @Test("Records of one person lie anywhere in the file")
  func shuffled() {
    let register = Register.large
    let gaps = register.grouped(by: .person).filter { $0.count == 2 }.map { $0[1] - $0[0] }
    let mean = gaps.reduce(0, +) / gaps.count
    // The mean distance of two places drawn at random is a third of the whole.
    #expect((15_700...17_700).contains(mean), "\(mean)")
    #expect(gaps.count { $0 == 1 } < 10)
  }

  @Test("Every field is plain text of its kind")
  func fields() {
    for row in Register.large.rows {
      for (column, field) in zip(PersonRegister.columns, row) {
        #expect(
          field.utf8.allSatisfy {
            (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "\"")
          },
          "\(column): \(field)")
        #expect(!field.hasPrefix(" ") && !field.hasSuffix(" "), "\(column): \(field)")
      }
      #expect(["m", "f", ""].contains(row[.sex]))
      #expect(!row[.first].isEmpty && !row[.last].isEmpty && !row[.city].isEmpty)
      #expect(row[.state].utf8.count == 2)
      #expect(row[.birth].isEmpty || isDate(row[.birth]), "\(row[.birth])")
      #expect([0, 4, 5].contains(row[.postalCode].utf8.count) && row[.postalCode].allSatisfy(\.isNumber))
      #expect([0, 9, 10].contains(row[.phone].utf8.count) && row[.phone].allSatisfy(\.isNumber))
    }
  }

  private func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-")
    guard text.utf8.count == 10, parts.map(\.utf8.count) == [4, 2, 2] else { return false }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == 3, (1900...2024).contains(numbers[0]), (1...12).contains(numbers[1]) else {
      return false
    }
    let leap = numbers[0] % 4 == 0 && (numbers[0] % 100 != 0 || numbers[0] % 400 == 0)
    let days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][numbers[1] - 1]
    return (1...days).contains(numbers[2])
  }
}
