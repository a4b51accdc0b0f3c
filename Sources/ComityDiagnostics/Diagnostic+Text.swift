// SPDX-License-Identifier: Apache-2.0

extension Sequence<Diagnostic> {
  /// The diagnostics as lines of text, sorted by place.
  ///
  /// Each is one line, `file:line:column: error: message [identifier]`, then its explanation, indented, and a line for
  /// each of its notes. The text ends with a line break unless there is nothing to show. Characters that would break a
  /// line or steer a terminal are escaped.
  ///
  /// - Parameter explanations: whether the longer explanations are shown.
  public func text(explanations: Bool = true) -> String {
    var text = ""
    for diagnostic in sorted() { diagnostic.write(to: &text, explanations: explanations) }
    return text
  }
}

extension Diagnostic: CustomStringConvertible {
  /// The diagnostic as lines of text, without a line break at the end.
  public var description: String {
    var text = ""
    write(to: &text, explanations: true)
    text.removeLast()
    return text
  }

  fileprivate func write(to text: inout String, explanations: Bool) {
    func writeLine(_ place: Place?, _ severity: Severity, _ message: String, _ suffix: String) {
      if let place { text += "\(escaped(place.description)): " }
      text += "\(severity.rawValue): \(escaped(message))\(suffix)\n"
    }
    writeLine(place, severity, message, " [\(identifier)]")
    if explanations, let explanation {
      for line in explanation.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
        text += line.isEmpty ? "\n" : "    \(escaped(line))\n"
      }
    }
    for note in notes { writeLine(note.place, .note, note.message, "") }
  }
}

/// A text that someone else wrote, made fit for a message: in single quotes, on one line, and cut when it is long.
///
/// - Parameters:
///   - text: the text.
///   - limit: how many code points are shown at most.
package func quoted(_ text: String, limit: Int = 60) -> String {
  let start = text.unicodeScalars.prefix(limit)
  return "'\(escaped(String(start)))\(start.endIndex < text.endIndex ? "…" : "")'"
}

/// The text with control characters, line breaks and what changes the direction of writing spelled as escapes.
private func escaped(_ text: some StringProtocol) -> String {
  guard text.unicodeScalars.contains(where: needsEscape) else { return String(text) }
  var result = ""
  for scalar in text.unicodeScalars {
    if needsEscape(scalar) {
      switch scalar {
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default: result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      }
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

private func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
  default: false
  }
}
