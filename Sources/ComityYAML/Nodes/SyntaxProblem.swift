// SPDX-License-Identifier: Apache-2.0

import ComityDiagnostics

/// What to say to the author of a file at which libyaml stopped.
///
/// libyaml's problem mark is the place, and the mark of what it was reading becomes a note.
func syntaxDiagnostics(for problem: Problem, in source: SourceFile, limits: Limits) -> [Diagnostic] {
  if problem.isEncoding {
    // One more than are kept, so that it is said that there are more.
    let found = encodingProblems(in: source, limit: limits.diagnostics + 1)
    if !found.isEmpty { return found }
    return [
      Diagnostic("yaml-invalid-utf8", "Invalid text: \(problem.message)", at: source.place(ofByte: problem.offset))
    ]
  }
  guard let (line, column) = problem.position else {
    return [Diagnostic("yaml-syntax", "Invalid YAML: \(problem.message)", at: Place(file: source.name))]
  }
  let (character, startsLine) = source.character(line: line, column: column)
  let advice = SyntaxAdvice(problem.message, character, startsLine: startsLine)
  var notes: [Diagnostic.Note] = []
  if let position = problem.contextPosition, let context = problem.context, position != (line, column) {
    let place = Place(file: source.name, line: position.line, column: position.column)
    notes.append(.init(contextMessage(context), at: place))
  }
  return [
    Diagnostic(
      advice.identifier, advice.message, at: Place(file: source.name, line: line, column: column), notes: notes,
      explanation: advice.explanation)
  ]
}

/// What libyaml says, in words for people who do not know how YAML is parsed.
private struct SyntaxAdvice {
  var identifier = "yaml-syntax"
  var message: String
  var explanation: String?

  /// Chooses what to say.
  ///
  /// - Parameters:
  ///   - problem: what libyaml says.
  ///   - character: what stands at the place of the problem; nothing at the end of the file.
  ///   - startsLine: whether only white space stands before it on its line.
  init(_ problem: String, _ character: Unicode.Scalar?, startsLine: Bool) {
    switch problem {
    case "found character that cannot start any token":
      switch character {
      case "\t":
        identifier = "yaml-tab"
        message = "A tab cannot indent YAML: use spaces"
      case let character?:
        message = "A value without quotes cannot start with \(quoted(String(character))): quote it"
      case nil: message = "A value without quotes cannot start like this: quote it"
      }
    case "found a tab character where an indentation space is expected",
      "found a tab character that violates indentation":
      identifier = "yaml-tab"
      message = "A tab cannot indent YAML: use spaces"
    case "mapping values are not allowed in this context":
      message = "A colon followed by a space cannot stand here: quote the text that holds it"
      explanation = "If it is meant to follow a key, the key must start its line and be indented like its siblings."
    case "block sequence entries are not allowed in this context":
      message = "A list item ('- ') cannot stand here: it must start its line"
    case "did not find expected key" where !startsLine && character != nil,
      "did not find expected '-' indicator" where !startsLine && character != nil:
      message = "Nothing may follow here: the value before it is complete"
      explanation = "A text that holds quotes, brackets or braces must be quoted as a whole."
    case "did not find expected key":
      message = "Expected a key, indented like its siblings"
      explanation = "Often a line above is to blame: an unclosed quote, or text after a closing one."
    case "did not find expected '-' indicator":
      message = "Expected a list item ('- '), indented like its siblings"
    case "did not find expected ',' or ']'": message = "Expected ',' or ']' in this list"
    case "did not find expected ',' or '}'": message = "Expected ',' or '}' in this mapping"
    case "could not find expected ':'":
      message = "Expected ':' after a key"
      explanation = "A key and its colon stand on one line."
    case "found unexpected end of stream": message = "The file ends before the quoted text is closed"
    case "found unexpected document indicator":
      message = "A line that starts with '---' or '...' cannot stand inside a quoted text"
    case "found unknown escape character":
      message = "Unknown escape after '\\' in double quotes"
      explanation = "Write '\\\\' for a backslash, or use single quotes."
    case "did not find expected <document start>":
      message = "Expected the end of the file: the document is complete before this"
      explanation = "Often this line is indented less than the first one."
    case "did not find expected node content": message = "Expected a value"
    case "found undefined tag handle":
      identifier = "yaml-tag"
      message = "Tags are not allowed; a text that starts with '!' must be quoted"
    case "exceeded maximum recursion depth", "exceeded max depth":
      identifier = "yaml-too-deep"
      message = "Lists and mappings are nested too deep"
    default: message = "Invalid YAML: \(problem)"
    }
  }
}

/// "while parsing a flow sequence" as a note at the place where that starts.
private func contextMessage(_ context: String) -> String {
  switch context {
  case "while parsing a flow sequence": "the list starts here"
  case "while parsing a flow mapping", "while parsing a block mapping": "the mapping starts here"
  case "while parsing a block collection": "the list starts here"
  case "while scanning a quoted scalar": "the quoted text starts here"
  case "while parsing a quoted scalar", "while parsing a double-quoted scalar": "the quoted text starts here"
  case "while scanning a simple key": "the key starts here"
  case "while scanning a block scalar": "the block of text starts here"
  case "while scanning a plain scalar": "the text starts here"
  default: context
  }
}
