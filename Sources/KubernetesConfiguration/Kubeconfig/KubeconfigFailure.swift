/// A mistake in a kubeconfig file, with its place.
struct KubeconfigFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file.
  var file: String
  /// The line, from 1; 0 where the place is not known.
  var line: Int
  /// The column in Unicode scalars, from 1; 0 where the place is not known.
  var column: Int
  /// What is wrong; never quotes a value that may be secret.
  var message: String

  /// `FILE:LINE:COLUMN: MESSAGE`.
  var description: String {
    line == 0 ? "\(file): \(message)" : "\(file):\(line):\(column): \(message)"
  }
}
