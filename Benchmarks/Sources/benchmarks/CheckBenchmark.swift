/// `check` as a process: Corefiles of many server blocks, and the one that kubeadm writes.
struct CheckBenchmark {
  /// The built program.
  let tool: String

  /// Measures each of them several times, of which the fastest counts.
  func run() throws {
    let blocks = 0..<10_000
    try measure(
      "check, 10,000 blocks",
      blocks.map { Self.block($0, "forward . 10.0.0.1", "cache 30", "loop", "log") }.joined(),
      bar: "200 ms")
    try measure(
      "check, 10,000 blocks with kubernetes",
      blocks.map { number in
        Self.block(
          number, "kubernetes cluster\(number).local in-addr.arpa {\n        pods verified\n    }",
          "forward . /etc/resolv.conf", "cache 30", "loop")
      }.joined(), bar: "200 ms")
    try measure("check, kubeadm's Corefile", Self.kubeadm, bar: "15 ms")
  }

  private func measure(_ what: String, _ text: String, bar: String) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = try folder.write(text, to: "Corefile")
    let usages = try (0..<7).map { _ in
      try ChildProcess([tool, "check", path, "-q", "-o", "name"]).wait()
    }
    let failed = usages.filter { $0.status != 0 }.count
    if failed > 0 { print("\(failed) runs failed") }
    let wall = usages.map(\.wall).min() ?? .zero
    let cpu = usages.map(\.cpu).min() ?? .zero
    let peak = usages.map(\.peak).max() ?? 0
    report(
      what,
      "\(Self.milliseconds(wall)) wall, \(Self.milliseconds(cpu)) CPU, \(megabytes(peak))", bar: bar
    )
  }

  private static func milliseconds(_ duration: Duration) -> String {
    "\(Int((duration / .milliseconds(1)).rounded())) ms"
  }

  private static func block(_ number: Int, _ directives: String...) -> String {
    let lines = ["errors"] + directives
    return "z\(number).example:53 {\n" + lines.map { "    \($0)\n" }.joined() + "}\n"
  }

  private static let kubeadm = """
    .:53 {
        errors
        health {
           lameduck 5s
        }
        ready
        kubernetes cluster.local in-addr.arpa ip6.arpa {
           pods insecure
           fallthrough in-addr.arpa ip6.arpa
           ttl 30
        }
        prometheus :9153
        forward . /etc/resolv.conf {
           max_concurrent 1000
        }
        cache 30 {
           disable success cluster.local
           disable denial cluster.local
        }
        loop
        reload
        loadbalance
    }

    """
}
