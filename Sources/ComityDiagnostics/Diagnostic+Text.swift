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
  scalar == "\n" || scalar == "\t" || isUnsafeInOutput(scalar)
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
package func isSteering(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09, 0x0A: false
  case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
  default: false
  }
}

/// Whether nobody can see a character that makes two texts differ all the same: soft hyphens, blanks without width, marks of
/// direction, line ends of other kinds, tags.
///
/// The joiners of scripts that need them, U+200C and U+200D, are none of these.
package func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0xAD, 0x061C, 0x180E, 0x200B, 0x200E...0x200F, 0x2028...0x2029, 0x2060...0x2064, 0x206A...0x206F, 0xFEFF,
    0xE0000...0xE007F:
    true
  default: false
  }
}

/// Whether a character leaves the program only spelled out.
package func isUnsafeInOutput(_ scalar: Unicode.Scalar) -> Bool { isSteering(scalar) || isInvisible(scalar) }

/// Whether a byte can begin, in UTF-8, a character that is unsafe in output.
package func canBeginUnsafe(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x09, 0x0A: false
  case 0..<0x20, 0x7F, 0xC2, 0xD8, 0xE1, 0xE2, 0xEF, 0xF3: true
  default: false
  }
}

/// The code point as people write it: `U+200B`.
package func codePoint(_ scalar: Unicode.Scalar) -> String {
  "U+" + fourDigits(scalar.value)
}

/// A number in hexadecimal, with four digits or more.
private func fourDigits(_ number: some BinaryInteger) -> String {
  let digits = String(number, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}

extension String {
  /// The text with what can steer a terminal, turn the direction of writing or hide, spelled out.
  ///
  /// - Parameters:
  ///   - style: how it is spelled.
  ///   - keepingColors: whether escape sequences that only color are kept.
  ///   - isTable: whether it is a table for spreadsheets, whose byte order mark and carriage returns before line feeds are kept.
  package func withoutUnsafeCharacters(
    as style: EscapeStyle = .visible, keepingColors: Bool = false, isTable: Bool = false
  ) -> String {
    guard utf8.contains(where: canBeginUnsafe) else { return self }
    var result = ""
    result.reserveCapacity(utf8.count)
    var index = unicodeScalars.startIndex
    while index < unicodeScalars.endIndex {
      let scalar = unicodeScalars[index]
      let next = unicodeScalars.index(after: index)
      defer { index = next }
      let isKept =
        !isUnsafeInOutput(scalar) || (keepingColors && scalar.value == 0x1B && startsColor(after: next))
        || (isTable && scalar.value == 0xFEFF && index == unicodeScalars.startIndex)
        || (isTable && scalar.value == 0x0D && next < unicodeScalars.endIndex
          && unicodeScalars[next].value == 0x0A)
      if isKept {
        result.unicodeScalars.append(scalar)
      } else {
        switch style {
        case .visible: result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        case .json:
          for unit in UTF16.encode(scalar) ?? .init() { result += "\\u" + fourDigits(unit) }
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
