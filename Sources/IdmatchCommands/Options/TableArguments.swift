public import ArgumentParser
public import TableIO

extension TextEncoding: ExpressibleByArgument {
  /// The encoding of a name such as `sjis` or `UTF-8`.
  public init?(argument: String) {
    self.init(name: argument)
  }
}

extension Delimiter: ExpressibleByArgument {
  /// The delimiter of a name such as `tab`, or of one character.
  public init?(argument: String) {
    self.init(name: argument)
  }
}
