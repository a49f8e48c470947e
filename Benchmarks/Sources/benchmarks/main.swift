// Usage: benchmarks [corefile | store [PODS] | floor KUBECONFIG]; without arguments the first two.

let arguments = CommandLine.arguments.dropFirst()
switch arguments.first {
case "corefile": CorefileBenchmark.run()
case "store":
  try StoreBenchmark.run(pods: arguments.dropFirst().first.flatMap { Int($0) } ?? 98_000)
case "floor": try await TransportFloor.run(kubeconfig: arguments.dropFirst().first ?? "kubeconfig")
default:
  CorefileBenchmark.run()
  try StoreBenchmark.run(pods: 98_000)
}
