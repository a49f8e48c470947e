extension AuthProviderConfiguration {
  /// Why the provider cannot be used, in client-go's words; nil for oidc.
  var removal: String? {
    switch name {
    case "oidc": nil
    case "gcp":
      """
      The gcp auth plugin has been removed.
      Please use the "gke-gcloud-auth-plugin" kubectl/client-go credential plugin instead.
      See https://cloud.google.com/blog/products/containers-kubernetes/kubectl-auth-changes-in-gke \
      for further details
      """
    case "azure":
      """
      The azure auth plugin has been removed.
      Please use the https://github.com/Azure/kubelogin kubectl/client-go credential plugin instead.
      See https://kubernetes.io/docs/reference/access-authn-authz/authentication/\
      #client-go-credential-plugins for further details
      """
    default: "no Auth Provider found for name \(GoText.quoted(name))"
    }
  }
}
