/// The folded forms of whole strings, where speed does not matter.
enum FoldedText {
  /// The words as ``TextFold`` makes them, one space between.
  static func words(_ text: String) -> String {
    var text = text
    var bytes: [UInt8] = []
    text.withUTF8 { TextFold.words.append($0, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
