/// Links records by a model.
///
/// ```swift
/// let table = try await LinkageTable([customers], model: model, types: ValueTypes())
/// let linker = try await Linker(model, table: table)
/// let training = await linker.train()
/// let outcome = try await linker.link(by: training.parameters)
/// ```
public struct Linker: Sendable {
  let compiled: CompiledModel
  let blocks: CandidateBlocks
  let workers: Int
  /// The rules that were found where the model declares none, with what they are thought to yield; `nil` where it
  /// declares some.
  public let discoveredBlocking: DiscoveredBlocking?

  /// Makes a model ready for a table: compiles its comparisons, finds blocking rules where it declares none, and groups the
  /// records into blocks.
  ///
  /// - Throws: ``LinkageError`` where the model does not fit the table.
  public init(_ model: LinkageModel, table: LinkageTable, workers: Int = 2) async throws(LinkageError) {
    var compiled = try await CompiledModel(model, table: table, workers: workers)
    var discovered: DiscoveredBlocking?
    if model.blocking.rules.isEmpty {
      let found = await BlockingDiscovery(compiled, workers: workers).find()
      var model = model
      model.blocking.rules = found.rules.map(\.declaration)
      compiled = compiled.with(model)
      discovered = found
    }
    await self.init(compiled, workers: workers, discovered: discovered)
  }

  init(_ compiled: CompiledModel, workers: Int, discovered: DiscoveredBlocking? = nil) async {
    discoveredBlocking = discovered
    self.compiled = compiled
    blocks = await compiled.candidates(workers: workers)
    self.workers = workers
  }

  /// The model, with the blocking rules that were found where it declared none.
  public var model: LinkageModel { compiled.model }

  /// What each rule offers, and which blocks had to be split.
  public var blockingReport: BlockingReport { blocks.report }
}
