// SPDX-License-Identifier: Apache-2.0

import ComityCore

/// An answer between States for people, piece by piece in the order in which it is read.
///
/// Text and page are made of it alike, so that neither says what the other does not.
struct AnswerDocument {
  /// An item of a list, with what stands under it.
  struct Item {
    var text: String
    var source: Source?
    var items: [Item] = []

    init(_ text: String, source: Source? = nil, items: [Item] = []) {
      self.text = text
      self.source = source
      self.items = items
    }
  }

  /// A table; the first cell of each row names it.
  struct Table {
    var caption: String
    var head: [String]
    var rows: [[String]]
  }

  enum Block {
    case heading(String)
    case paragraph(String)
    case list([Item])
    case table(Table)
  }

  var title: String
  var blocks: [Block] = []

  mutating func heading(_ text: String) { blocks.append(.heading(text)) }
  mutating func paragraph(_ text: String) { if !text.isEmpty { blocks.append(.paragraph(text)) } }
  mutating func list(_ items: [Item]) { if !items.isEmpty { blocks.append(.list(items)) } }
  mutating func table(_ table: Table) { if !table.rows.isEmpty { blocks.append(.table(table)) } }

  // MARK: Text

  /// The answer as plain text, folded to a hundred characters.
  func text(language: String) -> String {
    var text = title + "\n" + String(repeating: "=", count: title.count) + "\n"
    var isAfterHeading = false
    for block in blocks {
      switch block {
      case .heading(let heading): text += "\n\(heading)\n"
      case .paragraph(let paragraph): text += (isAfterHeading ? "" : "\n") + folded(paragraph)
      case .list(let items): text += (isAfterHeading ? "" : "\n") + items.map { self.text($0, indent: "") }.joined()
      case .table(let table): text += "\n" + self.text(table)
      }
      if case .heading = block { isAfterHeading = true } else { isAfterHeading = false }
    }
    return text + "\n" + Frame.disclaimer.text(in: language) + "\n"
  }

  private func folded(_ text: String, indent: String = "", first: String? = nil) -> String {
    foldedLines(text, to: 100 - indent.count).enumerated()
      .map { ($0 == 0 ? first ?? indent : indent) + $1 + "\n" }.joined()
  }

  private func text(_ item: Item, indent: String) -> String {
    var text = folded(item.text, indent: indent + "  ", first: indent + "- ")
    if let source = item.source { text += indent + "  \(source.url)\n" }
    return text + item.items.map { self.text($0, indent: indent + "  ") }.joined()
  }

  /// Columns as wide as their longest cell; where they leave little room, the last one goes below the others.
  private func text(_ table: Table) -> String {
    let rows = [table.head] + table.rows
    let widths = table.head.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let taken = widths.dropLast().reduce(0) { $0 + $1 + 2 }
    let isBelow = taken > 70 && (widths.last ?? 0) > 40
    var text = folded(table.caption) + "\n"
    for (index, row) in rows.enumerated() {
      var line = ""
      for (column, cell) in row.dropLast().enumerated() {
        line += cell + String(repeating: " ", count: widths[column] - cell.count + 2)
      }
      let last = row.last ?? ""
      if isBelow {
        text += trimmedEnd(line) + "\n" + folded(last, indent: "    ")
      } else {
        let lines = foldedLines(last, to: max(40, 100 - line.count))
        text += trimmedEnd(line + (lines.first ?? "")) + "\n"
        for more in lines.dropFirst() { text += String(repeating: " ", count: line.count) + more + "\n" }
      }
      if index == 0 {
        let length = isBelow ? taken - 2 : taken + min(max(40, 100 - taken), widths.last ?? 0)
        text += String(repeating: "-", count: length) + "\n"
      }
    }
    return text
  }

  private func trimmedEnd(_ line: String) -> String {
    var line = Substring(line)
    while line.last == " " { line.removeLast() }
    return String(line)
  }

  // MARK: Page

  /// The answer as one self-contained page.
  func page(language: String) -> String {
    var sections: [HTML] = []
    var current: (heading: String?, pieces: [HTML]) = (nil, [])
    var count = 0
    func close() {
      guard current.heading != nil || !current.pieces.isEmpty else { return }
      if let heading = current.heading {
        count += 1
        sections.append(
          "<section aria-labelledby=\"part-\(count)\"><h2 id=\"part-\(count)\">\(heading)</h2>\(current.pieces)</section>\n"
        )
      } else {
        sections.append("<div id=\"answers\">\(current.pieces)</div>\n")
      }
      current = (nil, [])
    }
    for block in blocks {
      switch block {
      case .heading(let heading):
        close()
        current.heading = heading
      case .paragraph(let text):
        // What comes first answers.
        let isLead = sections.isEmpty && current.heading == nil && current.pieces.isEmpty
        current.pieces.append(isLead ? "<p class=\"lead\">\(text)</p>" : "<p>\(text)</p>")
      case .list(let items): current.pieces.append(html(items))
      case .table(let table): current.pieces.append(html(table))
      }
    }
    close()
    let body: HTML = "<h1>\(title)</h1>\(sections)<p class=\"note\">\(Frame.disclaimer.text(in: language))</p>"
    return HTMLPage.page(title: title, body: body, language: language)
  }

  private func html(_ items: [Item]) -> HTML {
    let pieces: [HTML] = items.map { item in
      let source: HTML? = item.source.map { " \(link($0.title, $0.url))" }
      let below: HTML? = item.items.isEmpty ? nil : html(item.items)
      return "<li>\(item.text)\(source)\(below)</li>"
    }
    return "<ul>\(pieces)</ul>"
  }

  private func html(_ table: Table) -> HTML {
    let head: [HTML] = table.head.map { "<th scope=\"col\">\($0)</th>" }
    let rows: [HTML] = table.rows.map { row in
      let cells: [HTML] = row.dropFirst().map { "<td>\($0)</td>" }
      return "<tr><th scope=\"row\">\(row.first ?? "")</th>\(cells)</tr>\n"
    }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\(table.caption)"><table><caption>\(table.caption)</caption>
      <thead><tr>\(head)</tr></thead><tbody>\(rows)</tbody></table></div>
      """
  }
}
