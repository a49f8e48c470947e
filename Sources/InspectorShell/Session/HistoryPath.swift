/// Where a session keeps its lines between two runs.
enum HistoryPath {
  /// `$XDG_STATE_HOME/k8sapi-inspect/history`, `~/.local/state/…` where that is not set; nil
  /// without a home.
  ///
  /// The base directory specification takes only absolute paths.
  static func standard(_ environment: [String: String]) -> String? {
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      return state + "/k8sapi-inspect/history"
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return home + "/.local/state/k8sapi-inspect/history"
  }
}
