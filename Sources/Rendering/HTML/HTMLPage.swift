import KubernetesWire

/// The frame of every page: no script, nothing from the network, light and dark.
struct HTMLPage: Sendable {
  /// What the reader's window is called.
  var title: String
  /// The line above all.
  var heading: String
  /// When it was made, in seconds since 1970.
  var createdAt: Int64
  /// The version of the tool.
  var toolVersion: String
  /// What the page holds.
  var content: HTMLFragment

  /// The page.
  var text: String {
    let page = HTMLFragment.element(
      "html", ["lang": "en"], .element("head", head),
      .element("body", .element("main", header, content)))
    return HTMLFragment([HTMLFragment(markup: "<!doctype html>\n"), page]).markup
  }

  private var head: HTMLFragment {
    HTMLFragment([
      HTMLFragment(
        markup: """
          <meta charset="utf-8">
          <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
          style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="color-scheme" content="light dark">
          <meta name="referrer" content="no-referrer">

          """), .element("title", text: title), HTMLFragment(markup: "\n"),
      .element("style", PageStyle.markup),
    ])
  }

  private var header: HTMLFragment {
    let moment = RFC3339.string(createdAt)
    return .element(
      "header", .element("h1", text: heading),
      .element(
        "p", ["class": "dim"], .element("time", ["datetime": moment], text: moment.utcWords),
        HTMLFragment(" · k8sapi-inspect \(toolVersion)")))
  }
}

extension String {
  /// `2026-01-02T03:04:05Z` as `2026-01-02 03:04:05 UTC`.
  fileprivate var utcWords: String {
    guard hasSuffix("Z") else { return self }
    return split(separator: "T").joined(separator: " ").dropLast() + " UTC"
  }
}
