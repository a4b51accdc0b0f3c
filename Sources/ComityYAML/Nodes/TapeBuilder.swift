// SPDX-License-Identifier: Apache-2.0

import ComityDiagnostics

/// Lays events onto a tape and refuses what a module may not use.
///
/// What aliases repeat is counted as often as it would be read, and never expanded.
struct TapeBuilder {
  enum Verdict {
    case goOn
    /// The document is complete.
    case done
    /// A limit is reached; what is on the tape is not to be used.
    case stop
  }

  /// A sequence or mapping whose end has not come yet.
  private struct Open {
    var index: Int
    /// What was read before it.
    var before: Amount
    /// How many levels of nesting it holds so far.
    var height = 0
    /// Whether the next node of a mapping is a key.
    var isKeyNext: Bool
    /// The name of its anchor.
    var anchor: String?
  }

  /// How much there is to read, with aliases expanded.
  private struct Amount {
    var nodes = 0
    /// Bytes of text.
    var bytes = 0
  }

  /// What an anchor names.
  private struct Anchor {
    var index: Int
    var amount = Amount()
    /// How many levels of nesting it holds.
    var height = 0
    /// Whether it is a collection whose end has not come yet.
    var isOpen = false
  }

  private(set) var tape: [Record] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The text of the events; the event stream writes it.
  var text = EventText()

  private let file: String
  private let limits: Limits
  private var open: [Open] = []
  private var anchors: [String: Anchor] = [:]
  private var total = Amount()
  private var aliases = 0
  /// Where the bytes of the next scalar start.
  private var textEnd = 0
  private var hasDocument = false

  init(file: String, capacity: Int, limits: Limits) {
    self.file = file
    self.limits = limits
    // Measured on country modules: a node for about eleven bytes; scalars are less than the file that holds them.
    tape.reserveCapacity(Swift.min(capacity / 10, limits.nodes))
    text.scalars.reserveCapacity(capacity)
  }

  /// Keeps a diagnostic, or says once that there are too many; those that are not kept are not made either.
  mutating func report(_ diagnostic: (borrowing Self) -> Diagnostic) {
    if diagnostics.count < limits.diagnostics {
      diagnostics.append(diagnostic(self))
    } else if diagnostics.count == limits.diagnostics {
      diagnostics.append(
        Diagnostic(
          "yaml-too-many-mistakes", "Only the first \(limits.diagnostics) mistakes of this file are shown",
          severity: .note, at: Place(file: file)))
    }
  }

  /// Takes the next event.
  mutating func take(_ event: Event) -> Verdict {
    switch event.kind {
    case .scalar: addScalar(event)
    case .sequenceStart: start(.sequence, event)
    case .mappingStart: start(.mapping, event)
    case .sequenceEnd, .mappingEnd: end()
    case .alias: addAlias(event)
    case .documentStart: startDocument(event)
    case .streamEnd: .done
    case .documentEnd, .other: .goOn
    }
  }
}

// MARK: Nodes

extension TapeBuilder {
  private func record(_ kind: Record.Kind, _ event: Event) -> Record {
    Record(kind: kind, line: event.line, column: event.column)
  }

  /// Whether the next node is a key.
  private var isKeyNext: Bool { open.last?.isKeyNext == true }

  /// Puts a node on the tape, and counts what it stands for.
  private mutating func add(_ record: Record, _ amount: Amount, height: Int = 0) -> Verdict {
    total.nodes += amount.nodes
    total.bytes += amount.bytes
    if total.nodes > limits.nodes {
      report { $0.tooManyNodes(record) }
      return .stop
    }
    if total.bytes > limits.text {
      report { $0.tooMuchText(record) }
      return .stop
    }
    if !open.isEmpty {
      let last = open.count - 1
      open[last].height = Swift.max(open[last].height, height + 1)
      let parent = open[last].index
      if tape[parent].kind == .sequence {
        tape[parent].length += 1
      } else {
        if open[last].isKeyNext {
          tape[parent].length += 1
          if record.isRefusedKey { tape[parent].refused += 1 }
        }
        open[last].isKeyNext.toggle()
      }
    }
    tape.append(record)
    return .goOn
  }

