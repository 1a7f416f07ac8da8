import PersonSynthesis
import Testing

@Suite("Streets and names")
struct StreetPlanTests {
  @Test(
    "A city gives no house number twice, however large it is", arguments: [1, 2, 7, 300, 20_000, 150_000])
  func houses(count: Int) {
    let plan = StreetPlan(households: count * 12, seed: 3)
    var houses: Set<StreetPlan.House> = []
    for number in 0..<count { houses.insert(plan.house(number: number, of: count, from: plan.count / 3)) }
    #expect(houses.count == count)
    #expect(houses.allSatisfy { $0.number >= 2 && $0.number < 20_000 })
  }

  @Test("Every street of a plan has a name of its own")
  func streetNames() {
    let plan = StreetPlan(households: 16_000, seed: 3)
    let count = plan.count / 10
    #expect(Set((0..<count).map { plan.name($0) }).count == count)
    #expect((0..<count).contains { plan.name($0) == "42nd" })
  }

  @Test("The tables have the names of the census, the commonest first")
  func names() {
    #expect(NameList.surnames.count == 88_799)
    #expect(NameList.female.count == 4275)
    #expect(NameList.male.count == 1219)
    #expect((0..<3).map { NameList.surnames.name($0) } == ["smith", "johnson", "williams"])
    #expect((0..<3).map { NameList.female.name($0) } == ["mary", "patricia", "linda"])
    #expect((0..<3).map { NameList.male.name($0) } == ["james", "john", "robert"])
    for list in [NameList.surnames, .female, .male] {
      #expect(Set((0..<list.count).map { list.name($0) }).count == list.count)
      #expect((0..<list.count).allSatisfy { list.name($0).utf8.allSatisfy { (0x61...0x7A).contains($0) } })
      #expect(abs((0..<list.count).reduce(0) { $0 + list.share($1) } - 1) < 1e-9)
    }
  }
}
