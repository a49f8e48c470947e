import CLibEdit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The settings of a terminal as they were at the start.
struct TerminalState: @unchecked Sendable {
  // `termios` is plain data that is never changed after `init`.
  private let saved: termios
  private let descriptor: Int32

  /// Saves the settings; nil where the descriptor is no terminal.
  init?(of descriptor: Int32) {
    var settings = termios()
    guard isatty(descriptor) == 1, tcgetattr(descriptor, &settings) == 0 else { return nil }
    saved = settings
    self.descriptor = descriptor
  }

  /// Sets the saved settings back.
  func restore() {
    Self.set(saved, on: descriptor)
  }

  /// The settings as they are now.
  func current() -> termios? {
    var settings = termios()
    return tcgetattr(descriptor, &settings) == 0 ? settings : nil
  }

  /// Sets other settings for a while.
  func apply(_ settings: termios) {
    Self.set(settings, on: descriptor)
  }

  /// Has a crash of the process set the saved settings back.
  func armCrashHandler() {
    withUnsafePointer(to: saved) { clibedit_arm_crash(descriptor, $0) }
  }

  /// Leaves the terminal alone in a crash.
  func disarmCrashHandler() {
    clibedit_disarm_crash()
  }

  private static func set(_ settings: termios, on descriptor: Int32) {
    var settings = settings
    while tcsetattr(descriptor, TCSADRAIN, &settings) != 0, errno == EINTR {}
  }

  /// The window's size in columns and rows; 80 by 24 where it does not say.
  static func windowSize(of descriptor: Int32) -> (columns: Int, rows: Int) {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 else { return (80, 24) }
    return (
      size.ws_col < 2 ? 80 : Int(size.ws_col), size.ws_row < 1 ? 24 : Int(size.ws_row)
    )
  }
}
