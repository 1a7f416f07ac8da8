internal import ArgumentParser

/// What `idmatch synthesize` makes up.
enum SynthesisModel: String, CaseIterable, ExpressibleByArgument {
  /// A carrier's base in Japan, and applications to it.
  case applicants
  /// A register of persons with English names, some of them in it several times.
  case persons
}
