// A problem is of one type for every kind of file; those who read models need not know of the others.
@_exported public import YAMLReading

/// Something of a model file that is wrong, or that its author may not have meant.
public typealias ModelFileProblem = FileProblem

/// Why a model file gives no model: everything that is wrong with it, in the order of the file.
public struct ModelFileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// All problems, at least one of them an error.
  public let problems: [ModelFileProblem]

  init(_ problems: [ModelFileProblem]) {
    self.problems = problems
  }

  init(_ problem: ModelFileProblem) {
    problems = [problem]
  }

  /// A line for each problem.
  public var description: String {
    problems.map(\.description).joined(separator: "\n")
  }
}
