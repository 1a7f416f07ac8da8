internal import Glibc

/// Reads the lines of a text file piece by piece: in constant memory, and from a pipe as soon as they come.
///
/// ```swift
/// let reader = try TextLineReader(path: "-")
/// while let lines = try reader.next() {
///   for line in 0..<lines.count { print(lines[line]) }
/// }
/// ```
///
/// Every line is there, the empty ones too, as in ``TextLines``. Memory is that of one piece (128 KiB) or of the longest
/// line, whichever is more.
///
/// The encoding is detected from the first text that is not ASCII. Japanese in UTF-8 is known by one line; for
/// anything else up to 256 KiB are waited for, so that a first line which could be two things is not guessed at.
///
/// Not safe to use from several threads at a time.
public final class TextLineReader {
  /// The path that is read; `-` is standard input.
  public let path: String
  /// The size in bytes of a regular file; `nil` for a pipe, whose end nobody knows.
  public let byteCount: Int?
  /// How many bytes were read so far.
  public private(set) var bytesRead = 0
  /// The encoding; `nil` as long as all text was ASCII.
  public var encoding: TextEncoding? { decoder?.encoding }

  private let descriptor: Int32
  private let given: TextEncoding?
  private var decoder: StreamDecoder?
  /// What was read and waits for its encoding to be known.
  private var undecoded: [UInt8] = []
  /// Text whose last line has not ended yet.
  private var text: [UInt8] = []
  /// How far `text` is known to hold no line end.
  private var searched = 0
  private var hasEnded = false
  /// Whether nothing was decoded yet, so that a byte order mark may come.
  private var isAtStart = true
  private var nextLine = 1

  private static let pieceLength = 1 << 17
  private static let sampleLength = 1 << 18

  /// Opens a file and reads its beginning; the encoding is detected when it is `nil`.
  ///
  /// - Throws: ``TableError`` where it cannot be read or is no text.
  public init(path: String, encoding: TextEncoding? = nil) throws(TableError) {
    self.path = path
    given = encoding
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    var status = stat()
    guard descriptor >= 0, fstat(descriptor, &status) == 0 else {
      byteCount = nil
      throw FileContents.systemError(.open, path: path)
    }
    byteCount = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    guard status.st_mode & S_IFMT != S_IFDIR else { throw TableError(.isDirectory, path: path) }
    // What is no text is refused before any of it is worked on, and any output begun.
    repeat { try readOn() } while !undecoded.isEmpty && !hasEnded
  }

  deinit {
    if descriptor > STDIN_FILENO { close(descriptor) }
  }

  /// Whether ``next()`` answers without waiting for whoever writes the other end of a pipe: the moment to hand on what is
  /// done, where it does not.
  ///
  /// - Parameter patience: for how many milliseconds it may wait after all. A program that writes as fast as it can leaves the
  ///   pipe empty now and then, too.
  public func isReady(patience: Int32 = 0) throws(TableError) -> Bool {
    while endOfLastLine() == nil && !hasEnded {
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      if byteCount == nil, poll(&request, 1, patience) == 0 { return false }
      try readOn()
    }
    return true
  }

  /// The lines that were read since the last call, at least one; `nil` at the end.
  public func next() throws(TableError) -> LineBatch? {
    while true {
      if let end = endOfLastLine() { return take(end) }
      if hasEnded { return text.isEmpty ? nil : take(text.count) }
      try readOn()
    }
  }

  /// The end of the last whole line in ``text``.
  private func endOfLastLine() -> Int? {
    var index = text.count
    while index > searched {
      let byte = text[index - 1]
      // The line feed of CR LF may be yet to come.
      if byte == 0x0A || byte == 0x0D && (index < text.count || hasEnded) { return index }
      index -= 1
    }
    // A CR at the end is looked at again.
    searched = text.last == 0x0D ? text.count - 1 : text.count
    return nil
  }

