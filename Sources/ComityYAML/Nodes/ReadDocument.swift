// SPDX-License-Identifier: Apache-2.0

package import ComityDiagnostics

/// Reads the bytes of a file as one YAML document.
///
/// The stages: the bytes must be UTF-8 text (``encodingProblems(in:limit:)`` says where they are not), libyaml turns them
/// into events (``EventStream``), and these are laid onto a tape (``TapeBuilder``), which refuses what a module may not
/// use: repeated keys, tags, merge keys, a second document, boundless aliases.
///
/// Where libyaml stops, or a limit is reached, the rest of the file is not read and there is no root. After any other
/// mistake reading goes on, and there is a root without what was refused, so that whoever decodes it finds the other
/// mistakes in the same run.
///
/// - Parameters:
///   - source: the file.
///   - limits: how much the file may ask for.
/// - Returns: the root, and what is wrong, sorted by place. A file that holds nothing, or only comments, has neither.
package func readDocument(
  _ source: SourceFile, limits: Limits = .standard
) -> (root: Node?, diagnostics: [Diagnostic]) {
  if let refusal = refusal(of: source, limits: limits) { return (nil, [refusal]) }
  var builder = TapeBuilder(file: source.name, capacity: source.bytes.count, limits: limits)
  let isComplete = EventStream.reading(source.bytes) { stream in
    while let event = stream.next(&builder.text) {
      switch builder.take(event) {
      case .goOn: continue
      case .done: return true
      case .stop: return false
      }
    }
    for diagnostic in syntaxDiagnostics(for: stream.problem, in: source, limits: limits) {
      builder.report { _ in diagnostic }
    }
    return false
  }
  let diagnostics = builder.diagnostics.sorted()
  guard isComplete, !builder.tape.isEmpty else { return (nil, diagnostics) }
  let document = Document(file: source.name, tape: builder.tape, text: builder.text.scalars)
  return (Node(document, 0), diagnostics)
}

/// Why a file is not even given to libyaml, if it is not.
private func refusal(of source: SourceFile, limits: Limits) -> Diagnostic? {
  let bytes = source.bytes
  if bytes.count > limits.enforcedBytes {
    return .tooLarge(source.name, size: bytes.count, limit: limits.enforcedBytes)
  }
  if let encoding = foreignEncoding(of: bytes) {
    return Diagnostic(
      "yaml-not-utf8", "The file must be UTF-8 text; its first bytes say \(encoding)",
      at: Place(file: source.name, line: 1, column: 1))
  }
  // libyaml compares every tag directive with all before it, so many of them would stall it. None is of any use here.
  if let line = bytes.lineOfTagDirective(number: 100) {
    return Diagnostic("yaml-tag", "Tag directives are not allowed", at: Place(file: source.name, line: line, column: 1))
  }
  return nil
}

extension Diagnostic {
  static func tooLarge(_ file: String, size: Int, limit: Int) -> Diagnostic {
    Diagnostic(
      "yaml-too-large", "A file may have \(limit) bytes at most, this one has \(size)", at: Place(file: file),
      explanation: "Split the file: the files of a folder are read as one module.")
  }
}
