/// The keys that are bound beside libedit's own.
enum KeyBindings {
  private static let everywhere = [
    ("^I", "complete"),
    ("^R", "em-inc-search-prev"),
    ("^S", "em-inc-search-next"),
    ("^L", "ed-clear-screen"),
  ]

  /// The keys as xterm, the Linux console, rxvt and the BSDs send them.
  ///
  /// In vi's mode they would make Escape wait for a second key.
  private static let emacs = [
    ("\\e[1;5D", "ed-prev-word"), ("\\e[5D", "ed-prev-word"), ("\\eOd", "ed-prev-word"),
    ("\\e[1;3D", "ed-prev-word"), ("\\e[1;5C", "em-next-word"), ("\\e[5C", "em-next-word"),
    ("\\eOc", "em-next-word"), ("\\e[1;3C", "em-next-word"),
    ("\\e[H", "ed-move-to-beg"), ("\\eOH", "ed-move-to-beg"), ("\\e[1~", "ed-move-to-beg"),
    ("\\e[7~", "ed-move-to-beg"), ("\\e[F", "ed-move-to-end"), ("\\eOF", "ed-move-to-end"),
    ("\\e[4~", "ed-move-to-end"), ("\\e[8~", "ed-move-to-end"),
    ("\\e[3~", "ed-delete-next-char"), ("\\e[2~", "em-toggle-overwrite"),
    ("\\e.", "insert-last-argument"), ("\\e_", "insert-last-argument"),
  ]

  /// Binds them for the editor's mode.
  static func apply(to editLine: EditLine) {
    let isVi = editLine.isVi
    for (key, function) in everywhere {
      editLine.bind(key, to: function)
      if isVi { editLine.bind(key, to: function, inCommandMode: true) }
    }
    // libedit crashes on a typed command with an open quote, and writes outside the line when it
    // repeats some of vi's; `v` would run an editor on this terminal beside this one.
    if isVi {
      for key in [":", "v", "."] { editLine.bind(key, to: "ed-unassigned", inCommandMode: true) }
      return
    }
    for key in ["\\ex", "\\eX"] { editLine.bind(key, to: "ed-unassigned") }
    for (key, function) in emacs { editLine.bind(key, to: function) }
  }
}
