import Informers
import K8sAPI

extension InformerSpecification {
  /// A constructor of informers of this specification, for `APIWatcher.informers()`.
  public var constructor: InformerConstructor {
    { context in SharedInformer(self, context: context) }
  }
}
