import ArgumentParser
import Informers

/// How the first state is fetched, as `--list-mode` says it.
enum ListMode: String, ExpressibleByArgument, CaseIterable, Sendable {
  /// As the environment has a CoreDNS do it, in pages where it says nothing.
  case auto
  /// LIST in pages, then WATCH: CoreDNS up to 1.14.1.
  case paged
  /// A streaming list: CoreDNS from 1.14.2 on.
  case streaming

  /// The variable by which client-go is told to stream lists or not.
  static let environmentVariable = "KUBE_FEATURE_WatchListClient"

  /// How informers are to begin.
  func initialList(_ environment: [String: String]) -> InformerContext.InitialList {
    switch self {
    case .paged: .paged
    case .streaming: .streaming
    case .auto: Self.isTrue(environment[Self.environmentVariable]) ? .streaming : .paged
    }
  }

  /// The words that Go's `strconv.ParseBool` takes for true; client-go ignores any other but those
  /// for false.
  private static func isTrue(_ text: String?) -> Bool {
    ["1", "t", "T", "TRUE", "true", "True"].contains(text)
  }
}
