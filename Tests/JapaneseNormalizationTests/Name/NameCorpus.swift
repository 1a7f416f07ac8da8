import Testing

#if canImport(Glibc)
import Glibc
#endif

/// Case tables under corpus/names: tab-separated, `#` begins a comment line.
enum NameCorpus {
  static func rows(_ name: String, file: String = #filePath) -> [[String]] {
    let root = file.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/")
    guard let text = read(root + "/corpus/names/" + name) else { return [] }
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private static func read(_ path: String) -> String? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      bytes.append(contentsOf: buffer[..<count])
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A small deterministic generator (SplitMix64), so that a failing property names one input for ever.
struct NameTextGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Text of up to `length` scalars out of `alphabet`, now and then any scalar at all.
  mutating func text(of alphabet: String, length: Int) -> [Unicode.Scalar] {
    let letters = Array(alphabet.unicodeScalars)
    return (0..<Int.random(in: 0...length, using: &self)).map { _ in
      if Int.random(in: 0..<40, using: &self) == 0,
        let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &self))
      {
        return scalar
      }
      return letters[Int.random(in: 0..<letters.count, using: &self)]
    }
  }
}

func nameScalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }
