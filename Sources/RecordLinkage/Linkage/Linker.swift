/// Links records by a model.
///
/// ```swift
/// let table = try await LinkageTable([customers], model: model, types: ValueTypes())
/// let linker = try Linker(model, table: table)
/// let training = await linker.train()
/// let outcome = try await linker.link(by: training.parameters)
/// ```
public struct Linker: Sendable {
  let compiled: CompiledModel
  let blocks: CandidateBlocks
  let workers: Int

  /// Makes a model ready for a table: compiles its comparisons and groups the records into blocks.
  ///
  /// - Throws: ``LinkageError`` where the model does not fit the table.
  public init(_ model: LinkageModel, table: LinkageTable, workers: Int = 2) throws(LinkageError) {
    compiled = try CompiledModel(model, table: table)
    blocks = compiled.candidates()
    self.workers = workers
  }

  /// What each rule offers, and which blocks had to be split.
  public var blockingReport: BlockingReport { blocks.report }
}
