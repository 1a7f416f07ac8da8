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
    /// The comparisons whose columns it asks for, by bit.
    let units: UInt64
    /// The matches that it meets, by bit.
    let met: [UInt64]
  }

  /// The most rules that are taken.
  static let mostRules = 32
  /// A rule that gains less of the matches is not worth its time. Of a small table time is no object.
  private var leastGain: Double { recordCount <= 5_000 ? 0.000_1 : 0.000_4 }
  /// What securing a match counts beside meeting one.
  static let secureWeight = 0.1

  private let candidates: [Candidate]
  private let size: Int
  private let recordCount: Double
  private let budget: Double
  /// The candidates that were taken, in the order in which they were.
  private(set) var chosen: [Int] = []

  init(_ candidates: [Candidate], size: Int, recordCount: Int, budget: Double) {
    self.candidates = candidates
    self.size = size
    self.recordCount = Double(recordCount)
    self.budget = budget
    grow()
    // Late rules often make early ones superfluous, and what these cost may buy better ones.
    for _ in 0..<3 where prune() { grow() }
  }

  /// What some rules meet.
  struct Coverage {
    /// The matches that are met, by bit.
    var met: [UInt64]
    /// For each comparison the matches that are met, and by rules only that ask for it.
    var dependent: [[UInt64]]

    init(words: Int) {
      met = Array(repeating: 0, count: words)
      dependent = Array(repeating: met, count: 16)
    }

    mutating func take(_ candidate: Candidate) {
      for word in met.indices {
        let new = candidate.met[word]
        for unit in dependent.indices {
          if candidate.units >> UInt64(unit) & 1 == 1 {
            dependent[unit][word] |= new & ~met[word]
          } else {
            dependent[unit][word] &= ~new
          }
        }
        met[word] |= new
      }
    }

    /// How many matches a rule meets that are not met yet, and how many it makes secure.
    func gain(_ candidate: Candidate) -> (new: Int, secure: Int) {
      var (new, secure) = (0, 0)
      for word in met.indices {
        let found = candidate.met[word]
        if found == 0 { continue }
        new += (found & ~met[word]).nonzeroBitCount
        var insecure: UInt64 = 0
        var shared: UInt64 = 0
        for unit in dependent.indices {
          insecure |= dependent[unit][word]
          if candidate.units >> UInt64(unit) & 1 == 1 { shared |= dependent[unit][word] }
        }
        secure += (found & insecure & ~shared).nonzeroBitCount
      }
      return (new, secure)
    }

    var metCount: Int { met.reduce(0) { $0 + $1.nonzeroBitCount } }

    var secureCount: Int {
      met.indices.reduce(0) { sum, word in
        sum + (met[word] & ~dependent.reduce(0) { $0 | $1[word] }).nonzeroBitCount
      }
    }
  }

  /// What the rules up to a position meet.
  func coverage(of rules: some Sequence<Int>) -> Coverage {
    var coverage = Coverage(words: (size + 63) / 64)
    for rule in rules { coverage.take(candidates[rule]) }
    return coverage
  }

  var spent: Double { chosen.reduce(0) { $0 + candidates[$1].price.pairs } }

  private func worth(_ gain: (new: Int, secure: Int)) -> Double {
    (Double(gain.new) + Self.secureWeight * Double(gain.secure)) / Double(max(1, size))
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
        let gain = worth(coverage.gain(candidate))
        // A rule costs at least what looking at every record does.
        let value = gain >= leastGain ? gain / (candidate.price.pairs + 0.5 * recordCount) : 0
        open[place].bound = gain / (candidate.price.pairs + 0.5 * recordCount)
        if value > best?.value ?? 0 { best = (place, value) }
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
      if worth(without.gain(candidates[rule])) < leastGain / 4 { chosen.removeAll { $0 == rule } }
    }
    return chosen.count < before
  }
}
