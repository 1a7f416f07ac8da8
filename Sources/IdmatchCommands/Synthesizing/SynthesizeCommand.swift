internal import ApplicantSynthesis
internal import ArgumentParser
internal import Glibc
internal import PersonSynthesis
internal import TableIO

/// `idmatch synthesize`: a made-up carrier's base and applications to it, or a register of persons, with the truth.
struct SynthesizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "synthesize",
    abstract: "Make up customers, applications and the truth about them.",
    discussion: """
      With --model applicants, the default, writes four CSV files into a folder: customers.csv, applications.csv,
      truth.csv (left_id is an application, right_id a customer, relation person | household | different | none,
      category) and entities.csv (the person and household of every record). Names are drawn by their frequency in
      Japan, towns are real, everything else is made up.

      With --model persons, writes one CSV file of records of persons with English names: rec_id, first_name,
      middle_name, last_name, sex, dob, street, city, state, zip, phone, email, and the truth: entity_id (the person) and
      household_id. One person of five has more than one record. In the later ones people have moved, married, go by a
      nickname, have another phone, are misspelled or incomplete; households have twins, and fathers and sons of one
      name. Names are drawn by their frequency in the United States, everything else is made up.

      No record is of a real person. The same numbers give the same bytes on every machine.

      EXAMPLES
        idmatch synthesize --customers 20000 --applications 6000 --seed 7 --output corpus
        idmatch synthesize --model persons --customers 50000 --seed 7 --output persons.csv
      """)

  @Option(help: "What to make up: applicants or persons.")
  var model: SynthesisModel = .applicants

  @Option(help: "How many customers; with --model persons, how many records.")
  var customers: Int

  @Option(help: "How many applications; not with --model persons.")
  var applications: Int?

  @Option(help: "The seed of the random numbers.")
  var seed: UInt64

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The folder to write to, made if it is not there; with --model persons, the file, - for standard output.",
      valueName: "path"))
  var output: String

  @OptionGroup(title: "Messages") var messages: MessageOptions

  func validate() throws {
    switch (model, applications) {
    case (.applicants, nil):
      throw ValidationError("--applications is missing: how many applications to make up, 0 for none.")
    case (.persons, .some):
      throw ValidationError(
        "--applications goes with --model applicants only: a register of persons has none.")
    default: break
    }
    guard customers > 0, applications ?? 0 >= 0 else {
      throw ValidationError("--customers must be at least 1 and --applications at least 0.")
    }
    guard model == .applicants || customers <= PersonRegister.largest else {
      throw ValidationError("--customers must be at most \(PersonRegister.largest).")
    }
  }

  func run() throws {
    switch model {
    case .applicants: try writeApplicants(applications: applications ?? 0)
    case .persons: try writePersons()
    }
  }

  private func writeApplicants(applications: Int) throws {
    guard mkdir(output, 0o777) == 0 || errno == EEXIST else {
      let code = errno
      throw TableError(
        .system(action: .create, code: code, message: String(cString: strerror(code))), path: output)
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

  private func writePersons() throws {
    let writer = try CSVWriter(path: output, header: PersonRegister.columns)
    let progress = messages.reporter
    progress.begin("synthesizing", rows: customers)
    try PersonRegister(records: customers, seed: seed).generate { row in
      try writer.write(row)
      if writer.rowCount & 255 == 0 { progress.update(writer.rowCount) }
    }
    try writer.commit()
    progress.finish()
    if !messages.quiet { StandardError.printLine("\(customers) records of persons written to \(output)") }
  }
}
