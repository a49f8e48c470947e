import ArgumentParser

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the argument parser says about a command.
struct ToolDescription: Decodable {
  struct Command: Decodable {
    var commandName: String
    var abstract: String?
    var discussion: String?
    var shouldDisplay: Bool
    var subcommands: [Command]?
    var arguments: [Argument]?
  }

  struct Argument: Decodable, Hashable {
    enum Kind: String, Decodable { case positional, option, flag }

    struct Name: Decodable, Hashable {
      var kind: String
      var name: String

      /// As it is typed, without the first dash, which `.Fl` adds.
      var afterDash: String { kind == "long" ? "-\(name)" : name }
    }

    var kind: Kind
    var names: [Name]?
    var valueName: String?
    var abstract: String?
    var defaultValue: String?
    var allValues: [String]?
    var isOptional: Bool
    var isRepeating: Bool
    var shouldDisplay: Bool
  }

  var command: Command

  init(_ type: any ParsableCommand.Type) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(type._dumpHelp().utf8))
  }
}
