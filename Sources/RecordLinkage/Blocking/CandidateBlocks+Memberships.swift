internal import CKernels

extension CandidateBlocks {
  /// The rules that offer a pair, by bit; rules from the 64th on share the last. A windowed block counts for its rule where
  /// the pair is near.
  func rulesOffering(_ lhs: Int, _ rhs: Int) -> UInt64 {
    var rules: UInt64 = 0
    var rule = 0
    let (ends, numbers) = (memberships.ends, memberships.numbers)
    var (i, j) = (Int(ends[lhs]), Int(ends[rhs]))
    let (leftEnd, rightEnd) = (Int(ends[lhs + 1]), Int(ends[rhs + 1]))
    while i < leftEnd, j < rightEnd {
      let (left, right) = (numbers[i], numbers[j])
      if left == right {
        while left >= ruleEnds[rule] { rule += 1 }
        rules |= 1 &<< UInt64(min(63, rule))
      }
      // Without a branch, which would go either way as often as not.
      i &+= left <= right ? 1 : 0
      j &+= right <= left ? 1 : 0
    }
    windowPlaces.forEachCommonBlock(lhs, rhs) { block, distance in
      if distance <= reach { rules |= 1 &<< UInt64(min(63, self.blocks[Int(block)].rule)) }
    }
    return rules
  }

  /// Whether two records share a block before this one that is compared whole.
  func shareBlock(_ lhs: Int, _ rhs: Int, before number: UInt32) -> Bool {
    let (ends, numbers) = (memberships.ends, memberships.numbers)
    var (i, j) = (Int(ends[lhs]), Int(ends[rhs]))
    let (leftEnd, rightEnd) = (Int(ends[lhs + 1]), Int(ends[rhs + 1]))
    while i < leftEnd, j < rightEnd {
      let (left, right) = (numbers[i], numbers[j])
      if left >= number || right >= number { return false }
      if left == right { return true }
      // Without a branch, which would go either way as often as not.
      i &+= left < right ? 1 : 0
      j &+= left < right ? 0 : 1
    }
    return false
  }

  /// Asks for the lists of blocks of some records, which lie anywhere in memory: where the list of each is, and then all lists.
  func prefetchBlocks(of records: UnsafeBufferPointer<UInt32>) {
    for record in records { idm_prefetch(memberships.ends + Int(record)) }
    for record in records { idm_prefetch(memberships.numbers + Int(memberships.ends[Int(record)])) }
  }

  /// Asks for the lists of blocks of the records some places on, of which ``shareBlock(_:_:before:)`` will be asked. Records of
  /// the first blocks are in no earlier ones.
  @inline(__always)
  func prefetchBlocks(ahead place: Int) {
    let (near, far) = (place + 12, place + 24)
    let signs = memberships.signs
    guard far < records.count, !signs[near].isEmpty || !signs[far].isEmpty else { return }
    idm_prefetch(memberships.ends + Int(records[far]))
    idm_prefetch(memberships.numbers + Int(memberships.ends[Int(records[near])]))
  }
}
