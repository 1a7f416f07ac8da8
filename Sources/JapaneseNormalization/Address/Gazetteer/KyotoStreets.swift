/// Directions of 京都 as the gazetteer keeps them.
package enum KyotoStreets {
  /// The hash of one way to say where a block is: 大宮通椹木町下る, 大宮通り椹木町下ル.
  package static func hash(of directions: String) -> UInt32 {
    var area = AreaKey()
    var shown = ScalarText()
    var buffers = KyotoStreetParser.Buffers()
    KyotoStreetParser.fold(AddressScalars.folded(directions)[...], into: &area, &shown, &buffers)
    return hash(area.street)
  }

  static func hash(_ folded: ScalarText) -> UInt32 {
    folded.reduce(GazetteerFormat.seed) { hash, scalar in
      GazetteerFormat.extend(hash, UInt16(truncatingIfNeeded: scalar.value))
    }
  }
}
