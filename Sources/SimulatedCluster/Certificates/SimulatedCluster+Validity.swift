#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension SimulatedCluster {
  /// From when until when a certificate is valid, relative to the moment in which it is made.
  public struct Validity: Hashable, Sendable {
    /// The begin; negative is in the past.
    public var notBefore: Duration
    /// The end; negative is in the past.
    public var notAfter: Duration

    /// Makes an interval; X.509 keeps whole seconds.
    public init(notBefore: Duration = .seconds(-3600), notAfter: Duration) {
      self.notBefore = notBefore
      self.notAfter = notAfter
    }

    /// From an hour ago for a year.
    public static let year = Validity(notAfter: .seconds(365 * 86_400))
    /// It ended a minute ago.
    public static let expired = Validity(notAfter: .seconds(-60))
    /// It begins tomorrow.
    public static let notYet = Validity(
      notBefore: .seconds(86_400), notAfter: .seconds(365 * 86_400))

    /// The two dates, if the certificate is made at `now`.
    func dates(from now: Date) -> (notBefore: Date, notAfter: Date) {
      (now.addingTimeInterval(notBefore.inSeconds), now.addingTimeInterval(notAfter.inSeconds))
    }
  }
}

extension Duration {
  /// In seconds, fractions included.
  fileprivate var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
