import RecordLinkage
import Testing

@Suite("Evaluation of pairs")
struct PairEvaluationTests {
  @Test("Precision, recall and F1 from the counts")
  func measures() throws {
    let evaluation = PairEvaluation(predicted: Set([1, 2, 3, 4]), truth: Set([3, 4, 5]))
    #expect(evaluation.precision == 0.5)
    #expect(try abs(#require(evaluation.recall) - 2.0 / 3) < 1e-12)
    #expect(try abs(#require(evaluation.f1) - 4.0 / 7) < 1e-12)
  }

  @Test("Nothing to predict and nothing predicted has no measure")
  func empty() {
    let evaluation = PairEvaluation(predicted: Set<Int>(), truth: [])
    #expect(evaluation.precision == nil && evaluation.recall == nil && evaluation.f1 == nil)
  }
}
