// SPDX-License-Identifier: Apache-2.0

extension Frame {
  /// The German sentences.
  ///
  /// Clauses on facts have their verb last, so that they stand after "dass", "wobei" and "in denen". Citations stand
  /// where they need neither article nor number: "Nach §§ 202a, 202b StGB ist erforderlich, …".
  static let german: [Frame: String] = [
    .and: "und",
    .or: "oder",
    .comma: ", ",
    .colon: ":",
    .semicolon: "; ",
    .commaClause: ", ",
    .either: "entweder ",
    .eitherComma: ", ",
    .eitherOr: " oder ",
    .andClause: "und",
    .orCases: "; oder wenn ",
    .title: "{name}: {treaty} ({citation})",
    .asOf: "Maßgeblicher Rechtsstand: {date}.",
    .party: "{name}: Vertragspartei seit {date}.",
    .signatory:
      "{name}: unterzeichnet am {date}, noch nicht gebunden; die Antworten sagen, was im Fall des Beitritts gälte.",
    .acceded: "{name}: beigetreten am {date}",
    .ratified: "{name}: ratifiziert am {date}",
    .boundFrom: "{act}; der Vertrag tritt hier am {start} in Kraft, und die Antworten sagen, was dann gilt.",
    .notBoundYet: "{act}, noch nicht gebunden; die Antworten sagen, was dann gälte.",
    .formerParty:
      "{name}: Vertragspartei vom {start} bis zum {end}; die Antworten sagen, was nach einem neuen Beitritt gälte.",
    .stranger: "{name}: nicht Vertragspartei; die Antworten sagen, was im Fall des Beitritts gälte.",
    .withBill:
      "Über das Recht ist dieser Gesetzentwurf gelegt; die Antworten sagen, was gälte, wenn er beschlossen würde: {bill}.",
    .missingLayers: "Geerbtes Recht, das nicht geladen wurde und deshalb nicht zählt: {layers}.",
    .signatoryUndated:
      "{name}: unterzeichnet an einem Tag, der nicht gelesen wurde, noch nicht gebunden; die Antworten sagen, was im "
      + "Fall des Beitritts gälte.",
    .strangerOnDay:
      "{name}: weder unterzeichnet noch beigetreten; die Antworten sagen, was im Fall des Beitritts gälte.",
    .strangerInvited:
      "{name}: zum Beitritt eingeladen, nicht beigetreten; die Antworten sagen, was im Fall des Beitritts gälte.",
    .standingNotStated:
      "{name}: ob unterzeichnet wurde oder eine Bindung besteht, wurde nicht gelesen; die Antworten sagen, was für eine "
      + "Vertragspartei gälte.",
    .chartDay: "So die Liste der Vertragsparteien am {date}; spätere Änderungen wurden nicht gesehen.",
    .actReported: "{act} wird berichtet ({source}), wurde beim Verwahrer nicht gesehen und zählt nicht.",
    .marksUnread:
      "Die Liste vermerkt Vorbehalte oder Erklärungen ({name}); welche das sind, wurde nicht gelesen, keine zählt.",
    .notModeled:
      "{name}: Das Recht ist nicht modelliert; nichts wurde untersucht, keine Anforderung ist beantwortet.",
    .withDeclarations: "Abgegebene Erklärungen und Vorbehalte sind berücksichtigt ({count}).",
    .withoutDeclarations: "Ohne Rücksicht auf abgegebene Erklärungen und Vorbehalte beantwortet.",
    .provisionCount: "Vorschriften: {count}, davon mit dem Gesetzestext verglichen: {checked}.",
    .sources: "Konsolidierte Fassungen vom {oldest} bis zum {newest}.",
    .ageing: "Veraltend: Bei {provisions} liegt die Fassung mehr als fünf Jahre vor dem Stichtag.",
    .treatyUnread:
      "Der Text folgender Artikel lag nicht vor, die Antworten zu ihnen sind vorläufig: {treaty}, Artikel {articles}.",
    .articleRange: "{first} bis {last}",
    .disclaimer: "Dies ist eine Gegenüberstellung von Texten und keine Rechtsberatung.",
    .article: "Artikel",
    .articleNumber: "Artikel {number}",
    .requirement: "Anforderung",
    .status: "Stand",
    .answeredBy: "Beantwortet durch",
    .statusNotSurveyed: "nicht untersucht",
    .statusMet: "erfüllt",
    .statusMetByDeclaration: "erfüllt kraft Erklärung",
    .statusArguable: "je nach Auslegung",
    .statusNeedsDeclaration: "Erklärung nötig",
    .statusPartlyMet: "teilweise erfüllt",
    .statusNotMet: "nicht erfüllt",
    .caseSentence: "{case}.",
    .deed: "{actor} handelt, indem er {act}",
    .deedWithManner: "{actor} handelt {manner}, indem er {act}",
    .bareDeed: "{actor} handelt",
    .bareDeedWithManner: "{actor} handelt {manner}",
    .deedWhere: "{deed}, wobei {clauses}",
    .anyObject: "den Gegenstand",
    .whereClause: "dann, wenn {clauses}",
    .leavesOut: "{provision} {erfasst|erfassen} es nicht, wenn {clause}",
    .moreFacts: "Weiter ist es so, dass {clauses}.",
    .requiresThat: "Nach {provision} ist erforderlich, dass {clause}",
    .everyCase: "in allen Fällen, die der Artikel erfasst",
    .example: "Zum Beispiel:",
    .actorActs: "{actor} handelt",
    .personDoes: "jemand {act}",
    .objectIs: "es um {object} geht",
    .personActs: "jemand {manner} handelt",
    .objectIsNot: "es um etwas anderes als {object} geht",
    .personActsNot: "nicht {manner} gehandelt wird",
    .evidenceDeed: "{actor} will{manner} {act}",
    .evidenceDeedClause: "{actor}{manner} {act} will",
    .inManner: " {manner}",
    .requester: "die ersuchende Stelle",
    .anyRequester: "jede ersuchende Stelle",
    .noRequester: "keine ersuchende Stelle",
    .requesterIs: "die ersuchende Stelle {actor} ist",
    .requesterActs: "die ersuchende Stelle {manner} vorgeht",
    .requesterActsNot: "die ersuchende Stelle nicht {manner} vorgeht",
    .data: "Daten",
    .anyMeasure: "eine Maßnahme wird getroffen",
    .theData: "die Daten",
    .dataAre: "die Daten sind",
    .dataAreThese: "es um {object} geht",
    .dataAreNot: "es um andere Daten als {object} geht",
    .handles: "{object} verarbeiten lassen",
    .handle: "{object} verarbeiten lassen",
    .otherThan: ", nicht aber {act}",
    .oneOfTwo: "entweder ",
    .atLeast: "{clause} (mindestens)",
    .ruleMay: "{actor} darf{manner} {act}",
    .ruleMust: "es ist Folge zu leisten, wenn {actor}{manner} {act} will",
    .ruleMustNot: "{actor} darf nicht{manner} {act}",
    .andMoreCited: "und {count} {weiterer|weitere}",
    .andMore: "Es gibt weitere Fälle dieser Art.",
    .numberOrMore: "mindestens {number}",
    .numberBelow: "weniger als {number}",
    .numberRange: "{lower} bis {upper}",
    .numberExactly: "{number}",
    .numberMoreThan: "mehr als {number}",
    .numberAtMost: "höchstens {number}",
    .ownCurrency: "in der eigenen Währung",
    .findings: "Befunde",
    .noFindings: "Soweit untersucht, steht nichts im Weg und geht nichts zu weit.",
    .notWhere: "es sich nicht so verhält, dass {clause},",
    .months: "{number} Monate",
    .oneMonth: "1 Monat",
    .life: "lebenslang",
    .certain: "sicher",
    .arguable: "je nach Auslegung",
    .statusUsed: "genutzt",
    .statusPartlyUsed: "teilweise genutzt",
    .statusNotUsed: "nicht genutzt",
    .statusNotOwed: "nicht geschuldet",
    .moreArticles: "{count} {weiterer|weiteren}",
    .waitsFor: "wartet auf eine Straftat nach Art. {articles}",
    .optionsInForce: "Wirksame Erklärungen und Vorbehalte",
    .declarationMade: "Erklärung vom {date}",
    .reservationMade: "Vorbehalt vom {date}",
    .releases: "entbindet von der Pflicht {cases}",
    .remedies: "Mögliche Abhilfe",
    .reaches: "Das Übereinkommen erfasst",
    .doesNotReach: "Nicht erfasst: {law}",
    .inTheWay: "Steht im Weg",
    .supportedBy: "Gestützt durch",
    .sameProvision: "derselben Vorschrift",
    .remedyAmend: "Gesetzesänderung: {changes}.",
    .orOthers: "{clause}, oder {count} {weiterer Fall|weitere Fälle}",
    .remedyWiden: "in {provision} auch Fälle erfassen, in denen {clauses},",
    .remedyGiveUp: "in {provision} verzichten auf {requirements}",
    .requirementThat: "die Voraussetzung, dass {clause},",
    .remedyDrop: "in {provision} die Ausnahme „{exception}“ streichen",
    .remedyDropIt: "in {provision} diese Ausnahme streichen",
    .remedyDeclare: "Erklärung abgeben: {options}",
    .remedyReserve: "Vorbehalt anbringen: {options}",
    .remedyChoose: "Wahlmöglichkeit nutzen: {options}",
    .remedyDeclareOrReserve: "Erklärung oder Vorbehalt abgeben: {options}",
    .remedyUse: "{use}.",
    .remedyUseAndAmend: "{use}; danach Gesetzesänderung: {changes}.",
    .remedyInterpret: "Weit auslegen: {elements}; ein Gericht kann dies klären.",
    .remedyEnact: "Einen Straftatbestand nach dem Wortlaut schaffen: {article} ({title}).",
    .alternative: "in der Form „{alternative}“",
    .inEnglish: "(auf Englisch) “{text}”",
    .inEnglishAlone: "Auf Englisch: “{text}”",
    .inCell: "dass {clause}",
    .allowsOnlyWhere: "{provision} {erlaubt|erlauben} es nur dann, wenn {clause}",
    .allowsEvenWhere: "{provision} {erlaubt|erlauben} es selbst dann, wenn {clause}",
    .remedyNarrow: "in {provision} zur Voraussetzung machen, dass {clauses},",
    .remedyExceptDuty: "in {provision} eine Ausnahme für das schaffen, was Artikel {article} verlangt",
    .remedyExceptActivity: "in {provision} eine Ausnahme schaffen für: {activity}",
    .remedyOpenTo: "{provision} auf das erstrecken, was Artikel {article} verlangt",
    .remedyEnactPower:
      "Einer Behörde die Befugnis nach dem Wortlaut geben: {article} ({title}).",
    .remedyEnactAssistance:
      "Einer Behörde erlauben, für einen anderen Staat zu tun, was verlangt wird: {article} ({title}).",
    .summaryEnact: "Einen Straftatbestand nach dem Wortlaut des Artikels schaffen.",
    .summaryEnactPower: "Einer Behörde die Befugnis nach dem Wortlaut des Artikels geben.",
    .summaryEnactAssistance: "Einer Behörde erlauben, für einen anderen Staat zu tun, was der Artikel verlangt.",
    .remedyWithdraw: "Zurücknehmen: {option}.",
    .remedyRaise: "Das Höchstmaß anheben: {provisions} auf mindestens {months}.",
    .headline: "{name} erfüllt {done} von {total} untersuchten Anforderungen: {treaty}{declared}.",
    .headlineWould:
      "Bei einem Beitritt würde {name} {done} von {total} untersuchten Anforderungen erfüllen: "
      + "{treaty}{declared}.",
    .headlineOne: "{name} erfüllt die eine untersuchte Anforderung{| nicht}: {treaty}{declared}.",
    .headlineOneWould:
      "Bei einem Beitritt würde {name} die eine untersuchte Anforderung {erfüllen|nicht erfüllen}: {treaty}{declared}.",
    .headlineDeclared: ", davon {count} dank {einer Erklärung|Erklärungen}",
    .headlineOneDeclared: ", dank einer Erklärung",
    .headlineNothing: "{name}: Nichts, was verlangt wird, wurde untersucht ({treaty}).",
    .headlineOpen: "Offen: {counts}.",
    .depositHead: "{option} (auf Englisch):",
    .decideFact: "Es hängt an einer Tatsache, die nicht gelesen wurde: ob {facts}.",
    .decideDispute: "Es hängt davon ab, wie {provision} ausgelegt {wird|werden}. {reason}.",
    .decideOpen: "Es hängt an Wörtern, die der Artikel oder das Gesetz offen lässt. {sentence}.",
    .decideElse: "Es hängt an einer Auslegung; die Erläuterung der Befunde nennt sie.",
    .knowPunished: "{law} bestraft {activity}: {list}.",
    .knowArguable: "Je nach Auslegung bestraft {law} {activity}: {list}.",
    .knowCredited: "Nach innerstaatlichem Recht erlaubt, was {article} ihm überlässt: {provision}. {what}.",
    .upTo: "bis zu {maximum}",
    .moreEntries: "Weitere unten: {count}.",
    .unreadParagraph: "der Text des Absatzes wurde nicht gelesen",
    .unreadDeclaration: "ob der Staat {option} genutzt hat, wurde nicht gelesen",
    .unreadBeginning: "seit wann {provision} gilt, wurde nicht gelesen",
    .unreadTopic: "ein Teil des Rechts zu diesem Thema wurde nicht gelesen: {topic}",
    .surveyedCount: "Untersuchte Themen: {count}, zuletzt am {date}.",
    .openPartly: "{count} teilweise erfüllt",
    .openNotMet: "{count} nicht erfüllt",
    .openArguable: "{count} je nach Auslegung",
    .openWithDeclaration: "{count} nur mit einer Erklärung",
    .amendBelow: "{provisions} ändern; die Änderungen stehen beim Befund.",
    .articleNumbers: "Artikel {number}",
    .rightGained: "Nicht mehr strafbar: {activity}, nach {list}.",
    .rightLost: "Neu strafbar: {activity}, nach {list}.",
    // What is deposited is in a language of the depositary.
    .depositDeclaration: "{name} declares, in accordance with {permission} of the {treaty}, that it {text}.",
    .depositReservation: "{name} reserves the right, in accordance with {permission} of the {treaty}, {text}.",
    .depositPlain: "{name} avails itself of {article} of the {treaty} ({text}).",
    .asBefore: "{articles}: wie bisher, {status}.",
    .alsoIn: "Dasselbe zeigt sich bei: {articles}.",
    .years: "{number} Jahre",
    .oneYear: "1 Jahr",
  ]
}

