// SPDX-License-Identifier: Apache-2.0

// Who embeds the mapper imports this module alone: it hands on the model, the mapper and the formats.
@_exported public import ComityCore
@_exported public import ComityDiagnostics
@_exported public import ComityMapper
@_exported public import ComityReports
