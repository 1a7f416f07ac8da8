internal import JapaneseNormalization

/// Why a text is no moment in time.
public enum InstantProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// Not `2026-11-23` and not `2026-11-23T10:00:00+09:00`.
  case notISO8601
  /// A day or a time of day that does not exist, or outside the years 1…9999.
  case notInCalendar
  /// A time of day that does not say of which zone.
  case noZone

  /// What is wrong and what should be written.
  public var description: String {
    switch self {
    case .notISO8601: "no moment in time; expected \(Self.forms)"
    case .notInCalendar: "a day or time that does not exist; expected \(Self.forms)"
    case .noZone: "a time without its zone; expected `+09:00` or `Z` after the time"
    }
  }

  static let forms = "`2026-11-23T10:00:00+09:00`, `2026-11-23T01:00:00Z` or `2026-11-23` (midnight in Tokyo)"
}

extension Instant {
  /// The moment that an ISO 8601 text names: a day, which begins at midnight in Tokyo, or a day and a time with its zone.
  ///
  /// `2026-11-23`, `2026-11-23T10:00:00+09:00`, `2026-11-23T01:00:00Z`, `2026-11-23T10:00+09:00`. Fractions of a second
  /// are cut off. A time without a zone is refused: exports of other systems leave out UTC as often as Tokyo.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public init(_ text: some StringProtocol) throws(InstantProblem) {
    var reader = InstantReader(text: text)
    self = try reader.read()
  }
}

extension Instant: CustomStringConvertible {
  /// ISO 8601 with the offset of Tokyo: `2026-11-23T10:00:00+09:00`.
  public var description: String {
    let day = tokyoDay
    let second = Int(secondsSince1970 + Self.tokyoOffset) - day.dayNumber * Int(Self.secondsPerDay)
    let time = [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(day)T\(time.joined(separator: ":"))+09:00"
  }
}

extension Instant: Codable {
  /// From ISO 8601 text.
  ///
  /// - Throws: `DecodingError.dataCorrupted` that says what was expected; the text itself is not repeated.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    do {
      try self.init(container.decode(String.self))
    } catch let problem as InstantProblem {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: problem.description)
    }
  }

  /// As ISO 8601 text with the offset of Tokyo.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// Takes the text of a moment apart, byte by byte.
private struct InstantReader {
  private let bytes: [UInt8]
  private var place = 0
  private static let mostBytes = 64

  init(text: some StringProtocol) {
    // With nine digits of a second's fraction a moment has 35 bytes: of a longer text this much is not read to its end.
    bytes = Array(text.utf8.prefix(Self.mostBytes + 1))
  }

  mutating func read() throws(InstantProblem) -> Instant {
    guard bytes.count <= Self.mostBytes else { throw .notISO8601 }
    let year = try number(digits: 4)
    try take("-")
    let month = try number(digits: 2)
    try take("-")
    let dayOfMonth = try number(digits: 2)
    guard let day = CalendarDate(year: year, month: month, day: dayOfMonth) else {
      throw .notInCalendar
    }
    if place == bytes.count { return Instant(tokyoDay: day) }
    try take("T")
    let hour = try number(digits: 2)
    try take(":")
    let minute = try number(digits: 2)
    let second = skip(":") ? try seconds() : 0
    guard hour < 24, minute < 60, second < 60 else { throw .notInCalendar }
    let time = Int64(hour * 3600 + minute * 60 + second)
    let local = Int64(day.dayNumber) * Instant.secondsPerDay + time
    let offset = try offset()
    guard place == bytes.count else { throw .notISO8601 }
    guard let instant = Instant(secondsSince1970: local - offset) else { throw .notInCalendar }
    return instant
  }

  /// Seconds, without their fraction.
  private mutating func seconds() throws(InstantProblem) -> Int {
    let second = try number(digits: 2)
    guard skip(".") else { return second }
    _ = try number(digits: 1)
    while place < bytes.count, Self.digit(bytes[place]) != nil { place += 1 }
    return second
  }

  /// Seconds ahead of UTC.
  private mutating func offset() throws(InstantProblem) -> Int64 {
    guard place < bytes.count else { throw .noZone }
    if skip("Z") { return 0 }
    let isBehind = skip("-")
    if !isBehind { try take("+") }
    let hours = try number(digits: 2)
    _ = skip(":")
    let minutes = try number(digits: 2)
    guard hours < 24, minutes < 60 else { throw .notInCalendar }
    let seconds = Int64(hours * 3600 + minutes * 60)
    return isBehind ? -seconds : seconds
  }

  private mutating func number(digits: Int) throws(InstantProblem) -> Int {
    var value = 0
    for _ in 0..<digits {
      guard place < bytes.count, let digit = Self.digit(bytes[place]) else { throw .notISO8601 }
      value = value * 10 + digit
      place += 1
    }
    return value
  }

  private mutating func skip(_ sign: Unicode.Scalar) -> Bool {
    guard place < bytes.count, bytes[place] == UInt8(ascii: sign) else { return false }
    place += 1
    return true
  }

  private mutating func take(_ sign: Unicode.Scalar) throws(InstantProblem) {
    guard skip(sign) else { throw .notISO8601 }
  }

  private static func digit(_ byte: UInt8) -> Int? {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") ? Int(byte - UInt8(ascii: "0")) : nil
  }
}
