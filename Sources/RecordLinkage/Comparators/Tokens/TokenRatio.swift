/// Similarities of texts of several words whose order does not matter, as in RapidFuzz's
/// `fuzz.token_sort_ratio` and `fuzz.token_set_ratio` (there 0...100), which follow SeatGeek's FuzzyWuzzy of
/// 2011.
///
/// Words stand between white space and are compared as they are: fold case and punctuation before. Where two
/// words have scalars above U+FFFF at the same place their order is that of the ``SymbolAlphabet``, which for
/// strings is the order of the scalars.
public enum TokenRatio {
  /// ``Indel`` similarity of both texts with their words sorted and joined by one space; 1 for two texts
  /// without words.
  ///
  /// - Complexity: As ``Indel``, and O(*t* log *t*) to sort *t* words.
  public static func sorted(
    _ lhs: SymbolBuffer, _ rhs: SymbolBuffer, cutoff: Double = 0, scratch: inout ComparatorScratch
  ) -> Double {
    TokenText.splitSorted(lhs, into: &scratch.leftTokens)
    TokenText.splitSorted(rhs, into: &scratch.rightTokens)
    TokenText.join(scratch.leftTokens, of: lhs, into: &scratch.leftJoined)
    TokenText.join(scratch.rightTokens, of: rhs, into: &scratch.rightJoined)
    return scratch.leftJoined.withUnsafeBufferPointer { left in
      scratch.rightJoined.withUnsafeBufferPointer { right in
        Indel.similarity(left, right, cutoff: cutoff)
      }
    }
  }

  /// The greatest ``Indel`` similarity between the shared words, these with the rest of one text, and these
  /// with the rest of the other.
  ///
  /// 1 where all words of one text are in the other; 0 where one has no words.
  ///
  /// - Complexity: As ``Indel``, and O(*t* log *t*) to sort *t* words.
  public static func set(
    _ lhs: SymbolBuffer, _ rhs: SymbolBuffer, cutoff: Double = 0, scratch: inout ComparatorScratch
  ) -> Double {
    TokenText.splitSorted(lhs, into: &scratch.leftTokens)
    TokenText.splitSorted(rhs, into: &scratch.rightTokens)
    if scratch.leftTokens.isEmpty || scratch.rightTokens.isEmpty { return 0 }
    TokenText.removeDuplicates(&scratch.leftTokens, in: lhs)
    TokenText.removeDuplicates(&scratch.rightTokens, in: rhs)
    let shared = strikeShared(lhs, rhs, scratch: &scratch)
    if shared > 0, scratch.leftTokens.isEmpty || scratch.rightTokens.isEmpty { return cutoff <= 1 ? 1 : 0 }
    TokenText.join(scratch.leftTokens, of: lhs, into: &scratch.leftJoined)
    TokenText.join(scratch.rightTokens, of: rhs, into: &scratch.rightJoined)

    let space = shared > 0 ? 1 : 0
    let leftLength = shared + space + scratch.leftJoined.count
    let rightLength = shared + space + scratch.rightJoined.count
    let length = leftLength + rightLength
    let allowed = SimilarityCutoff.distance(cutoff, length: length)
    let distance = scratch.leftJoined.withUnsafeBufferPointer { left in
      scratch.rightJoined.withUnsafeBufferPointer { right in Indel.distance(left, right, cutoff: allowed) }
    }
    var best = distance > allowed ? 0 : 1 - Double(distance) / Double(length)
    if shared > 0 {
      // The shared words against themselves with a rest: the distance is the rest.
      best = max(
        best, 1 - Double(leftLength - shared) / Double(shared + leftLength),
        1 - Double(rightLength - shared) / Double(shared + rightLength))
    }
    return best >= cutoff ? best : 0
  }

  /// ``sorted(_:_:cutoff:scratch:)`` of two strings.
  public static func sorted(_ lhs: String, _ rhs: String) -> Double {
    var scratch = ComparatorScratch()
    return withSymbols(of: lhs, rhs) { sorted($0, $1, scratch: &scratch) }
  }

  /// ``set(_:_:cutoff:scratch:)`` of two strings.
  public static func set(_ lhs: String, _ rhs: String) -> Double {
    var scratch = ComparatorScratch()
    return withSymbols(of: lhs, rhs) { set($0, $1, scratch: &scratch) }
  }

  /// Strikes out of both lists the words that they share. Returns the length of these joined by spaces.
  private static func strikeShared(
    _ lhs: SymbolBuffer, _ rhs: SymbolBuffer, scratch: inout ComparatorScratch
  ) -> Int {
    var left = 0
    var right = 0
    var keptLeft = 0
    var keptRight = 0
    var length = 0
    while left < scratch.leftTokens.count || right < scratch.rightTokens.count {
      let order: Int
      if left == scratch.leftTokens.count {
        order = 1
      } else if right == scratch.rightTokens.count {
        order = -1
      } else {
        order = TokenText.compare(
          scratch.leftTokens[left].symbols(in: lhs), scratch.rightTokens[right].symbols(in: rhs))
      }
      if order == 0 {
        let token = scratch.leftTokens[left]
        length += Int(token.end - token.start) + (length > 0 ? 1 : 0)
        left += 1
        right += 1
      } else if order < 0 {
        scratch.leftTokens[keptLeft] = scratch.leftTokens[left]
        keptLeft += 1
        left += 1
      } else {
        scratch.rightTokens[keptRight] = scratch.rightTokens[right]
        keptRight += 1
        right += 1
      }
    }
    scratch.leftTokens.removeSubrange(keptLeft...)
    scratch.rightTokens.removeSubrange(keptRight...)
    return length
  }
}
