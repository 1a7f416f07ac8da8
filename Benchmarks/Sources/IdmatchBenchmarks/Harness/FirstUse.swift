internal import JapaneseNormalization

/// What the first use of something costs, which a process has only once, so that no case can repeat it.
enum FirstUse {
  /// Uses the embedded gazetteer and a parser for the first time; a line for each, in microseconds of processor time.
  static func report() -> String {
    var lines: [String] = []
    func time(_ what: String, _ body: () -> UInt64) {
      let start = ProcessorClock.nanoseconds
      BlackHole.absorb(body())
      let microseconds = (ProcessorClock.nanoseconds - start) / 1000
      lines.append(Report.pad(what, 42) + Report.significant(microseconds) + " µs")
    }
    time("the clock alone") { 0 }
    time("Gazetteer.embedded") { UInt64(Gazetteer.embedded.townCount) }
    time("Gazetteer.embedded, again") { UInt64(Gazetteer.embedded.townCount) }
    var parser = AddressParser()
    time("the first address") { parser.parse("東京都港区虎ノ門一丁目23番1号 コーポ青葉203").dwellingHash ?? 0 }
    time("the same address, again") { parser.parse("東京都港区虎ノ門一丁目23番1号 コーポ青葉203").dwellingHash ?? 0 }
    time("the first address in romaji") {
      parser.parse("1-23-1 Toranomon, Minato-ku, Tokyo").dwellingHash ?? 0
    }
    return lines.joined(separator: "\n")
  }
}
