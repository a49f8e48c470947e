extension FindingTexts {
  /// Findings about how CoreDNS connects to an API server.
  static let connections: [FindingText] = [
    FindingText(
      "anonymous-requests", "requests to the API server carry no credential",
      """
      Nothing in this connection says who asks: no token, certificate, password or command. The
      API server takes such requests for the user `system:anonymous`, who may read almost
      nothing. With `endpoint`, CoreDNS does not use the token of its pod. Give the files of
      `tls`, or a kubeconfig with a credential.
      """),
    FindingText(
      "connection", "no connection can be made from this configuration",
      """
      The connection to the API server cannot be set up: a kubeconfig, certificate or key cannot
      be used, a context is missing, settings contradict each other, or the server is no URL.
      CoreDNS checks nearly all of this when it starts and refuses to start. Mend what the
      finding names; the client library's own words stand below it.
      """),
    FindingText(
      "connection-overridden", "the block is checked against another cluster than its own",
      """
      The server block names its own cluster, and an option of this check names another one,
      which is used. CoreDNS will connect as the block says, so the result says nothing about
      that cluster. Check this block by itself, without the option.
      """),
    FindingText(
      "credential-expiry", "a certificate or token has expired or soon will",
      """
      A certificate or token of the connection, or the API server's own certificate, has
      expired, expires within 30 days, or is not valid yet. Once it is invalid, the watches
      fail: a running CoreDNS goes on answering from what it holds, which grows old, and a
      restarted one never syncs. Renew it before that day; if it is not valid yet, check the
      clocks.
      """),
    FindingText(
      "endpoint-not-used", "endpoint has no effect beside kubeconfig",
      """
      The block has both `kubeconfig` and `endpoint`, and CoreDNS uses the kubeconfig alone. It
      connects to the server of the kubeconfig's context, without a message. Remove the one that
      you do not mean.
      """),
    FindingText(
      "exposed-kubeconfig", "everybody on this machine may read the kubeconfig",
      """
      The kubeconfig holds a token, password or key, and its permissions let every user of the
      machine read it. Whoever does so can act as that user of the cluster. CoreDNS does not
      mind. Take the rights away with `chmod 600`.
      """),
    FindingText(
      "in-cluster-unchecked", "the connection inside of the cluster is not checked here",
      """
      The block names no cluster, so CoreDNS uses the service account of its own pod. From
      outside of a pod that cannot be looked at; this is no fault of the Corefile. Give
      `--kubeconfig` or `--context` to check the block against a cluster, or run the check in
      the pod with `--here`.
      """),
    FindingText(
      "key-mismatch", "the client certificate and its key do not belong together",
      """
      The key was not made for the certificate, or one of the two files does not hold what it
      should. CoreDNS starts, fails at every connection, and serves without having synced. It
      often happens when only one of two files was renewed. Give the key that the certificate
      was made for.
      """),
    FindingText(
      "missing-cluster", "the cluster of the context is not in the kubeconfig",
      """
      The context names a cluster that the kubeconfig does not have, or none. Inside of a pod,
      CoreDNS then connects to the cluster that it runs in, without a message: it may serve the
      names of the wrong cluster. Outside of a pod it refuses to start. Add the cluster to the
      kubeconfig, or name another context.
      """),
    FindingText(
      "missing-user", "the user of the context is not in the kubeconfig",
      """
      The context names a user that the kubeconfig does not have. CoreDNS starts without a
      message and sends its requests without credentials, which the API server mostly refuses,
      so that the watches never sync. Add the user to the kubeconfig, or name another context.
      """),
    FindingText(
      "not-checked-here", "the connection needs files that are not here",
      """
      The block names a kubeconfig or certificates that do not exist on this machine. They may
      be there where CoreDNS runs; if they are not, it refuses to start. Run the check in that
      place with `--here`, or give `--kubeconfig` or `--context` to check with another
      connection.
      """),
    FindingText(
      "own-connection", "a plugin reads Kubernetes in a way that is not checked",
      """
      This plugin connects to the API server by itself, with watches that are not known to this
      check. Whether it may read what it needs, and whether it syncs, shows only in CoreDNS. See
      its documentation for the rights that it needs.
      """),
    FindingText(
      "plaintext-endpoint", "the API server is spoken to without TLS",
      """
      An `endpoint` that starts with `http://`, or with no scheme, is spoken to in plain HTTP.
      The certificates of `tls` are not used then, and anybody on the way can read and change
      what CoreDNS learns. Most API servers refuse it. It is right for a proxy on the same
      machine, such as `kubectl proxy`.

          endpoint https://192.0.2.10:6443
      """),
    FindingText(
      "plaintext-server", "the server of the kubeconfig is spoken to without TLS",
      """
      The server in the kubeconfig is no `https://` URL. CoreDNS speaks plain HTTP to it and
      does not use the certificates and tokens of the kubeconfig, so the API server sees an
      anonymous client or refuses the connection. Write the server as `https://HOST:PORT`.
      """),
    FindingText(
      "surplus-endpoint", "only the first endpoint is used",
      """
      CoreDNS took several endpoints once and no longer does. It uses the first and warns about
      the others, so there is no failover between them. Keep one, such as a load balancer in
      front of the API servers.
      """),
    FindingText(
      "tls-not-used", "tls has no effect here",
      """
      CoreDNS uses the files of `tls` only together with `endpoint`. Beside `kubeconfig`, or
      alone, they have no effect: it connects with the kubeconfig, or with the service account
      of its pod. Remove `tls`, or give an `https://` endpoint without `kubeconfig`.
      """),
    FindingText(
      "unexpanded-tilde", "CoreDNS does not replace ~ in a path of the connection",
      """
      Only a shell turns `~` into a home folder. CoreDNS looks for a folder named `~` below the
      folder that it runs in, does not find the file, and refuses to start where it needs it.
      Write the path in full.
      """),
    FindingText(
      "unusable-authority", "the CA of the pod cannot be used",
      """
      The file `ca.crt` of the pod's service account is missing or holds no certificate. CoreDNS
      logs that and trusts the system's certificates in its place, which did not sign the API
      server's, so that every connection fails. Mount the service account's volume completely.
      """),
    FindingText(
      "unverified-server", "the API server's certificate is not verified",
      """
      The kubeconfig turns off the verification of the server's certificate. CoreDNS connects to
      whoever answers at that address, hands its credentials over and believes what it is told.
      Set `certificate-authority` in its place and remove `insecure-skip-tls-verify`.
      """),
  ]
}
