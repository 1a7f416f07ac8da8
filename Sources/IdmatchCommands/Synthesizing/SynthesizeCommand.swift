internal import ApplicantSynthesis
internal import ArgumentParser
internal import Glibc
internal import TableIO

/// `idmatch synthesize`: a made-up carrier's base and applications to it, with the truth.
struct SynthesizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "synthesize",
    abstract: "Make up customers, applications and the truth about them.",
    discussion: """
      Writes four CSV files into a folder: customers.csv, applications.csv, truth.csv (left_id is an application,
      right_id a customer, relation person | household | different | none, category) and entities.csv (the person and
      household of every record). Names are drawn by their frequency in Japan, towns are real, everything else is made
      up; no record is of a real person. The same numbers give the same bytes on every machine.

      EXAMPLE
        idmatch synthesize --customers 20000 --applications 6000 --seed 7 --output corpus
      """)

  @Option(help: "How many customers.")
  var customers: Int

  @Option(help: "How many applications.")
  var applications: Int

  @Option(help: "The seed of the random numbers.")
  var seed: UInt64

  @Option(name: [.short, .long], help: ArgumentHelp("The folder to write to; made if it is not there.", valueName: "folder"))
  var output: String

  @OptionGroup(title: "Messages") var messages: MessageOptions

  func validate() throws {
    guard customers > 0, applications >= 0 else {
      throw ValidationError("--customers must be at least 1 and --applications at least 0.")
    }
  }

  func run() throws {
    guard mkdir(output, 0o777) == 0 || errno == EEXIST else {
      throw ValidationError("Cannot make the folder \(output): \(String(cString: strerror(errno))).")
    }
    var writers: [ApplicantCorpus.Table: CSVWriter] = [:]
    for table in ApplicantCorpus.Table.allCases {
      writers[table] = try CSVWriter(path: "\(output)/\(table.fileName)", header: table.columns)
    }
    let progress = messages.reporter
    progress.begin("synthesizing", rows: customers + applications)
    var rows = 0
    try ApplicantCorpus(customers: customers, applications: applications, seed: seed).generate { table, row in
      try writers[table]?.write(row)
      if table == .customers || table == .applications {
        rows += 1
        if rows & 255 == 0 { progress.update(rows) }
      }
    }
    for table in ApplicantCorpus.Table.allCases { try writers[table]?.commit() }
    progress.finish()
    if !messages.quiet {
      StandardError.printLine("\(customers) customers and \(applications) applications written to \(output)")
    }
  }
}
