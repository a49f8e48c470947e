public import DNSMessages

/// What there is to tell whether a replica has what the API server has.
public struct SyncEvidence: Sendable {
  /// The answer of `/ready`; nil where there was none.
  public var ready: ReplicaAnswer?
  /// The serial of the zone's SOA; nil where it was not answered.
  public var serial: UInt32?
  /// The code of the answer for a name that surely does not exist; nil where there was none.
  public var absent: ResponseCode?
  /// Requests to the API server by status; empty where the metrics do not say.
  public var apiRequests: [String: Int] = [:]
  /// Why it could not be reached at all; nil where it was.
  public var unreached: String?

  /// Makes it of nothing.
  public init() {}
}
