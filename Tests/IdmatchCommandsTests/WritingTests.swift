import Testing

@testable import IdmatchCommands

@Suite("Identifiers, numbers and progress as people expect to read them")
struct WritingTests {
  @Test("Identifiers are in the order in which a person would sort them")
  func order() {
    // 高 is U+9AD8 and 髙 U+9AD9.
    let expected = [
      "", "1", "01", "2", "10", "100000000000000000000000000000", "A", "A1", "A2", "A10", "A10-2", "A10-10",
      "B1",
      "C009", "C10", "a1", "高1", "高2", "高10", "髙",
    ]
    var generator = SeededGenerator(state: 3)
    for _ in 0..<20 {
      #expect(expected.shuffled(using: &generator).sorted(by: identifierPrecedes) == expected)
    }
  }

  @Test("The order of identifiers is one: no pair precedes both ways, and it is transitive")
  func strictOrder() {
    var generator = SeededGenerator(state: 5)
    let alphabet = Array("0019Aa髙-")
    let identifiers = (0..<60).map { _ in
      String(
        (0..<Int.random(in: 0...5, using: &generator)).compactMap { _ in
          alphabet.randomElement(using: &generator)
        })
    }
    for a in identifiers {
      #expect(!identifierPrecedes(a, a))
      for b in identifiers {
        if a != b { #expect(identifierPrecedes(a, b) != identifierPrecedes(b, a), "\(a) \(b)") }
        for c in identifiers where identifierPrecedes(a, b) && identifierPrecedes(b, c) {
          #expect(identifierPrecedes(a, c), "\(a) \(b) \(c)")
        }
      }
    }
  }

  @Test("Ranks are those of the order, whatever the identifiers")
  func ranksOfIdentifiers() {
    var generator = SeededGenerator(state: 7)
    let parts =
      [
        "0", "1", "00", "12", "C", "c", "-", "髙", "é", "e\u{301}", "", String(repeating: "0", count: 300),
        "\0",
      ]
      + [String(repeating: "7", count: 260), "0000000012345678", "ABCDEFGHIJKLMNOP"]
    for round in 0..<40 {
      var identifiers = (0..<50).map { _ in
        (0..<Int.random(in: 0...4, using: &generator)).map { _ in
          parts.randomElement(using: &generator) ?? ""
        }.joined()
      }
      if round.isMultiple(of: 2) { identifiers.sort(by: identifierPrecedes) }
      let order = IdentifierRanks(identifiers)
      #expect(order.areUnique == (Set(identifiers).count == identifiers.count))
      for (one, rank) in zip(identifiers, order.ranks) {
        for (other, otherRank) in zip(identifiers, order.ranks) {
          if one == other { continue }
          #expect((rank < otherRank) == identifierPrecedes(one, other), "\(one) \(other)")
        }
      }
    }
  }

  @Test(
    "Numbers have a fixed count of decimals",
    arguments: [
      (0, 4, "0.0000"), (1, 4, "1.0000"), (0.99996, 4, "1.0000"), (0.5, 0, "1"), (-0.001, 2, "0.00"),
      (-1.25, 1, "-1.3"),
      (12.345, 2, "12.35"), (-20.5, 2, "-20.50"), (0.0625, 4, "0.0625"),
    ] as [(Float, Int, String)])
  func decimals(value: Float, decimals: Int, text: String) {
    #expect(fixed(value, decimals: decimals) == text)
  }

  @Test(
    "Thousands are parted by commas",
    arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (-1000, "-1,000")])
  func thousands(number: Int, text: String) {
    #expect(ProgressReporter.grouped(number) == text)
  }

  @Test("The line of progress says phase, share, rows, rate and the time left")
  func progress() {
    #expect(
      ProgressReporter.line(phase: "comparing", done: 9000, total: 20000, elapsed: 0.5)
        == "comparing  45 %  9,000/20,000  18,000/s  1 s left")
    #expect(
      ProgressReporter.line(phase: "normalizing", done: 0, total: 0, elapsed: 0) == "normalizing  0 %  0/0")
  }
}
