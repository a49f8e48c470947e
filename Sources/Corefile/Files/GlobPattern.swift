/// Finds files by a shell pattern, as Go's `filepath.Glob` does on Unix.
///
/// `*` and `?` stand for anything but a slash, a backslash takes the meaning from the next
/// character. Classes in brackets are not known: Caddy refuses them before it looks for files.
struct GlobPattern {
  /// A pattern that ends in a backslash or opens a class.
  struct Malformed: Error {}

  private enum Element {
    case literal(Unicode.Scalar), anyOne, anyRun
  }

  private let elements: [Element]

  /// Reads one path component as a pattern.
  init(component: String) throws(Malformed) {
    var elements: [Element] = []
    var isEscaped = false
    for scalar in component.unicodeScalars {
      switch scalar {
      case _ where isEscaped:
        elements.append(.literal(scalar))
        isEscaped = false
      case "\\": isEscaped = true
      case "*": elements.append(.anyRun)
      case "?": elements.append(.anyOne)
      case "[": throw Malformed()
      default: elements.append(.literal(scalar))
      }
    }
    if isEscaped { throw Malformed() }
    self.elements = elements
  }

  /// True if the text has anything of a pattern in it.
  static func isPattern(_ text: String) -> Bool {
    text.utf8.contains { "*?[\\".utf8.contains($0) }
  }

  /// True if the whole name matches.
  func matches(_ name: String) -> Bool {
    let name = Array(name.unicodeScalars)
    var element = 0
    var position = 0
    // Where to go on when what follows the last `*` does not fit: it takes one more character.
    var retry: (element: Int, position: Int)?
    while position < name.count {
      if element < elements.count, case .anyRun = elements[element] {
        retry = (element + 1, position + 1)
        element += 1
      } else if element < elements.count, fits(elements[element], name[position]) {
        element += 1
        position += 1
      } else if let next = retry {
        element = next.element
        position = next.position
        retry = (next.element, next.position + 1)
      } else {
        return false
      }
    }
    return elements[element...].allSatisfy {
      if case .anyRun = $0 { true } else { false }
    }
  }

  private func fits(_ element: Element, _ scalar: Unicode.Scalar) -> Bool {
    switch element {
    case .literal(let expected): expected == scalar
    case .anyOne, .anyRun: true
    }
  }
}

extension GlobPattern {
  /// The paths that match an absolute pattern, sorted within each folder.
  static func paths(
    matching pattern: String, in fileSystem: any CorefileFileSystem
  ) throws(Malformed) -> [String] {
    guard isPattern(pattern) else { return fileSystem.exists(pattern) ? [pattern] : [] }
    let components = FilePath.components(of: pattern)
    let fixed = components.prefix { !isPattern($0) }
    var folders = ["/" + fixed.joined(separator: "/")]
    for component in components.dropFirst(fixed.count) {
      let matcher = try GlobPattern(component: component)
      folders = folders.flatMap { folder in
        let names = fileSystem.listDirectory(folder) ?? []
        return names.filter(matcher.matches).sorted(by: byBytes).map {
          folder == "/" ? "/" + $0 : folder + "/" + $0
        }
      }
    }
    return folders
  }

  private static func byBytes(_ lhs: String, _ rhs: String) -> Bool {
    lhs.utf8.lexicographicallyPrecedes(rhs.utf8)
  }
}
