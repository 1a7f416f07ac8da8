import Testing

@testable import RecordLinkage

@Suite("Comparing many pairs at once")
struct PairBatchTests {
  private static let bounded: [TextComparator] = [
    .levenshtein, .osa, .damerauLevenshtein, .jaro, .jaroWinkler, .indel,
  ]

  @Test("A batch has the levels that each of its pairs has alone", arguments: 1...12 as ClosedRange<UInt64>)
  func batchEqualsPairs(seed: UInt64) async throws {
    var random = RandomModel(seed: seed)
    let model = random.model()
    let table = try await LinkageTable([random.table(rows: 160)], model: model, types: ValueTypes())
    let comparer = try PairComparer(model, table: table, steps: [])
    var scratch = comparer.makeScratch()
    var alone = comparer.makeScratch()
    var seen: Set<ComparisonVector> = []
    func check() {
      comparer.compare(scratch.batch, scratch: &scratch)
      for place in 0..<scratch.batch.count {
        let (lhs, rhs) = (Int(scratch.batch.lhs[place]), Int(scratch.batch.rhs[place]))
        let expected = comparer.vector(lhs, rhs, scratch: &alone)
        #expect(scratch.batch.vectors[place] == expected, "records \(lhs) and \(rhs) of seed \(seed)")
        seen.insert(expected)
      }
      scratch.batch.removeAll()
    }
    for lhs in 0..<table.recordCount {
      for rhs in (lhs + 1)..<table.recordCount where scratch.batch.append(lhs, rhs) { check() }
    }
    check()
    #expect(seen.count > 20)
  }

  @Test("A signature never rules out what the texts reach", arguments: bounded)
  func signatures(comparator: TextComparator) {
    var texts = RandomTexts(seed: 11)
    var scratch = ComparatorScratch()
    var ruledOut = 0
    for _ in 0..<6_000 {
      let (left, right) = texts.pair(upTo: 300)
      let (lhs, rhs) = (Array(String(scalars: left).utf16), Array(String(scalars: right).utf16))
      let similarity = lhs.withUnsafeBufferPointer { one in
        rhs.withUnsafeBufferPointer { other in
          comparator.similarity(one, other, cutoff: 0, scratch: &scratch)
        }
      }
      let (one, other) = (ValueSignature(lhs[...]), ValueSignature(rhs[...]))
      let kind = BoundedComparator(comparator)
      #expect(one.may(kind, reach: Float(similarity), with: other), "\(left) \(right)")
      #expect(other.may(kind, reach: Float(similarity), with: one), "\(left) \(right)")
      if !one.may(kind, reach: 0.9, with: other) { ruledOut += 1 }
    }
    #expect(ruledOut > 1_500)
  }

  @Test("A signature never rules out so few edits", arguments: LevelCondition.EditDistance.allCases)
  func edits(distance: LevelCondition.EditDistance) {
    var texts = RandomTexts(seed: 12)
    var ruledOut = 0
    for _ in 0..<6_000 {
      let (left, right) = texts.pair(upTo: 300)
      let (lhs, rhs) = (Array(String(scalars: left).utf16), Array(String(scalars: right).utf16))
      for most in 0...3 {
        let isNear = lhs.withUnsafeBufferPointer { one in
          rhs.withUnsafeBufferPointer { PairComparer.edits(one, $0, distance, atMost: most) }
        }
        let isPossible = ValueSignature(lhs[...]).mayBe(editsApart: most, from: ValueSignature(rhs[...]))
        #expect(isPossible || !isNear, "\(left) \(right)")
        if !isPossible { ruledOut += 1 }
      }
    }
    #expect(ruledOut > 1_500)
  }

  @Test("Digits of dates show the slips that dates show")
  func dateDigits() throws {
    var random = SeededGenerator(seed: 13)
    var slips = 0
    func date(near other: CivilDate? = nil) -> CivilDate {
      while true {
        let found =
          other.flatMap { other in
            CivilDate(
              year: Int(other.year) + [0, 0, 1, -1, 10, -10, 100, -9, 90].randomElement(using: &random)!,
              month: Bool.random(using: &random) ? Int(other.month) : Int(other.day),
              day: Bool.random(using: &random)
                ? Int(other.day) : [Int(other.month), Int(other.day) + 1].randomElement(using: &random)!)
          }
          ?? CivilDate(
            year: Int.random(in: 0...9999, using: &random), month: Int.random(in: 1...12, using: &random),
            day: Int.random(in: 1...31, using: &random))
        if let found, 0...9999 ~= found.year { return found }
      }
    }
    for _ in 0..<20_000 {
      let one = date()
      let other = Bool.random(using: &random) ? date(near: one) : date()
      let isSlip = DateSlip(one, other) != .different
      #expect(DateDigits(one).isSlip(of: DateDigits(other)) == isSlip, "\(one) \(other)")
      if isSlip { slips += 1 }
    }
    #expect(slips > 2_000)
    #expect(try #require(CivilDate(year: 12_345, month: 1, day: 1)).map(DateDigits.init) == DateDigits.none)
  }
}

