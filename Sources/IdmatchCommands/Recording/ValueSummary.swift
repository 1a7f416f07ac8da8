/// What a run over single values or pairs of them did, for a person or, as JSON, for a program.
struct ValueSummary: RunSummary {
  var command: String
  var version = IdmatchCommand.version
  /// `nil` where no addresses are read.
  var gazetteer: GazetteerDescription?
  var input: String
  var encoding: String?
  var output: String
  /// How many lines or pairs there were; those that could not be read are among the lines and not among the pairs.
  var rows: Int
  var rejectedRows: Int
  var lostCharacters: Int
  var seconds: Double
  var rowsPerSecond: Int

  /// - Parameter seconds: how long the run took.
  init(
    command: String, gazetteer: RunGazetteer?, input: String, encoding: String?, output: String, rows: Int,
    rejectedRows: Int, lostCharacters: Int, seconds: Double
  ) {
    self.command = command
    self.gazetteer = gazetteer.map(GazetteerDescription.init)
    self.input = input
    self.encoding = encoding
    self.output = output
    self.rows = rows
    self.rejectedRows = rejectedRows
    self.lostCharacters = lostCharacters
    self.seconds = (seconds * 1000).rounded() / 1000
    rowsPerSecond = Int(Double(rows) / max(seconds, 1e-6))
  }

  /// Says it, as the options ask.
  func report(_ messages: MessageOptions, unit: String) throws {
    try report(messages) {
      let number = ProgressReporter.grouped
      var line =
        "\(number(rows)) \(unit) in \(fixed(Float(seconds), decimals: 1)) s, \(number(rowsPerSecond)) a second"
      if let encoding { line += ", \(encoding)" }
      return [line]
        + (gazetteer.map { ["gazetteer \($0.version)" + ($0.file.map { ", \($0)" } ?? "")] } ?? [])
    }
  }
}
