// Usage: benchmarks [corefile | check [TOOL] | store [PODS] | floor KUBECONFIG
// | download TOOL [PODS…] | captures TOOL [PODS]]; without arguments corefile and store. `check` runs
// the built tool, `download` compares it with curl at several sizes, and `captures` measures what it
// records and replays.

let arguments = CommandLine.arguments.dropFirst()
switch arguments.first {
case "corefile": CorefileBenchmark.run()
case "check":
  try CheckBenchmark(tool: arguments.dropFirst().first ?? ".build/release/k8sapi-inspect").run()
case "store":
  try StoreBenchmark.run(pods: arguments.dropFirst().first.flatMap { Int($0) } ?? 98_000)
case "floor": try await TransportFloor.run(kubeconfig: arguments.dropFirst().first ?? "kubeconfig")
case "download":
  let sizes = arguments.dropFirst(2).compactMap { Int($0) }
  try await DownloadComparison.run(
    tool: arguments.dropFirst().first ?? ".build/release/k8sapi-inspect",
    sizes: sizes.isEmpty ? [1_000, 10_000, 100_000, 1_000_000] : sizes)
case "captures":
  try await CaptureBenchmark.run(
    tool: arguments.dropFirst().first ?? ".build/release/k8sapi-inspect",
    pods: arguments.dropFirst(2).first.flatMap { Int($0) } ?? 100_000)
default:
  CorefileBenchmark.run()
  try StoreBenchmark.run(pods: 98_000)
}
