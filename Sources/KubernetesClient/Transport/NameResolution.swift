import NIOCore
import NIOPosix
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why a name did not resolve, by `getaddrinfo`'s code.
struct ResolutionFailure: Error, Hashable {
  /// The name.
  var host: String
  /// `EAI_NONAME` and its like.
  var code: Int32

  /// The system's own words for the code.
  var reason: String {
    guard let text = gai_strerror(code) else { return "error \(code)" }
    let words = String(cString: text)
    return words.prefix(1).lowercased() + words.dropFirst()
  }
}

/// Resolves names with the system's resolver, for NIO's happy eyeballs (RFC 8305).
///
/// One question gives the addresses of both families, so both of NIO's queries wait for it. Its
/// thread may outlive the attempt: `getaddrinfo` cannot be interrupted.
final class NameResolution: NIOPosix.Resolver, Sendable {
  private typealias Addresses = (v4: [SocketAddress], v6: [SocketAddress])

  private let eventLoop: any EventLoop
  private let onResolved: @Sendable () -> Void
  private let answer: EventLoopPromise<([SocketAddress], [SocketAddress])>
  private let isAsked = Mutex(false)

  /// Makes a resolver for one attempt; `onResolved` is called when the answer is there.
  init(eventLoop: any EventLoop, onResolved: @escaping @Sendable () -> Void) {
    self.eventLoop = eventLoop
    self.onResolved = onResolved
    answer = eventLoop.makePromise()
  }

  func initiateAQuery(host: String, port: Int) -> EventLoopFuture<[SocketAddress]> {
    ask(host, port)
    return answer.futureResult.map(\.0)
  }

  func initiateAAAAQuery(host: String, port: Int) -> EventLoopFuture<[SocketAddress]> {
    ask(host, port)
    return answer.futureResult.map(\.1)
  }

  func cancelQueries() { ask("", 0, isCancelled: true) }

  private func ask(_ host: String, _ port: Int, isCancelled: Bool = false) {
    let isFirst = isAsked.withLock { isAsked in
      defer { isAsked = true }
      return !isAsked
    }
    guard isFirst else { return }
    if isCancelled { return answer.succeed(([], [])) }
    let (answer, onResolved) = (answer, onResolved)
    NIOThreadPool.singleton.submit { _ in
      let result = Result { () throws(ResolutionFailure) in
        try Self.addresses(of: host, port: port)
      }
      if (try? result.get()) != nil { onResolved() }
      answer.completeWith(result.mapError { $0 as any Error })
    }
  }

  private static func addresses(
    of host: String, port: Int
  ) throws(ResolutionFailure) -> ([SocketAddress], [SocketAddress]) {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    let code = getaddrinfo(host, String(port), &hints, &list)
    guard code == 0 else { throw ResolutionFailure(host: host, code: code) }
    defer { freeaddrinfo(list) }
    var addresses: ([SocketAddress], [SocketAddress]) = ([], [])
    var next = list
    while let entry = next {
      next = entry.pointee.ai_next
      guard let address = entry.pointee.ai_addr else { continue }
      let raw = UnsafeRawPointer(address)
      switch entry.pointee.ai_family {
      case AF_INET:
        addresses.0.append(SocketAddress(raw.load(as: sockaddr_in.self), host: host))
      case AF_INET6:
        addresses.1.append(SocketAddress(raw.load(as: sockaddr_in6.self), host: host))
      default: continue
      }
    }
    return addresses
  }
}