extension FindingWords {
  /// What findings say in German.
  static let german = FindingWords(
    names: [
      "gap": "Lücke",
      "carve-out-gap": "Lücke durch eine Ausnahme",
      "declaration-unneeded": "Erklärung nicht nötig",
      "declaration-insufficient": "Erklärung genügt nicht",
      "declaration-not-permitted": "Erklärung nicht zulässig",
      "overreach": "Zu weit",
      "missing-safeguard": "Fehlende Garantie",
      "no-legal-basis": "Keine Rechtsgrundlage",
      "collision": "Kollision",
      "refusal-available": "Ablehnung möglich",
      "sanction-short": "Strafe zu niedrig",
      "serious-crime-exposure": "Gilt als schwere Straftat",
      "treaty-conflict": "Übereinkommen gegen Übereinkommen",
    ],
    sentences: [
      "quoted": "{text}",
      "gap": "Artikel {article} geht weiter als {law}, und zwar {cases}.",
      "gap-total": "Keinen der Fälle des Artikels {article} erfasst {law}.",
      "gap-doubtful":
        "Artikel {article} geht weiter als {law}; bei weiteren Fällen ist umstritten, ob dieses Recht sie "
        + "erfasst.",
      "extension-gap":
        "Zu Artikel {base} verlangt Artikel {article} mehr, als {law} unter Strafe stellt, und zwar {cases}.",
      "extension-gap-total":
        "Nichts von dem, was Artikel {article} zu Artikel {base} verlangt, stellt {law} unter Strafe.",
      "carve-out":
        "Die Ausnahme in {provision} betrifft Fälle, die Artikel {article} erfasst.",
      "carve-out-tolerated": "Das Übereinkommen duldet dies nach {options}.",
      "declaration-unneeded":
        "Entbehrlich ist {option}: Alles, was damit aus Artikel {article} herausgenommen wird, ist ohnehin strafbar.",
      "declaration-insufficient":
        "Artikel {article} ist trotz {options} nicht erfüllt: Weiter als {law} reicht er noch immer, und zwar {cases}.",
      "declaration-not-federal": "Nur Bundesstaaten steht {option} offen, und dazu gehört dieser Staat nicht ({name}).",
      "declaration-too-wide": "Was nach {option} erklärt wurde, geht über das hinaus, was das Übereinkommen zulässt.",
      "overreach-punished": "Nach {provisions} stellt {law} auch dies unter Strafe: {activity}.",
      "overreach-arguable": "Je nach Auslegung von {provisions} stellt {law} auch dies unter Strafe: {activity}.",
      "overreach-not-punished": "Hier stellt {law} Folgendes nicht unter Strafe: {activity}.",
      "overreach-duty": "Artikel {article} verpflichtet den Staat, dies unter Strafe zu stellen ({activity}).",
      "overreach-duty-released":
        "Artikel {article} verpflichtet den Staat, dies unter Strafe zu stellen ({activity}), sofern er nicht Gebrauch "
        + "macht von {options}.",
      "overreach-duty-removed":
        "Mit den wirksamen Erklärungen verpflichtet Artikel {article} den Staat nicht mehr, dies unter Strafe zu "
        + "stellen ({activity}).",
      "overreach-no-duty": "Artikel {article} verpflichtet den Staat nicht, dies unter Strafe zu stellen ({activity}).",
      "overreach-lawfulness":
        "Art. {article} überlässt dem innerstaatlichen Recht, was eine Tat rechtmäßig macht; der Staat "
        + "muss {activity} daher nicht bestrafen.",
      "sanction-no-liberty":
        "Artikel {article} verlangt Strafen, die Freiheitsentzug einschließen; für Fälle des Artikels {of} ist "
        + "keiner angedroht ({provisions}).",
      "sanction-short":
        "{provisions}: Die Höchststrafe beträgt {maximum}; nötig sind nach {threshold} {needed}. {summary}",
      "sanction-short-fine":
        "{provisions}: Freiheitsentzug ist nicht angedroht; nötig sind nach {threshold} {needed}. {summary}",
      "no-legal-basis":
        "Artikel {article} verlangt ein Tätigwerden für einen anderen Staat, zu dem {law} nicht ermächtigt, und zwar "
        + "{cases}.",
      "no-legal-basis-total":
        "Zu dem, was Artikel {article} für einen anderen Staat verlangt, ermächtigt {law} keine Behörde.",
      "no-legal-basis-doubtful":
        "Artikel {article} verlangt ein Handeln für einen anderen Staat, für das es an einer Grundlage fehlt "
        + "oder diese umstritten ist ({law}).",
      "missing-safeguard":
        "Die Anwendung von {provision} ist auch außerhalb der Garantien des Artikels {article} möglich, und zwar {cases}.",
      "collision":
        "Nach {provision} ist verboten, wozu Artikel {article} den Staat verpflichtet, und kein Weg bleibt offen.",
      "collision-layer": "Das Verbot stammt aus einer Ebene über dem eigenen Recht des Staates.",
      "refusal-available":
        "Nach {provision} ist verboten, was Artikel {article} verlangt ({name}); doch darf der Staat dort nach dem Übereinkommen "
        + "ablehnen.",
      "exposure":
        "Erfasst von {provision}: {activity}; Höchststrafe: {maximum}. Nach Artikel {article} ist das eine schwere "
        + "Straftat (ab {needed} Monaten), derentwegen der Staat ({name}) von jeder Vertragspartei elektronische "
        + "Beweismittel verlangen könnte.",
      "exposure-arguable": "Vertretbar ist, dass auch Folgendes erfasst ist: {activity}.",
      "exposure-aggravated":
        "{provision} {erfasst|erfassen} {activity}. Eine schwerere Form hat ein Höchstmaß von {maximum}. "
        + "Sie setzt außerdem voraus: {condition}. Nach Art. {article} ist diese Form eine schwere "
        + "Straftat (ab {needed} Monaten), sodass {name} jede Vertragspartei um elektronische Beweismittel "
        + "ersuchen könnte.",
      "treaty-conflict-duty":
        "Artikel {article} verpflichtet den Staat zu dem, was Artikel {other} ({treaty}), der ihn ebenfalls "
        + "bindet, verbietet: {summary}",
      "treaty-conflict-permission":
        "Artikel {article} erlaubt, was Artikel {other} ({treaty}), der den Staat ebenfalls bindet, verbietet: "
        + "{summary}",
      "treaty-conflict-lifted": "Beides lässt sich unter dieser Bedingung einhalten: {door}.",
      "treaty-conflict-refusable": "Dort lässt der erste Vertrag zu, dass der Staat ablehnt.",
    ])
}
