/// Chooses rules by the matches that they newly meet for each pair that they cost.
///
/// The greedy algorithm for weighted set cover (Chvátal, "A greedy heuristic for the set-covering problem", 1979; for blocking
/// Bilenko, Kamath and Mooney, "Adaptive blocking: learning to scale up record linkage", ICDM 2006). A match is secure when
/// no field is in all the rules that meet it, so that an error in any one field does not lose it; to become secure
/// counts for a part of being met.
struct RuleCover {
  /// A rule that may be taken.
  struct Candidate: Sendable {
    let rule: [Int]
    let price: RulePricing.Price
    /// The fields that it asks for, by bit.
    let fields: UInt64
    /// The matches that it meets, by bit.
    let met: [UInt64]
  }

  /// The most rules that are taken.
  static let mostRules = 32
  /// A rule that gains less of the matches is not worth its time. Of a small table time is no object.
  private var leastGain: Double { recordCount <= 5_000 ? 0.000_1 : 0.000_4 }
  /// What securing a match counts beside meeting one.
  static let secureWeight = 0.1
  /// What meeting one a second time counts.
  static let secondWeight = 0.02
  /// So many pairs cost nothing.
  static let freePairs = 100_000.0

  private let candidates: [Candidate]
  private let size: Int
  private let recordCount: Double
  private let budget: Double
  private let fields: Int
  /// The candidates that were taken, in the order in which they were.
  private(set) var chosen: [Int] = []

  init(_ candidates: [Candidate], size: Int, recordCount: Int, budget: Double) {
    self.candidates = candidates
    self.size = size
    self.recordCount = Double(recordCount)
    self.budget = budget
    fields = Self.fieldCount(candidates)
    grow()
    // Late rules often make early ones superfluous, and what these cost may buy better ones.
    for _ in 0..<3 where prune() { grow() }
  }

  /// What some rules meet.
  struct Coverage {
    /// The matches that are met, by bit.
    var met: [UInt64]
    /// The matches that two rules meet, by bit.
    var twice: [UInt64]
    /// For each field the matches that are met, and by rules only that ask for it.
    var dependent: [[UInt64]]

    init(words: Int, fields: Int) {
      met = Array(repeating: 0, count: words)
      twice = met
      dependent = Array(repeating: met, count: fields)
    }

    mutating func take(_ candidate: Candidate) {
      for word in met.indices {
        let new = candidate.met[word]
        for field in dependent.indices {
          if candidate.fields >> UInt64(field) & 1 == 1 {
            dependent[field][word] |= new & ~met[word]
          } else {
            dependent[field][word] &= ~new
          }
        }
        twice[word] |= new & met[word]
        met[word] |= new
      }
    }

    /// How many matches a rule meets that are not met yet, how many it meets a second time, and how many it makes secure.
    func gain(_ candidate: Candidate) -> Gain {
      var gain = Gain()
      for word in met.indices {
        let found = candidate.met[word]
        if found == 0 { continue }
        gain.new += (found & ~met[word]).nonzeroBitCount
        gain.second += (found & met[word] & ~twice[word]).nonzeroBitCount
        var insecure: UInt64 = 0
        var shared: UInt64 = 0
        for field in dependent.indices {
          insecure |= dependent[field][word]
          if candidate.fields >> UInt64(field) & 1 == 1 { shared |= dependent[field][word] }
        }
        gain.secure += (found & insecure & ~shared).nonzeroBitCount
      }
      return gain
    }

    var metCount: Int { met.reduce(0) { $0 + $1.nonzeroBitCount } }

    var secureCount: Int {
      met.indices.reduce(0) { sum, word in
        sum + (met[word] & ~dependent.reduce(0) { $0 | $1[word] }).nonzeroBitCount
      }
    }
  }

  /// What a rule adds to others, in matches.
  struct Gain {
    var new = 0
    var second = 0
    var secure = 0
  }

  /// What some rules meet.
  func coverage(of rules: some Sequence<Int>) -> Coverage {
    var coverage = Coverage(words: (size + 63) / 64, fields: fields)
    for rule in rules { coverage.take(candidates[rule]) }
    return coverage
  }

  static func fieldCount(_ candidates: [Candidate]) -> Int {
    64 - candidates.reduce(UInt64(0)) { $0 | $1.fields }.leadingZeroBitCount
  }

  var spent: Double { chosen.reduce(0) { $0 + candidates[$1].price.pairs } }

  /// What a rule is worth, as a share of the matches.
  private func worth(_ gain: Gain) -> Double {
    (Double(gain.new) + Self.secureWeight * Double(gain.secure) + Self.secondWeight * Double(gain.second))
      / Double(max(1, size))
  }

  /// Whether a rule gains too little for its pairs. Insurance may not cost as much as a match; and the pairs of common names in
  /// common years, which grow with the square of a large table, are not worth the few matches that nothing else meets.
  private func isNegligible(_ gain: Gain, _ price: RulePricing.Price) -> Bool {
    let new = Double(gain.new) / Double(max(1, size))
    let pairs = price.pairs / max(recordCount, Self.freePairs)
    return new < leastGain * (1 + pairs / 4) && worth(gain) < leastGain * (1 + pairs)
  }

  private mutating func grow() {
    var coverage = coverage(of: chosen)
    var spent = spent
    var open = candidates.indices.filter { !chosen.contains($0) }.map { (rule: $0, bound: Double.infinity) }
    while chosen.count < Self.mostRules {
      // What a rule newly meets only falls as others are taken. What it secures may rise, by little: one whose last value is
      // well below the best of now need not be looked at.
      var best: (place: Int, value: Double)?
      open.sort { (-$0.bound, $0.rule) < (-$1.bound, $1.rule) }
      for place in open.indices {
        if open[place].bound * 1.5 <= best?.value ?? 0 { break }
        let candidate = candidates[open[place].rule]
        if spent + candidate.price.pairs > budget { continue }
        let gain = coverage.gain(candidate)
        // A rule costs at least what looking at every record does.
        let value = worth(gain) / (candidate.price.pairs + 0.5 * recordCount)
        open[place].bound = value
        if value > best?.value ?? 0, !isNegligible(gain, candidate.price) { best = (place, value) }
      }
      guard let best else { return }
      let rule = open.remove(at: best.place).rule
      chosen.append(rule)
      spent += candidates[rule].price.pairs
      coverage.take(candidates[rule])
    }
  }

  /// Drops the rules without which hardly a match is lost, the costliest first; whether there were any.
  private mutating func prune() -> Bool {
    let before = chosen.count
    for rule in chosen.sorted(by: {
      (-candidates[$0].price.pairs, $0) < (-candidates[$1].price.pairs, $1)
    }) {
      let without = coverage(of: chosen.filter { $0 != rule })
      let loss = without.gain(candidates[rule])
      if loss.new == 0, isNegligible(loss, candidates[rule].price) { chosen.removeAll { $0 == rule } }
    }
    return chosen.count < before
  }
}
