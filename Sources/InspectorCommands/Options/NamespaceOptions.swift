import ArgumentParser
import InspectorShell

/// Which namespace's objects are wanted.
struct NamespaceOptions: ParsableArguments {
  @Option(
    name: .shortAndLong, help: "Objects of this namespace only; those of no namespace are kept.")
  var namespace: String?

  @Flag(
    name: [.customShort("A"), .long],
    help: "Objects of all namespaces: the default, unless a session has set another.")
  var allNamespaces = false

  func validate() throws {
    if allNamespaces, namespace != nil {
      throw ValidationError("-n and -A exclude each other")
    }
  }

  /// The namespace to keep to; nil for all.
  func selected(_ settings: SessionSettings) -> String? {
    allNamespaces ? nil : namespace ?? settings.namespace
  }
}
