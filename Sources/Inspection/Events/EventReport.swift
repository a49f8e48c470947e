import KubernetesWire
import Informers

/// One thing that happened in a watch.
public struct EventReport: Hashable, Sendable {
  /// What happened.
  public enum Change: Hashable, Sendable {
    /// An object is new in the store.
    case added(ObjectReport)
    /// An object has changed, in these of the fields that are kept; in none where only its version
    /// is another.
    case updated(ObjectReport, oldVersion: String, [FieldDifference])
    /// An object is gone; its last state that was seen.
    case deleted(ObjectReport)
    /// A complete list has been processed; the first makes HasSynced true.
    case listed(objects: Int, resourceVersion: String, isFirst: Bool)
    /// A request failed, or an object could not be decoded; the watch goes on by itself.
    case failed(FailureReport)
    /// A watch is open again, so long after the first request that failed.
    case back(after: Duration)
    /// So many events came faster than they could be shown.
    case missed(Int)
  }

  /// When it was seen: the time since the beginning of 1970, UTC.
  public var time: Duration
  /// The server block.
  public var identity: BlockIdentity
  /// The watch's name.
  public var watch: String
  /// The columns of a table of the watch's objects.
  public var columns: [ObjectColumn]
  /// What happened.
  public var change: Change

  /// Makes a report.
  public init(
    time: Duration, identity: BlockIdentity, watch: String, columns: [ObjectColumn] = [],
    change: Change
  ) {
    self.time = time
    self.identity = identity
    self.watch = watch
    self.columns = columns
    self.change = change
  }

  /// Whether it is about an object.
  public var isAboutObject: Bool {
    switch change {
    case .added, .updated, .deleted: true
    case .listed, .failed, .back, .missed: false
    }
  }
}

extension EventReport.Change {
  /// Reports an informer's event; `objects` is how many its store holds.
  public init(_ event: InformerEvent, objects: @autoclosure () -> Int) {
    switch event {
    case .added(let object): self = .added(ObjectReport(object))
    case .updated(let old, let new): self.init(from: ObjectReport(old), to: ObjectReport(new))
    case .deleted(let object): self = .deleted(ObjectReport(object))
    case .listed(let version, let isFirst):
      self = .listed(objects: objects(), resourceVersion: version, isFirst: isFirst)
    case .failed(let error): self = .failed(FailureReport(error))
    case .resumed(let failing): self = .back(after: failing)
    }
  }

  /// The version changes with every update and is told apart from what the plugin keeps.
  private init(from old: ObjectReport, to new: ObjectReport) {
    let changes = FieldDifference.between(.object(old.fields), .object(new.fields))
    self = .updated(
      new, oldVersion: old.resourceVersion, changes.filter { $0.path != "resourceVersion" })
  }
}
