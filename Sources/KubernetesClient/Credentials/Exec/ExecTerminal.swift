/// Whether a credential command may speak with the person at the terminal.
public enum ExecTerminal: Hashable, Sendable {
  /// Standard input is a terminal, and nobody else reads it.
  case available
  /// There is none, or it is in use; why, in client-go's words.
  case unavailable(String)

  /// Standard input is something else.
  public static let none = ExecTerminal.unavailable("standard input is not a terminal")
  /// A session's line is being edited on it.
  public static let inUse = ExecTerminal.unavailable("standard input is unavailable")
}
