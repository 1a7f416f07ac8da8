/// Clusters around centres, in one pass over the links from the strongest down.
///
/// A link between two free records makes one of them the centre of a new cluster and the other its member; a link between
/// a centre and a free record brings that in; links between members say nothing. So every member is linked to its
/// centre directly and nothing chains. Haveliwala, Gionis and Indyk, "Scalable techniques for clustering the web", WebDB
/// 2000. Where the paper takes the record that comes first, the one with more links becomes the centre, so that the
/// outcome has nothing to do with the order of the records.
///
/// Merging (Hassanzadeh and Miller, "Creating probabilistic databases from duplicated data", VLDB Journal 2009, MERGE-CENTER):
/// a link between a centre and a record of another cluster makes the two clusters one, which keeps both centres.
enum CenterClustering {
  private enum Role: UInt8 {
    case free
    case center
    case member
  }

  /// Joins records to centres; the positions of the refused links.
  static func run(
    _ graph: LinkGraph, _ threshold: LinkThreshold, merging: Bool, _ partition: inout ConstrainedPartition
  ) -> [UInt32] {
    let end = graph.prefix(reaching: threshold)
    let group = LinkDegrees.groups(graph, &partition)
    let degrees = LinkDegrees.of(graph, threshold, end: end, group: group)
    var roles = [Role](repeating: .free, count: graph.recordCount)
    var refused: [UInt32] = []
    for index in 0..<end {
      let edge = graph.edges[index]
      guard edge.probability >= threshold.probability else { continue }
      var one = Int(edge.lhs)
      var other = Int(edge.rhs)
      if !group.isEmpty { (one, other) = (Int(group[one]), Int(group[other])) }
      if one == other { continue }
      let roleOfOne = roles[one]
      let roleOfOther = roles[other]
      let bothFree = roleOfOne == .free && roleOfOther == .free
      let freeMeetsCenter =
        (roleOfOne == .free && roleOfOther == .center) || (roleOfOne == .center && roleOfOther == .free)
      // A member's link with a free record waits: that record may yet meet a centre.
      guard bothFree || freeMeetsCenter else { continue }
      if partition.join(UInt32(one), UInt32(other)) == .refused {
        refused.append(UInt32(index))
        continue
      }
      if bothFree {
        let firstLeads = (degrees[one], other) >= (degrees[other], one)
        roles[one] = firstLeads ? .center : .member
        roles[other] = firstLeads ? .member : .center
      } else {
        if roleOfOne == .free { roles[one] = .member }
        if roleOfOther == .free { roles[other] = .member }
      }
    }
    if merging { merge(graph, threshold, end: end, group: group, roles: roles, &partition, &refused) }
    return refused
  }

  /// Joins clusters by the links of their centres. In a pass of its own: when a link was first met, one of its records may not
  /// have been a centre yet.
  private static func merge(
    _ graph: LinkGraph, _ threshold: LinkThreshold, end: Int, group: [UInt32], roles: [Role],
    _ partition: inout ConstrainedPartition, _ refused: inout [UInt32]
  ) {
    for index in 0..<end {
      let edge = graph.edges[index]
      guard edge.probability >= threshold.probability else { continue }
      let one = group.isEmpty ? edge.lhs : group[Int(edge.lhs)]
      let other = group.isEmpty ? edge.rhs : group[Int(edge.rhs)]
      let roleOfOne = roles[Int(one)]
      let roleOfOther = roles[Int(other)]
      guard roleOfOne == .center || roleOfOther == .center, roleOfOne != .free, roleOfOther != .free else {
        continue
      }
      if partition.join(one, other) == .refused { refused.append(UInt32(index)) }
    }
  }
}