  private mutating func addScalar(_ event: Event) -> Verdict {
    let start = textEnd
    textEnd = text.scalars.count
    let length = textEnd - start
    var record = record(length == 0 && event.isPlain ? .null : .scalar, event)
    record.isPlain = event.isPlain
    record.link = UInt32(start)
    record.length = UInt32(length)
    let amount = Amount(nodes: 1, bytes: length)
    if isKeyNext { refuseKey(&record, text: record) }
    reportCharacters(from: start, record)
    if event.hasTag { report { $0.tag(record) } }
    if event.hasAnchor { setAnchor(Anchor(index: tape.count, amount: amount), record) }
    return add(record, amount)
  }

  /// Names the first character of the last scalar that may stand in no text, and the first that nobody can see, however they
  /// were written; escapes can spell any.
  private mutating func reportCharacters(from start: Int, _ record: Record) {
    let bytes = text.scalars[start...]
    guard bytes.contains(where: canBeginUnsafe) else { return }
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
    if let steering = scalars.first(where: isSteering) { report { $0.steeringCharacter(steering, record) } }
    if let invisible = scalars.first(where: isInvisible) {
      report { $0.invisibleCharacter(invisible, in: String(scalars), record) }
    }
  }

  private mutating func start(_ kind: Record.Kind, _ event: Event) -> Verdict {
    var record = record(kind, event)
    if open.count >= limits.depth {
      report { $0.tooDeep(record) }
      return .stop
    }
    if isKeyNext { refuseKey(&record, text: record) }
    if event.hasTag { report { $0.tag(record) } }
    if event.hasAnchor { setAnchor(Anchor(index: tape.count, isOpen: true), record) }
    let before = total
    let verdict = add(record, Amount(nodes: 1))
    open.append(
      Open(
        index: tape.count - 1, before: before, isKeyNext: kind == .mapping,
        anchor: event.hasAnchor ? text.anchor : nil))
    return verdict
  }

  private mutating func end() -> Verdict {
    // libyaml closes only what it opened, so there always is one.
    guard let closed = open.popLast() else { return .goOn }
    tape[closed.index].link = UInt32(tape.count)
    if tape[closed.index].kind == .mapping { refuseRepeatedKeys(ofMapping: closed.index) }
    if let last = open.indices.last { open[last].height = Swift.max(open[last].height, closed.height + 1) }
    // An anchor that was refused, because another node has its name, names nothing.
    if let name = closed.anchor, anchors[name]?.index == closed.index {
      let amount = Amount(nodes: total.nodes - closed.before.nodes, bytes: total.bytes - closed.before.bytes)
      anchors[name] = Anchor(index: closed.index, amount: amount, height: closed.height)
    }
    return .goOn
  }

  private mutating func setAnchor(_ anchor: Anchor, _ record: Record) {
    if let first = anchors.updateValue(anchor, forKey: text.anchor) {
      anchors[text.anchor] = first
      report { $0.duplicateAnchor(record, first.index) }
    }
  }

  private mutating func addAlias(_ event: Event) -> Verdict {
    var record = record(.alias, event)
    // Until it is known what it names, it names itself.
    record.link = UInt32(tape.count)
    aliases += 1
    if aliases > limits.aliases {
      report { $0.tooManyAliases(record) }
      return .stop
    }
    guard let anchor = anchors[text.anchor] else {
      report { $0.undefinedAlias(record) }
      return add(record, Amount(nodes: 1))
    }
    if anchor.isOpen {
      report { $0.cyclicAlias(record, anchor.index) }
      return add(record, Amount(nodes: 1))
    }
    if open.count + anchor.height > limits.depth {
      report { $0.tooDeep(record) }
      return .stop
    }
    record.link = UInt32(anchor.index)
    if isKeyNext { refuseKey(&record, text: tape[anchor.index]) }
    return add(record, anchor.amount, height: anchor.height)
  }

  private mutating func startDocument(_ event: Event) -> Verdict {
    let record = record(.null, event)
    if hasDocument {
      report { $0.severalDocuments(record) }
      return .done
    }
    hasDocument = true
    if event.hasTagDirective { report { $0.tagDirective(record) } }
    return .goOn
  }
}

// MARK: Keys

extension TapeBuilder {
  /// The length up to which a key may be written by libyaml's rule, 1,024 code points, in bytes.
  private static var keyLimit: Int { 4096 }

