import ArgumentParser

/// What is written into a capture, and how.
struct RecordOptions: ParsableArguments {
  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("Go on for so long, and record events.", valueName: "duration"))
  var duration: DurationArgument?

  @Flag(help: "Replace names, namespaces, addresses and labels.")
  var redact = false

  @Flag(help: "Look at the replicas of CoreDNS in the end, and record what they show.")
  var replicas = false

  @OptionGroup var pods: ReplicaPodOptions

  /// The name of one that goes with a recording that is written at once alone.
  var onlyAtOnce: String? { duration != nil ? "--for" : replicas ? "--replicas" : nil }

  func validate() throws {
    if !replicas, let option = pods.given.first {
      throw ValidationError("\(option) needs --replicas")
    }
  }
}
