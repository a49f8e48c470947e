import InspectorCommands

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

ProcessState.ignoreBrokenPipes()
let status = await Inspector.run(Array(CommandLine.arguments.dropFirst()))
exit(status.rawValue)
