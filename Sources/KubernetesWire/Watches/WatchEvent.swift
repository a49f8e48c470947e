/// What a watch stream brings.
public enum WatchEvent<Object: Sendable>: Sendable {
  case added(Object)
  case modified(Object)
  case deleted(Object)
  /// The version that the server has come to; `initialEventsEnd` when the bookmark is annotated
  /// with `k8s.io/initial-events-end: "true"`, the end of a streaming list's first state.
  case bookmark(resourceVersion: String, initialEventsEnd: Bool)
  /// The server ends the watch with an error, such as 410 Gone.
  case error(APIStatus)
  /// An event that means nothing to this watch: an object of another kind, or an unknown type.
  case unexpected(type: String, DecodeError)
  /// An event that says something, but cannot be read; the error has the object's key where that
  /// could be.
  case undecodable(type: String, DecodeError)
}
