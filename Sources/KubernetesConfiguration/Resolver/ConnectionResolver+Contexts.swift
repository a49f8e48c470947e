extension ConnectionResolver {
  /// The names of the contexts in a kubeconfig, by default the user's, sorted; none where it
  /// cannot be read.
  ///
  /// For completion, which has nobody to tell of an error.
  public func contextNames(inKubeconfig path: String? = nil) -> [String] {
    guard let path = path ?? usersKubeconfig?.path else { return [] }
    let reference = ConnectionSettings.KubeconfigReference(path: path, origin: .file(path))
    return (try? load(reference).contexts.keys.sorted()) ?? []
  }
}
