extension FindingTexts {
  /// Findings about the text of a Corefile: its syntax, keys, imports and plugins.
  static let corefile: [FindingText] = [
    FindingText(
      "block-in-block", "a server block stands inside of another",
      """
      The line looks like the key of a server block, but the block before it is still open.
      Server blocks cannot be nested, so CoreDNS takes the key for a plugin and refuses to
      start. Close the first block above this line; a `}` is missing or was lost.
      """),
    FindingText(
      "comma-in-word", "a comma is part of the word",
      """
      Only blanks separate the words of a directive, so the comma belongs to the word before it.
      CoreDNS takes it as it is: the zone `in-addr.arpa,` exists nowhere, and nothing is logged.
      Separate the words by blanks alone; only label selectors have commas.

          fallthrough in-addr.arpa ip6.arpa
      """),
    FindingText(
      "empty-import", "import with an empty name",
      """
      The word after `import` is empty, often because an environment variable in it is not set.
      CoreDNS refuses to start. Name a snippet, a file or a pattern, and set the variable in the
      container that CoreDNS runs in.
      """),
    FindingText(
      "endless-environment", "environment variables refer to each other",
      """
      The value of an environment variable contains a reference such as `{$NAME}` that leads
      back to the same variable. CoreDNS replaces references until none is left, so it would
      hang at this line and never start. Give the variable a plain value.
      """),
    FindingText(
      "expected-address", "a comma before the brace promises another key",
      """
      The last key of the server block ends in a comma, and then the block opens. CoreDNS
      refuses to start and logs `Expected another address but had '{'`. Remove the comma, or add
      the key that is missing.
      """),
    FindingText(
      "external-plugin", "the plugin has to be built into CoreDNS",
      """
      This is an external plugin, which the released CoreDNS does not have. A CoreDNS without it
      refuses the Corefile with `Unknown directive`. What stands in its stanza is not checked.
      Make sure that the image is built with it; give that build's plugin.cfg to have its
      plugins and their order looked at.
      """),
    FindingText(
      "file-not-read", "a file of the machine that CoreDNS runs on",
      """
      The stanza names a file that is on the machine or in the pod of CoreDNS, and that is not
      looked at from here. If it is missing or wrong there, some plugins keep CoreDNS from
      starting. Run the check in that place with `--here` to have such files read.
      """),
    FindingText(
      "glued-brace", "a brace without a blank is part of the word",
      """
      A brace counts only when blanks or line ends stand around it. Here it is part of the word
      beside it: the block is not opened or closed where you think. CoreDNS then refuses to
      start at a later line, or serves a zone whose name has a brace in it. Put a blank before
      the brace, and nothing behind it.

          example.org:53 {
      """),
    FindingText(
      "https3-scheme", "https3:// is not known to older versions of CoreDNS",
      """
      The key starts with `https3://`, which CoreDNS before 1.13.2 does not know. Such a version
      starts without a complaint and takes the scheme for a part of the zone's name, on plain
      DNS port 53. No client reaches that zone. Use a newer CoreDNS, or `https://`.
      """),
    FindingText(
      "import-matches-nothing", "an import pattern matches no file",
      """
      No file matches the pattern behind `import`. CoreDNS logs a warning and goes on without
      it, so a block for a custom zone can be missing without anything failing. This is normal
      where such files are optional. Where they should be there, check the mount and the
      pattern: it is relative to the folder of the file that imports.
      """),
    FindingText(
      "import-not-found", "the imported file or snippet does not exist",
      """
      There is no snippet of that name above this line and no file of that name. CoreDNS refuses
      to start and logs `File to import not found`. A snippet has to be defined before it is
      imported, and a file is looked for in the folder of the file that imports it. In a cluster
      it has to be a key of the ConfigMap that is mounted there.
      """),
    FindingText(
      "import-too-deep", "files import each other without end",
      """
      Files were imported so often that one of them must import itself, directly or by way of
      another. CoreDNS refuses to start and logs `maximum file import depth exceeded`. A pattern
      such as `import *` also matches the file that it stands in. Let no file lead back to
      itself.
      """),
    FindingText(
      "import-too-large", "imports bring more text than a Corefile can have",
      """
      The imports of this Corefile multiply into more words than any real configuration has.
      CoreDNS has no limit for this and would run out of memory while it reads the file, so its
      pod would be killed again and again. Look for snippets that import each other several
      times, or for an import of a large file that is no Corefile.
      """),
    FindingText(
      "import-unreadable", "an imported file cannot be read",
      """
      The file to import is there but cannot be read: it is a folder, or its permissions do not
      allow it. CoreDNS refuses to start and logs `Could not import`. Let the user that CoreDNS
      runs as read it, or name the files in a folder by a pattern such as
      `import custom/*.server`.
      """),
    FindingText(
      "invalid-cidr", "this network cannot stand for reverse zones",
      """
      CoreDNS turns a network in a key into the reverse zones of its addresses, and cannot do so
      for an IPv6 network that begins with `0` or with `:`. It refuses to start and logs
      `invalid CIDR`. Write the network that you mean, such as `fd00:10::/32`, or `ip6.arpa` for
      all of IPv6.
      """),
    FindingText(
      "invalid-glob", "an import pattern with more wildcards than CoreDNS allows",
      """
      CoreDNS takes one `*` and one `?` in the whole path of an import, folders counted, and no
      `[...]`. With more it refuses to start. Put the files into one folder, or write one import
      for each folder.
      """),
    FindingText(
      "invalid-port", "the port of a key is out of range",
      """
      The port behind the zone is not between 0 and 65535. CoreDNS refuses to start when it
      makes its servers, after all plugins were set up. Correct the port.
      """),
    FindingText(
      "invalid-zone", "this is no name of a zone",
      """
      The word is no domain name: it has an empty label, a label of more than 63 bytes, or
      nothing before its port. `route53`, `azure` and `clouddns` want several parts with colons
      between them. CoreDNS refuses to start. For all names write the root zone:

          .:53 {
      """),
    FindingText(
      "later-plugin", "the plugin came with a later version of CoreDNS",
      """
      The version of CoreDNS that was asked for does not have this plugin yet. It refuses the
      whole Corefile with `Unknown directive`. Use the version that brought the plugin, or
      remove it.
      """),
    FindingText(
      "manifest-as-corefile", "this is the manifest of a ConfigMap, not a Corefile",
      """
      The file is the YAML of a Kubernetes object. CoreDNS reads the Corefile alone, which is
      the text under `data.Corefile` in that manifest; given the manifest, it refuses to start.
      Take the text out, or name the ConfigMap in the cluster as
      `configmap:kube-system/coredns`.
      """),
    FindingText(
      "missing-port", "a key ends in a colon or is empty",
      """
      A colon at the end of the key promises a port that is not there. CoreDNS refuses to start
      and logs `expecting data after last colon`. Add the port, or remove the colon.
      """),
    FindingText(
      "no-kubernetes", "no server block reads Kubernetes",
      """
      No plugin of this Corefile reads Kubernetes, so a CoreDNS with it does not answer for the
      cluster's names. That is right for a forwarder or a cache. An empty Corefile makes CoreDNS
      serve port 53 with `whoami` and `log` alone. If it should serve the cluster, give the
      Corefile of the cluster's DNS, such as `configmap:kube-system/coredns`.
      """),
    FindingText(
      "not-in-plugin-cfg", "the build of CoreDNS does not have this plugin",
      """
      The plugin is not in the plugin.cfg that was given, so a CoreDNS built from it does not
      have it. It refuses the whole Corefile with `Unknown directive`. Add the plugin to
      plugin.cfg and build CoreDNS again, or remove it here.
      """),
    FindingText(
      "nul-byte", "there is a NUL byte in the text",
      """
      A byte of value zero stands in the file, which most editors do not show. CoreDNS takes it
      for a letter of the word it stands in, so that a name or value is another one than it
      looks like. It often comes from a file that was cut off by a crash or a full disk. Remove
      it, and look at what is around it.
      """),
    FindingText(
      "quoted-list", "quotes make one word of a list",
      """
      Quotes around several names make one word with blanks in it. CoreDNS takes that for one
      name, which no question ever matches, or refuses it. Leave the quotes out, so that each
      name is a word.
      """),
    FindingText(
      "removed-plugin", "CoreDNS no longer has this plugin",
      """
      CoreDNS had this plugin once and has removed it. It refuses the whole Corefile with
      `Unknown directive`, which often shows first after an upgrade. Write what has taken its
      place: `forward` for `proxy`, `on` for `startup` and `shutdown`, `template` for `reverse`.
      """),
    FindingText(
      "snippet-cycle", "a snippet imports itself",
      """
      The snippet imports itself, directly or by way of another, or snippets are imported
      thousands of times. CoreDNS refuses to start and logs
      `maximum snippet import depth exceeded`. Take the import out of the snippet that closes
      the circle.
      """),
    FindingText(
      "snippet-redeclared", "two snippets have the same name",
      """
      A snippet with this name is defined above already, perhaps in an imported file. CoreDNS
      refuses to start; it does not let the later one win. Rename one of them, and the imports
      that mean it.
      """),
    FindingText(
      "stanza-not-read", "what stands in this stanza is not checked",
      """
      The plugin is one of CoreDNS's own, but what its stanza may hold is not known to this
      check. A mistake in it shows only when CoreDNS starts, which then refuses the Corefile.
      Try the stanza with the CoreDNS that you run before you roll it out.
      """),
    FindingText(
      "tilde-in-path", "CoreDNS does not replace ~ in a path",
      """
      Only a shell turns `~` into a home folder. CoreDNS looks for a folder named `~` below the
      folder that it runs in, and does not find the file. Write the whole path.
      """),
    FindingText(
      "typographic-quotes", "quotes that a text processor has made",
      """
      The word has curly or angle quotes in it, which come from a document or a chat. CoreDNS
      takes them for ordinary letters, so that the value is not what it looks like, and blanks
      between them still separate words. Write the plain quote `"`, or no quotes where there is
      no blank.
      """),
    FindingText(
      "unexpected-end", "the file ends in the middle of a block or of a list of keys",
      """
      The Corefile ends before a block is closed, or after a key with a comma that promises
      another one. CoreDNS refuses to start and logs `Unexpected EOF`. Count the braces from the
      last server block upwards, and look for a file that was cut off when it was copied.
      """),
    FindingText(
      "unexpected-token", "a word stands where something else has to be",
      """
      The parser or a plugin found another word than the syntax asks for, most often because a
      brace before it is missing or stands too early. CoreDNS refuses to start and logs
      `Unexpected token`. The plugin `errors` says it of a property that it does not know. Write
      what is expected there, or close the block that is still open above the line.
      """),
    FindingText(
      "unknown-directive", "no plugin of that name",
      """
      The name at the start of this line is no plugin of CoreDNS, nor of the build that was
      described. CoreDNS refuses the whole Corefile with `Unknown directive`, and a running one
      keeps the old configuration. Names are case-sensitive, so look for a misspelling first. A
      property of a plugin ends up here when the braces around it are missing or closed too
      early.
      """),
    FindingText(
      "unknown-scheme", "a key has a scheme that CoreDNS does not know",
      """
      CoreDNS does not know the scheme before `://`. It takes it for a part of the zone's name
      and serves that odd zone with plain DNS on port 53, without a complaint. No client ever
      asks for it. Use one of `dns://`, `tls://`, `https://`, `https3://`, `quic://` and
      `grpc://`, or none.
      """),
    FindingText(
      "unmatched-brace", "a closing brace at the end of a line closes nothing",
      """
      A `}` stands behind the words of a directive that has opened no block. CoreDNS refuses to
      start and logs `Unexpected '}' because no matching opening brace`. Remove the brace, or
      put it on a line of its own if it is meant to close the server block.
      """),
    FindingText(
      "unrendered-template", "a template was not rendered",
      """
      The word looks like a placeholder that a template engine should have replaced. CoreDNS
      takes it as it is, as a name, an address or a plugin, and mostly refuses to start. Render
      the template and check the result. NodeLocal DNSCache fills in some `__PILLAR__` marks
      itself when its pod starts; those are right in its ConfigMap.
      """),
    FindingText(
      "unset-variable", "an environment variable of the Corefile is not set",
      """
      The Corefile refers to a variable that is not set where this check runs. CoreDNS puts
      nothing in its place and says nothing, so a zone becomes empty or an address is missing.
      If the variable is set in CoreDNS's container, set it for the check as well. Otherwise set
      it, or write the value itself.
      """),
    FindingText(
      "upgrade-certificate-names", "the new version looks at certificates more strictly",
      """
      CoreDNS 1.13.1 and later are built with a Go that refuses certificates with malformed
      names. An API server whose certificate worked before may then be refused, and the watches
      never sync. Check the new connection with `check --live` before the upgrade, and renew the
      certificate if it is at fault.
      """),
    FindingText(
      "upgrade-order", "the new version runs cache in another order",
      """
      Between the two versions `cache` changes places with `rewrite`, `autopath` or `acl`. Where
      `cache` runs first, a hit skips the others, so an answer that depends on the client is
      given to everybody, and an `acl` does not stop it. From 1.14.7 on the others run first and
      answers are kept under the rewritten name. Keep what depends on the client in a server
      block without `cache`, or use 1.14.7.
      """),
    FindingText(
      "upgrade-ptr", "the new version gives other answers to reverse lookups",
      """
      CoreDNS 1.11.4 and 1.12.0 answer reverse lookups of pods only where the endpoint has a
      host name of its own. All other versions answer for every endpoint of a service. Programs
      that look their clients' addresses up see names come or go with the upgrade. Skip those
      two versions if you need the names.
      """),
    FindingText(
      "upgrade-soa-serial", "the SOA serial moves less often in the new version",
      """
      From CoreDNS 1.14.7 on the serial of the cluster's zone stays as it is when a pod is
      updated and keeps its address. Monitoring that takes a moving serial for a sign of life
      raises a false alarm. Ask `/ready` and the metrics for the state of CoreDNS, not the
      serial.
      """),
    FindingText(
      "upgrade-streaming-lists", "the new version streams its first lists",
      """
      From CoreDNS 1.14.2 on the client asks the API server to stream the objects in place of
      listing them. A server or proxy that never sends the end of the stream keeps CoreDNS
      unsynced, without an error. For a moment it holds the objects twice, so leave room under
      the memory limit. Setting the variable `KUBE_FEATURE_WatchListClient` to `false` in its
      container goes back to lists.
      """),
    FindingText(
      "upgrade-stricter-stanza", "the new version refuses words that it ignored before",
      """
      Before CoreDNS 1.14.4 the plugins `local` and `any` ignored whatever stood behind them.
      Later versions read it, and refuse to start with words or blocks that they do not know.
      Remove what stands there, or write it as the new version wants it.
      """),
    FindingText(
      "utf-16", "the file is UTF-16, not UTF-8",
      """
      The file was saved as UTF-16, as some Windows editors do. CoreDNS reads bytes as UTF-8,
      sees other names than you do and refuses to start. Save the file as UTF-8, without a byte
      order mark.
      """),
    FindingText(
      "warnings-left-out", "there are more warnings than are shown",
      """
      The Corefile has so many warnings that the rest is left out. They are likely of the same
      few kinds, from a generated file or a file that is no Corefile. Mend the ones that are
      shown and check again.
      """),
    FindingText(
      "wrapped-line", "words of a directive stand on a line of their own",
      """
      The line starts with a number, a name or a path, where a plugin has to be. The words of a
      directive end with its line, so CoreDNS takes this one for an unknown plugin and refuses
      to start. Put the words at the end of the line before.

          forward . 192.0.2.1 192.0.2.2
      """),
    FindingText(
      "written-line-break", "a backslash and an n stand in place of a line break",
      """
      The word has the two letters `\\n` in it, where somebody wanted a line break. CoreDNS knows
      no such escape: everything stays on one line and becomes one word or one directive. It
      usually comes from a script or a template that quoted the text twice. Break the line
      there.
      """),
    FindingText(
      "zone-already-defined", "two server blocks serve the same zone",
      """
      Two keys stand for the same zone, protocol, port and address. CoreDNS refuses to start and
      logs `it is already defined`. Merge the two blocks, or give one of them another zone or
      port. Blocks that a `view` tells apart may share a zone; put them before a block without
      `view`.
      """),
    FindingText(
      "zone-overlap", "a zone is bound to an address and served on all addresses",
      """
      Two server blocks have the same zone and port; one of them has `bind`, the other listens
      on every address. CoreDNS refuses to start and logs `zone overlap listener capacity`. Add
      `bind` to the other block, or give one of them another zone or port.
      """),
    FindingText(
      "zone-too-long", "the name of a zone is longer than a domain name can be",
      """
      The zone in this key has more than 255 bytes, which no domain name can have. CoreDNS
      refuses to start. Often two names were joined because a blank between them is missing.
      """),
  ]
}
