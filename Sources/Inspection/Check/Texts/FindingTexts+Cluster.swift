extension FindingTexts {
  /// Findings about the cluster, which show only with a connection.
  static let cluster: [FindingText] = [
    FindingText(
      "access-denied", "the identity may not list or watch what CoreDNS needs",
      """
      The API server says that this identity may not list or watch a resource. CoreDNS starts
      all the same, waits for its start-up limit, and then serves without those objects: names
      that it does not hold get SERVFAIL. Add the rule that the finding shows to a ClusterRole,
      and bind it to the identity.
      """),
    FindingText(
      "empty-selection", "a label selector leaves no object",
      """
      The cluster has objects of this kind, but none that match the selector of the stanza.
      CoreDNS syncs at once, is ready, and answers NXDOMAIN for all of them. Look for a misspelt
      label, and for a label that is on the pods and not on the services, or on the namespaces
      only.
      """),
    FindingText(
      "missing-namespace", "namespaces names one that the cluster does not have",
      """
      The cluster has no namespace of that name. CoreDNS does not check that: every name in it
      is NXDOMAIN until the namespace is made. Letter case counts, and a name with an upper-case
      letter never matches. Correct the name, or remove it.
      """),
    FindingText(
      "slow-sync", "a watch has synced too late",
      """
      The watch took longer to sync than the start-up limit of its plugin, or than the time that
      was asked for. CoreDNS starts to serve at the limit, synced or not, and answers SERVFAIL
      for names that it does not hold yet. See where the time goes with the command `sync`. From
      CoreDNS 1.12.3 on, `startup_timeout` gives it more.
      """),
    FindingText(
      "stale-watch", "a watch does not hold what the API server holds",
      """
      The watch has synced, but has not reached the newest version that the API server knows, or
      the two could not be compared. CoreDNS would answer from old objects. A slow network, a
      proxy that holds events back or an API server that lags behind the others are usual
      causes. Try again with a longer `--timeout` first.
      """),
    FindingText(
      "watch-bad-request", "the API server rejects the request",
      """
      The API server answered with an error that says the request is wrong. A selector that the
      resource does not support, a proxy in between, or a server that is no API server are usual
      causes. CoreDNS would try the same request again and not sync. Read the server's words in
      the finding, and check the address.
      """),
    FindingText(
      "watch-configuration", "a watch cannot get its credential or files",
      """
      The requests of the watch cannot be sent, because a credential or file of the connection
      cannot be had: a command for credentials fails, a token cannot be renewed, or a file is
      gone. CoreDNS would try again and again and not sync. Run the command by hand, or log in
      again.
      """),
    FindingText(
      "watch-connect", "the API server cannot be reached",
      """
      The connection was refused or broken. Nothing listens at that address and port, or a
      firewall or network policy turns it away. CoreDNS would try again and again, serve after
      its start-up limit and not sync. Check that the API server runs, and from a pod that the
      service `kubernetes` leads to it.
      """),
    FindingText(
      "watch-decode", "the answer of the API server cannot be read",
      """
      What came back is no list of the objects that were asked for. Often a proxy or a login
      page answers in place of the API server; it can also be an object of a form that the
      plugin does not know. CoreDNS would not sync, or go without that object. Look at what the
      address answers, and at the object that the finding names.
      """),
    FindingText(
      "watch-dns", "the name of the API server does not resolve",
      """
      The host name in the server's URL has no address here. CoreDNS would try again and again
      and not sync; in a cluster it may be asking itself for that name. Use an address, or let
      the pod of CoreDNS resolve names by the node's servers (`dnsPolicy: Default`).
      """),
    FindingText(
      "watch-expired", "the version that the watch asks for is too old (410)",
      """
      The API server no longer has the version from which the watch wants to go on, and the
      watch has to list everything anew. Once is normal. When it goes on, objects change faster
      than the list can be read, or the server keeps too little history. Give a longer
      `--timeout`, and look at the load of the API server.
      """),
    FindingText(
      "watch-failing", "a watch has synced and now fails",
      """
      The watch got its first list, but its requests fail now. CoreDNS goes on answering from
      what it holds and does not learn of changes, while `/ready` still says that all is well.
      New pods and services get no answer, and names of deleted ones keep theirs. Look at the
      reason in the finding, then at the API server and the network to it.
      """),
    FindingText(
      "watch-forbidden", "the API server refuses the watch (403)",
      """
      The identity is known but may not list or watch the resource. CoreDNS would serve without
      these objects after its start-up limit, with SERVFAIL for names that it does not hold;
      from 1.9.4 to 1.13.1 its log says only `Failed to watch`, without the cause. Add `list`
      and `watch` for the resource to the ClusterRole. After an upgrade, endpointslices are the
      usual ones that are missing.
      """),
    FindingText(
      "watch-not-found", "the API server does not serve the resource (404)",
      """
      The API server has no such resource: a CRD is not installed, its version is another one,
      or the address leads to something that is no API server. The plugin goes on asking, and
      its watch never syncs; some plugins keep all of CoreDNS waiting for it. Install the CRD,
      or take the resource out of the stanza.
      """),
    FindingText(
      "watch-not-synced", "a watch has not synced in time",
      """
      The time ran out before the first list was complete, and there was no error. The finding
      says what the watch waited for: a connection, an answer, more objects, or the end of a
      streamed list. CoreDNS would serve without it after its start-up limit and give SERVFAIL
      for names that it does not hold. Give a longer `--timeout` to tell a slow server from one
      that never answers.
      """),
    FindingText(
      "watch-resource-version-too-large", "the API server is behind the version asked for",
      """
      The watch asked for a version that this API server has not reached. One of several API
      servers lags behind, or etcd was restored from a backup while clients were running. The
      watch asks again for the newest state that there is. If it goes on, look at the API
      servers and etcd, and restart CoreDNS after a restore.
      """),
    FindingText(
      "watch-server", "the API server has an error of its own",
      """
      The API server, or a load balancer in front of it, answered with an error of the 500s. It
      may still be starting, or cannot reach etcd. CoreDNS would try again and sync when the
      server has recovered. Ask the server's `/readyz?verbose`, and read its log.
      """),
    FindingText(
      "watch-timeout", "the API server does not answer in time",
      """
      A connection or an answer did not come in time. Usually a firewall or network policy drops
      the packets, or what listens there is no API server. CoreDNS would serve after its
      start-up limit without having synced. Test the address and port from where CoreDNS runs.
      """),
    FindingText(
      "watch-tls", "the TLS handshake with the API server fails",
      """
      The API server's certificate is not trusted, names another host, or has expired; or the
      server refuses the client's certificate. CoreDNS would not sync. Check that the CA of the
      connection signed the server's certificate, that the address is among its names, and the
      clocks of both sides.
      """),
    FindingText(
      "watch-too-many-requests", "the API server turns requests away (429)",
      """
      The API server has too much to do and asks the client to come back later. CoreDNS waits
      between tries, up to a minute in the end, so that the first sync can take much longer than
      its start-up limit. See which clients cause the load, and which priority level CoreDNS's
      requests are in.
      """),
    FindingText(
      "watch-unauthorized", "the API server does not accept the credential (401)",
      """
      The API server does not know who asks: the token or client certificate is expired,
      revoked, or belongs to another cluster. CoreDNS would try again and again and not sync.
      Renew the credential. For a pod, check that its service account was not deleted and made
      anew while the pod was running.
      """),
    FindingText(
      "watch-without-objects", "a watch has synced and holds no object",
      """
      The API server answered, and there is no object of this kind for the watch. CoreDNS is
      ready all the same and has nothing to answer from. That can be right for a resource that
      is not used yet; for services, namespaces or endpoint slices it mostly means the wrong
      cluster. Check which server and which identity the connection uses.
      """),
  ]
}
