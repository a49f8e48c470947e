import ArgumentParser

/// What is written into a capture, and how.
struct RecordOptions: ParsableArguments {
  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("Go on for so long, and record events.", valueName: "duration"))
  var duration: DurationArgument?

  @Flag(help: "Replace names, namespaces, addresses and labels.")
  var redact = false
}
