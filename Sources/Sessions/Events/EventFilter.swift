import Informers

/// Which objects' events are wanted.
package struct EventFilter: Hashable, Sendable {
  /// Those of this namespace; nil for all.
  package var namespace: String?
  /// Those whose key fits; nil for all.
  package var keys: WildcardPattern?

  package init(namespace: String? = nil, keys: WildcardPattern? = nil) {
    self.namespace = namespace
    self.keys = keys
  }

  /// Whether an event passes; what is about a whole watch always does.
  func admits(_ event: InformerEvent) -> Bool {
    guard let key = event.key else { return true }
    return key.isIn(namespace) && (keys?.matches(key.description) ?? true)
  }
}

extension InformerEvent {
  /// The key of the object that it is about.
  package var key: ObjectKey? {
    switch self {
    case .added(let object), .deleted(let object): object.key
    case .updated(_, let new): new.key
    case .listed, .failed, .resumed: nil
    }
  }
}
