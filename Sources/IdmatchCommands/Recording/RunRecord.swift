internal import FoundationEssentials
internal import TableIO

/// How a run came about, for `--metadata`: what its summary says, when it began and how long it took.
///
/// Made before the work, so that a folder that is not there is known at once; written after the results, so that it is there
/// only where they are.
struct RunRecord {
  private let file: OutputFile?
  private let started = Date()
  private let start = ProgressReporter.now()

  init(_ options: MetadataOptions) throws(TableError) {
    file = try options.metadata.map { path throws(TableError) in try OutputFile(path: path) }
  }

  /// Seconds since the begin.
  var seconds: Double { ProgressReporter.now() - start }

  /// Writes it, if somebody wants it.
  func write(_ summary: some Encodable) throws {
    guard let file else { return }
    let document = Document(started: started.formatted(.iso8601), seconds: seconds, summary: summary)
    try file.write(try json(document) + "\n")
    try file.commit()
  }

  /// The members of the summary beside those of the run.
  private struct Document<Summary: Encodable>: Encodable {
    let started: String
    let seconds: Double
    let summary: Summary

    private enum CodingKeys: String, CodingKey { case started, seconds }

    func encode(to encoder: any Encoder) throws {
      try summary.encode(to: encoder)
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(started, forKey: .started)
      try container.encode((seconds * 1000).rounded() / 1000, forKey: .seconds)
    }
  }
}

/// JSON for people and programs: indented, in a fixed order.
func json(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}
