/// The paths that answer anybody: `/healthz`, `/livez` and `/readyz`.
enum HealthDocument {
  /// The answer, when the path is one of them.
  static func answer(_ request: ServerRequest) -> ServerResponse? {
    let parts = request.path.split(separator: "/")
    guard let first = parts.first, ["healthz", "livez", "readyz"].contains(first) else {
      return nil
    }
    guard request.query.contains(where: { $0.name == "verbose" }) else { return .text("ok") }
    return .text("[+]ping ok\n\(first) check passed\n")
  }
}
