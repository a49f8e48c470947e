import Informers

/// What a piece of a waterfall's bar stands for.
enum WaterfallPhase: Hashable, Sendable, CaseIterable {
  case connect, firstByte, list, backOff
  /// The time after the last phase that is over, while the watch has not synced.
  case pending

  init(_ name: SyncTimeline.PhaseName) {
    switch name {
    case .connect: self = .connect
    case .firstByte: self = .firstByte
    case .list: self = .list
    case .backOff: self = .backOff
    }
  }

  /// What the legend says of it.
  var words: String {
    switch self {
    case .connect: "connecting"
    case .firstByte: "waiting for the server"
    case .list: "receiving, decoding, indexing"
    case .backOff: "backing off"
    case .pending: "not synced yet"
    }
  }

  /// What it is drawn with.
  func mark(usesASCII: Bool) -> Character {
    switch self {
    case .connect: usesASCII ? "+" : "▒"
    case .firstByte: usesASCII ? "." : "░"
    case .list: usesASCII ? "#" : "█"
    case .backOff: usesASCII ? "~" : "·"
    case .pending: usesASCII ? "?" : "╌"
    }
  }

  /// The colour, beside a mark of its own.
  var role: Palette.Role {
    switch self {
    case .connect: .connecting
    case .firstByte: .waiting
    case .list: .good
    case .backOff: .warning
    case .pending: .failure
    }
  }
}
