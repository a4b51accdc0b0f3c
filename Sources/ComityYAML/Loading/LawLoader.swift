// SPDX-License-Identifier: Apache-2.0

package import CheckedLaw
public import ComityCore
public import ComityDiagnostics

/// What loading gave: the law, where the words could be read, and every mistake found on the way.
public struct LoadResult: Sendable {
  /// The law; nothing where the vocabulary itself could not be read.
  public var lawBook: LawBook?
  /// All mistakes of all files, sorted by place.
  public var diagnostics: [Diagnostic]
  /// The bills that were read beside the law and not laid over it.
  package var bills: [Bill]
  /// What is wrong with these bills, sorted by place: no reason to refuse the law.
  package var billDiagnostics: [Diagnostic]

  package init(
    lawBook: LawBook?, diagnostics: [Diagnostic], bills: [Bill] = [], billDiagnostics: [Diagnostic] = []
  ) {
    self.lawBook = lawBook
    self.diagnostics = diagnostics
    self.bills = bills
    self.billDiagnostics = billDiagnostics
  }

  /// Whether a mistake makes the law unusable.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// Turns YAML files into checked law. The way of the data:
///
/// 1. *text to nodes*: each file is read into nodes that know their places (`Nodes/`);
/// 2. *nodes by kind*: a key says whether a file is a vocabulary, its translation, a list of topics, a treaty, its chart of
///    signatures, a list of States, protected activities, a bill or a part of a module (`FileKind`);
/// 3. *nodes to model*: the words first, since all other files speak them; what a file adds to the vocabulary of another
///    is laid together before any of it is used (`Decoding/`);
/// 4. *model to checked model*: what one file says of another is checked (`CrossChecks`), and bills are laid over the law.
///
/// No mistake stops the run: what cannot be read is left out, and said.
public func loadLaw(_ texts: [LawText]) -> LoadResult {
  loadLaw(texts.filesRead)
}

/// Turns files into checked law, with the files of the layers that their modules inherit.
///
/// - Parameters:
///   - files: the files; of vocabularies, topics, activities and translations those that others add to come first.
///   - bills: bills that are laid over the law, in order. Bills among `files` are read, and not laid over it.
///   - replacing: whether later words, topics and activities take the place of earlier ones; otherwise that is a mistake.
///   - known: what could be loaded besides.
///   - layers: the files of further modules, by their codes; it is asked once for every code.
package func loadLaw(
  _ files: [LawFile], laying bills: [LawFile] = [], replacing: Bool = false, known: KnownLaw = KnownLaw(),
  fetching layers: (Set<String>) -> [LawText] = { _ in [] }
) -> LoadResult {
  let log = DiagnosticLog()
  var roots = Roots()
  var waiting = files
  var asked: Set<String> = []
  while !waiting.isEmpty {
    for file in waiting {
      log.append(contentsOf: file.diagnostics)
      roots.add(file, log)
    }
    let missing = roots.inherited.subtracting(asked)
    asked.formUnion(missing)
    waiting = missing.isEmpty ? [] : layers(missing).filesRead
  }
  return Loader(roots: roots, replacing: replacing, known: known, log: log).load(laying: bills)
}

/// The files, by what they state.
private struct Roots {
  private var files: [FileKind: [Node]] = [:]
  /// The files of modules; those of one module are in one folder.
  var modules: [(folder: String, root: Node)] = []

  subscript(kind: FileKind) -> [Node] { files[kind] ?? [] }

  /// The layers that the modules say they inherit.
  var inherited: Set<String> {
    Set(
      modules.compactMap { $0.root["jurisdiction"]?["inherits"] }
        .flatMap { $0.kind == .sequence ? Array($0.items) : [$0] }.compactMap(\.scalar))
  }

  mutating func add(_ file: LawFile, _ log: DiagnosticLog) {
    guard let root = file.root else { return }
    guard let kind = file.kind else {
      if root.isNull {
        log.warning("empty-file", "the file states nothing", at: Place(file: file.text.path, line: 0, column: 0))
      } else {
        log.error("not-a-mapping", "a file is a mapping from sections to what they state", at: root.place)
      }
      return
    }
    if kind == .module { modules.append((file.text.folder, root)) } else { files[kind, default: []].append(root) }
  }
}

/// Decodes what the files state, and checks it.
private struct Loader {
  let roots: Roots
  let replacing: Bool
  let known: KnownLaw
  let log: DiagnosticLog

  func load(laying bills: [LawFile]) -> LoadResult {
    guard let (lawBook, context) = lawBook() else {
      return LoadResult(lawBook: nil, diagnostics: log.diagnostics.sorted())
    }
    let laid = lay(bills, over: lawBook, context)
    let other = DiagnosticLog()
    let others = roots[.bill].compactMap { decodeBill($0, DecodingContext(context.words, other)) }
    check(others, over: laid, other)
    return LoadResult(
      lawBook: laid, diagnostics: log.diagnostics.sorted(), bills: others,
      billDiagnostics: other.diagnostics.sorted())
  }

  // MARK: The law

