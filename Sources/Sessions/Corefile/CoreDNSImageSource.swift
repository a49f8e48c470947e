import CoreDNSPlugins
import Inspection
import KubernetesClient
import KubernetesConfiguration
import KubernetesWire
import PluginStanzas

/// Reads the version of the CoreDNS that runs from the image of its Deployment or DaemonSet.
struct CoreDNSImageSource: Sendable {
  /// How the API server is asked.
  let run: SessionRun
  /// The namespace.
  let namespace: String
  /// What picks the workload.
  let selector: String

  /// Asks the API server, as oneself, and says what it found.
  func version() async throws -> CoreDNSVersion {
    if run.options.isDemo {
      throw CommandFailure(
        .usage, "--demo runs no CoreDNS whose version could be read",
        hint: "give the version: --coredns-version \(CoreDNSProfile.newest)")
    }
    do {
      let requests = PodTemplate.requests(namespace: namespace, selector: selector)
      let lists = try await OneselfClient(run).answers(to: requests) {
        !Self.images(of: $0).isEmpty
      }
      return try chosen(among: lists.flatMap(Self.images))
    } catch let error as ClientError {
      var message = FailureMessage(
        FailureReport(error), prefix: "the version of CoreDNS cannot be read: ")
      message.hint = message.hint ?? "give the version: --coredns-version \(CoreDNSProfile.newest)"
      var failure = CommandFailure(told: .cannotConnect)
      failure.message = message
      throw failure
    }
  }

  /// The images of the workloads of a list.
  private static func images(of list: JSONValue) -> [String] {
    PodTemplate.all(in: list).flatMap(\.images)
  }

  private func chosen(among images: [String]) throws -> CoreDNSVersion {
    for image in images {
      guard let version = Self.version(ofImage: image) else { continue }
      run.observer.notice(.version(version, image: image))
      return version
    }
    let found =
      images.isEmpty
      ? "nothing in \(namespace) has the labels \(selector)"
      : "no image of \(images.joined(separator: ", ")) names a version of CoreDNS"
    throw CommandFailure(
      .nothingFound, "the version of CoreDNS cannot be read: \(found)",
      hint: "give the version, or auto:NAMESPACE/SELECTOR")
  }

  /// The version that an image's tag begins with, as `coredns:v1.11.4-eksbuild.2` does.
  static func version(ofImage image: String) -> CoreDNSVersion? {
    let name = image.split(separator: "@").first ?? ""
    guard let colon = name.lastIndex(of: ":"),
      name[..<colon].split(separator: "/").last?.contains("coredns") == true
    else { return nil }
    let tag = name[name.index(after: colon)...]
    return CoreDNSVersion(tag.prefix { $0 != "-" && $0 != "_" && $0 != "+" })
  }
}
