/// Why a file cannot be used: everything that is wrong with it, in the order of the file.
public struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// All problems, at least one of them an error.
  public let problems: [FileProblem]

  /// What is wrong with a file.
  package init(_ problems: [FileProblem]) {
    self.problems = problems
  }

  /// The one thing that is wrong with a file.
  package init(_ problem: FileProblem) {
    problems = [problem]
  }

  /// A line for each problem.
  public var description: String {
    problems.map(\.description).joined(separator: "\n")
  }
}
