import ArgumentParser
import Inspection
import Rendering
import Sessions

/// `set`: what holds where a command's own options say nothing.
struct SetCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Change a setting; without a value, show or reset it.",
    discussion: """
      output table|wide|json|yaml|name; color auto|always|never; namespace NAME, or nothing for all; \
      timeout 500ms|5s|1m; paging on|off. Without a name, all settings are shown.
      """)

  /// The settings by name.
  enum Setting: String, CaseIterable, ExpressibleByArgument {
    case output, color, namespace, timeout, paging
  }

  @Argument(help: "The setting.")
  var setting: Setting?

  @Argument(help: "Its new value; its default otherwise.")
  var value: String?

  func run(in session: ReplSession, _ invocation: Invocation) async throws -> ExitStatus {
    guard let setting else {
      try await invocation.context.standardOutput.print(Self.text(session.settings))
      return .success
    }
    var settings = session.settings
    try Self.change(setting, to: value, in: &settings)
    session.settings = settings
    return .success
  }

  /// The values that a setting can have; empty where any text may be one.
  static func values(of setting: Setting) -> [String] {
    switch setting {
    case .output: OutputFormat.general.map(\.rawValue)
    case .color: ColorChoice.allCases.map(\.rawValue)
    case .paging: ["on", "off"]
    case .namespace, .timeout: []
    }
  }

  private static func change(
    _ setting: Setting, to value: String?, in settings: inout SessionSettings
  ) throws {
    let standard = SessionSettings()
    switch setting {
    case .output: settings.output = try read(value, setting) ?? standard.output
    case .color: settings.color = try read(value, setting) ?? standard.color
    case .namespace: settings.namespace = value
    case .timeout:
      let duration: DurationArgument? = try read(value, setting)
      settings.timeout = duration?.duration ?? standard.timeout
    case .paging:
      let choice: Switch? = try read(value, setting)
      settings.usesPager = choice.map { $0 == .on } ?? standard.usesPager
    }
  }

  private enum Switch: String, ExpressibleByArgument { case on, off }

  private static func read<Value: ExpressibleByArgument>(
    _ text: String?, _ setting: Setting
  ) throws -> Value? {
    guard let text else { return nil }
    let values = values(of: setting)
    if values.isEmpty || values.contains(text), let value = Value(argument: text) { return value }
    throw CommandFailure(
      .usage, "\(setting.rawValue) cannot be \(text)",
      hint: values.isEmpty
        ? "it is a span of time such as 500ms, 5s or 1m"
        : "it is one of \(values.joined(separator: ", "))")
  }

  private static func text(_ settings: SessionSettings) -> String {
    let rows = [
      ("output", settings.output.rawValue), ("color", settings.color.rawValue),
      ("namespace", settings.namespace ?? "(all)"),
      ("timeout", Quantity.interval(settings.timeout)),
      ("paging", settings.usesPager ? "on" : "off"),
    ]
    return rows.map { name, value in
      name + String(repeating: " ", count: 11 - name.count) + TerminalText.escaped(value) + "\n"
    }.joined()
  }
}
