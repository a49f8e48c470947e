/// Where a line that is being typed is shown.
protocol Screen: AnyObject {
  /// Shows the line as it is now.
  func show(_ picture: Picture)
  /// Shows lines of text above it, and it again below them.
  func show(above lines: [String], _ picture: Picture)
  /// Shows lines of text below it, and it again below them.
  func show(below lines: [String], _ picture: Picture)
  /// Leaves the line as it stands, with a mark at its end, and goes below it.
  func finish(_ picture: Picture, mark: String)
  /// Shows the line at the top of an empty screen.
  func clear(_ picture: Picture)
  /// Shows the line as it fits into a window of another size.
  func resize(columns: Int, rows: Int, _ picture: Picture)
  /// Forgets what is shown, since something else has written to the terminal.
  func forget()
  /// How many columns a list may take.
  var listColumns: Int { get }
}