  /// Refuses what cannot be a key, whatever the other keys are.
  ///
  /// - Parameters:
  ///   - key: the node, an alias perhaps.
  ///   - target: the node itself, or what the alias names.
  private mutating func refuseKey(_ key: inout Record, text target: Record) {
    let record = key
    switch target.kind {
    case .sequence, .mapping:
      key.isRefusedKey = true
      report { $0.complexKey(record) }
    case .scalar where target.size > Self.keyLimit:
      key.isRefusedKey = true
      report { $0.longKey(record) }
    case .scalar where key.isPlain && text.scalars[target.textRange].elementsEqual("<<".utf8):
      key.isRefusedKey = true
      report { $0.mergeKey(record) }
    case .scalar, .null, .alias: break
    }
  }

  private mutating func refuseRepeatedKeys(ofMapping mapping: Int) {
    let size = tape[mapping].size
    guard size > 1 else { return }
    var keys: [Int] = []
    keys.reserveCapacity(size)
    var index = mapping + 1
    while index < tape[mapping].target {
      if !tape[index].isRefusedKey, tape[tape.resolve(index)].kind != .alias { keys.append(index) }
      index = tape.after(tape.after(index))
    }
    // Comparing every two is faster for the mappings that people write; sorting is safe for those that they do not.
    if keys.count <= 24 {
      for later in keys.indices.dropFirst() {
        for earlier in 0..<later where areEqual(keys[earlier], keys[later]) {
          refuseRepeatedKey(keys[later], ofMapping: mapping, firstKey: keys[earlier])
          break
        }
      }
    } else {
      keys.sort { left, right in
        let order = order(left, right)
        return order == 0 ? left < right : order < 0
      }
      var first = 0
      for position in keys.indices.dropFirst() {
        if areEqual(keys[first], keys[position]) {
          refuseRepeatedKey(keys[position], ofMapping: mapping, firstKey: keys[first])
        } else {
          first = position
        }
      }
    }
  }

  private mutating func refuseRepeatedKey(_ key: Int, ofMapping mapping: Int, firstKey: Int) {
    tape[key].isRefusedKey = true
    tape[mapping].refused += 1
    report { $0.duplicateKey(key, firstKey) }
  }

  private func areEqual(_ left: Int, _ right: Int) -> Bool {
    let left = tape[tape.resolve(left)]
    let right = tape[tape.resolve(right)]
    guard left.length == right.length else { return false }
    return text.scalars[left.textRange] == text.scalars[right.textRange]
  }

  /// A total order of keys: shorter ones first, then by bytes.
  private func order(_ left: Int, _ right: Int) -> Int {
    let left = tape[tape.resolve(left)].textRange
    let right = tape[tape.resolve(right)].textRange
    if left.count != right.count { return left.count - right.count }
    for offset in 0..<left.count {
      let difference = Int(text.scalars[left.lowerBound + offset]) - Int(text.scalars[right.lowerBound + offset])
      if difference != 0 { return difference }
    }
    return 0
  }
}

// MARK: What is said

extension TapeBuilder {
  private func place(_ record: Record) -> Place {
    Place(file: file, line: Int(record.line), column: Int(record.column))
  }

  private func invisibleCharacter(_ scalar: Unicode.Scalar, in text: String, _ record: Record) -> Diagnostic {
    Diagnostic(
      "yaml-invisible-character",
      "\(codePoint(scalar)) cannot be seen, and makes this another text than it looks: \(quoted(text))",
      severity: .warning, at: place(record),
      explanation: "It often comes along when a text is copied from a page; remove it.")
  }

  private func steeringCharacter(_ scalar: Unicode.Scalar, _ record: Record) -> Diagnostic {
    let name = codePoint(scalar)
    if scalar.value >= 0x2000 {
      return Diagnostic(
        "yaml-bidirectional-control", "A text may not turn the direction of writing: it holds \(name)",
        at: place(record),
        explanation:
          "Arabic and Hebrew letters need no such character; remove it, so that everybody sees what stands here.")
    }
    return Diagnostic(
      "yaml-control-character", "The control character \(scalar.value == 0 ? "NUL (\(name))" : name) is not allowed",
      at: place(record))
  }

  private func duplicateKey(_ key: Int, _ firstKey: Int) -> Diagnostic {
    let name = quoted(String(decoding: text.scalars[tape[tape.resolve(key)].textRange], as: UTF8.self))
    return Diagnostic(
      "yaml-duplicate-key", "\(name) is given twice: a key may stand once in a mapping", at: place(tape[key]),
      notes: [.init("\(name) is first given here", at: place(tape[firstKey]))])
  }

