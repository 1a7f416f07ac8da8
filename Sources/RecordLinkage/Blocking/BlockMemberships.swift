/// The blocks that each record is in, ascending, and for each place in a block a sign of those before; windowed blocks are not
/// listed.
///
/// In plain memory, so that looking up counts no references. Written by ``MembershipFilling`` before anybody has it, and then only
/// read, from several threads: that is why it may be shared.
final class BlockMemberships: @unchecked Sendable {
  /// For each record where its list begins, and at the end where the last one ends.
  let ends: UnsafePointer<UInt32>
  /// The lists of all records.
  let numbers: UnsafePointer<UInt32>
  /// For each place in the records of all blocks a sign of the earlier blocks that the record is in; empty in windowed blocks.
  let signs: UnsafePointer<EarlierBlocks>

  /// Takes over memory that is written.
  init(
    ends: UnsafeMutablePointer<UInt32>, numbers: UnsafeMutablePointer<UInt32>,
    signs: UnsafeMutablePointer<EarlierBlocks>
  ) {
    (self.ends, self.numbers, self.signs) = (
      UnsafePointer(ends), UnsafePointer(numbers), UnsafePointer(signs)
    )
  }

  deinit {
    ends.deallocate()
    numbers.deallocate()
    signs.deallocate()
  }
}
