internal import IdentityMatching
internal import RecordLinkage

/// The string comparator by length, so that a change of its complexity shows.
enum ComparatorCases {
  static let all: [BenchmarkCase] = [
    alignment("osa-4", of: "names and parts of names", lengths: 3...5) { $0.name },
    alignment("osa-12", of: "the beginnings of addresses", lengths: 10...14) { $0.addressLines.joined() },
    alignment("osa-30", of: "whole addresses", lengths: 26...34) { $0.addressLines.joined() + $0.building },
  ]

  private static func alignment(
    _ name: String, of what: String, lengths: ClosedRange<Int>,
    field: @escaping @Sendable (ApplicantRecord) -> String
  ) -> BenchmarkCase {
    BenchmarkCase(
      name: name, items: "pairs",
      summary: "optimal string alignment of \(what), \(lengths.lowerBound)-\(lengths.upperBound) symbols"
    ) {
      let texts = SymbolTexts.make(count: 96, lengths: lengths, field: field)
      return Workload(itemCount: texts.count * texts.count) {
        var sum: UInt64 = 0
        for left in texts {
          for right in texts { sum &+= UInt64(OptimalStringAlignment.distance(left[...], right[...])) }
        }
        return sum
      }
    }
  }
}
