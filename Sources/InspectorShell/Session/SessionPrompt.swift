import Informers
import Inspection
import K8sAPI
import Rendering
import Sessions

/// What stands before the line that is typed: where it goes, and how the watches fare.
struct SessionPrompt: Hashable, Sendable {
  /// The context, or the server's host; empty where nothing is known.
  var place: String
  /// How many watches have synced.
  var synced: Int
  /// How many watches there are.
  var watches: Int
  /// Whether a watch fails at this moment.
  var isFailing: Bool

  /// Sums up the sessions that commands look at.
  init(_ sessions: [BlockSession]) {
    place = sessions.compactMap(\.connection).first.map(Self.place) ?? ""
    let watches = sessions.flatMap(\.watches)
    self.watches = watches.count
    synced = watches.count { $0.informer.hasSynced || $0.isSkipped }
    isFailing = sessions.contains { $0.isFailing }
  }

  /// `kind-kind 3/4! > `; the place is left out of a narrow window.
  func text(width: Int, _ palette: Palette) -> String {
    let room = width / 2 - 8
    let shown = room < 6 ? "" : DisplayWidth.truncated(place, to: min(32, room), mark: "~") + " "
    let count = "\(synced)/\(watches)" + (isFailing ? "!" : "")
    let role: Palette.Role = isFailing ? .failure : synced < watches ? .warning : .good
    return (place.isEmpty ? "" : shown) + palette.paint(count, role) + "> "
  }

  /// The context's name without what is the same for all of a provider's contexts; the host of the
  /// server where there is no context.
  private static func place(_ connection: ConnectionSummary) -> String {
    let name = connection.contextName ?? ""
    if !name.isEmpty {
      return TerminalText.escaped(name.split(separator: "/").last.map(String.init) ?? name)
    }
    if connection.source == "in-cluster" { return "in-cluster" }
    let host = connection.baseURL.split(separator: "/").dropFirst().first ?? ""
    return TerminalText.escaped(String(host))
  }
}