  private func lawBook() -> (lawBook: LawBook, context: DecodingContext)? {
    var vocabularies = decodeVocabularies(roots[.vocabulary], replacing: replacing, log)
    for root in roots[.translation] {
      translate(&vocabularies, root, into: known.languages, replacing: replacing, log)
    }
    guard let conduct = vocabularies.first(where: { $0.space == .conduct }) else {
      log.error("missing-vocabulary", "no vocabulary of the conduct space was given", at: nil)
      return nil
    }
    let topics = latest(
      roots[.topics].flatMap { decodeTopics($0, log) }.map { ($0.topic, $0.topic.id, $0.place) }, "topic")
    let evidence = vocabularies.first { $0.space == .evidence }
    let words = SpokenWords(conduct: conduct, evidence: evidence, topics: topics)
    let treaties = roots[.treaty].decoded(log) { decodeTreaty($0, DecodingContext(words, $1)) }.compactMap(\.self)
    let context = DecodingContext(words, log)
    let activities = latest(
      roots[.protectedActivities].flatMap { decodeProtectedActivities($0, context) }.map { ($0, $0.id, $0.place) },
      "protected activity")
    let states = roots[.states].map { decodeStates($0, log) }.amended
    let charts = roots[.standing].compactMap { decodeChart($0, log) }
    // Where nobody says which treaties there are, a chart says that there is the one that it is of.
    let known = known.treaties == nil ? KnownLaw(treaties: charts.map(\.treaty), languages: known.languages) : known
    let modules = checkedModules(decodeModules(words, treaties), topics, treaties, known, log)
    checkTreaties(treaties, log)
    let lawBook = LawBook(
      conduct: conduct, evidence: evidence, topics: topics, treaties: treaties.sorted { $0.id < $1.id },
      modules: modules.named(by: states).sorted { $0.jurisdiction.code < $1.jurisdiction.code },
      protectedActivities: activities, states: states, charts: charts.amended)
    checkCharts(charts, in: lawBook, known, log)
    checkSizes(of: modules, in: lawBook, log)
    checkSizes(ofInstrumentsIn: lawBook, log)
    return (lawBook, context)
  }

  /// Things of which each has an identifier of its own: a later one takes the place of an earlier one, or is a mistake.
  private func latest<Thing>(_ things: [(thing: Thing, id: String, place: Place?)], _ what: String) -> [Thing] {
    guard replacing else {
      reportDuplicates(things.map { ($0.id, $0.place) }, what, log)
      return things.map(\.thing)
    }
    var result: [(thing: Thing, id: String)] = []
    for (thing, id, _) in things {
      if let index = result.firstIndex(where: { $0.id == id }) {
        result[index].thing = thing
      } else {
        result.append((thing, id))
      }
    }
    return result.map(\.thing)
  }

  /// Decodes the modules, entry by entry, and gathers what the files of one folder state.
  private func decodeModules(_ words: SpokenWords, _ treaties: [Treaty]) -> [(folder: String, parts: ModuleParts)] {
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

  // MARK: Bills

  /// The law with bills laid over it, each checked against the law as it is after those before it.
  private func lay(_ files: [LawFile], over lawBook: LawBook, _ context: DecodingContext) -> LawBook {
    var lawBook = lawBook
    for file in files {
      log.append(contentsOf: file.diagnostics)
      guard let root = file.root, file.kind == .bill else {
        if file.diagnostics.isEmpty || file.kind != nil {
          log.error(
            "not-a-bill", "a bill is needed here, a file with the section 'bill'",
            at: file.root?.place ?? Place(file: file.text.path, line: 0, column: 0))
        }
        continue
      }
      guard let bill = decodeBill(root, context) else { continue }
      lawBook = CheckedLaw.lay(bill, over: lawBook, log)
    }
    return lawBook
  }

  /// Checks bills that nobody laid over the law, each beside those that it builds on.
  private func check(_ bills: [Bill], over lawBook: LawBook, _ log: DiagnosticLog) {
    reportDuplicates(bills.map { ($0.id, $0.place) }, "bill", log)
    for bill in bills {
      checkBill(bill, bills.law(before: bill, over: lawBook, log), log)
    }
  }
}

extension [Bill] {
  /// The law with the bills laid over it that one of them builds on.
  package func law(before bill: Bill, over lawBook: LawBook) -> LawBook {
    law(before: bill, over: lawBook, DiagnosticLog())
  }

  fileprivate func law(before bill: Bill, over lawBook: LawBook, _ log: DiagnosticLog) -> LawBook {
    var result = lawBook
    var waiting: Set = [bill.id]
    func lay(_ ids: [String], for bill: Bill) {
      for id in ids where !result.bills.contains(where: { $0.id == id }) {
        guard let base = first(where: { $0.id == id }) else {
          log.unknownWord("unknown-bill", "bill", id, among: map(\.id).filter { $0 != bill.id }, at: bill.place)
          continue
        }
        guard waiting.insert(id).inserted else {
          log.error("unknown-bill", "'\(bill.id)' builds on itself, by way of '\(id)'", at: bill.place)
          continue
        }
        lay(base.buildsOn, for: base)
        result = result.with(base)
      }
    }
    lay(bill.buildsOn, for: bill)
    return result
  }
}

extension Array where Element: Sendable {
  /// What is decoded from each element, on all cores; the mistakes are logged in the order of the elements.
  func decoded<Model: Sendable>(
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
