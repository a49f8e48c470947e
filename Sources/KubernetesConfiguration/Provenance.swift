/// Where a value of the connection came from.
public enum Provenance: Hashable, Sendable {
  /// An entry of a kubeconfig.
  public enum Entry: Hashable, Sendable {
    case cluster(String)
    case user(String)
    /// The file's own `current-context`.
    case currentContext
  }

  /// A line of a Corefile.
  case corefile(file: String, line: Int)
  /// A field of a kubeconfig; the line is nil where it is not known.
  case kubeconfig(file: String, line: Int?, entry: Entry)
  /// Environment variables.
  case environment([String])
  /// An option of the command line, as the command calls it: `--server`.
  case option(String)
  /// The service account that Kubernetes mounts into each pod.
  case serviceAccount
  /// A file as a whole.
  case file(String)
  /// The program that uses the library.
  case caller
}

extension Provenance: CustomStringConvertible {
  /// The place as people read it: `Corefile:7`, `kube:3 (cluster "kind")`, `environment HOME`.
  public var description: String {
    switch self {
    case .corefile(let file, let line): "\(file):\(line)"
    case .kubeconfig(let file, let line, let entry):
      "\(file)\(line.map { ":\($0)" } ?? "") (\(entry))"
    case .environment(let variables): "environment \(variables.joined(separator: ", "))"
    case .option(let name): name
    case .serviceAccount: "service account"
    case .file(let path): path
    case .caller: "the program"
    }
  }
}

extension Provenance.Entry: CustomStringConvertible {
  /// The entry's kind and name.
  public var description: String {
    switch self {
    case .cluster(let name): "cluster \(GoText.quoted(name))"
    case .user(let name): "user \(GoText.quoted(name))"
    case .currentContext: "current-context"
    }
  }
}

/// A value with where it came from.
public struct Sourced<Value> {
  /// The value.
  public var value: Value
  /// Where it came from.
  public var origin: Provenance

  /// Makes a value.
  public init(_ value: Value, from origin: Provenance) {
    self.value = value
    self.origin = origin
  }
}

extension Sourced: Sendable where Value: Sendable {}
extension Sourced: Equatable where Value: Equatable {}
extension Sourced: Hashable where Value: Hashable {}
