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

/// How a character that must not be written as it is stands in a text.
package enum EscapeStyle: Sendable {
  /// `\u{1B}`, for people.
  case visible
  /// `\u001B`, as in the strings of JSON.
  case json
}

/// Whether a character can steer a terminal or turn the direction of what stands around it: control characters but the
/// tab and the line feed, and the bidirectional embeddings, overrides and isolates.
package func isUnsafeInOutput(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09, 0x0A: false
  case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
  default: false
  }
}

extension String {
  /// The text with what can steer a terminal, or turn the direction of writing, spelled out.
  ///
  /// - Parameters:
  ///   - style: how it is spelled.
  ///   - keepingColors: whether escape sequences that only color are kept.
  ///   - keepingLineEnds: whether a carriage return before a line feed is kept.
  package func withoutUnsafeCharacters(
    as style: EscapeStyle = .visible, keepingColors: Bool = false, keepingLineEnds: Bool = false
  ) -> String {
    // Control characters are below the blank, DEL, or start in UTF-8 with one of two bytes.
    guard utf8.contains(where: { ($0 < 0x20 && $0 != 0x0A && $0 != 0x09) || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 })
    else { return self }
    var result = ""
    result.reserveCapacity(utf8.count)
    var index = unicodeScalars.startIndex
    while index < unicodeScalars.endIndex {
      let scalar = unicodeScalars[index]
      let next = unicodeScalars.index(after: index)
      defer { index = next }
      let isKept =
        !isUnsafeInOutput(scalar) || (keepingColors && scalar.value == 0x1B && startsColor(after: next))
        || (keepingLineEnds && scalar.value == 0x0D && next < unicodeScalars.endIndex
          && unicodeScalars[next].value == 0x0A)
      if isKept {
        result.unicodeScalars.append(scalar)
      } else {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        switch style {
        case .visible: result += "\\u{\(digits)}"
        case .json: result += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        }
      }
    }
    return result
  }

  /// Whether `[`, digits, semicolons and `m` follow.
  private func startsColor(after start: Index) -> Bool {
    var rest = unicodeScalars[start...]
    guard rest.popFirst() == "[" else { return false }
    while let scalar = rest.popFirst() {
      switch scalar {
      case "m": return true
      case "0"..."9", ";": continue
      default: return false
      }
    }
    return false
  }
}

/// A word that someone wrote where another was expected, in quotes, so that what makes it another word can be seen.
///
/// Characters without a shape, blanks and hyphens that are not ASCII are spelled out, and so are letters of another script
/// beside Latin ones: `access\u{200B}`, `\u{430}ccess`.
package func namedWord(_ word: String) -> String {
  let isLatin = word.unicodeScalars.contains { ("a"..."z").contains($0) || ("A"..."Z").contains($0) }
  var result = ""
  for scalar in word.unicodeScalars {
    if scalar.value >= 0x80, scalar.looksLikeAnother || (isLatin && scalar.value > 0x24F) {
      result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return "'\(result)'"
}

extension Unicode.Scalar {
  /// Whether it cannot be seen, or looks like a blank or a hyphen.
  fileprivate var looksLikeAnother: Bool {
    switch properties.generalCategory {
    case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .dashPunctuation, .unassigned: true
    default: properties.isDefaultIgnorableCodePoint
    }
  }
}
