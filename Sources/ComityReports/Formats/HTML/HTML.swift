// SPDX-License-Identifier: Apache-2.0

/// A piece of a page.
///
/// What is written in the source is markup, what is filled in is text: every value is escaped.
///
/// ```swift
/// let cell: HTML = "<td class=\"\(name)\">\(words)</td>"
/// ```
/// Markup can only be written in the source, never be made of a string, so that there is no way to forget the escaping.
struct HTML: ExpressibleByStringInterpolation, Sendable {
  private(set) var markup: String

  init(stringLiteral markup: StaticString) {
    self.markup = markup.description
  }

  init(stringInterpolation: StringInterpolation) {
    markup = stringInterpolation.markup
  }

  /// Markup that is written in the source, such as a style sheet.
  init(_ markup: StaticString) {
    self.markup = markup.description
  }

  /// Markup that was made of pieces of a page, and of them only.
  fileprivate init(made markup: String) {
    self.markup = markup
  }

  /// Nothing.
  init() {
    markup = ""
  }

  struct StringInterpolation: StringInterpolationProtocol {
    var markup = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      markup.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    mutating func appendLiteral(_ literal: StaticString) { markup += literal.description }

    mutating func appendInterpolation(_ text: some StringProtocol) { markup += escaped(text) }

    mutating func appendInterpolation(_ number: Int) { markup += String(number) }

    mutating func appendInterpolation(_ piece: HTML) { markup += piece.markup }

    mutating func appendInterpolation(_ pieces: [HTML]) { for piece in pieces { markup += piece.markup } }

    mutating func appendInterpolation(_ piece: HTML?) { if let piece { markup += piece.markup } }
  }

  static func + (left: HTML, right: HTML) -> HTML { "\(left)\(right)" }

  static func += (left: inout HTML, right: HTML) { left.markup += right.markup }
}

extension [HTML] {
  /// The pieces with another between them.
  func joined(_ separator: HTML) -> HTML {
    var result = HTML()
    for (index, piece) in enumerated() {
      if index > 0 { result += separator }
      result += piece
    }
    return result
  }
}

/// The text with every sign written out that markup gives a meaning, and without what a page cannot hold.
private func escaped(_ text: some StringProtocol) -> String {
  var result = ""
  result.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    case "\n", "\t": result.unicodeScalars.append(scalar)
    case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value): result += "\u{FFFD}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// A link to the web, or only its words where the address is none that a reader should follow.
func link(_ title: String, _ url: String) -> HTML {
  guard let url = webAddress(url) else { return "\(title)" }
  return "<a href=\"\(url)\" rel=\"noopener noreferrer\">\(title)</a>"
}

extension HTML {
  /// The details of a page: as they are, or with each repeated piece written once where they are very large.
  func packed(notice: HTML) -> HTML {
    guard let (body, pieces) = PackedPage.pack(markup) else { return "<div id=\"details\">\(self)</div>" }
    // In a script nothing is markup but what ends it; values are escaped, and so none can.
    let list = JSONFormat().encodeCompactly(pieces).replacing("<", with: "\\u003c")
    return """
      <noscript><p class="note">\(notice)</p></noscript>
      <div id="details"></div>
      <script type="text/plain" id="packed">\(HTML(made: body))</script>
      <script type="application/json" id="pieces">\(HTML(made: list))</script>
      """
  }
}
