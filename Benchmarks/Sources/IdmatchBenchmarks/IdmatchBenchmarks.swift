internal import Glibc

/// Lists, times or repeats the cases.
@main
struct IdmatchBenchmarks {
  static let cases: [BenchmarkCase] =
    NormalizationCases.all + AddressCases.all + ComparatorCases.all + MatchingCases.all + TableCases.all

  static func main() {
    do {
      try run(try CommandLineOptions(Array(CommandLine.arguments.dropFirst())))
    } catch let error as CommandLineOptions.UsageError {
      fail("\(error.message)\n\n\(CommandLineOptions.usage)", status: 64)
    } catch {
      fail("\(error)", status: 1)
    }
  }

  private static func run(_ options: CommandLineOptions) throws {
    switch options {
    case .help: print(CommandLineOptions.usage)
    case .firstUse: print(FirstUse.report())
    case .scaling: print(try Scaling.report())
    case .texts(let name):
      guard let texts = ComparatorCases.texts(ofCase: name) else {
        throw CommandLineOptions.UsageError(message: "\(name) is no case of comparators; --list prints all")
      }
      for text in texts { print(String(decoding: text, as: UTF16.self)) }
    case .list:
      for benchmark in cases { print("\(benchmark.name)\t\(benchmark.items)\t\(benchmark.summary)") }
    case .time(let names, let json):
      try time(names.isEmpty ? cases : names.map(benchmark), json: json)
    case .count(let name, let repetitions):
      let workload = try benchmark(named: name).prepare()
      var sum: UInt64 = 0
      for _ in 0..<repetitions { sum = try workload.run() }
      print("\(workload.itemCount)\t\(sum)")
    }
  }

  private static func time(_ benchmarks: [BenchmarkCase], json: Bool) throws {
    var calibration = Calibration()
    var timings: [Timing] = []
    if !json { print(Report.head) }
    for benchmark in benchmarks {
      let timing = try Timing.measure(benchmark, calibration: &calibration)
      timings.append(timing)
      if !json { print(Report.line(timing)) }
    }
    if json {
      print(Report.json(timings, calibration: calibration))
    } else {
      print("calibration: a step is \(Report.significant(calibration.nanosecondsPerStep)) ns here")
    }
  }

  private static func benchmark(named name: String) throws(CommandLineOptions.UsageError) -> BenchmarkCase {
    guard let benchmark = cases.first(where: { $0.name == name }) else {
      throw .init(message: "there is no case \(name); --list prints all")
    }
    return benchmark
  }

  private static func fail(_ message: String, status: Int32) -> Never {
    let bytes = Array("idmatch-benchmarks: \(message)\n".utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
    exit(status)
  }
}
