internal import RecordLinkage

/// Remembers what comparison vectors weigh where no value's frequency comes into it.
///
/// Most pairs of strangers show one of a few dozen vectors. Direct-mapped and of fixed size.
struct VectorMemo {
  private struct Entry {
    var vector: UInt32
    var weights: FellegiSunterModel.Weights
  }

  private static let bits: UInt32 = 9
  /// No vector has 15 in every comparison.
  private var entries = [Entry](
    repeating: Entry(vector: .max, weights: .zero), count: 1 << VectorMemo.bits)

  @inline(__always)
  mutating func weights(
    of vector: UInt32, _ compute: () -> FellegiSunterModel.Weights
  ) -> FellegiSunterModel.Weights {
    let place = Int((vector &* 0x9E37_79B1) &>> (32 - Self.bits))
    if entries[place].vector == vector { return entries[place].weights }
    let weights = compute()
    entries[place] = Entry(vector: vector, weights: weights)
    return weights
  }
}
