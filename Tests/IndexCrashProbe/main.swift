// Changes an index as it is told, until it is killed: see ProbeStep.
import Foundation

func runProbe() {
  guard CommandLine.arguments.count == 2 else { return }
  let probe = Probe(folder: CommandLine.arguments[1])
  while let line = readLine() {
    guard let step = try? JSONDecoder().decode(ProbeStep.self, from: Data(line.utf8)) else { return }
    probe.run(step)
  }
}

runProbe()
