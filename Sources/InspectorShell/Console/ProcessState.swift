import Dispatch
import Sessions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the operating system knows of this process.
package enum ProcessState {
  /// The environment variables.
  package static var environment: [String: String] {
    var result: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
      let pair = String(cString: text).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if pair.count == 2 { result[String(pair[0])] = String(pair[1]) }
      entry += 1
    }
    return result
  }

  /// Whether a person types on standard input.
  static var isInputTerminal: Bool { isatty(0) == 1 }

  /// The time since the beginning of 1970, UTC.
  static var wallClock: Duration {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
  }

  /// The addresses of the machine's network interfaces by name, as Go's `net.Interfaces` has them.
  static var interfaces: [String: [String]] {
    var list: UnsafeMutablePointer<ifaddrs>?
    guard getifaddrs(&list) == 0 else { return [:] }
    defer { freeifaddrs(list) }
    var result: [String: [String]] = [:]
    var next = list
    while let entry = next {
      next = entry.pointee.ifa_next
      let name = String(cString: entry.pointee.ifa_name)
      result[name, default: []] += numericAddress(entry.pointee.ifa_addr).map { [$0] } ?? []
    }
    return result
  }

  private static func numericAddress(_ address: UnsafeMutablePointer<sockaddr>?) -> String? {
    guard let address else { return nil }
    let size: Int
    switch Int32(address.pointee.sa_family) {
    case AF_INET: size = MemoryLayout<sockaddr_in>.size
    case AF_INET6: size = MemoryLayout<sockaddr_in6>.size
    default: return nil
    }
    var host = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    guard
      getnameinfo(
        address, socklen_t(size), &host, socklen_t(host.count), nil, 0, NI_NUMERICHOST) == 0
    else { return nil }
    let text = String(
      decoding: host.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    // Go leaves the zone of a link-local address out.
    return text.split(separator: "%").first.map(String.init)
  }

  /// CPU time, user and system together, and the peak of resident memory.
  static var usage: (cpu: Duration, peakResidentBytes: Int) {
    var usage = rusage()
    #if canImport(Glibc)
      let status = getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    #else
      let status = getrusage(RUSAGE_SELF, &usage)
    #endif
    guard status == 0 else { return (.zero, 0) }
    let cpu = [usage.ru_utime, usage.ru_stime].map {
      Duration.seconds(Int64($0.tv_sec)) + .microseconds(Int64($0.tv_usec))
    }
    #if canImport(Darwin)
      let unit = 1
    #else
      let unit = 1024
    #endif
    return (cpu[0] + cpu[1], Int(usage.ru_maxrss) * unit)
  }

  /// A pipe without a reader is reported by `write` instead of ending the process.
  package static func ignoreBrokenPipes() {
    signal(SIGPIPE, SIG_IGN)
    occupyClosedStandardDescriptors()
  }

  /// A standard descriptor that was closed before the start would be given to a socket, and the
  /// output written to that; it stands for an unwritable file instead.
  private static func occupyClosedStandardDescriptors() {
    for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) == -1 {
      // The lowest number that is free is this one, as those below are taken.
      _ = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
    }
  }

  /// Standard input to its end, at most 256 MiB.
  static func readStandardInput() throws -> [UInt8] {
    var content: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = chunk.withUnsafeMutableBytes { read(0, $0.baseAddress, $0.count) }
      if count == 0 { return content }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw CommandFailure(.failure, "standard input cannot be read") }
      content += chunk[..<count]
      guard content.count <= 256 << 20 else {
        throw CommandFailure(.invalidCorefile, "standard input is larger than 256 MiB")
      }
    }
  }

  /// Returns when SIGINT or SIGTERM comes; the next one has its former effect again, so that what
  /// does not end by itself can be ended.
  static func untilAskedToEnd() async {
    let (signals, continuation) = AsyncStream.makeStream(of: Void.self)
    let numbers = [SIGINT, SIGTERM]
    // Before the sources, which on Linux catch the signals with handlers of their own.
    let former = numbers.map { signal($0, SIG_IGN) }
    let sources = numbers.map { number in
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { continuation.yield() }
      source.resume()
      return source
    }
    for await _ in signals { break }
    for (number, action) in zip(numbers, former) { signal(number, action) }
    for source in sources { source.cancel() }
  }
}
