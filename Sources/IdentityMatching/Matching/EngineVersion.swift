/// The version of the program, which every kept answer names.
package enum EngineVersion {
  package static let text = "0.1.0"
}
