extension HouseholdIndex {
  /// Seals all that is kept with another key, all or nothing; from then on the index opens with that one only. Nothing that the old
  /// key opens is left in its files.
  ///
  /// The keys of the audit's hashes are sealed anew and a new one begins, so that heads that were noted stay good and who has the
  /// old key, and an old copy of the files, cannot write the audit anew. Who screens is not held up.
  ///
  /// - Parameter key: the new key; `nil` leaves everything as it is, unsealed.
  /// - Throws: ``IndexError``; the old key counts then, but for ``IndexError/notSwept(directory:reason:)``, after which the new one
  ///   counts and only the files could not be written anew: ``compact()`` or the next opening does that then.
  /// - Complexity: O(*n*) in the number of all records and decisions.
  public func rotateKey(to key: IndexKey?) throws(IndexError) {
    try writing { () throws(IndexError) in
      try store.rotate(to: key)
      try sweeping { () throws(IndexError) in try store.sweep() }
    }
  }

  /// Does what follows a change that is made already, so that its failing does not look like that of the change.
  func sweeping(_ body: () throws(IndexError) -> Void) throws(IndexError) {
    do throws(IndexError) {
      try body()
    } catch {
      if case .damaged = error { throw error }
      throw .notSwept(directory: directory, reason: error.description)
    }
  }
}
