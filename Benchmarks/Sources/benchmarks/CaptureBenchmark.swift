import Glibc

/// What a capture of a large cluster costs: writing it beyond the sync before it, its size, and
/// showing it again.
enum CaptureBenchmark {
  private static let rounds = 5

  /// Measures with the built tool, the commands in turns.
  static func run(tool: String, pods: Int) async throws {
    let server = try await ServedCluster(tool, pods: pods)
    defer { server.remove() }
    let file = server.path("capture")
    let live = ["-q", "-f", server.corefile, "--timeout", "120s"]
    var syncs: [ChildProcess.Usage] = []
    var records: [ChildProcess.Usage] = []
    var replays: [ChildProcess.Usage] = []
    for round in 0...rounds {
      let sync = try ChildProcess([tool, "sync"] + live).wait()
      let record = try ChildProcess([tool, "record", file] + live).wait()
      let replay = try ChildProcess([tool, "watches", "--replay", file]).wait()
      // The first round makes the server compress what it then has ready.
      if round > 0 {
        syncs.append(sync)
        records.append(record)
        replays.append(replay)
      }
    }
    _ = server.stop()
    let failed = (syncs + records + replays).filter { $0.status != 0 }.count
    if failed > 0 { print("\(failed) runs failed") }
    func beyond(_ part: (ChildProcess.Usage) -> Duration) -> String {
      seconds(median(records.map(part)) - median(syncs.map(part)))
    }
    report(
      "write a capture of \(pods) pods, beyond the sync",
      "\(beyond(\.wall)), CPU \(beyond(\.cpu))", bar: "1 s")
    report("its size", "\(decimal(Double(try size(of: file)) / 1_000_000)) MB", bar: "12 MB")
    report(
      "replay it",
      "\(seconds(median(replays.map(\.wall)))), CPU \(seconds(median(replays.map(\.cpu)))), "
        + megabytes(replays.map(\.peak).max() ?? 0), bar: "0.6 s, 60 MB")
  }

  private static func size(of path: String) throws -> Int {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw ChildProcess.Failure(program: path, reason: String(cString: strerror(errno)))
    }
    return Int(status.st_size)
  }
}
