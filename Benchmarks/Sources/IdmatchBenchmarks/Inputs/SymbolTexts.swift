internal import IdentityMatching

/// Texts of given lengths as the comparators take them.
enum SymbolTexts {
  /// The first `count` texts that are long enough, cut to the lengths in turn, so that each length is there as often.
  static func make(
    count: Int, lengths: ClosedRange<Int>, field: (ApplicantRecord) -> String
  ) -> [[UInt16]] {
    var texts: [[UInt16]] = []
    for record in Population(customers: max(250, 2 * count)).customers where texts.count < count {
      let text = Array(field(record).utf16)
      let length = lengths.lowerBound + texts.count % lengths.count
      if text.count >= length { texts.append(Array(text.prefix(length))) }
    }
    return texts
  }
}
