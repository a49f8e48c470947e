import CLibEdit

/// Where the last word of an earlier line was inserted.
struct LastArgument {
  /// How many characters were inserted.
  var length: Int
  /// How many lines back it was.
  var back: Int
  /// How many keys had been read.
  var keysRead: Int
}

extension Engine {
  /// Runs a command of the editor's own; gives one of libedit's CC_ values.
  func run(_ command: Int32) -> UInt8 {
    guard let editLine else { return UInt8(CC_ERROR) }
    if command == Int32(CLIBEDIT_COMPLETE) { return complete(editLine) }
    return insertLastArgument(editLine)
  }

  /// Inserts the last word of the newest line, or in its place that of the line before.
  private func insertLastArgument(_ editLine: EditLine) -> UInt8 {
    // The key that runs it is of one or two characters.
    var last = LastArgument(length: 0, back: 0, keysRead: keysRead)
    if let earlier = lastArgument, keysRead - earlier.keysRead <= 2 {
      last.length = earlier.length
      last.back = earlier.back
    }
    let lines = history.lines
    guard last.back < lines.count else { return UInt8(CC_ERROR) }
    let line = lines[lines.count - 1 - last.back]
    guard let word = line.split(separator: " ").last else { return UInt8(CC_ERROR) }
    editLine.replace(last.length, with: String(word))
    last.length = word.unicodeScalars.count
    last.back += 1
    lastArgument = last
    return UInt8(CC_REFRESH)
  }

  private func complete(_ editLine: EditLine) -> UInt8 {
    let (line, cursor) = editLine.line()
    let request = CompletionRequest(line: EditLine.text(line), cursor: cursor)
    guard let answer = awaitAnswer(to: request) else { return UInt8(CC_REFRESH) }
    let before = Array(line.prefix(cursor))
    switch CompletionStep(answer, before: before, after: line.dropFirst(cursor)) {
    case .nothing:
      return UInt8(CC_ERROR)
    case .insert(let text, let replaced):
      guard line.count - replaced + text.unicodeScalars.count <= Self.longestLine else {
        return UInt8(CC_ERROR)
      }
      editLine.replace(replaced, with: text)
    case .list:
      updatePicture()
      let rows = CandidateList.rows(
        answer.candidates, omitted: answer.omitted, columns: screen.listColumns)
      // Another Tab, and nothing else meanwhile, would only list the same again.
      if let last = lastList, last.rows == rows, keysRead - last.keysRead <= 1 {
        lastList = (rows, keysRead)
        return UInt8(CC_REFRESH)
      }
      lastList = (rows, keysRead)
      screen.show(below: rows, picture)
    }
    return UInt8(CC_REFRESH)
  }

  /// Waits for the answer while doing what others ask for; nil where it was cancelled.
  private func awaitAnswer(to request: CompletionRequest) -> CompletionAnswer? {
    completionNumber += 1
    let number = completionNumber
    let complete = configuration.completion
    let mailbox = mailbox
    draw()
    let task = Task {
      let answer = await complete(request)
      mailbox.post { $0.answer = (number, answer) }
    }
    pendingCompletion = task
    defer { pendingCompletion = nil }
    while outcome == nil, pendingCompletion != nil {
      let answer = mailbox.look { contents in
        defer { contents.answer = nil }
        return contents.answer
      }
      if let answer, answer.request == number { return answer.answer }
      if wait(forInput: false, milliseconds: -1).isHungUp { outcome = .endOfFile }
      handleMail()
    }
    task.cancel()
    return nil
  }
}

/// What an answer does to the line.
enum CompletionStep: Equatable {
  case nothing
  case insert(String, replacing: Int)
  case list

  /// Decides by the text before and after the cursor.
  init(_ answer: CompletionAnswer, before: [UInt32], after: ArraySlice<UInt32>) {
    let replaced = min(max(0, answer.replaced), before.count)
    guard let first = answer.candidates.first else {
      self = .nothing
      return
    }
    if answer.candidates.count == 1, answer.omitted == 0 {
      let stands = EditLine.text(after).hasPrefix(first.suffix)
      self = .insert(first.text + (stands ? "" : first.suffix), replacing: replaced)
      return
    }
    let typed = EditLine.text(before.suffix(replaced))
    let common = answer.commonPrefix ?? (answer.omitted > 0 ? "" : Self.prefix(answer.candidates))
    let adds =
      common.unicodeScalars.count > replaced
      || common.unicodeScalars.count == replaced
        && common != typed
    self = adds ? .insert(common, replacing: replaced) : .list
  }

  /// What all candidates start with.
  static func prefix(_ candidates: [Candidate]) -> String {
    guard var common = candidates.first.map({ Array($0.text.unicodeScalars) }) else { return "" }
    for candidate in candidates.dropFirst() {
      let same = zip(common, candidate.text.unicodeScalars).prefix { $0 == $1 }.count
      common.removeLast(common.count - same)
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: common)
    return String(text)
  }
}
