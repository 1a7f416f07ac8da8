internal import CICU

/// How this process uses memory.
package enum ProcessMemory {
  /// Gives memory of a megabyte or more back to the system as soon as it is freed.
  ///
  /// For a run that makes large arrays one after the other and seldom one of the same size again: what is kept of the
  /// freed ones would add up. Not for work that takes and frees as much for each of many batches.
  package static func giveBackLargePieces() {
    idm_give_back_large_memory(1 << 20)
  }
}
