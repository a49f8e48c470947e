import KubernetesWire
import KubernetesClient

extension SimulatedCluster {
  /// Something that goes wrong with a request.
  public struct Fault: Sendable {
    /// What goes wrong.
    public enum Action: Sendable {
      /// The request is answered with this status instead.
      case status(APIStatus)
      /// The request is answered with this head and these bytes instead.
      case answer(status: Int, contentType: String, body: [UInt8])
      /// The request is answered with this head and a body without end: these bytes, and then
      /// nothing more, or the same again and again.
      case endlessAnswer(status: Int, contentType: String, body: [UInt8], repeats: Bool = false)
      /// The answer comes so much later.
      case delay(Duration)
      /// No answer: the stream (HTTP/2) or the connection is reset.
      case reset
      /// The stream or connection is reset after so many bytes of the body.
      case resetAfter(bytes: Int)
      /// The server sends nothing more after so many bytes of the body, until the client gives up.
      case stallAfter(bytes: Int)
      /// The body ends cleanly after so many bytes.
      case endAfter(bytes: Int)
      /// The connection is told to go away (HTTP/2 GOAWAY) once the request has been answered.
      case goAway
    }

    /// Which requests it strikes.
    public var matches: @Sendable (RequestRecord) -> Bool
    /// How many of them; nil is all.
    public var times: Int?
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
