import Glibc
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
    for pods in sizes {
      let folder = try temporaryFolder()
      defer { _ = try? ChildProcess(["rm", "-r", folder]).wait() }
      print(try await compare(tool, pods, folder).map { $0.padding(to: 14) }.joined())
    }
  }

  private static func compare(
    _ tool: String, _ pods: Int, _ folder: String
  ) async throws -> [String] {
    let kubeconfig = "\(folder)/kubeconfig"
    let server = try ChildProcess([
      tool, "simulate", "--pods", "\(pods)", "--services", "\(max(1, pods / 10))",
      "--namespaces", "\(max(1, min(1000, pods / 500)))", "--write-kubeconfig", kubeconfig,
      "--port-file", "\(folder)/port",
    ])
    while access("\(folder)/port", R_OK) != 0 { try await Task.sleep(for: .milliseconds(50)) }
    try write(
      """
      .:53 {
          podnames pods.local in-addr.arpa
          kubernetes cluster.local in-addr.arpa {
              pods verified
          }
          k8s_api {
              kubeconfig \(kubeconfig) simulated-token
          }
      }

      """, to: "\(folder)/Corefile")
    let curl = try curlArguments(kubeconfig)
    var downloads: [ChildProcess.Usage] = []
    var mirrors: [ChildProcess.Usage] = []
    for round in 0...rounds {
      let download = try ChildProcess(curl).wait()
      let mirror = try ChildProcess([
        tool, "sync", "-q", "-f", "\(folder)/Corefile", "--timeout", "120s",
      ]).wait()
      // The first round makes the server compress what it then has ready.
      if round > 0 {
        downloads.append(download)
        mirrors.append(mirror)
      }
    }
    server.terminate()
    let served = server.wait()
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

  private static func temporaryFolder() throws -> String {
    var template = Array("/tmp/benchmarks-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw ChildProcess.Failure(program: "mkdtemp", reason: String(cString: strerror(errno)))
    }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func write(_ text: String, to path: String) throws {
    guard let file = fopen(path, "w") else {
      throw ChildProcess.Failure(program: path, reason: String(cString: strerror(errno)))
    }
    fputs(text, file)
    fclose(file)
  }

  private static func median(_ durations: [Duration]) -> Duration {
    durations.sorted()[durations.count / 2]
  }

  private static func decimal(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }

  private static func seconds(_ duration: Duration) -> String {
    "\(decimal(duration / .seconds(1))) s"
  }

  private static func megabytes(_ bytes: Int) -> String { "\(bytes / 1_000_000) MB" }
}
