import KubernetesConfiguration

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Finds a command's program, by the rules of Go's `exec.LookPath`.
enum ExecutableSearch {
  /// The path of the program; nil where there is none.
  ///
  /// A command with a slash is a path already. What would be found in a relative folder of PATH does
  /// not count.
  static func path(of command: String, in searchPath: String) -> String? {
    if command.contains("/") { return isExecutable(command) ? command : nil }
    let folders = searchPath.split(separator: ":").filter { $0.hasPrefix("/") }
    return folders.lazy.map { "\($0)/\(command)" }.first(where: isExecutable)
  }

  private static func isExecutable(_ path: String) -> Bool {
    guard (try? LocalConfigurationFiles().facts(path))?.kind == .regular else { return false }
    return access(path, X_OK) == 0
  }
}
