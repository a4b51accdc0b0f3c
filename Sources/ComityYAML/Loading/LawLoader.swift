// SPDX-License-Identifier: Apache-2.0

public import ComityCore
public import ComityDiagnostics

/// What loading gave: the law, where the words could be read, and every mistake found on the way.
public struct LoadResult: Sendable {
  /// The law; nothing where the vocabulary itself could not be read.
  public var lawBook: LawBook?
  /// All mistakes of all files, sorted by place.
  public var diagnostics: [Diagnostic]

  package init(lawBook: LawBook?, diagnostics: [Diagnostic]) {
    self.lawBook = lawBook
    self.diagnostics = diagnostics
  }

  /// Whether a mistake makes the law unusable.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// Turns YAML files into checked law. The way of the data:
///
/// 1. *text to nodes*: each file is read into nodes that know their places (`Nodes/`);
/// 2. *nodes by kind*: the first key says whether a file is a vocabulary, its translation, a list of topics, a treaty,
///    protected activities or a part of a module;
/// 3. *nodes to model*: the vocabulary and its translations first, since all other files speak its words (`Decoding/`);
/// 4. *model to checked model*: what one file says of another is checked (`CrossChecks`).
///
/// No mistake stops the run: what cannot be read is left out, and said.
public func loadLaw(_ texts: [LawText]) -> LoadResult {
  loadLaw(texts) { _ in [] }
}

/// Turns YAML files into checked law, with the files of the layers that their modules inherit.
///
/// - Parameter layers: the files of further modules, by their codes; it is asked once for every code.
package func loadLaw(_ texts: [LawText], fetching layers: (Set<String>) -> [LawText]) -> LoadResult {
  let log = DiagnosticLog()
  var roots = Roots()
  var waiting = texts
  var asked: Set<String> = []
  while !waiting.isEmpty {
    for (text, (root, diagnostics)) in zip(waiting, waiting.concurrentMap { readDocument($0) }) {
      log.append(contentsOf: diagnostics)
      if let root { roots.add(root, text, log) }
    }
    let missing = roots.inherited.subtracting(asked)
    asked.formUnion(missing)
    waiting = missing.isEmpty ? [] : layers(missing)
  }
  let lawBook = decode(roots, log)
  return LoadResult(lawBook: lawBook, diagnostics: log.diagnostics.sorted())
}

/// The documents of all files, by what they state.
private struct Roots {
  var vocabularies: [Node] = []
  var translations: [Node] = []
  var topics: [Node] = []
  var treaties: [Node] = []
  var bills: [Node] = []
  var protectedActivities: [Node] = []
  /// The files of modules; those of one module are in one folder.
  var modules: [(folder: String, root: Node)] = []

  /// The layers that the modules say they inherit.
  var inherited: Set<String> {
    Set(
      modules.compactMap { $0.root["jurisdiction"]?["inherits"] }
        .flatMap { $0.kind == .sequence ? Array($0.items) : [$0] }.compactMap(\.scalar))
  }

