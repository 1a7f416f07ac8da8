import Testing

@testable import RecordLinkage

@Suite("Value pool")
struct ValuePoolTests {
  @Test("A pool that was closed knows its texts, and takes in others")
  func closing() {
    var pool = ValuePool()
    pool.close()
    let texts = (0..<300).map { "text \($0 * 7)" } + ["烏丸", "𠮷田"]
    let numbers = texts.map { pool.intern($0) }
    pool.close()
    #expect(texts.map { pool.intern($0) } == numbers)
    #expect(pool.intern("another").rawValue == 303)
    #expect(pool.count == 303)
  }

  @Test("Equal texts get one number, different texts different ones")
  func interning() {
    var pool = ValuePool()
    let takahashi = pool.intern("高橋")
    let ladder = pool.intern("髙橋")
    #expect(takahashi != ladder)
    #expect(pool.intern("高橋") == takahashi)
    #expect(pool.text(of: ladder) == "髙橋")
    #expect(pool.count == 2)
  }

  @Test("Empty text is the missing value, which has no text")
  func missing() {
    var pool = ValuePool()
    #expect(pool.intern("") == .missing)
    #expect(pool.text(of: .missing).isEmpty)
    #expect(pool.contentHash(of: .missing) == 0)
  }

  @Test("Characters outside the basic plane survive")
  func supplementary() {
    var pool = ValuePool()
    let id = pool.intern("𠮷野家")
    #expect(pool.text(of: id) == "𠮷野家")
  }

  @Test("Content hashes do not depend on what was taken in before")
  func contentHash() {
    var one = ValuePool()
    var other = ValuePool()
    for number in 0..<500 { _ = other.intern("value \(number)") }
    let first = one.intern("佐藤")
    let last = other.intern("佐藤")
    #expect(first != last)
    #expect(one.contentHash(of: first) == other.contentHash(of: last))
  }

  @Test("Thousands of values keep their numbers while the pool grows")
  func growth() {
    var pool = ValuePool()
    let ids = (0..<5_000).map { pool.intern("値\($0)") }
    for (number, id) in ids.enumerated() {
      #expect(pool.intern("値\(number)") == id)
      #expect(pool.text(of: id) == "値\(number)")
    }
  }
}
