// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityDiagnostics

/// A module as its own files state it, before what it inherits is added.
struct OwnModule {
  var jurisdiction: Jurisdiction
  var place: Place
  var parts: ModuleParts

  /// Every provision, of whichever section.
  var provisions: [any Provision] { parts.offenses + parts.generalPart + parts.dataSharing }
}

/// A provision of which a layer's wording can be law for a part of its time.
private protocol LayeredProvision: Provision {
  var inForce: Period { get set }
}

extension Offense: LayeredProvision {}
extension GeneralRule: LayeredProvision {}
extension DataSharingRule: LayeredProvision {}

/// The layers of modules: supranational and federal law that is law in a State as well.
struct Layers {
  private let modules: [String: OwnModule]

  init(_ modules: [OwnModule]) {
    self.modules = Dictionary(modules.map { ($0.jurisdiction.code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The layers that a module inherits, the nearest first, each once.
  func of(_ module: OwnModule) -> [OwnModule] {
    var layers: [OwnModule] = []
    var seen: Set = [module.jurisdiction.code]
    var waiting = module.jurisdiction.inherits
    while !waiting.isEmpty {
      let code = waiting.removeFirst()
      guard seen.insert(code).inserted, let layer = modules[code] else { continue }
      layers.append(layer)
      waiting += layer.jurisdiction.inherits
    }
    return layers
  }

  /// Reports layers that lead back to the module.
  ///
  /// A layer that was not loaded is no mistake of the files: it may be kept elsewhere.
  func check(_ module: OwnModule, _ log: DiagnosticLog) {
    let code = module.jurisdiction.code
    if module.jurisdiction.inherits.contains(code)
      || of(module).contains(where: { $0.jurisdiction.inherits.contains(code) })
    {
      log.error(
        "layer-cycle", "'\(code)' inherits from itself", at: module.place,
        notes: of(module).filter { $0.jurisdiction.inherits.contains(code) }.map {
          Diagnostic.Note("'\($0.jurisdiction.code)' inherits from it here", at: $0.place)
        })
    }
    // Law of a part of the territory is law there, and not of the whole State.
    for layer in module.jurisdiction.inherits.compactMap({ modules[$0] })
    where !layer.jurisdiction.isLayer && layer.jurisdiction.code != code {
      let name = layer.jurisdiction.code
      log.error(
        "not-a-layer",
        "'\(name)' is no layer above States: a layer is a union ('legal-system: supranational') or a federation "
          + "('federal: true'); the law of a part of the territory is not inherited", at: module.place,
        notes: [Diagnostic.Note("'\(name)' is described here", at: layer.place)])
    }
    for layer in module.jurisdiction.inherits where modules[layer] == nil && isCode(layer) {
      log.warning(
        "missing-layer", "the layer '\(layer)' was not loaded, so nothing is inherited from it", at: module.place)
    }
  }

  /// Reports identifiers that neither belong to the module nor override a provision of one of its layers.
  func checkIdentifiers(of module: OwnModule, _ log: DiagnosticLog) {
    let prefix = module.jurisdiction.code.lowercased() + "-"
    let layers = of(module)
    for provision in module.provisions where !provision.id.hasPrefix(prefix) {
      if layers.contains(where: { $0.provisions.contains { $0.id == provision.id } }) { continue }
      let meant = module.jurisdiction.inherits.first { provision.id.hasPrefix($0.lowercased() + "-") }
      guard let meant else {
        log.error("foreign-id", "the identifier '\(provision.id)' has to start with '\(prefix)'", at: provision.place)
        continue
      }
      let layer = layers.first { $0.jurisdiction.code == meant }
      log.unknownWord(
        "unknown-override", "provision of the layer '\(meant)'", provision.id, among: layer?.provisions.map(\.id) ?? [],
        at: provision.place,
        notes: layer.map { [Diagnostic.Note("the layer stands here", at: $0.place)] }
          ?? [Diagnostic.Note("the layer is named here, and was not loaded", at: module.place)])
    }
  }

  /// The module with what it inherits: of several provisions with one identifier the nearest counts, while it is in force.
  ///
  /// Before and after, the provision of the layer is the law.
  func merged(_ module: OwnModule) -> Module {
    let parts = module.parts
    let layers = of(module).map(\.parts)
    return Module(
      jurisdiction: module.jurisdiction, surveyed: parts.surveyed, participation: parts.participation,
      generalPart: nearest([parts.generalPart] + layers.map(\.generalPart)),
      offenses: nearest([parts.offenses] + layers.map(\.offenses)),
      dataSharing: nearest([parts.dataSharing] + layers.map(\.dataSharing)), stateFacts: parts.stateFacts,
      cases: parts.cases)
  }

  private func nearest<Rule: LayeredProvision>(_ lists: [[Rule]]) -> [Rule] {
    var overriding: [String: [Period]] = [:]
    return lists.flatMap { rules in
      let remaining = rules.flatMap { rule in
        rule.inForce.without(overriding[rule.id] ?? []).map { period in
          var part = rule
          part.inForce = period
          return part
        }
      }
      // Within one list nothing is dropped: what stands there twice is reported elsewhere.
      for rule in rules { overriding[rule.id, default: []].append(rule.inForce) }
      return remaining
    }
  }
}
