import Glibc

/// A program that runs to its end, and what it used.
struct ChildProcess {
  /// What a program used.
  struct Usage {
    var wall: Duration
    /// User and system together.
    var cpu: Duration
    /// The peak of resident memory, in bytes.
    var peak: Int
    var status: Int32
  }

  private(set) var pid: pid_t = 0
  private let started = ContinuousClock.now

  /// Starts a program found along PATH, with its output thrown away.
  init(_ arguments: [String]) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor: Int32 in [1, 2] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    let failure = posix_spawnp(&pid, arguments[0], &actions, nil, words, environ)
    if failure != 0 {
      throw Failure(program: arguments[0], reason: String(cString: strerror(failure)))
    }
  }

  /// Waits for its end.
  func wait() -> Usage {
    var status: Int32 = 0
    var usage = rusage()
    while wait4(pid, &status, 0, &usage) < 0, errno == EINTR {}
    let times = [usage.ru_utime, usage.ru_stime]
    return Usage(
      wall: started.duration(to: .now),
      cpu: times.reduce(.zero) { $0 + .seconds($1.tv_sec) + .microseconds(Int64($1.tv_usec)) },
      peak: usage.ru_maxrss * 1024, status: status)
  }

  /// Asks it to end.
  func terminate() { kill(pid, SIGTERM) }

  /// A program that cannot be started.
  struct Failure: Error, CustomStringConvertible {
    var program: String
    var reason: String
    var description: String { "\(program): \(reason)" }
  }
}
