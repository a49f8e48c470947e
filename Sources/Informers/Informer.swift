public import KubernetesClient

/// What a watch asks the API server for.
public struct WatchDescription: Hashable, Sendable {
  /// The resource.
  public var resource: GroupVersionResource
  /// The namespace; nil for all.
  public var namespace: String?
  /// The label selector in its normalised text form; empty for none.
  public var labelSelector: String
  /// The field selector; empty for none.
  public var fieldSelector: String
  /// The names of the store's indexes, sorted.
  public var indexNames: [String]

  /// Makes a description.
  public init(
    resource: GroupVersionResource, namespace: String? = nil, labelSelector: String = "",
    fieldSelector: String = "", indexNames: [String] = []
  ) {
    self.resource = resource
    self.namespace = namespace
    self.labelSelector = labelSelector
    self.fieldSelector = fieldSelector
    self.indexNames = indexNames
  }
}

/// A list-and-watch with its store: client-go's `SharedIndexInformer`.
public protocol Informer: AnyObject, Sendable {
  /// What it asks for.
  var description: WatchDescription { get }
  /// The store, for reading.
  var indexer: any Indexer { get }
  /// Whether every object of the first complete list has been processed; never goes back.
  var hasSynced: Bool { get }
  /// Returns once ``hasSynced`` is true; throws `CancellationError` where the task is cancelled
  /// before.
  func synced() async throws
  /// Its counters, timings and last error at this moment.
  var status: InformerStatus { get }
  /// Lists and watches until the task is cancelled; failures are retried and reported in `status`.
  func run() async
}

/// What an informer that has no complete state waits for.
public enum Waiting: Hashable, Sendable {
  /// A connection, or the credential for it.
  case connection
  /// The answer to a request that was sent so long ago.
  case answer(sentAgo: Duration)
  /// More of a list that has brought so many objects, the last of them so long ago.
  case objects(received: Int, silence: Duration)
  /// The bookmark that ends a streaming list, after so many objects and such a silence.
  case endBookmark(received: Int, silence: Duration)
  /// The next try after so many failed ones.
  case nextTry(failed: Int, within: Duration)
}

/// The counters, timings and last error of an informer at one moment.
public struct InformerStatus: Sendable {
  /// What the informer is doing.
  public enum Activity: String, Hashable, Sendable {
    case idle, connecting, requesting, listing, streaming, watching, backingOff
  }

  /// The moment that this is the status of, on the time source.
  public var takenAt: Duration = .zero
  /// What it is doing.
  public var activity = Activity.idle
  /// Whether the first complete list has been processed.
  public var hasSynced = false
  /// How many objects the store holds.
  public var objectCount = 0
  /// How many objects have been received in lists and events.
  public var receivedObjects = 0
  /// How many objects the server says are still to come in the running list.
  public var remainingItemCount: Int?
  /// How many objects there will have been at the end of the running list, by the server's word;
  /// nil where it has not said so, or something that cannot be.
  public var expectedObjects: Int? {
    guard let remainingItemCount, remainingItemCount >= 0 else { return nil }
    let (sum, isTooLarge) = receivedObjects.addingReportingOverflow(remainingItemCount)
    return isTooLarge ? nil : sum
  }
  /// The last resource version seen; empty before the first.
  public var resourceVersion = ""
  /// How many objects the list or the initial state under way has brought so far.
  public var listedObjects = 0
  /// What it waits for at this moment; nil while it watches or rests.
  public var waiting: Waiting?
  /// How many complete lists came after the first.
  public var relists = 0
  /// Whether a relist has begun and not ended, so that the store may hold objects of the new state
  /// beside those of the old one.
  public var isReplacing = false
  /// How many requests in a row have failed; any success begins anew.
  public var failedTries = 0
  /// When the next request is sent, on the time source, while backing off; nil otherwise.
  public var nextTryAt: Duration?
  /// How many requests have been sent.
  public var requests = 0
  /// How many body bytes have been decoded.
  public var bytesReceived = 0
  /// How many body bytes came over the network, compressed.
  public var wireBytesReceived = 0
  /// How many objects or events could not be decoded.
  public var decodeFailures = 0
  /// When an answer, an event or a bookmark last arrived, on the time source; nil before the first.
  public var lastReceivedAt: Duration?
  /// `HTTP/2` or `HTTP/1.1`, once known.
  public var httpVersion: String?
  /// The last failure that has not been followed by a success; stays while backing off.
  public var lastError: ClientError?
  /// The timings of the first synchronisation.
  public var timeline = SyncTimeline()
  /// What has happened since the start, counted.
  public var history = InformerHistory()

  /// The status of an informer that has not started.
  public init() {}
}

/// When each phase of a first synchronisation began and how long it took.
public struct SyncTimeline: Hashable, Sendable {
  /// The kinds of phases in the order in which they happen.
  public enum PhaseName: String, Hashable, Sendable, CaseIterable {
    /// Opening the connection, the TLS handshake included.
    case connect
    /// From the request to the head of the answer.
    case firstByte
    /// From the head of the answer to its end, decoding and indexing included.
    case list
    /// Waiting after a failure.
    case backOff
  }

  /// One phase.
  public struct Phase: Hashable, Sendable {
    /// Its kind.
    public var name: PhaseName
    /// When it began, from the informer's start.
    public var start: Duration
    /// How long it took.
    public var duration: Duration

    /// Makes a phase.
    public init(_ name: PhaseName, start: Duration, duration: Duration) {
      self.name = name
      self.start = start
      self.duration = duration
    }
  }

  /// When the informer was started, on its time source.
  public var startedAt: Duration = .zero
  /// The phases in the order in which they began.
  public var phases: [Phase] = []
  /// CPU-side time spent decoding and projecting, inside `list`.
  public var decoding: Duration = .zero
  /// CPU-side time spent storing and indexing, inside `list`.
  public var indexing: Duration = .zero
  /// When HasSynced became true, from the informer's start.
  public var hasSyncedAfter: Duration?

  /// An empty timeline.
  public init() {}
}

/// What an informer needs besides its own specification; injected, so that tests replace it.
public struct InformerContext: Sendable {
  /// How the first state is fetched.
  public enum InitialList: String, Hashable, Sendable {
    /// The streaming list, with a fall-back to LIST where it is refused, as client-go 0.34 does.
    case streaming
    /// LIST in pages, then WATCH.
    case paged
  }

  /// The way to the API server.
  public var transport: any APITransport
  /// The clock.
  public var time: any TimeSource
  /// How the first state is fetched.
  public var initialList: InitialList
  /// A source of random numbers in 0..<1, for jitter and watch time limits.
  public var random: @Sendable () -> Double

  /// Makes a context.
  public init(
    transport: any APITransport, time: any TimeSource = SystemTime(),
    initialList: InitialList = .paged,
    random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
  ) {
    self.transport = transport
    self.time = time
    self.initialList = initialList
    self.random = random
  }
}
