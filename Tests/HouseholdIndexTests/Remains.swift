import Foundation

/// Looks for what is left of erased bytes: any eight bytes in a row that are in no bytes that were kept.
struct Remains {
  private var erased: Set<UInt64> = []

  init(of erased: [Data], beside kept: [Data]) {
    for bytes in erased { Self.forEachEight(bytes) { self.erased.insert($0) } }
    for bytes in kept { Self.forEachEight(bytes) { self.erased.remove($0) } }
    // Eight bytes of which most are 0 or 255 are numbers, which a file has of its own.
    self.erased = self.erased.filter { eight in
      withUnsafeBytes(of: eight) { bytes in bytes.count { $0 != 0 && $0 != 255 } } > 4
    }
  }

  /// How many places a file has that hold something erased.
  func count(in file: Data) -> Int {
    var count = 0
    Self.forEachEight(file) { if erased.contains($0) { count += 1 } }
    return count
  }

  /// How many there are to look for.
  var pieces: Int { erased.count }

  private static func forEachEight(_ data: Data, _ body: (UInt64) -> Void) {
    data.withUnsafeBytes { bytes in
      var place = 0
      while place + 8 <= bytes.count {
        body(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        place += 1
      }
    }
  }
}
