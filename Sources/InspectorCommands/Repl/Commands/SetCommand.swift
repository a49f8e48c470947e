import ArgumentParser
import Inspection
import InspectorShell
import Rendering
import Sessions

extension SessionSetting: ExpressibleByArgument {}

/// `set`: what holds where a command's own options say nothing.
struct SetCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Change a setting; without a value, show or reset it.",
    discussion: """
      output table|wide|json|yaml|name; color auto|always|never; namespace NAME, or nothing for all; \
      timeout 500ms|5s|1m; paging on|off. Without a name, all settings are shown.
      """)

  @Argument(help: "The setting.")
  var setting: SessionSetting?

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

  private static func change(
    _ setting: SessionSetting, to value: String?, in settings: inout SessionSettings
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
    _ text: String?, _ setting: SessionSetting
  ) throws -> Value? {
    guard let text else { return nil }
    let values = setting.values
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
