extension SimulatedCluster {
  /// Has handlers of this process answer at a pod's ports, or nobody with nil.
  ///
  /// They are reached by `pods/proxy` and `pods/portforward` as long as a pod of that name exists,
  /// has a node and an address. A pod that nobody spoke of refuses every connection.
  public func setPorts(of namespace: String, _ name: String, _ ports: PodPorts?) {
    core.podPorts.set(ports, for: StoredItem.key(namespace: namespace, name: name))
  }
}
