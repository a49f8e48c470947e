import Informers

extension ObjectKey {
  /// Whether the object is of that namespace or, as for kubectl, of none; nil is any.
  package func isIn(_ wanted: String?) -> Bool {
    guard let wanted else { return true }
    return namespace.isEmpty || namespace == wanted
  }
}
