/// What the command line asks for.
enum CommandLineOptions: Equatable {
  case help
  case list
  /// Prints the texts of a case of comparators, a line each, for other programs to compare.
  case texts(name: String)
  /// Times what a process does only once.
  case firstUse
  /// Times stages on one thread and on two.
  case scaling
  /// Times cases; all when none is named.
  case time(cases: [String], json: Bool)
  /// Runs one case a number of times, for whoever counts instructions from outside.
  case count(name: String, repetitions: Int)

  /// A command line that cannot be followed.
  struct UsageError: Error {
    let message: String
  }

  static let usage = """
    usage: idmatch-benchmarks [CASE ...] [--json]
           idmatch-benchmarks --list
           idmatch-benchmarks --first-use
           idmatch-benchmarks --scaling
           idmatch-benchmarks --texts CASE
           idmatch-benchmarks --count CASE [--repetitions N]

    Times the cases named, or all: the best of several samples by processor time on one thread.
    A step is a turn of a calibration loop that runs between the samples: figures in steps
    compare between machines better than figures in seconds.

      --json            print figures as JSON
      --list            print each case, what its items are, and what it measures
      --texts CASE      print the texts that a case of comparators compares, a line each
      --first-use       time the first use of the gazetteer and of a parser, once
      --scaling         time each stage on one thread and on two
      --count CASE      run a case without timing it and print the items of one repetition;
                        meant to run under valgrind, see Benchmarks/check
      --repetitions N   how often --count runs the case (default 1)
    """

  init(_ arguments: [String]) throws(UsageError) {
    var cases: [String] = []
    var json = false
    var list = false
    var counted: String?
    var repetitions: Int?
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "-h", "--help":
        self = .help
        return
      case "--first-use":
        guard arguments.count == 1 else { throw UsageError(message: "--first-use stands alone") }
        self = .firstUse
        return
      case "--scaling":
        guard arguments.count == 1 else { throw UsageError(message: "--scaling stands alone") }
        self = .scaling
        return
      case "--texts":
        guard arguments.count == 2, let name = rest.popFirst() else {
          throw UsageError(message: "--texts needs the name of a case and nothing else")
        }
        self = .texts(name: name)
        return
      case "--list": list = true
      case "--json": json = true
      case "--count":
        guard let name = rest.popFirst() else {
          throw UsageError(message: "--count needs the name of a case")
        }
        counted = name
      case "--repetitions":
        guard let number = rest.popFirst().flatMap({ Int($0) }), number > 0 else {
          throw UsageError(message: "--repetitions needs a number from 1 on")
        }
        repetitions = number
      case _ where argument.hasPrefix("-"):
        throw UsageError(message: "unknown option \(argument)")
      default: cases.append(argument)
      }
    }
    if let counted {
      guard cases.isEmpty, !json, !list else {
        throw UsageError(message: "--count takes one case and no more")
      }
      self = .count(name: counted, repetitions: repetitions ?? 1)
    } else if repetitions != nil {
      throw UsageError(message: "--repetitions goes with --count")
    } else {
      self = list ? .list : .time(cases: cases, json: json)
    }
  }
}
