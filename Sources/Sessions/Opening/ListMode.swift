import CoreDNSPlugins
import Informers

/// How the first state is fetched, as `--list-mode` says it.
package enum ListMode: String, CaseIterable, Sendable {
  /// As the environment, or else the version of CoreDNS, has it done; in pages where neither says.
  case auto
  /// LIST in pages, then WATCH: CoreDNS up to 1.14.1.
  case paged
  /// A streaming list: CoreDNS from 1.14.2 on.
  case streaming

  /// The variable by which client-go is told to stream lists or not.
  static let environmentVariable = "KUBE_FEATURE_WatchListClient"

  /// How informers are to begin; `profile` is that of the version of CoreDNS that is asked for.
  func initialList(
    _ environment: [String: String], profile: CoreDNSProfile?
  ) -> InformerContext.InitialList {
    switch self {
    case .paged: return .paged
    case .streaming: return .streaming
    case .auto:
      let isTold = Self.truth(environment[Self.environmentVariable])
      return isTold ?? profile?.streamsLists ?? false ? .streaming : .paged
    }
  }

  /// The words that Go's `strconv.ParseBool` takes; client-go ignores any other.
  private static func truth(_ text: String?) -> Bool? {
    if ["1", "t", "T", "TRUE", "true", "True"].contains(text) { return true }
    return ["0", "f", "F", "FALSE", "false", "False"].contains(text) ? false : nil
  }
}
