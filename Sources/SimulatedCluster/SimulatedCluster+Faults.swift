import KubernetesWire
import KubernetesClient

extension SimulatedCluster {
  /// Something that goes wrong with a request.
  public struct Fault: Sendable {
    /// What goes wrong.
    public enum Action: Sendable {
      /// A new connection is closed before anything is read from it; counted by connections.
      case refuse
      /// The request is answered with this status instead.
      case status(APIStatus)
      /// The request is answered with this head and these bytes instead.
      case answer(status: Int, contentType: String, body: [UInt8])
      /// The request is answered with this head and a body without end: these bytes, and then
      /// nothing more, or the same again and again.
      case endlessAnswer(status: Int, contentType: String, body: [UInt8], repeats: Bool = false)
      /// The answer comes so much later.
      case delay(Duration)
      /// The body comes so many bytes at a time, with so long a pause before each.
      case drip(bytes: Int, every: Duration)
      /// One byte of the body, counted from 0, is another one.
      case corrupt(at: Int)
      /// The answer has this Content-Type instead of its own.
      case contentType(String)
      /// Something is wrong with the events of a watch.
      case watch(WatchFault)
      /// No answer: the stream (HTTP/2) or the connection is reset.
      case reset
      /// The stream or connection is reset after so many bytes of the body.
      case resetAfter(bytes: Int)
      /// The server sends nothing more after so many bytes of the body, until the client gives up.
      case stallAfter(bytes: Int)
      /// After so many bytes of the body nothing is sent or read on the whole connection any more,
      /// pings included, and it stays open: as when a firewall forgets it.
      case halfOpenAfter(bytes: Int)
      /// The body ends cleanly after so many bytes.
      case endAfter(bytes: Int)
      /// The connection is told to go away (HTTP/2 GOAWAY) once the request has been answered.
      case goAway
    }

    /// What goes wrong with the events of a watch.
    public enum WatchFault: Hashable, Sendable {
      /// The bookmark that ends the initial state does not come.
      case noEndBookmark
      /// After so many events comes an ERROR event of 410 Expired, and the end.
      case expired(after: Int)
      /// Every event comes twice.
      case duplicated
      /// Neighbouring events of different objects change places.
      case reordered
      /// Every batch of events comes again as a whole.
      case replayed
      /// After each batch comes a bookmark of an older version.
      case olderVersion
      /// Before each batch comes an object of another kind.
      case otherKind
      /// Before each batch comes an event that is no event.
      case malformed
      /// The stream ends in good order after so many events.
      case ends(after: Int)
    }

    /// Which requests it strikes.
    public var matches: @Sendable (RequestRecord) -> Bool
    /// How many of them are spared first.
    public var skips = 0
    /// How many of them it strikes then; nil is all.
    public var times: Int?
    /// How likely it is that it strikes, from 0 to 1; see ``SimulatedCluster/Options/faultSeed``.
    public var chance = 1.0
    /// When it begins to strike, from when it was injected.
    public var after: Duration = .zero
    /// How long it strikes then; nil is for ever.
    public var lasting: Duration?
    /// What goes wrong.
    public var action: Action

    /// Makes a fault for the requests that `matches` says.
    public init(
      _ action: Action, times: Int? = 1,
      where matches: @escaping @Sendable (RequestRecord) -> Bool = { _ in true }
    ) {
      self.action = action
      self.times = times
      self.matches = matches
    }

    /// Makes a fault for the lists and watches of a resource.
    public init(
      _ action: Action, times: Int? = 1, resource: GroupVersionResource, watch: Bool? = nil
    ) {
      self.init(action, times: times) { request in
        let isWatch = ["1", "true"].contains(request.query("watch") ?? "")
        return request.path == resource.path() && (watch == nil || watch == isWatch)
      }
    }
  }
}
