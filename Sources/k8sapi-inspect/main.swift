import InspectorCommands
import InspectorShell
import Sessions

#if canImport(Glibc)
  import CMalloc
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

ProcessState.ignoreBrokenPipes()
#if canImport(Glibc)
  // With a heap for each thread, what one has freed is of no use to the others; one heap for all
  // takes a tenth off the memory for a large cluster, at the same CPU time.
  mallopt(M_ARENA_MAX, 1)
#endif
let status = await Inspector.run(Array(CommandLine.arguments.dropFirst()))
exit(status.rawValue)
