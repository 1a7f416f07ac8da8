internal import ArgumentParser

/// The record of a run beside its results.
struct MetadataOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write how the output came about, as JSON: versions of program and gazetteer, inputs, counts, time.",
      discussion: "The output itself has no room for that: a line of comment would be a row to most readers.",
      valueName: "file"))
  var metadata: String?
}
