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
    return HTMLPage(
      title: "\(title), \(RFC3339.string(createdAt))", heading: "HasSynced timings",
      createdAt: createdAt, toolVersion: toolVersion, content: HTMLFragment(sections + [footer])
    ).text
  }

  private var title: String {
    var servers: [String] = []
    for block in report.serverBlocks {
      guard let server = block.connection?.baseURL, !servers.contains(server) else { continue }
      servers.append(server)
    }
    let place = servers.isEmpty ? "" : " of \(servers.joined(separator: ", "))"
    return "HasSynced timings\(place)"
  }

  private var footer: HTMLFragment {
    let process = report.process
    return .element(
      "footer", ["class": "dim"],
      text: "k8sapi-inspect itself used \(Quantity.seconds(process.cpu)) of CPU time"
        + " and at most \(Quantity.bytes(process.peakResidentBytes)) of memory.")
  }
}
