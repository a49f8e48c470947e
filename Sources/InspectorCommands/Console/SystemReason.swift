import NIOCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Error {
  /// Why the system refused something, in its own words; the error itself where it is another.
  var systemReason: String {
    (self as? IOError).map { String(cString: strerror($0.errnoCode)) } ?? "\(self)"
  }
}
