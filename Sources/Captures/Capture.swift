public import Informers
public import KubernetesClient
public import KubernetesWire

/// What one file holds of a session: the Corefile, the watches with their stores and what happened
/// while it was recorded.
public struct Capture: Sendable {
  /// What the file says of itself.
  public var header = CaptureHeader()
  /// The Corefile, whose path is empty, and the files that it imports.
  public var files: [CapturedFile] = []
  /// The environment variables that the Corefile uses.
  public var environment: [String: String] = [:]
  /// The server blocks that ran.
  public var blocks: [CapturedBlock] = []
  /// The watches of all blocks.
  public var watches: [CapturedWatch] = []
  /// What happened while it was recorded, in order.
  public var events: [CapturedEvent] = []
  /// Reports about replicas of CoreDNS, in the order in which they were made.
  public var replicas: [CapturedReplicas] = []
  /// What could not be read, in order; the first of them only.
  public var problems: [CaptureProblem] = []
  /// Whether the file ends as it was meant to.
  public var isComplete = false

  /// An empty capture.
  public init() {}
}

/// What a capture says of itself.
public struct CaptureHeader: Hashable, Sendable {
  /// The name of the format in the first line.
  public static let format = "k8sapi-inspect/capture"
  /// The version of the format that is written, and the newest that is read.
  public static let currentVersion: Int64 = 1

  /// The version of the tool that wrote it.
  public var tool = ""
  /// When it was recorded, from the beginning of 1970, UTC.
  public var recordedAt = Duration.zero
  /// How long the tool had waited for the watches.
  public var waited = Duration.zero
  /// Whether names and addresses were replaced.
  public var isRedacted = false
  /// The name of the Corefile in messages.
  public var corefile = "Corefile"
  /// The version of CoreDNS that was asked for; nil where none was.
  public var coreDNSVersion: String?

  /// What holds where nothing is said.
  public init() {}
}

/// A file of the Corefile.
public struct CapturedFile: Hashable, Sendable {
  /// Its path as messages have it; empty for the Corefile itself.
  public var path: String
  /// Its text.
  public var text: String

  /// Makes a file.
  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}

/// A server block that ran.
public struct CapturedBlock: Sendable {
  /// Its place among all blocks of the Corefile, from 0.
  public var index: Int
  /// Whose watches they are, such as `k8s_api`.
  public var title: String
  /// How it connected, without secrets; as the session describes it.
  public var connection: JSONValue?
  /// Why there was no connection.
  public var failure: ClientError?

  /// Makes a block.
  public init(
    index: Int, title: String, connection: JSONValue? = nil, failure: ClientError? = nil
  ) {
    self.index = index
    self.title = title
    self.connection = connection
    self.failure = failure
  }
}

/// A watch with its store.
public struct CapturedWatch: Sendable {
  /// The place of its block among those of the capture, from 0.
  public var block: Int
  /// Its name.
  public var name: String
  /// What it asks for, for other readers.
  public var resource: GroupVersionResource
  /// How it fared at the end.
  public var status = InformerStatus()
  /// Its objects.
  public var objects = CapturedObjects()
  /// The line of the file in which the first of its objects stands.
  public var firstLine = 0

  /// Makes a watch without objects.
  public init(block: Int, name: String, resource: GroupVersionResource) {
    self.block = block
    self.name = name
    self.resource = resource
  }
}

/// Something that happened to a watch.
public struct CapturedEvent: Sendable {
  /// The place of its watch in the capture, from 0.
  public var watch: Int
  /// When, from the beginning of 1970, UTC.
  public var time: Duration
  /// What.
  public var change: RecordedChange
  /// The line of the file that it stands in, from 1; 0 where it was not read from one.
  public var line = 0

  /// Makes an event.
  public init(watch: Int, time: Duration, change: RecordedChange) {
    self.watch = watch
    self.time = time
    self.change = change
  }
}

/// What replicas of CoreDNS showed at one moment.
public struct CapturedReplicas: Hashable, Sendable {
  /// The report, of a form that whoever made it knows.
  public var report: JSONValue
  /// The line of the file that it stands in, from 1; 0 where it was not read from one.
  public var line: Int

  /// Makes a report's part.
  public init(_ report: JSONValue, line: Int = 0) {
    self.report = report
    self.line = line
  }
}

/// Something in a capture that cannot be read.
public struct CaptureProblem: Hashable, Sendable {
  /// The line, from 1.
  public var line: Int
  /// What is wrong.
  public var message: String

  /// Makes a problem.
  public init(line: Int, message: String) {
    self.line = line
    self.message = message
  }
}

/// Why a file is no capture at all.
public struct CaptureFailure: Error, Hashable, Sendable {
  /// What is wrong, in one sentence.
  public var message: String
  /// The reason below it.
  public var cause: String?
  /// What to do about it.
  public var hint: String?

  /// Makes a failure.
  public init(_ message: String, cause: String? = nil, hint: String? = nil) {
    self.message = message
    self.cause = cause
    self.hint = hint
  }
}