  mutating func add(_ root: Node, _ text: LawText, _ log: DiagnosticLog) {
    guard root.kind == .mapping else {
      if root.isNull {
        log.warning("empty-file", "the file states nothing", at: Place(file: text.path, line: 0, column: 0))
      } else {
        log.error("not-a-mapping", "a file is a mapping from sections to what they state", at: root.place)
      }
      return
    }
    let keys = root.entries.compactMap { $0.key.scalar }
    if keys.contains("vocabulary") {
      vocabularies.append(root)
    } else if keys.contains("translation") {
      translations.append(root)
    } else if keys.contains("topics") {
      topics.append(root)
    } else if keys.contains("treaty") {
      treaties.append(root)
    } else if keys.contains("bill") {
      bills.append(root)
    } else if keys.contains("protected-activities") {
      protectedActivities.append(root)
    } else {
      modules.append((text.folder, root))
    }
  }
}

private func decode(_ roots: Roots, _ log: DiagnosticLog) -> LawBook? {
  let untranslated = roots.vocabularies.decoded(log) { decodeVocabulary($0, $1) }.compactMap(\.self)
  guard let spoken = untranslated.first(where: { $0.space == .conduct }) else {
    _ = translated(untranslated, by: roots.translations, log)
    log.error("missing-vocabulary", "no vocabulary of the conduct space was given", at: nil)
    return nil
  }
  let topics = roots.topics.flatMap { decodeTopics($0, log) }
  let words = SpokenWords(conduct: spoken, evidence: untranslated.first { $0.space == .evidence }, topics: topics)
  let (vocabularies, treaties) = decodeTreaties(roots, untranslated, words, log)
  let context = DecodingContext(words, log)
  let activities = roots.protectedActivities.flatMap { decodeProtectedActivities($0, context) }
  let modules = checkedModules(decodeModules(roots, words, treaties, log), treaties, log)
  checkTreaties(treaties, log)
  let bills = roots.bills.compactMap { decodeBill($0, context) }
  for bill in bills {
    if let module = modules.first(where: { $0.jurisdiction.code == bill.jurisdiction }) {
      checkBill(bill, module, log)
    }
  }
  reportDuplicates(activities.map { ($0.id, $0.place) }, "protected activity", log)
  return LawBook(
    conduct: vocabularies.first { $0.space == .conduct } ?? spoken,
    evidence: vocabularies.first { $0.space == .evidence }, topics: topics,
    treaties: treaties.sorted { $0.id < $1.id },
    modules: modules.sorted { $0.jurisdiction.code < $1.jurisdiction.code }, protectedActivities: activities,
    bills: bills)
}

/// Decodes the treaties, and beside them the translations: treaties speak the words of the vocabularies, which no
/// translation changes.
private func decodeTreaties(
  _ roots: Roots, _ vocabularies: [Vocabulary], _ words: SpokenWords, _ log: DiagnosticLog
) -> (vocabularies: [Vocabulary], treaties: [Treaty]) {
  enum Piece: Sendable { case translations([Node]), treaty(Node) }
  enum Decoded: Sendable { case vocabularies([Vocabulary]), treaty(Treaty?) }
  let pieces = [Piece.translations(roots.translations)] + roots.treaties.map(Piece.treaty)
  let decoded = pieces.decoded(log) { piece, log -> Decoded in
    switch piece {
    case .translations(let roots): .vocabularies(translated(vocabularies, by: roots, log))
    case .treaty(let root): .treaty(decodeTreaty(root, DecodingContext(words, log)))
    }
  }
  var result: (vocabularies: [Vocabulary], treaties: [Treaty]) = ([], [])
  for piece in decoded {
    switch piece {
    case .vocabularies(let translated): result.vocabularies = translated
    case .treaty(let treaty): result.treaties += treaty.map { [$0] } ?? []
    }
  }
  return result
}

/// Decodes the modules, entry by entry, and gathers what the files of one folder state.
private func decodeModules(
  _ roots: Roots, _ words: SpokenWords, _ treaties: [Treaty], _ log: DiagnosticLog
) -> [(folder: String, parts: ModuleParts)] {
  var modules: [(folder: String, parts: ModuleParts)] = []
  var entries: [(module: Int, entry: ModuleEntry)] = []
  for (folder, root) in roots.modules {
    let module = modules.firstIndex { $0.folder == folder } ?? modules.endIndex
    if module == modules.endIndex { modules.append((folder, ModuleParts())) }
    entries += ModuleEntry.entries(of: root, log).map { (module, $0) }
  }
  let decoded = entries.decoded(log) { ModuleParts($0.entry, DecodingContext(words, $1), treaties) }
  for (entry, parts) in zip(entries, decoded) { modules[entry.module].parts.append(parts) }
  return modules
}

extension Array where Element: Sendable {
  /// What is decoded from each element, on all cores; the mistakes are logged in the order of the elements.
  fileprivate func decoded<Model: Sendable>(
    _ log: DiagnosticLog, _ decode: @Sendable (Element, DiagnosticLog) -> Model
  ) -> [Model] {
    let results = concurrentMap { element in
      let own = DiagnosticLog()
      return (model: decode(element, own), diagnostics: own.diagnostics)
    }
    for result in results { log.record(result.diagnostics) }
    return results.map(\.model)
  }
}
