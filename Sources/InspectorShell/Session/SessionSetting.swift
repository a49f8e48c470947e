import Rendering

/// What the session's `set` changes, by its name.
package enum SessionSetting: String, CaseIterable, Sendable {
  case output, color, namespace, timeout, paging

  /// The values that it can have; empty where any text may be one.
  package var values: [String] {
    switch self {
    case .output: OutputFormat.general.map(\.rawValue)
    case .color: ColorChoice.allCases.map(\.rawValue)
    case .paging: ["on", "off"]
    case .namespace, .timeout: []
    }
  }
}