  private func take(_ end: Int) -> LineBatch {
    var bytes = text
    text = Array(bytes[end...])
    searched = 0
    bytes.removeLast(bytes.count - end)
    let batch = LineBatch(bytes: bytes, firstLine: nextLine)
    nextLine += batch.count
    return batch
  }

  // MARK: Reading

  private func readOn() throws(TableError) {
    if decoder != nil {
      try decode(try piece())
      return
    }
    undecoded += try piece()
    guard let encoding = try settledEncoding() else { return }
    let bytes = undecoded
    undecoded = []
    decoder = try encoding.map { encoding throws(TableError) in try StreamDecoder(encoding, path: path) }
    if decoder != nil {
      try decode(bytes)
    } else {
      // ASCII is the same in every encoding that may still come.
      text += bytes
      isAtStart = isAtStart && bytes.isEmpty
    }
  }

  private func decode(_ bytes: [UInt8]) throws(TableError) {
    guard let decoder else { return }
    let mark = decoder.encoding.byteOrderMark
    let start = isAtStart && !mark.isEmpty && bytes.starts(with: mark) ? mark.count : 0
    isAtStart = false
    try decoder.append(bytes[start...], isLast: hasEnded, to: &text)
  }

  /// What can be read now; waits only where that is nothing.
  private func piece() throws(TableError) -> [UInt8] {
    var failure: Int32 = 0
    let piece = [UInt8](unsafeUninitializedCapacity: Self.pieceLength) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      while true {
        let result = read(descriptor, base, Self.pieceLength)
        if result >= 0 {
          count = result
          return
        }
        if errno != EINTR {
          failure = errno
          return
        }
      }
    }
    guard failure == 0 else { throw FileContents.systemError(.read, path: path, code: failure) }
    bytesRead += piece.count
    if piece.isEmpty { hasEnded = true }
    return piece
  }

  // MARK: Encoding

  /// The encoding, as far as what was read can tell: `.some(nil)` where all of it is ASCII and can be passed on, `nil` where
  /// more must be read first.
  private func settledEncoding() throws(TableError) -> TextEncoding?? {
    let isAll = hasEnded || undecoded.count >= Self.sampleLength
    if isAtStart, !isAll, undecoded.count < 4,
      TextEncoding.allCases.contains(where: {
        $0.byteOrderMark.starts(with: undecoded.prefix(3))
      })
    {
      return nil
    }
    let sample = Self.withoutCutCharacter(undecoded, isAll: hasEnded)
    let detection = CSVTable.detection(sample.span, given: given)
    let isASCII = given == nil && detection.evidence == .ascii
    // NULs are UTF-16's or of no text, an Escape can begin ISO-2022-JP: both show in more of the text.
    if isASCII, !isAll, sample.contains(where: { $0 == 0x00 || $0 == 0x1B }) { return nil }
    let isSettled =
      isAll || given != nil || isASCII || detection.evidence == .byteOrderMark
      || detection.encoding == .utf8 && detection.evidence == .form && sample.contains { $0 >= 0xE3 }
    guard isSettled else { return nil }
    if isAtStart,
      case .binary(let format) = EncodingDetection.binaryFormat(sample.span, encoding: detection.encoding)
    {
      throw TableError(.binary(format: format), path: path)
    }
    if isASCII { return .some(nil) }
    // Marks and units of UTF-16 are at the beginning or nowhere.
    let isUTF16 = detection.encoding == .utf16LE || detection.encoding == .utf16BE
    return isUTF16 && !isAtStart && given == nil ? .utf8 : detection.encoding
  }

  /// `bytes` without a character of UTF-8 that their end cuts in two.
  private static func withoutCutCharacter(_ bytes: [UInt8], isAll: Bool) -> [UInt8] {
    guard !isAll, let lead = bytes.suffix(3).lastIndex(where: { $0 >= 0xC0 }) else { return bytes }
    let length = bytes[lead] >= 0xF0 ? 4 : bytes[lead] >= 0xE0 ? 3 : 2
    return lead + length > bytes.count ? Array(bytes[..<lead]) : bytes
  }
}