extension CivilDate {
  fileprivate func map<T>(_ body: (CivilDate) -> T) -> T { body(self) }
}

/// Random comparisons of all kinds of conditions, and tables in which they decide this way and that.
private struct RandomModel {
  private var random: SeededGenerator
  private static let texts = ["name", "other", "street"]

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
  private mutating func element<T>(_ values: [T]) -> T { values[number(0...(values.count - 1))] }

  mutating func model() -> LinkageModel {
    var model = LinkageModel(name: "random")
    model.columns = [
      .init("name"), .init("other"), .init("street"), .init("tags", separator: ";"),
      .init("born", type: "date"), .init("size", type: "number"), .init("place", type: "coordinate"),
    ]
    model.comparisons = (0..<10).map { comparison in
      var levels = (0..<number(1...4)).map { _ in LevelDeclaration(condition(depth: 0)) }
      if number(0...4) > 0 { levels.append(.otherwise) }
      return ComparisonDeclaration("c\(comparison)", levels: levels)
    }
    return model
  }

  private mutating func condition(depth: Int) -> LevelCondition {
    let text = element(Self.texts + ["tags"])
    switch number(0...(depth < 3 ? 18 : 14)) {
    case 0: return .exact(element(Self.texts + ["tags", "born", "size"]))
    case 1: return .similar(text, element([.jaroWinkler, .jaro, .osa]), atLeast: element([0.7, 0.8, 0.92]))
    case 2: return .similar(text, element([.tokenSet, .indel, .qgramDice(2)]), atLeast: element([0.5, 0.8]))
    case 3: return .edits(text, element(LevelCondition.EditDistance.allCases), atMost: number(1...3))
    case 4: return .prefix(text, number(1...3))
    case 5: return .sounds(text, element(LevelCondition.PhoneticEncoding.allCases))
    case 6: return .difference("size", atMost: Double(number(0...5)))
    case 7: return .relativeDifference("size", atMost: element([0.1, 0.5]))
    case 8: return .days("born", atMost: number(1...400))
    case 9: return .dateSlip("born")
    case 10: return .kilometres("place", atMost: Double(number(10...500)))
    case 11: return .sharedValues("tags", atLeast: number(1...2))
    case 12: return .overlap("tags", atLeast: element([0.3, 0.6]))
    case 13: return element([.swapped("name", "other"), .crossed("name", "other")])
    case 14: return .missing(text)
    case 15, 16: return .all((0..<number(1...3)).map { _ in condition(depth: depth + 1) })
    case 17: return .any((0..<number(1...3)).map { _ in condition(depth: depth + 1) })
    default: return .not(condition(depth: depth + 1))
    }
  }

  mutating func table(rows: Int) -> RowTable {
    let words = ["anna", "ana", "hanna", "maria", "mari", "bert", "robert", "烏丸", "鳥丸", "𠮷田", "吉田"]
    func maybe(_ text: String, _ random: inout SeededGenerator) -> String {
      Int.random(in: 0...4, using: &random) == 0 ? "" : text
    }
    return RowTable(
      headers: ["name", "other", "street", "tags", "born", "size", "place"],
      rows: (0..<rows).map { _ in
        let street = "\(number(1...4)) \(element(words)) \(element(words))"
        let tags = (0..<number(1...3)).map { _ in element(words) }.joined(separator: ";")
        let born = "19\(number(50...53))-0\(number(1...3))-\(number(10...31))"
        let place = "\(number(35...37)).\(number(0...9)),\(number(135...137))"
        return [
          maybe(element(words), &random), maybe(element(words), &random), maybe(street, &random),
          maybe(tags, &random), maybe(born, &random), maybe("\(number(1...12))", &random),
          maybe(place, &random),
        ]
      })
  }
}
