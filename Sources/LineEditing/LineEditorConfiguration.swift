/// What a line editor needs to know about its terminal and its program.
public struct LineEditorConfiguration: Sendable {
  /// The program's name, by which lines of an editrc file can be meant for it alone.
  public var program: String
  /// The descriptor that keys are read from.
  public var input: Int32
  /// The descriptor of the terminal that is drawn on.
  public var output: Int32
  /// The type of the terminal, the variable `TERM`.
  public var terminal: String
  /// Whether the terminal's character set is UTF-8.
  public var isUTF8: Bool
  /// Whether the user's editrc file is read (`$EDITRC`, else `~/.editrc`).
  public var readsEditrc: Bool
  /// The prompt; it may have colours.
  ///
  /// It is asked for on the editor's own thread.
  public var prompt: @Sendable () -> String
  /// What stands at the right of the first row while there is room; it may have colours.
  public var rightPrompt: @Sendable () -> String
  /// Completes the word before the cursor; its task is cancelled with Ctrl-C.
  public var completion: @Sendable (CompletionRequest) async -> CompletionAnswer
  /// Stops the process for Ctrl-Z and comes back when it goes on.
  var stopProcess: @Sendable () -> Void = LineEditorConfiguration.stopThisProcess

  /// Makes a configuration.
  public init(
    program: String, input: Int32 = 0, output: Int32 = 1, terminal: String, isUTF8: Bool,
    readsEditrc: Bool = true, prompt: @escaping @Sendable () -> String,
    rightPrompt: @escaping @Sendable () -> String = { "" },
    completion: @escaping @Sendable (CompletionRequest) async -> CompletionAnswer = { _ in .none }
  ) {
    self.program = program
    self.input = input
    self.output = output
    self.terminal = terminal
    self.isUTF8 = isUTF8
    self.readsEditrc = readsEditrc
    self.prompt = prompt
    self.rightPrompt = rightPrompt
    self.completion = completion
  }
}
