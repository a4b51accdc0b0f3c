// SPDX-License-Identifier: Apache-2.0

/// A place in a file: what a diagnostic points at.
///
/// Lines and columns count from 1, columns in Unicode code points. Line 0 stands for the file as a whole.
public struct Place: Sendable, Hashable, Comparable, Codable {
  /// The file, as the user would name it.
  public var file: String
  /// The line, from 1; 0 stands for the whole file.
  public var line: Int
  /// The column in Unicode code points, from 1; 0 stands for the whole line.
  public var column: Int

  /// Makes a place from a file, a line and a column; without a line it is the whole file.
  public init(file: String, line: Int = 0, column: Int = 0) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// Tells whether one place comes before another: by file, then line, then column.
  public static func < (left: Self, right: Self) -> Bool {
    if left.line == right.line, left.column == right.column { return left.file < right.file }
    if left.file != right.file { return left.file < right.file }
    return (left.line, left.column) < (right.line, right.column)
  }
}

extension Place: CustomStringConvertible {
  /// The place as compilers write it: `file:line:column`, or only as much of it as is known.
  public var description: String {
    if line <= 0 { return file }
    return column <= 0 ? "\(file):\(line)" : "\(file):\(line):\(column)"
  }
}
