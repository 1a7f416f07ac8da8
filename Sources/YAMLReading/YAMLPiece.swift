package import Yams

/// A node and where in the file it is.
package struct YAMLPiece {
  package let node: Node
  /// `comparisons[1].levels[0]`; empty for the root.
  package let path: String

  /// A node at a place.
  package init(node: Node, path: String) {
    self.node = node
    self.path = path
  }

  /// Whether the file says nothing here: `blocking:`, `~` or `null`.
  package var isNothing: Bool {
    guard case .scalar(let scalar) = node, scalar.style == .plain || scalar.style == .any else {
      return false
    }
    return ["", "~", "null"].contains(scalar.string)
  }

  package func child(_ node: Node, key: String) -> YAMLPiece {
    let key = Quoting.shortened(key)
    return YAMLPiece(node: node, path: path.isEmpty ? key : path + "." + key)
  }

  package func child(_ node: Node, index: Int) -> YAMLPiece {
    YAMLPiece(node: node, path: path + "[\(index)]")
  }
}

/// A key of a mapping and its value.
package struct YAMLEntry {
  package let key: String
  /// The key itself, for problems of its name.
  package let name: YAMLPiece
  package let value: YAMLPiece
}
