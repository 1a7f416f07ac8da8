/// One component of the numbers of an address: 一丁目, 23番, 1号, イ22.
///
/// Components are kept apart and are never written together: 2-31 and 23-1 are different tuples.
public struct LotNumber: Sendable, Hashable {
  /// What the address says that a number is. A number between dashes says nothing.
  public enum Kind: UInt8, Sendable, Hashable {
    /// Not stated: 1 in 1-23-1.
    case plain
    /// 丁目, or 丁 as in 堺.
    case chome
    /// 番地, or 番 of a residence indication: people write one for the other.
    case banchi
    /// 号.
    case go
    /// 地割, of 岩手.
    case chiwari
    /// 無番地: land without a number.
    case unnumbered
  }

  /// A mark before the number: 甲 in 甲402番地, ハ in ハの74, 外 for 番外. Kana are katakana.
  public let head: Unicode.Scalar?
  /// The number; `nil` where a head stands alone (12番地イ) or the lot has none.
  public let value: Int?
  /// What the number is said to be.
  public let kind: Kind

  /// A component; `head` as katakana where it is kana.
  public init(head: Unicode.Scalar? = nil, value: Int?, kind: Kind = .plain) {
    self.head = head.map(Kana.katakana)
    self.value = value
    self.kind = kind
  }

  /// A component whose head is katakana already, or 0 for none.
  @inline(__always)
  init(folded head: UInt32, value: Int?, kind: Kind) {
    self.head = head == 0 ? nil : Unicode.Scalar(head)
    self.value = value
    self.kind = kind
  }

  /// Whether the two can be one number: same head and value, and no contradiction between stated kinds.
  ///
  /// 1-23 can be 1番23号 as well as 1丁目23番, but those two contradict one another. Unknown never does.
  public func agrees(with other: LotNumber) -> Bool {
    value == other.value && head == other.head
      && (kind == other.kind || kind == .plain || other.kind == .plain)
  }
}
