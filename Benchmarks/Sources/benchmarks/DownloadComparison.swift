import KubernetesConfiguration

/// The whole tool against curl, which throws the same lists away: what mirroring costs beyond a
/// download.
///
/// Both ask a simulated server in a process of its own, in turns, and the medians of a few rounds are
/// compared; ratios of one run are what counts, the figures depend on the machine.
enum DownloadComparison {
  private static let rounds = 7

  /// Compares at each of these sizes, in pods; a tenth as many services.
  static func run(tool: String, sizes: [Int]) async throws {
    let names = ["pods", "wall / curl", "CPU / curl", "wall", "CPU", "peak", "simulate's peak"]
    print(names.map { $0.padding(to: 14) }.joined())
    for pods in sizes { print(try await compare(tool, pods).map { $0.padding(to: 14) }.joined()) }
  }

  private static func compare(_ tool: String, _ pods: Int) async throws -> [String] {
    let server = try await ServedCluster(tool, pods: pods)
    defer { server.remove() }
    let curl = try curlArguments(server.kubeconfig)
    var downloads: [ChildProcess.Usage] = []
    var mirrors: [ChildProcess.Usage] = []
    for round in 0...rounds {
      let download = try ChildProcess(curl).wait()
      let mirror = try ChildProcess([
        tool, "sync", "-q", "-f", server.corefile, "--timeout", "120s",
      ]).wait()
      // The first round makes the server compress what it then has ready.
      if round > 0 {
        downloads.append(download)
        mirrors.append(mirror)
      }
    }
    let served = server.stop()
    let failed = (downloads + mirrors).filter { $0.status != 0 }.count
    func ratio(_ part: (ChildProcess.Usage) -> Duration) -> String {
      decimal(median(mirrors.map(part)) / median(downloads.map(part)))
    }
    return [
      "\(pods)", ratio(\.wall), ratio(\.cpu), seconds(median(mirrors.map(\.wall))),
      seconds(median(mirrors.map(\.cpu))), megabytes(mirrors.map(\.peak).max() ?? 0),
      megabytes(served.peak) + (failed == 0 ? "" : "  \(failed) runs failed"),
    ]
  }

  /// The same four lists as the informers', taken at once over one connection.
  ///
  /// The server's certificate is not verified, which only makes curl quicker.
  private static func curlArguments(_ kubeconfig: String) throws -> [String] {
    let text = String(decoding: try LocalConfigurationFiles().read(kubeconfig), as: UTF8.self)
    func value(_ name: String) -> String {
      let line = text.split(separator: "\n").first { $0.contains("\(name): ") } ?? ""
      let value = line.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? ""
      return value.hasPrefix("\"") ? String(value.dropFirst().dropLast()) : value
    }
    let alive = ["Succeeded", "Failed", "Unknown"].map { "status.phase!%3D\($0)" }
    let lists = [
      "pods?fieldSelector=\(alive.joined(separator: ","))&resourceVersion=0",
      "services?resourceVersion=0", "endpoints?resourceVersion=0", "namespaces?resourceVersion=0",
    ]
    return [
      "curl", "--http2", "--compressed", "-Z", "--insecure", "-H",
      "Authorization: Bearer \(value("token"))", "-H",
      "Accept: application/vnd.kubernetes.protobuf",
    ] + lists.flatMap { ["\(value("server"))/api/v1/\($0)", "-o", "/dev/null"] }
  }
}
