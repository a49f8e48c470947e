import KubernetesWire
import Inspection

/// A ``SyncReport`` as one page of its own: no script, nothing from the network, light and dark.
public struct SyncPage: Sendable {
  /// The report.
  public var report: SyncReport
  /// When it was made, in seconds since 1970.
  public var createdAt: Int64
  /// The version of the tool.
  public var toolVersion: String

  /// Makes a page.
  public init(_ report: SyncReport, createdAt: Int64, toolVersion: String) {
    self.report = report
    self.createdAt = createdAt
    self.toolVersion = toolVersion
  }

  /// The page.
  public var text: String {
    let sections = report.serverBlocks.map { SyncPageSection(block: $0).markup }
    let page = HTMLFragment.element(
      "html", ["lang": "en"], .element("head", head),
      .element("body", .element("main", header, HTMLFragment(sections), footer)))
    return HTMLFragment([HTMLFragment(markup: "<!doctype html>\n"), page]).markup
  }

  private var title: String {
    var servers: [String] = []
    for block in report.serverBlocks {
      guard let server = block.connection?.baseURL, !servers.contains(server) else { continue }
      servers.append(server)
    }
    let place = servers.isEmpty ? "" : " of \(servers.joined(separator: ", "))"
    return "HasSynced timings\(place), \(RFC3339.string(createdAt))"
  }

  private var head: HTMLFragment {
    HTMLFragment([
      HTMLFragment(
        markup: """
          <meta charset="utf-8">
          <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
          style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="color-scheme" content="light dark">
          <meta name="referrer" content="no-referrer">

          """), .element("title", text: title), HTMLFragment(markup: "\n"),
      .element("style", SyncPageStyle.markup),
    ])
  }

  private var header: HTMLFragment {
    let moment = RFC3339.string(createdAt)
    return .element(
      "header", .element("h1", text: "HasSynced timings"),
      .element(
        "p", ["class": "dim"], .element("time", ["datetime": moment], text: moment.utcWords),
        HTMLFragment(" · k8sapi-inspect \(toolVersion)")))
  }

  private var footer: HTMLFragment {
    let process = report.process
    return .element(
      "footer", ["class": "dim"],
      text: "k8sapi-inspect itself used \(Quantity.seconds(process.cpu)) of CPU time"
        + " and at most \(Quantity.bytes(process.peakResidentBytes)) of memory.")
  }
}

extension String {
  /// `2026-01-02T03:04:05Z` as `2026-01-02 03:04:05 UTC`.
  fileprivate var utcWords: String {
    guard hasSuffix("Z") else { return self }
    return split(separator: "T").joined(separator: " ").dropLast() + " UTC"
  }
}
