/// The server blocks that a session runs.
public struct BlocksReport: Hashable, Sendable {
  /// One server block.
  public struct Block: Hashable, Sendable {
    /// Its number in the Corefile, from 1.
    public var number: Int
    /// Which block.
    public var identity: BlockIdentity
    /// Whether commands look at it.
    public var isSelected: Bool

    /// Makes a block's part.
    public init(number: Int, identity: BlockIdentity, isSelected: Bool) {
      self.number = number
      self.identity = identity
      self.isSelected = isSelected
    }
  }

  /// One part for each server block.
  public var serverBlocks: [Block]

  /// Makes a report.
  public init(serverBlocks: [Block]) {
    self.serverBlocks = serverBlocks
  }
}