  private func complexKey(_ record: Record) -> Diagnostic {
    Diagnostic(
      "yaml-complex-key", "A key is a word or a text, not a list or a mapping", at: place(record),
      explanation: "A text that starts with a bracket or a brace must be quoted.")
  }

  private func longKey(_ record: Record) -> Diagnostic {
    Diagnostic("yaml-long-key", "A key may have \(Self.keyLimit) bytes at most", at: place(record))
  }

  private func mergeKey(_ record: Record) -> Diagnostic {
    Diagnostic(
      "yaml-merge-key", "Merge keys ('<<') are not allowed: write the entries out", at: place(record),
      explanation: """
        YAML 1.2 has no merge keys, and with them nobody can see in one place what a provision says.
        To repeat a whole value, name it with an anchor and use an alias. To use '<<' as an ordinary key, quote it.
        """)
  }

  private func tag(_ record: Record) -> Diagnostic {
    let standard = "tag:yaml.org,2002:"
    let name = text.tag.hasPrefix(standard) ? "!!\(text.tag.dropFirst(standard.count))" : text.tag
    return Diagnostic(
      "yaml-tag", "Tags such as \(quoted(name)) are not allowed", at: place(record),
      explanation: """
        What a value is follows from where it stands, so remove the tag. A text that starts with '!' must be quoted.
        """)
  }

  private func tagDirective(_ record: Record) -> Diagnostic {
    Diagnostic("yaml-tag", "Tag directives are not allowed", at: place(record))
  }

  private func severalDocuments(_ record: Record) -> Diagnostic {
    Diagnostic(
      "yaml-several-documents", "A file holds one document, and another starts here", at: place(record),
      notes: tape.first.map { [.init("the first document is here", at: place($0))] } ?? [],
      explanation: "Remove the line '---', or move what follows it to a file of its own.")
  }

  private func duplicateAnchor(_ record: Record, _ first: Int) -> Diagnostic {
    let name = quoted("&" + text.anchor)
    return Diagnostic(
      "yaml-duplicate-anchor", "Anchor \(name) is set twice: a name may stand for one node", at: place(record),
      notes: [.init("\(name) is first set here", at: place(tape[first]))])
  }

  private func undefinedAlias(_ record: Record) -> Diagnostic {
    let name = text.anchor
    var diagnostic = Diagnostic(
      "yaml-undefined-alias", "Alias \(quoted("*" + name)) names no anchor: none of that name stands before it",
      at: place(record), explanation: "A text that starts with an asterisk must be quoted.")
    // Among this many anchors a guess helps no one, and takes time.
    if anchors.count <= 100, let near = nearest(to: name, in: anchors.keys.sorted()) {
      diagnostic.message += "; did you mean \(quoted("*" + near))?"
      diagnostic.fix = .init(replacement: "*\(near)")
    }
    return diagnostic
  }

  private func cyclicAlias(_ record: Record, _ anchor: Int) -> Diagnostic {
    Diagnostic(
      "yaml-cyclic-alias", "Alias \(quoted("*" + text.anchor)) stands inside the node that it names",
      at: place(record), notes: [.init("the node that it names starts here", at: place(tape[anchor]))])
  }

  private func tooManyAliases(_ record: Record) -> Diagnostic {
    Diagnostic("yaml-too-many-aliases", "A file may hold \(limits.aliases) aliases at most", at: place(record))
  }

  private func tooDeep(_ record: Record) -> Diagnostic {
    Diagnostic(
      "yaml-too-deep",
      withAliases("Lists and mappings may be nested \(limits.depth) levels deep at most", record.kind == .alias),
      at: place(record))
  }

  private func tooManyNodes(_ record: Record) -> Diagnostic {
    Diagnostic(
      "yaml-too-many-nodes", withAliases("A file may hold \(limits.nodes) values at most", aliases > 0),
      at: place(record))
  }

  private func tooMuchText(_ record: Record) -> Diagnostic {
    Diagnostic(
      "yaml-too-much-text", withAliases("A file may hold \(limits.text) bytes of text at most", aliases > 0),
      at: place(record))
  }

  private func withAliases(_ message: String, _ isOfAliases: Bool) -> String {
    isOfAliases ? "\(message), with aliases expanded" : message
  }
}
