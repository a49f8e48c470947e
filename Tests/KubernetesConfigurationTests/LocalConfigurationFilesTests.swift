import Foundation
import Testing

@testable import KubernetesConfiguration

struct LocalConfigurationFilesTests {
  private let folder = URL(filePath: #filePath).deletingLastPathComponent().path()

  @Test func readsAFile() throws {
    let files = LocalConfigurationFiles()
    let text = String(decoding: try files.read(#filePath), as: UTF8.self)
    #expect(text.contains("struct LocalConfigurationFilesTests"))
    #expect(try files.facts(#filePath).kind == .regular)
    #expect(try files.facts(folder).kind == .folder)
    #expect(try files.facts("/dev/null").kind == .stream)
    try files.checkReadable(#filePath)
  }

  @Test func saysWhyAFileCannotBeRead() {
    let files = LocalConfigurationFiles()
    let missing = folder + "gone"
    let reading = #expect(throws: FileFailure.self) { try files.read(missing) }
    #expect(reading?.description == "open \(missing): no such file or directory")
    #expect(reading?.isMissing == true)
    let ofFolder = #expect(throws: FileFailure.self) { try files.read(folder) }
    #expect(ofFolder?.description == "read \(folder): is a directory")
    #expect(throws: FileFailure.self) { try files.checkReadable(missing) }
    #expect(throws: FileFailure.self) { try files.facts(missing) }
  }

  @Test func refusesAFileThatIsTooLarge() {
    let error = #expect(throws: FileFailure.self) {
      try LocalConfigurationFiles(limit: 10).read(#filePath)
    }
    #expect(error?.reason == "more than 10 bytes")
  }
}
