internal import Crypto
internal import Foundation
internal import IdentityMatching
internal import JapaneseNormalization
internal import RecordLinkage

extension IdentityMatcher {
  /// A checksum of all that links are decided by, as 16 hexadecimal digits: two matchers with the same give the same answers, with
  /// the same version of the engine.
  var checksum: String {
    var writer = PackedWriter()
    func write(_ text: String) {
      var text = text
      text.withUTF8 { writer.write($0) }
    }
    func write(_ number: Double) { writer.write(fixed: number.bitPattern) }
    model.scoring.classes.forEach(write)
    for comparison in model.scoring.comparisons {
      write(comparison.name)
      write(comparison.matchKeyName)
      writer.write(UInt32(comparison.levels.count))
      for level in comparison.levels {
        write(level.label)
        write(level.evidence.rawValue)
        level.m.forEach(write)
        write(level.u)
        for follows in level.followsTermFrequency { writer.write(byte: follows ? 1 : 0) }
      }
    }
    for thresholds in [model.personThresholds, model.householdThresholds] {
      writer.write(thresholds.match)
      writer.write(thresholds.review)
    }
    writer.write(fixed: Int64(limits.blockSize))
    writer.write(fixed: Int64(limits.window))
    return Data(SHA256.hash(data: writer.bytes).prefix(8)).hexadecimal
  }
}

extension Data {
  /// Two digits for each byte.
  var hexadecimal: String {
    map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
