/// A link's place in a file of links.
struct LinkPlace: BitwiseCopyable {
  /// The places of the two records in the order of identifiers.
  var left: UInt32
  var right: UInt32
  /// The link by number.
  var link: UInt32
  /// Whether its right record is written on the left.
  var isTurned: Bool

  /// Links in the order of their records' places.
  ///
  /// - Parameters:
  ///   - count: how many links there are.
  ///   - turns: whether the record that comes first is written on the left, whichever side of the link it is on.
  ///   - places: the places of the two records of a link.
  ///   - precedes: an order of links of the same places: identifiers may occur twice.
  static func ordered(
    _ count: Int, turns: Bool, places: (_ link: Int) -> (left: Int, right: Int),
    precedes: (_ one: Int, _ other: Int) -> Bool
  ) -> [LinkPlace] {
    var ordered: [LinkPlace] = []
    ordered.reserveCapacity(count)
    for link in 0..<count {
      let (left, right) = places(link)
      let isTurned = turns && right < left
      ordered.append(
        LinkPlace(
          left: UInt32(isTurned ? right : left), right: UInt32(isTurned ? left : right), link: UInt32(link),
          isTurned: isTurned))
    }
    ordered.sort { one, other in
      if one.left != other.left { return one.left < other.left }
      if one.right != other.right { return one.right < other.right }
      return precedes(Int(one.link), Int(other.link))
    }
    return ordered
  }
}
