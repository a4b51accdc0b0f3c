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
///    its chart of signatures, a list of States, protected activities or a part of a module;
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
  var states: [Node] = []
  var charts: [Node] = []
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
    } else if keys.contains("standing") {
      charts.append(root)
    } else if keys.contains("states") {
      states.append(root)
    } else {
      modules.append((text.folder, root))
    }
  }
}

private func decode(_ roots: Roots, _ log: DiagnosticLog) -> LawBook? {
  var vocabularies = roots.vocabularies.decoded(log) { decodeVocabulary($0, $1) }.compactMap(\.self)
  for root in roots.translations { translate(&vocabularies, root, log) }
  guard let conduct = vocabularies.first(where: { $0.space == .conduct }) else {
    log.error("missing-vocabulary", "no vocabulary of the conduct space was given", at: nil)
    return nil
  }
  let topics = roots.topics.flatMap { decodeTopics($0, log) }
  let evidence = vocabularies.first { $0.space == .evidence }
  let words = SpokenWords(conduct: conduct, evidence: evidence, topics: topics)
  let treaties = roots.treaties.decoded(log) { decodeTreaty($0, DecodingContext(words, $1)) }.compactMap(\.self)
  let spaces = Dictionary(
    treaties.flatMap(\.requirements).map { ($0.topic, $0.kind.space) }, uniquingKeysWith: { first, _ in first })
  let moduleWords = SpokenWords(conduct: conduct, evidence: evidence, topics: topics, spaces: spaces)
  let context = DecodingContext(moduleWords, log)
  let activities = roots.protectedActivities.flatMap { decodeProtectedActivities($0, context) }
  let modules = checkedModules(decodeModules(roots, moduleWords, treaties, log), treaties, log)
  checkTreaties(treaties, log)
  let bills = roots.bills.compactMap { decodeBill($0, context) }
  for bill in bills {
    if let module = modules.first(where: { $0.jurisdiction.code == bill.jurisdiction }) {
      checkBill(bill, module, log)
    }
  }
  reportDuplicates(activities.map { ($0.id, $0.place) }, "protected activity", log)
  let states = roots.states.map { decodeStates($0, log) }.amended
  let charts = roots.charts.compactMap { decodeChart($0, log) }
  let lawBook = LawBook(
    conduct: conduct, evidence: evidence, topics: topics, treaties: treaties.sorted { $0.id < $1.id },
    modules: modules.named(by: states).sorted { $0.jurisdiction.code < $1.jurisdiction.code },
    protectedActivities: activities,
    bills: bills, states: states, charts: charts.amended)
  checkCharts(charts, in: lawBook, log)
  return lawBook
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
