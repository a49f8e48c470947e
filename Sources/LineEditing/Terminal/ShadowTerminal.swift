import CLibEdit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A pseudo-terminal that libedit takes for the person's.
///
/// libedit writes past its picture of the screen when a line is higher than the window, so its
/// window is larger than any line. Its settings are copied to the real terminal.
final class ShadowTerminal {
  /// The columns and rows of its window: room for each character of the longest line at its widest.
  private static let size = (columns: 2048, rows: 300)

  /// What libedit reads its settings from.
  let descriptor: Int32
  private let other: Int32
  private var copied: termios?

  /// Opens it; nil where the system has no pseudo-terminal left.
  init?() {
    var ends: (Int32, Int32) = (-1, -1)
    guard openpty(&ends.0, &ends.1, nil, nil, nil) == 0 else { return nil }
    (other, descriptor) = ends
    for end in [other, descriptor] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var window = winsize()
    window.ws_col = UInt16(Self.size.columns)
    window.ws_row = UInt16(Self.size.rows)
    _ = ioctl(descriptor, UInt(TIOCSWINSZ), &window)
  }

  deinit {
    close(descriptor)
    close(other)
  }

  /// Takes over the real terminal's settings, so that libedit knows its keys for erasing and more.
  func follow(_ state: TerminalState) {
    guard var settings = state.current() else { return }
    tcsetattr(descriptor, TCSANOW, &settings)
    copied = nil
  }

  /// The key that is a signal now; none while libedit quotes the next one.
  var interruptKey: UInt32? {
    guard var copied else { return nil }
    let key = clibedit_interrupt_key(&copied)
    return key < 0 ? nil : UInt32(key)
  }

  /// Copies the settings that libedit has made to the real terminal, where they have changed.
  func lead(_ state: TerminalState) {
    var settings = termios()
    guard tcgetattr(descriptor, &settings) == 0 else { return }
    if var copied, clibedit_same_settings(&copied, &settings) != 0 { return }
    copied = settings
    // Ctrl-C empties the terminal's queue, perhaps between the word that there is input and the
    // reading of it, which then must not wait.
    clibedit_never_wait(&settings)
    state.apply(settings)
  }
}
