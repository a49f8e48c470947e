import Corefile
import KubernetesClient

/// What is wrong with a Corefile and, where that was asked, with what it makes of a cluster.
public struct CheckReport: Sendable {
  /// Who the API server takes the sender of the requests for.
  public struct User: Hashable, Sendable {
    /// The name.
    public var name: String
    /// The groups.
    public var groups: [String]
    /// Until when the credential is good, in seconds since 1970, where a command or an issuer gave
    /// it and said so.
    public var expiresAt: Int64?

    /// Makes a user.
    public init(name: String, groups: [String], expiresAt: Int64? = nil) {
      self.name = name
      self.groups = groups
      self.expiresAt = expiresAt
    }
  }

  /// The certificate of an API server.
  public struct ServerCertificate: Hashable, Sendable {
    /// Its subject.
    public var subject: String
    /// Its issuer.
    public var issuer: String
    /// Until when it is good, in seconds since 1970.
    public var notAfter: Int64
    /// How many whole days that is from now.
    public var daysLeft: Int64

    /// Makes a certificate's part.
    public init(subject: String, issuer: String, notAfter: Int64, daysLeft: Int64) {
      self.subject = subject
      self.issuer = issuer
      self.notAfter = notAfter
      self.daysLeft = daysLeft
    }
  }

  /// One server block.
  public struct Block: Sendable {
    /// Which block.
    public var identity: BlockIdentity
    /// Its watches, sorted by name; nil where nothing was started.
    public var watches: [CheckedWatch]?
    /// What a reader must know beside them.
    public var notes: [String]
    /// Who the API server says one is; nil where it was not asked, or does not say.
    public var user: User?
    /// The certificate that the API server showed; nil where it was not asked or not judged.
    public var serverCertificate: ServerCertificate?

    /// Makes a block's part.
    public init(_ identity: BlockIdentity, watches: [CheckedWatch]? = nil, notes: [String] = []) {
      self.identity = identity
      self.watches = watches
      self.notes = notes
    }
  }

  /// How the entry file is called in places.
  public var entryName: String
  /// What was found, by place; what is about the cluster comes behind.
  public var findings: [CheckFinding]
  /// One part for each server block.
  public var serverBlocks: [Block]
  /// What became of the expectations.
  public var expectations: [ExpectationResult] = []
  /// Whether warnings count as errors.
  public var isStrict: Bool
  /// Whether watches were to be started.
  public var isLive: Bool
  /// Whether there is nothing to complain of.
  public var isOK = true

  /// Makes a report about a Corefile alone.
  public init(
    entryName: String, findings: [CheckFinding], serverBlocks: [Block], isStrict: Bool,
    isLive: Bool
  ) {
    self.entryName = entryName
    self.findings = findings
    self.serverBlocks = serverBlocks
    self.isStrict = isStrict
    self.isLive = isLive
    isOK = !isCorefileRefused
  }

  /// Whether the Corefile by itself fails the check.
  public var isCorefileRefused: Bool {
    findings.count(.error) > 0 || isStrict && findings.count(.warning) > 0
  }

  /// How many warnings are about the cluster.
  public var liveWarnings: Int {
    findings.count { $0.isLive && $0.diagnostic.severity == .warning }
  }

  /// The report without notes.
  public var withoutNotes: CheckReport {
    var report = self
    report.findings.removeAll { $0.diagnostic.severity == .note }
    return report
  }

  /// Every watch that was started.
  public var watches: [CheckedWatch] { serverBlocks.flatMap { $0.watches ?? [] } }
}

/// One watch that was started and waited for.
public struct CheckedWatch: Hashable, Sendable {
  /// Whether what the store holds is as new as what the server has.
  public enum Freshness: Hashable, Sendable {
    /// It is; with the server's newest version.
    case fresh(server: String)
    /// It is not; with the version that it should have reached.
    case stale(server: String)
    /// That cannot be said, and why.
    case unknown(reason: String)
  }

  /// Its registration and counters.
  public var watch: WatchReport
  /// Whether its resource may be listed and watched.
  public var access: WatchAccess
  /// Whether it is fresh; nil where that was not asked, and for one that has not synced.
  public var freshness: Freshness?
  /// Why it fails the check, in few words; nil where it does not.
  public var problem: String?

  /// Makes a watch's part.
  public init(
    _ watch: WatchReport, access: WatchAccess, freshness: Freshness? = nil, problem: String? = nil
  ) {
    self.watch = watch
    self.access = access
    self.freshness = freshness
    self.problem = problem
  }
}

/// What became of one expectation.
public struct ExpectationResult: Hashable, Sendable {
  /// The expectation as it was written.
  public var expression: String
  /// Whether it holds.
  public var holds: Bool
  /// What was found instead or as expected, in few words.
  public var found: String

  /// Makes a result.
  public init(expression: String, holds: Bool, found: String) {
    self.expression = expression
    self.holds = holds
    self.found = found
  }
}
