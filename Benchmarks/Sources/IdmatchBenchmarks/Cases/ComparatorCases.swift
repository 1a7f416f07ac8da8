internal import IdentityMatching
internal import RecordLinkage

/// The string comparators by length, so that a change of their complexity shows: pair by pair, and one text against many.
enum ComparatorCases {
  static let all: [BenchmarkCase] = inputs.flatMap { input in
    [
      pairs("levenshtein", input) { UInt64(Levenshtein.distance($0, $1)) },
      pairs("osa", input) { UInt64(OptimalStringAlignment.distance($0, $1)) },
      pairs("jaro-winkler", input) { JaroWinkler.similarity($0, $1).bitPattern },
      many("levenshtein", input) { (query, lanes, results: inout [UInt16]) in
        Levenshtein.distances(of: query, to: lanes, into: &results)
        return UInt64(results[results.count / 2])
      },
      many("osa", input) { (query, lanes, results: inout [UInt16]) in
        OptimalStringAlignment.distances(of: query, to: lanes, into: &results)
        return UInt64(results[results.count / 2])
      },
      many("jaro-winkler", input) { (query, lanes, results: inout [Double]) in
        JaroWinkler.similarities(of: query, to: lanes, into: &results)
        return results[results.count / 2].bitPattern
      },
    ]
  }

  /// Texts of one kind.
  struct Input: Sendable {
    /// About how many symbols they have.
    let length: Int
    let what: String
    let lengths: ClosedRange<Int>
    let field: @Sendable (ApplicantRecord) -> String

    func texts(_ count: Int) -> [[UInt16]] { SymbolTexts.make(count: count, lengths: lengths, field: field) }
  }

  static let inputs: [Input] = [
    Input(length: 4, what: "names and parts of names", lengths: 3...5) { $0.name },
    Input(length: 12, what: "the beginnings of addresses", lengths: 10...14) { $0.addressLines.joined() },
    Input(length: 30, what: "whole addresses", lengths: 26...32) { $0.addressLines.joined() + $0.building },
  ]

  /// The texts that a case compares; `nil` for a case of something else.
  static func texts(ofCase name: String) -> [[UInt16]]? {
    guard all.contains(where: { $0.name == name }) else { return nil }
    let input = inputs.first { name.contains("-\($0.length)") }
    return input?.texts(name.hasSuffix("-many") ? manyCount : pairCount)
  }

  /// How many texts each is compared with: one by one, and in lanes.
  static let pairCount = 96
  static let manyCount = 3_000

  private static func pairs(
    _ comparator: String, _ input: Input,
    _ compare: @escaping @Sendable (UnsafeBufferPointer<UInt16>, UnsafeBufferPointer<UInt16>) -> UInt64
  ) -> BenchmarkCase {
    BenchmarkCase(
      name: "\(comparator)-\(input.length)", items: "pairs",
      summary:
        "\(comparator) of \(input.what), \(input.lengths.lowerBound)-\(input.lengths.upperBound) symbols, pair by pair"
    ) {
      let texts = input.texts(pairCount)
      // One after the other in one array, as a table keeps its values.
      let symbols = texts.flatMap { $0 }
      let places = texts.indices.map { number in
        let start = texts[..<number].reduce(0) { $0 + $1.count }
        return start..<start + texts[number].count
      }
      return Workload(itemCount: texts.count * texts.count) {
        var sum: UInt64 = 0
        symbols.withUnsafeBufferPointer { symbols in
          for left in places {
            let left = UnsafeBufferPointer(rebasing: symbols[left])
            for right in places { sum &+= compare(left, UnsafeBufferPointer(rebasing: symbols[right])) }
          }
        }
        return sum
      }
    }
  }

  private static func many<Result: Sendable>(
    _ comparator: String, _ input: Input,
    _ compare: @escaping @Sendable (UnsafeBufferPointer<UInt16>, TextLanes, inout [Result]) -> UInt64
  ) -> BenchmarkCase {
    BenchmarkCase(
      name: "\(comparator)-\(input.length)-many", items: "pairs",
      summary:
        "\(comparator) of \(input.what), \(input.lengths.lowerBound)-\(input.lengths.upperBound) symbols, one against 3,000"
    ) {
      let texts = input.texts(manyCount)
      var ends: [Int] = []
      for text in texts { ends.append((ends.last ?? 0) + text.count) }
      let lanes = TextLanes(symbols: texts.flatMap { $0 }, ends: ends)
      let queries = Array(texts.prefix(20))
      return Workload(itemCount: queries.count * texts.count) {
        var sum: UInt64 = 0
        var results: [Result] = []
        for query in queries {
          sum &+= query.withUnsafeBufferPointer { compare($0, lanes, &results) }
        }
        return sum
      }
    }
  }
}
