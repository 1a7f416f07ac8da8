internal import ArgumentParser
internal import IdentityMatching
internal import RecordLinkage

/// How a run uses the machine. The defaults are those of two cores, the same on every machine.
struct RunOptions: ParsableArguments {
  @Option(help: "How many threads share the work; the result is the same for any number.")
  var threads = 2

  func validate() throws {
    guard threads > 0 else { throw ValidationError("--threads must be at least 1.") }
  }
}

/// Links or deduplicates what was loaded, with progress.
func identityOutcome(
  _ loaded: LoadedApplicants, run: RunOptions, progress: ProgressReporter
) async -> IdentityMatcher.Outcome {
  let scale = 10_000
  progress.begin("comparing", rows: scale)
  let outcome = await IdentityMatcher().run(loaded.table, workers: run.threads) { share in
    progress.update(Int(share * Double(scale)))
  }
  progress.finish()
  return outcome
}

extension BlockingReport {
  /// What a person should know of blocks that were too large, a line a rule; empty where there were none.
  var notes: [String] {
    rules.filter { $0.splitBlocks > 0 }.map { rule in
      var text = "\(rule.name): \(rule.splitBlocks) blocks too large (up to \(rule.largestBlock) records)"
      text += " were split by finer keys"
      if rule.windowedBlocks > 0 {
        text +=
          "; in \(rule.windowedBlocks) that no key splits (\(rule.windowedRecords) records) each record was"
        text += " compared with its nearest only"
      }
      return text
    }
  }
}
