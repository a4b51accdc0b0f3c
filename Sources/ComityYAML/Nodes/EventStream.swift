// SPDX-License-Identifier: Apache-2.0

import CLibYAML

// Everything that touches libyaml is in this file, and with it all unsafe code of the reader but the system calls of
// Files.swift. What leaves it are values.

/// What libyaml found next in a file.
struct Event {
  enum Kind {
    case streamEnd, documentStart, documentEnd, alias, scalar, sequenceStart, sequenceEnd, mappingStart, mappingEnd
    /// The start of the stream, or what a later version of libyaml may bring.
    case other
  }

  var kind: Kind
  /// The line, from 1.
  var line: UInt32
  /// The column in code points, from 1.
  var column: UInt32
  /// Whether it is a scalar without quotes that is not a block.
  var isPlain = false
  /// Whether it is the start of a document before which `%TAG` stands.
  var hasTagDirective = false
  /// Whether it has an anchor, or is an alias: ``EventText/anchor`` is its name.
  var hasAnchor = false
  /// Whether it has a tag: ``EventText/tag``.
  var hasTag = false
}

/// The text of events, kept apart so that an event is a few plain bytes: most events have none.
struct EventText {
  /// The bytes of all scalars so far, one after the other.
  var scalars: [UInt8] = []
  /// The last name of an anchor.
  var anchor = ""
  /// The last tag, in full.
  var tag = ""
}

/// Why libyaml stopped.
struct Problem {
  /// Whether the bytes are not the text that they should be, rather than the text not being YAML.
  var isEncoding: Bool
  /// What is wrong, in the words of libyaml.
  var message: String
  /// The line and column of what is wrong, from 1; nothing for an encoding problem.
  var position: (line: Int, column: Int)?
  /// What libyaml was reading, such as "while parsing a flow sequence".
  var context: String?
  /// The line and column where it began to read that, from 1.
  var contextPosition: (line: Int, column: Int)?
  /// The offset of the byte that is wrong, for an encoding problem.
  var offset: Int
}

/// The events of one file.
///
/// It is safe to use: it owns the parser, and ``reading(_:_:)`` keeps the bytes alive as long as the parser may look at them.
@safe
struct EventStream: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let isReady: Bool

  /// Reads the bytes of a file as events.
  ///
  /// The stream must not outlive the bytes, so it is lent to a closure.
  static func reading<Result>(_ bytes: [UInt8], _ body: (inout EventStream) -> Result) -> Result {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      var stream = unsafe EventStream(buffer)
      return body(&stream)
    }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    unsafe parser = .allocate(capacity: 1)
    unsafe parser.initialize(to: yaml_parser_t())
    isReady = unsafe yaml_parser_initialize(parser) == 1
    guard isReady else { return }
    // An empty array may have no address at all, which libyaml would not take.
    if let start = bytes.baseAddress {
      unsafe yaml_parser_set_input_string(parser, start, bytes.count)
    } else {
      unsafe yaml_parser_set_input_string(parser, "", 0)
    }
  }

  deinit {
    if isReady { unsafe yaml_parser_delete(parser) }
    unsafe parser.deinitialize(count: 1)
    unsafe parser.deallocate()
  }

  /// The next event; nothing when libyaml stopped, and ``problem`` says why.
  ///
  /// - Parameter text: takes the text of the event.
  mutating func next(_ text: inout EventText) -> Event? {
    guard isReady else { return nil }
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(parser, &event) == 1 else { return nil }
    defer { unsafe yaml_event_delete(&event) }
    let mark = unsafe event.start_mark
    var result = Event(
      kind: .other, line: UInt32(truncatingIfNeeded: mark.line) &+ 1,
      column: UInt32(truncatingIfNeeded: mark.column) &+ 1)
    switch unsafe event.type {
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      result.kind = .scalar
      result.isPlain = unsafe scalar.style == YAML_PLAIN_SCALAR_STYLE
      unsafe result.hasAnchor = keep(scalar.anchor, in: &text.anchor)
      unsafe result.hasTag = keep(scalar.tag, in: &text.tag)
      unsafe text.scalars.append(contentsOf: UnsafeBufferPointer(start: scalar.value, count: scalar.length))
    case YAML_MAPPING_START_EVENT:
      result.kind = .mappingStart
      unsafe result.hasAnchor = keep(event.data.mapping_start.anchor, in: &text.anchor)
      unsafe result.hasTag = keep(event.data.mapping_start.tag, in: &text.tag)
    case YAML_SEQUENCE_START_EVENT:
      result.kind = .sequenceStart
      unsafe result.hasAnchor = keep(event.data.sequence_start.anchor, in: &text.anchor)
      unsafe result.hasTag = keep(event.data.sequence_start.tag, in: &text.tag)
    case YAML_MAPPING_END_EVENT: result.kind = .mappingEnd
    case YAML_SEQUENCE_END_EVENT: result.kind = .sequenceEnd
    case YAML_ALIAS_EVENT:
      result.kind = .alias
      unsafe result.hasAnchor = keep(event.data.alias.anchor, in: &text.anchor)
    case YAML_DOCUMENT_START_EVENT:
      result.kind = .documentStart
      let directives = unsafe event.data.document_start.tag_directives
      result.hasTagDirective = unsafe directives.start != directives.end
    case YAML_DOCUMENT_END_EVENT: result.kind = .documentEnd
    case YAML_STREAM_END_EVENT: result.kind = .streamEnd
    default: break
    }
    return result
  }

  /// Counts the events to the end of the file or to the first mistake, and does nothing else.
  mutating func count() -> Int {
    guard isReady else { return 0 }
    var count = 0
    var isDone = false
    while !isDone {
      var event = unsafe yaml_event_t()
      guard unsafe yaml_parser_parse(parser, &event) == 1 else { break }
      isDone = unsafe event.type == YAML_STREAM_END_EVENT
      unsafe yaml_event_delete(&event)
      count += 1
    }
    return count
  }

  /// Why libyaml stopped.
  var problem: Problem {
    guard isReady, unsafe parser.pointee.error != YAML_MEMORY_ERROR else {
      return Problem(isEncoding: false, message: "out of memory", offset: 0)
    }
    let isEncoding = unsafe parser.pointee.error == YAML_READER_ERROR
    let context = unsafe string(parser.pointee.context)
    return unsafe Problem(
      isEncoding: isEncoding,
      message: string(parser.pointee.problem) ?? "unknown problem",
      position: isEncoding ? nil : position(parser.pointee.problem_mark),
      context: context,
      // libyaml sets this mark only where it states a context; elsewhere it is left from before or zero.
      contextPosition: context == nil ? nil : position(parser.pointee.context_mark),
      offset: Int(clamping: parser.pointee.problem_offset))
  }
}

private func position(_ mark: yaml_mark_t) -> (line: Int, column: Int) {
  (Int(clamping: mark.line) + 1, Int(clamping: mark.column) + 1)
}

/// Keeps a string of libyaml, if there is one.
private func keep(_ pointer: UnsafeMutablePointer<yaml_char_t>?, in string: inout String) -> Bool {
  guard let pointer = unsafe pointer else { return false }
  string = unsafe String(cString: pointer)
  return true
}

private func string(_ pointer: UnsafePointer<CChar>?) -> String? {
  guard let pointer = unsafe pointer else { return nil }
  return unsafe String(cString: pointer)
}

/// Counts the events of a file with libyaml's bare loop: the time that reading cannot fall below.
package func countEvents(_ source: SourceFile) -> Int {
  EventStream.reading(source.bytes) { $0.count() }
}
