import RecordLinkage
import Testing

@testable import HouseholdIndex

@Suite("Postings")
struct PostingsTests {
  private static func made(
    _ count: Int, keyCount: UInt64, seed: UInt64
  ) -> (keys: [UInt64], records: [UInt32]) {
    var pairs: Set<[UInt64]> = []
    for number in 0..<UInt64(count) {
      pairs.insert([StableHash.of(seed: seed, StableHash.of(number) % keyCount), number % 1_000])
    }
    return (pairs.map { $0[0] }, pairs.map { UInt32($0[1]) })
  }

  private static func found(_ key: UInt64, in postings: Postings) -> [UInt32] {
    var found: [UInt32] = []
    postings.forEach(key) { found.append($0) }
    return found
  }

  @Test("find the records of every key, ascending", arguments: [0, 1, 7, 300, 20_000])
  func lookUp(count: Int) {
    let (keys, records) = Self.made(count, keyCount: UInt64(max(1, count / 3)), seed: 1)
    let postings = Postings(keys: keys, records: records)
    var expected: [UInt64: [UInt32]] = [:]
    for (key, record) in zip(keys, records) { expected[key, default: []].append(record) }
    for (key, records) in expected {
      #expect(Self.found(key, in: postings) == records.sorted())
      #expect(postings.count(of: key) == records.count)
    }
    for number in 0..<1_000 as Range<UInt64> {
      #expect(Self.found(StableHash.of(seed: 2, number), in: postings).isEmpty)
    }
    #expect(postings.count == keys.count)
  }

  @Test("of two segments are those of both, without the records that are gone")
  func merging() {
    let (keys, records) = Self.made(5_000, keyCount: 900, seed: 1)
    let (otherKeys, otherRecords) = Self.made(3_000, keyCount: 700, seed: 1)
    var left: [[Int32]] = [[], []]
    var last: Int32 = 0
    for segment in 0..<2 {
      for record in 0..<1_000 {
        left[segment].append(record % 5 == 0 ? -1 : last)
        if record % 5 != 0 { last += 1 }
      }
    }
    let merged = Postings(
      merging: Postings(keys: keys, records: records), left[0],
      Postings(keys: otherKeys, records: otherRecords), left[1])
    var expected: [UInt64: [UInt32]] = [:]
    for (key, record) in zip(keys, records) where record % 5 != 0 {
      expected[key, default: []].append(UInt32(left[0][Int(record)]))
    }
    for (key, record) in zip(otherKeys, otherRecords) where record % 5 != 0 {
      expected[key, default: []].append(UInt32(left[1][Int(record)]))
    }
    for (key, records) in expected { #expect(Self.found(key, in: merged) == records.sorted()) }
    #expect(merged.count == expected.values.reduce(0) { $0 + $1.count })
  }
}
