// Estimates the m and u probabilities of the applicant model on the generated corpus, and says how well the model does.
//
//     swift run -c release estimate-parameters [CUSTOMERS APPLICATIONS SEED]
//
// m: the share of true person pairs, and of true household pairs of different persons, that show each level: every pair
// of the corpus's truth, with half a pair added to each level (Krichevsky–Trofimov). u: the share among random pairs of
// an application and a customer. The defaults in ApplicantParameters.swift start from these figures; where the corpus
// cannot know (how often two strangers share a telephone), the file says where the number comes from.

import ApplicantSynthesis
import IdentityMatching
import RecordLinkage

func main() async throws {
  let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
  let customers = numbers.first ?? 20_000
  let applications = numbers.dropFirst().first ?? 6_000
  let seed = UInt64(numbers.dropFirst(2).first ?? 1)
  let corpus = try CorpusInMemory(customers: customers, applications: applications, seed: seed)
  LevelFrequencies(corpus: corpus).printTable()
  await printEvaluation(of: corpus)
}

try await main()
