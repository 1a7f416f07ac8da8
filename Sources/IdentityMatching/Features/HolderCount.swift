/// How many different people hold each value of a column.
///
/// Rows are not people: an applicant who comes again, or a table that is linked to itself, would make every value look
/// shared. Rows of one name and birth date count once.
enum HolderCount {
  /// The number of people of each value.
  ///
  /// The holders are put into one array value by value, and each value's are sorted by themselves: nearly all of them
  /// are a handful.
  ///
  /// - Parameters:
  ///   - valueCount: one more than the greatest number of a value.
  ///   - forEachHolder: calls its argument for each value of each row with the person of the row; is called twice.
  /// - Complexity: O(*n* log *n*) in the number of values noted; eight bytes each and eight a value.
  @inline(__always)
  static func counts(
    valueCount: Int, forEachHolder: (_ note: (_ value: UInt32, _ person: UInt64) -> Void) -> Void
  ) -> [Int32] {
    // Where the holders of each value begin; while they are put in, where the next one goes.
    var starts = [Int](repeating: 0, count: valueCount + 1)
    starts.withUnsafeMutableBufferPointer { starts in
      forEachHolder { value, _ in starts[Int(value)] += 1 }
      var start = 0
      for value in starts.indices { (starts[value], start) = (start, start + starts[value]) }
    }
    var persons = [UInt64](repeating: 0, count: starts[valueCount])
    starts.withUnsafeMutableBufferPointer { starts in
      persons.withUnsafeMutableBufferPointer { persons in
        forEachHolder { value, person in
          persons[starts[Int(value)]] = person
          starts[Int(value)] += 1
        }
      }
    }
    return persons.withUnsafeMutableBufferPointer { persons in
      // Each value's holders now end where they were said to begin the next one's.
      (0..<valueCount).map { value in
        distinctCount(
          UnsafeMutableBufferPointer(rebasing: persons[(value == 0 ? 0 : starts[value - 1])..<starts[value]]))
      }
    }
  }

  private static func distinctCount(_ persons: consuming UnsafeMutableBufferPointer<UInt64>) -> Int32 {
    if persons.count < 2 { return Int32(persons.count) }
    if persons.count == 2 { return persons[0] == persons[1] ? 1 : 2 }
    persons.sort()
    var count: Int32 = 1
    for place in 1..<persons.count where persons[place] != persons[place - 1] { count += 1 }
    return count
  }
}
