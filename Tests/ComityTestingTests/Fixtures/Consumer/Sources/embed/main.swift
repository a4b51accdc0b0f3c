// SPDX-License-Identifier: Apache-2.0

import Comity

let lawBook = try LawBook.load(jurisdictions: ["DE"], treaties: ["budapest-2001"])
let report = try Mapper(lawBook).report(on: "DE", to: "budapest-2001", asOf: CalendarDate("2026-11-23")!)
print(report.rendered(as: .json), terminator: "")
