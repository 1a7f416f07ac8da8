/// Two addresses as they are compared, without counting references to them: for those who compare millions of pairs of
/// addresses that they hold in memory.
package struct AddressPair {
  private let left: AddressView
  private let right: AddressView

  /// A pair of addresses, which have to outlive it.
  @inline(__always)
  package init(_ left: UnsafePointer<JapaneseAddress>, _ right: UnsafePointer<JapaneseAddress>) {
    self.left = left.pointee.storage.withView { $0 }
    self.right = right.pointee.storage.withView { $0 }
  }

  /// See ``JapaneseAddress/relation(to:)``.
  package var relation: AddressRelation { left.relation(to: right) }

  /// Whether both state a lot.
  package var statesBothLots: Bool { left.precision == .lot && right.precision == .lot }

  /// Whether both end at the 丁目.
  package var statesBothChome: Bool { left.precision == .chome && right.precision == .chome }

  /// Whether one states a room, floor or wing.
  package var statesUnit: Bool { left.isUnitStated || right.isUnitStated }

  /// Whether one names a building.
  package var namesBuilding: Bool { !left.text(.building).isEmpty || !right.text(.building).isEmpty }
}
