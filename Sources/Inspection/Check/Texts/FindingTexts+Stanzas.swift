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
      "invalid-address", "CoreDNS cannot listen at this address",
      """
      The plugin's own listener has an address or port that cannot be used, such as a port above
      65535. CoreDNS finds out when it starts to listen, and fails to start. Write an address
      such as `:8080`.
      """),
    FindingText(
      "invalid-class", "this is no class of DNS records",
      """
      The first word behind `template` has to be a class: `IN`, `CH`, `CS`, `HS`, `NONE` or
      `ANY`, in upper case. CoreDNS refuses to start with `invalid query class`. In nearly all
      cases `IN` is meant.
      """),
    FindingText(
      "invalid-database", "the database of geoip cannot be used",
      """
      The file cannot be opened, or it is no MaxMind database with city data. CoreDNS opens it
      when it reads the Corefile and refuses to start. The path is not below `root`; write it in
      full, and check that the volume with the file is mounted.
      """),
    FindingText(
      "invalid-duration", "this is no duration",
      """
      The value is no duration that Go understands. CoreDNS refuses to start and logs
      `failed to parse`. Write a number with its unit (`ms`, `s`, `m` or `h`); days and bare
      numbers are not known.

          startup_timeout 10s
      """),
    FindingText(
      "invalid-event", "the event or the command of on cannot be used",
      """
      `on` takes one of `startup`, `shutdown` and `certrenew`, and then a command whose quotes
      have to be closed. CoreDNS refuses to start with anything else, and its message does not
      name the plugin.
      """),
    FindingText(
      "invalid-expression", "the expression of a view does not compile",
      """
      CoreDNS cannot compile the expression and refuses to start. Its message shows the place in
      several lines. Check names, quotes and parentheses, and that each function is one that
      `view` has.

          expr incidr(client_ip(), '10.0.0.0/8')
      """),
    FindingText(
      "invalid-ignore-value", "ignore takes the word empty_service only",
      """
      The word behind `ignore` is another than `empty_service`. CoreDNS refuses to start. Write
      `ignore empty_service` to answer NXDOMAIN for services without ready endpoints, or remove
      the line.
      """),
    FindingText(
      "invalid-key", "a key file cannot be used for signing",
      """
      One of the two files of a DNSSEC key, `NAME.key` and `NAME.private`, is missing or does
      not hold what the plugin needs. CoreDNS refuses to start. Plugin `sign` wants a key that
      signs keys (flags 257), and crashes when the `.key` file holds no record. Name the pair
      without the ending, below `root`.
      """),
    FindingText(
      "invalid-number", "this must be a number that is not negative",
      """
      The limits `apiserver_qps`, `apiserver_burst` and `apiserver_max_inflight` take one number
      that is zero or more; the last two take whole numbers. With anything else CoreDNS refuses
      to start. Correct the number, or leave the property out: CoreDNS does not use it anyway.
      """),
    FindingText(
      "invalid-pod-mode", "pods must be disabled, insecure or verified",
      """
      The word behind `pods` is none of the three modes, which are written in lower case.
      CoreDNS refuses to start. `disabled` answers no pod names, `insecure` answers any address
      without looking, and `verified` answers for pods that exist, at the cost of a watch of all
      pods.
      """),
    FindingText(
      "invalid-prefix", "this is no prefix that dns64 can use",
      """
      `dns64` needs an IPv6 network of 32 to 96 bits, in steps of 8. With another one, or an
      IPv4 network, CoreDNS refuses to start. The usual prefix, and the default, is
      `64:ff9b::/96`.
      """),
    FindingText(
      "invalid-rewrite", "the rewrite rule cannot be used",
      """
      The words of the rule are not what this kind of `rewrite` takes: the kind is unknown,
      words are missing, a regular expression does not compile, or a `{1}` has no group to refer
      to. CoreDNS refuses to start. A block behind a bare `rewrite` is one rule, so write a line
      with `rewrite` for each.

          rewrite name exact old.example.org new.example.org
      """),
    FindingText(
      "invalid-root", "the path leads through a file that is no folder",
      """
      A part of the path is an ordinary file, so that nothing can be below it. CoreDNS refuses
      to start. A folder that does not exist is only warned of. Correct the path.
      """),
    FindingText(
      "invalid-rule", "a rule of acl or header cannot be read",
      """
      A line of the block is no rule of this plugin. CoreDNS refuses to start. `acl` takes an
      action with `type` and `net`; `header` takes `query` or `response`, then `set` or `clear`,
      then flags.

          allow net 10.0.0.0/8
      """),
    FindingText(
      "invalid-selector", "the label selector cannot be used",
      """
      The words are no label selector, or one that this plugin cannot express. CoreDNS refuses
      to start. `kubernetes` takes `=`, `==`, `in`, `notin`, `NAME` and `!NAME`; `!=`, `<` and
      `>` are refused, although kubectl takes them.

          labels tier notin (internal),environment=production
      """),
    FindingText(
      "invalid-server", "this is no server to send queries to",
      """
      The word is no IP address, no file like resolv.conf that names one, or has a scheme that
      the plugin does not take. CoreDNS refuses to start. Host names are not allowed here,
      because resolving them would need DNS. `forward` takes plain addresses and `dns://` or
      `tls://` before them.

          forward . tls://192.0.2.53
      """),
    FindingText(
      "invalid-tls", "the TLS files cannot be loaded",
      """
      A certificate, key or CA that the stanza names is missing, is not PEM, or does not belong
      to the others. CoreDNS reads the files when it reads the Corefile and refuses to start.
      The order is certificate, key, CA; one file alone is a CA. Check the mounted Secret, and
      that paths are below `root`.
      """),
    FindingText(
      "invalid-ttl", "ttl must be a whole number from 0 to 3600",
      """
      The `ttl` of this plugin is a number of seconds from 0 to 3600, without a unit. CoreDNS
      refuses to start with any other. Write `ttl 30`, not `ttl 30s`.
      """),
    FindingText(
      "invalid-type", "this is no type of DNS records",
      """
      The second word behind `template` has to be a record type in upper case, such as `A`,
      `AAAA` or `ANY`. CoreDNS refuses to start; its message says `invalid RR class`, but means
      the type.
      """),
    FindingText(
      "invalid-value", "the plugin does not take this value",
      """
      The value is of another kind than the property wants: a word that is no number, a duration
      without its unit, a regular expression that Go does not compile, an unknown policy or
      mode. CoreDNS refuses to start. Most values are case-sensitive, and durations are written
      like `30s` or `5m`.
      """),
    FindingText(
      "invalid-weights", "the weight file of loadbalance cannot be used",
      """
      The file of `loadbalance weighted` has a line that is neither a name nor an address with a
      weight from 1 to 255 below a name, or it is missing with `reload 0`. CoreDNS fails to
      start. A negative `reload` makes it crash.

          app.example.org
          192.0.2.10 3
      """),
    FindingText(
      "invalid-zone-file", "a zone file cannot be used",
      """
      The file has no SOA record, a syntax error behind it, the serial number 0, or NSEC3
      records; or it is missing with `reload 0`. CoreDNS parses it for each zone when it reads
      the Corefile and refuses to start. The message about a missing SOA may hide a syntax error
      before it.
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
