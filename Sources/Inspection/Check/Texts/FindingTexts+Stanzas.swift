extension FindingTexts {
  /// Findings about what stands in the stanzas of plugins, and about plugins together.
  static let stanzas: [FindingText] = [
    FindingText(
      "autopath-without-pods", "autopath needs pods verified",
      """
      `autopath @kubernetes` has to find the pod that asks by its address, and `kubernetes`
      watches pods only with `pods verified`. CoreDNS starts without a message, and `autopath`
      does nothing. Write `pods verified`, and leave room for the memory of all pods.
      """),
    FindingText(
      "autopath-without-target", "autopath names a plugin that is not in the block",
      """
      The plugin behind the `@` is not in this server block. CoreDNS starts without a message,
      and `autopath` does nothing: clients go through their whole search list as before. Put the
      plugin into the block, or remove `autopath`.
      """),
    FindingText(
      "batch-interval-crash", "a negative interval makes CoreDNS crash",
      """
      `trace` makes a ticker of `zipkin_max_batch_interval` when CoreDNS starts, and Go's tickers
      must be positive. CoreDNS takes the stanza and dies. Write a duration above 0, such as `1s`.
      """),
    FindingText(
      "brace-on-next-line", "the brace of a block stands on the next line",
      """
      A plugin's block has to open on the plugin's own line. On the next line the brace counts as
      another stanza, which CoreDNS refuses with `this plugin can only be used once per Server
      Block`, whatever the block says. Put the brace at the end of the line before.
      """),
    FindingText(
      "conflicting-properties", "two properties exclude each other",
      """
      The stanza has two properties that CoreDNS does not take together, such as `namespaces`
      with `namespace_labels`, or `zonal` with `noendpoints`. It refuses to start. Decide for
      one of them.
      """),
    FindingText(
      "external-without-kubernetes", "k8s_external needs kubernetes in the same server block",
      """
      `k8s_external` answers from what the plugin `kubernetes` of its own server block watches.
      Without that, CoreDNS fails to start with `kubernetes plugin not loaded`. Put `kubernetes`
      into the block, with the zone of the cluster.
      """),
    FindingText(
      "fallthrough-to-nothing", "fallthrough hands names on, and nobody answers them",
      """
      Names that `kubernetes` does not know are handed to the plugins behind it, and none of
      those in this block gives answers. Clients get SERVFAIL or REFUSED in place of NXDOMAIN,
      and may retry for long. Add `forward`, or remove `fallthrough`.
      """),
    FindingText(
      "foreign-fallthrough", "fallthrough names a zone that the plugin does not have",
      """
      `fallthrough` hands on names that `kubernetes` has not found in its own zones. This zone
      is none of them, so the word does nothing, and nothing is logged. Add the zone to the
      plugin's zones, or remove it here.
      """),
    FindingText(
      "foreign-zone", "multicluster names a zone that the plugin does not have",
      """
      Each zone of `multicluster` has to be one of the plugin's own zones, written alike.
      CoreDNS refuses to start and logs `is not authoritative for the multicluster zone`. Add
      the zone behind `kubernetes`.

          kubernetes cluster.local clusterset.local {
            multicluster clusterset.local
      """),
    FindingText(
      "idle-key", "the key can sign none of the zones",
      """
      The owner of the DNSSEC key is neither one of the plugin's zones nor above one. CoreDNS
      refuses to start and logs `can not sign any of the zones`. Make a key for the zone, or add
      the zone that the key belongs to.
      """),
    FindingText(
      "known-defect", "this plugin has a defect that the stanza runs into",
      """
      The plugin is known to fail, to panic or to wait for ever with a stanza like this one.
      CoreDNS starts without a message; the trouble comes later, as SERVFAIL or as a start that
      never ends. Read the finding for what happens, and change the stanza or the cluster as it
      says.
      """),
    FindingText(
      "kubeapi-missing", "the plugin needs kubeapi in the same server block",
      """
      The plugin takes its client for the API server from `kubeapi`, which is not in this block.
      CoreDNS fails to start with `kubeapi plugin not registered in server block`. Add `kubeapi`
      to the block; one in another block does not count.
      """),
    FindingText(
      "limit-not-used", "the limit for requests to the API server has no effect",
      """
      CoreDNS reads `apiserver_qps`, `apiserver_burst` and `apiserver_max_inflight`, but sets
      them after its clients were made (up to 1.14.7 at least). The client's own limit stays: 5
      requests a second, 10 at once. Do not count on these properties to protect the API server;
      remove them, or keep them for a later version.
      """),
    FindingText(
      "missing-file", "a file that the stanza names is not there",
      """
      The file does not exist on this machine. Without its zone file, `file` lets CoreDNS start
      and looks again from time to time; until then the zone is not served. Without its
      resolv.conf, `autopath` keeps CoreDNS from starting. Check the path, the mount and `root`.
      """),
    FindingText(
      "missing-property", "the stanza lacks a property that it needs",
      """
      The plugin cannot work without a property that is not there: `transfer` needs `to`,
      `secondary` needs `transfer from`, `timeouts` needs at least one timeout, `kubeforward`
      needs the service. CoreDNS refuses to start. Add the property.
      """),
    FindingText(
      "multicluster-without-zone", "multicluster without a zone is off",
      """
      CoreDNS accepts `multicluster` without a zone and then serves no multicluster zone at all.
      Nothing is logged, and names below `clusterset.local` do not exist. Name the zone behind
      `multicluster`, and behind `kubernetes` too.
      """),
    FindingText(
      "namespaces-crash", "namespaces in the k8s_api block makes CoreDNS crash",
      """
      The plugin `k8s_api` reads the property `namespaces`, which its documentation does not
      name, and writes to a map that was never made. CoreDNS crashes when it starts. Move the
      property to the `kubernetes` plugin of the block.
      """),
    FindingText(
      "no-autopath", "the plugin behind autopath cannot do that",
      """
      The plugin that `autopath` names is in the block, but cannot tell the search list of a
      client. CoreDNS fails to start with `does not implement the AutoPather interface`. Write
      `@kubernetes`, or the path of a resolv.conf.
      """),
    FindingText(
      "no-effect", "this has no effect",
      """
      CoreDNS accepts what stands here and does nothing with it. Either the plugin ignores the
      property or a misspelt name (`ready`, `trace` and `dnstap` do so), or it lacks a value, or
      another property turns it off. Nothing is logged, so it is easy to believe that it works.
      Correct it, or remove it.
      """),
    FindingText(
      "no-forward-zone", "the plugin has reverse zones only",
      """
      `kubernetes` needs at least one zone that is not below `in-addr.arpa` or `ip6.arpa`,
      because reverse answers end in its first such zone. CoreDNS refuses to start with
      `non-reverse zone name must be used`.

          kubernetes cluster.local in-addr.arpa
      """),
    FindingText(
      "no-watcher", "k8s_api is there, but no plugin uses it",
      """
      No plugin of this server block takes part in `k8s_api`. CoreDNS starts, watches nothing,
      and answers nothing from Kubernetes in this block. Add `kubernetes` or `podnames` to the
      same block; plugins in other blocks do not count.
      """),
    FindingText(
      "not-implemented", "CoreDNS names this, but has not made it",
      """
      CoreDNS's plugin `sign` knows `key directory`, but only says that it is not implemented,
      and refuses to start. Name the key files with `key file`.
      """),
    FindingText(
      "order", "k8s_api comes before a plugin that uses it",
      """
      In the order of plugin.cfg, `k8s_api` comes before a plugin that shares its watches. Its
      documentation asks for the opposite, and nothing promises that it works otherwise. The
      order in the Corefile does not matter. Move `k8s_api` below that plugin in plugin.cfg and
      build CoreDNS again.
      """),
    FindingText(
      "out-of-range", "the value is too small or too large",
      """
      The value is of the right kind, but outside of the range that the plugin takes. CoreDNS
      refuses to start. A negative `reload` of `file` is worse: it is accepted, and then CoreDNS
      crashes when it starts. Use a value within the range.
      """),
    FindingText(
      "podnames-without-pods", "podnames has no watch of pods",
      """
      `podnames` watches nothing itself and needs the watch of pods that `kubernetes` offers
      through `k8s_api`. Without it, CoreDNS starts, and the first query that `podnames` answers
      makes it panic: the client gets SERVFAIL, and with `debug` in the block the process dies.
      Write `pods verified` in the `kubernetes` block, and `k8s_api` beside it.
      """),
    FindingText(
      "prefetch-crash", "an empty percentage makes CoreDNS crash",
      """
      The third word of `prefetch` is empty, often because a variable is not set. CoreDNS does
      not check for that and crashes while it reads the Corefile. Write a percentage from `10%`
      to `90%`, or leave the word out.
      """),
    FindingText(
      "repeated-property", "a property is set twice",
      """
      The same property stands twice in the stanza. CoreDNS uses the last and ignores this one
      without a message. Remove one of the two, so that nobody changes the one that does not
      count.
      """),
    FindingText(
      "repeated-zone", "a zone of a cloud provider stands twice",
      """
      The same zone is named twice behind the plugin. CoreDNS refuses to start. Remove one of
      them.
      """),
    FindingText(
      "reverse-first-zone", "podnames has a reverse zone first",
      """
      `podnames` puts its first zone at the end of every reverse answer, whatever zone that is.
      With a reverse zone first, clients get names of pods that nobody can look up. Name a
      forward zone first.

          podnames pods.cluster.local in-addr.arpa
      """),
    FindingText(
      "sequential-gates", "the start-up waits of several blocks add up",
      """
      Several stanzas wait for their first sync before CoreDNS serves, and CoreDNS runs these
      waits one after another. With the API server away, nothing answers on port 53 until the
      limits of all of them have passed, 5 seconds each unless set. Put the zones into one
      server block, or shorten `startup_timeout` (CoreDNS 1.12.3 and later).
      """),
    FindingText(
      "shadowed-watch", "two plugins offer a watch of the same name",
      """
      With `k8s_api`, the first plugin in the order of plugin.cfg that offers a watch wins; the
      other gets the winner's objects. Its own label selectors and indexes are silently not
      used, so it may see too many objects, or fail to look them up. Let only one plugin of the
      block offer the watch.
      """),
    FindingText(
      "startup-timeout-crash", "a startup_timeout of zero or less makes CoreDNS crash",
      """
      CoreDNS takes a `startup_timeout` of zero or less, and crashes when it starts with
      `non-positive interval for NewTicker`. The pod then restarts again and again. If you do
      not want to wait for the first sync, use a short time such as `1s`.
      """),
    FindingText(
      "surplus-argument", "only the first word of the property is used",
      """
      The property has more words than CoreDNS uses. It takes the first and ignores the others
      without a message, so a value that you rely on may have no effect. Keep one word.
      """),
    FindingText(
      "too-many-servers", "more than 15 servers to send queries to",
      """
      `forward` and `grpc` take at most 15 servers in one stanza, and those that a resolv.conf
      names are counted too. CoreDNS refuses to start and logs `more than 15 TOs configured`.
      Keep 15 or fewer.
      """),
    FindingText(
      "transfer-from", "transfer from is for secondary zones only",
      """
      The `kubernetes` plugin of a block with `k8s_api` can hand its zones out, not take them
      from somewhere. CoreDNS refuses to start. Write `transfer to` with the addresses that may
      transfer.
      """),
    FindingText(
      "unexpected-argument", "a word behind the directive that the plugin does not read",
      """
      The plugin takes no such word on its line. CoreDNS takes what is left of the line for a
      second directive and refuses to start, mostly with the misleading message that the plugin
      can be used only once in a server block. Remove the word, or put it into the plugin's
      block as a property.
      """),
    FindingText(
      "unknown-property", "the plugin has no such property",
      """
      The plugin does not have this property, or not in the version of CoreDNS that was asked
      for. CoreDNS refuses to start. Look for a misspelling; for a property of another plugin
      that got into this block; and, after an upgrade, for one that was removed, such as
      `upstream` or `resyncperiod` of `kubernetes`. In `hosts` an address behind `fallthrough`
      ends here too: put the addresses first.
      """),
    FindingText(
      "used-twice", "the plugin or property may be used only once",
      """
      The plugin stands twice in one server block, or a property twice in a stanza that allows
      one. CoreDNS refuses to start. All stanzas of a plugin in one block belong together,
      wherever they stand and wherever they were imported from. Merge them into one, or move one
      to another server block.
      """),
    FindingText(
      "wrong-argument-count", "too few or too many words",
      """
      The directive or property has another number of words than it takes. CoreDNS refuses to
      start and logs `Wrong argument count or unexpected line ending`. A `}` on the same line
      counts as a word for many properties, so close the block on a line of its own. Some
      plugins say this of other faults as well: `cache`, `log` and `health` of an unknown
      property, `tsig` of everything.
      """),
    FindingText(
      "zone-not-used", "this word is no zone and is dropped",
      """
      The word is no domain name and no network, for instance because a label is empty or too
      long, or a colon stands at its end. CoreDNS drops it without a message. If it was the only
      one, the plugin serves nothing, or `fallthrough` hands nothing on. Correct the name.
      """),
    FindingText(
      "zone-outside-block", "the plugin has a zone that its block is never asked for",
      """
      A question goes to the server block whose key matches it best, and no key of this block
      covers the zone. CoreDNS starts without a message, and the plugin never sees such a
      question: with a reverse zone, looking up the cluster's addresses goes elsewhere. Add the
      zone to the block's keys.

          cluster.local in-addr.arpa {
            kubernetes cluster.local in-addr.arpa
      """),
    FindingText(
      "zones-lost", "a network stands for several zones, and only one is used",
      """
      The network does not end on a border of the reverse tree, so it stands for several reverse
      zones. This plugin uses the first and drops the others; a part of the addresses has no
      reverse answers. Name each zone, or a network that ends on a border: `/8`, `/16` or `/24`
      for IPv4.
      """),
  ]
}
