// SPDX-License-Identifier: Apache-2.0

extension Frame {
  /// The French sentences.
  ///
  /// Clauses on facts are in the indicative and stand after « dans les cas où », where nothing is elided. Citations
  /// stand where they need neither article nor agreement: « Condition posée par art. 323-1 CP : … ».
  static let french: [Frame: String] = [
    .and: "et",
    .or: "ou",
    .comma: ", ",
    .colon: " :",
    .semicolon: " ; ",
    .commaClause: ", où ",
    .either: "soit ",
    .eitherComma: ", soit ",
    .eitherOr: ", soit ",
    .andClause: "et où",
    .orCases: " ; ou dans les cas où ",
    .title: "{name} : {treaty} ({citation})",
    .asOf: "Droit considéré à la date du {date}.",
    .party: "{name} : partie depuis le {date}.",
    .signatory:
      "{name} : signature le {date}, sans lien conventionnel encore ; les réponses disent ce qui vaudrait en cas "
      + "d’adhésion.",
    .acceded: "{name} : adhésion le {date}",
    .ratified: "{name} : ratification le {date}",
    .boundFrom: "{act} ; le traité y entre en vigueur le {start}, et les réponses disent ce qui vaudra alors.",
    .notBoundYet: "{act}, sans lien conventionnel encore ; les réponses disent ce qui vaudrait alors.",
    .formerParty:
      "{name} : partie du {start} au {end} ; les réponses disent ce qui vaudrait après une nouvelle adhésion.",
    .stranger: "{name} : non partie ; les réponses disent ce qui vaudrait en cas d’adhésion.",
    .withBill:
      "Ce projet de loi est ajouté au droit ; les réponses disent ce qui vaudrait s’il était adopté : {bill}.",
    .missingLayers: "Droit hérité qui n’a pas été chargé et ne compte donc pas : {layers}.",
    .signatoryUndated:
      "{name} : signature à une date non lue, sans lien conventionnel encore ; les réponses disent ce qui vaudrait en "
      + "cas d’adhésion.",
    .strangerOnDay:
      "{name} : ni signature ni adhésion ; les réponses disent ce qui vaudrait en cas d’adhésion.",
    .strangerInvited:
      "{name} : invitation à adhérer, sans adhésion ; les réponses disent ce qui vaudrait en cas d’adhésion.",
    .standingNotStated:
      "{name} : signature et lien conventionnel non lus ; les réponses disent ce qui vaudrait pour une partie.",
    .chartDay: "État de la liste des parties au {date} ; les changements ultérieurs n’ont pas été vus.",
    .actReported: "{act} : fait rapporté ({source}), non vu auprès du dépositaire, qui n’est pas compté.",
    .marksUnread:
      "La liste signale des réserves ou déclarations ({name}) ; elles n’ont pas été lues, aucune n’est comptée.",
    .notModeled:
      "{name} : droit non modélisé ; rien n’a été étudié, aucune exigence ne reçoit de réponse.",
    .withDeclarations: "Les déclarations et réserves faites sont prises en compte ({count}).",
    .withoutDeclarations: "Réponses données sans tenir compte des déclarations et réserves faites.",
    .provisionCount: "Dispositions : {count}, dont comparées au texte de la loi : {checked}.",
    .sources: "Textes consolidés du {oldest} au {newest}.",
    .ageing: "Vieillissement : texte antérieur de plus de cinq ans à la date considérée pour {provisions}.",
    .treatyUnread:
      "Le texte des articles {articles} n’était pas disponible ({treaty}) : les réponses à leur sujet sont provisoires.",
    .articleRange: "{first} à {last}",
    .disclaimer: "Ceci est une confrontation de textes, non un avis juridique.",
    .article: "Article",
    .articleNumber: "l’article {number}",
    .requirement: "Exigence",
    .status: "État",
    .answeredBy: "Réponse par",
    .statusNotSurveyed: "non étudié",
    .statusMet: "satisfait",
    .statusMetByDeclaration: "satisfait par déclaration",
    .statusArguable: "selon l’interprétation",
    .statusNeedsDeclaration: "déclaration requise",
    .statusPartlyMet: "partiellement satisfait",
    .statusNotMet: "non satisfait",
    .caseSentence: "{case}.",
    .deed: "{actor} {act}",
    .deedWithManner: "{actor}, {manner}, {act}",
    .bareDeed: "{actor} agit",
    .bareDeedWithManner: "{actor} agit {manner}",
    .deedWhere: "{deed}, dans un cas où {clauses}",
    .anyObject: "l’objet",
    .whereClause: "dans les cas où {clauses}",
    .leavesOut: "{provision} ne {vise|visent} pas les cas où {clause}",
    .moreFacts: "C’est aussi un cas où {clauses}.",
    .requiresThat: "Condition posée par {provision} : {clause}",
    .everyCase: "dans tous les cas visés par l’article",
    .example: "Par exemple :",
    .actorActs: "{actor} agit",
    .personDoes: "la personne {act}",
    .objectIs: "l’acte porte sur {object}",
    .personActs: "la personne agit {manner}",
    .objectIsNot: "l’acte ne porte pas sur {object}",
    .personActsNot: "la personne agit, mais non {manner}",
    .evidenceDeed: "{actor}{manner} veut {act}",
    .evidenceDeedClause: "{actor}{manner} veut {act}",
    .inManner: ", {manner},",
    .requester: "le demandeur",
    .anyRequester: "tout demandeur",
    .noRequester: "aucun demandeur",
    .requesterIs: "le demandeur est {actor}",
    .requesterActs: "le demandeur agit {manner}",
    .requesterActsNot: "le demandeur n’agit pas {manner}",
    .data: "des données",
    .anyMeasure: "une mesure est prise",
    .theData: "les données",
    .dataAre: "les données sont",
    .dataAreThese: "les données sont {object}",
    .dataAreNot: "les données sont autres que {object}",
    .handles: "faire traiter {object}",
    .handle: "faire traiter {object}",
    .otherThan: ", mais non {act}",
    .oneOfTwo: "",
    .atLeast: "{clause} (au moins)",
    .ruleMay: "{actor} peut{manner} {act}",
    .ruleMust: "il faut donner suite lorsque {actor}{manner} veut {act}",
    .ruleMustNot: "{actor} ne peut pas{manner} {act}",
    .andMoreCited: "et {count} {autre|autres}",
    .andMore: "Il existe d’autres cas de ce genre.",
    .numberOrMore: "au moins {number}",
    .numberBelow: "moins de {number}",
    .numberRange: "entre {lower} et {upper}",
    .numberExactly: "{number}",
    .numberMoreThan: "plus de {number}",
    .numberAtMost: "au plus {number}",
    .ownCurrency: "dans sa propre monnaie",
    .findings: "Constats",
    .noFindings: "Dans la mesure de l’étude, rien ne fait obstacle et rien ne va trop loin.",
    .notWhere: "on n’est pas dans le cas où {clause}",
    .months: "{number} mois",
    .oneMonth: "1 mois",
    .life: "perpétuité",
    .certain: "certain",
    .arguable: "selon l’interprétation",
    .statusUsed: "utilisé",
    .statusPartlyUsed: "utilisé en partie",
    .statusNotUsed: "non utilisé",
    .statusNotOwed: "non dû",
    .moreArticles: "{count} {autre|autres}",
    .waitsFor: "attend une infraction visée à l’art. {articles}",
    .optionsInForce: "Déclarations et réserves en vigueur",
    .declarationMade: "déclaration du {date}",
    .reservationMade: "réserve du {date}",
    .releases: "dispense de l’obligation {cases}",
    .remedies: "Remèdes possibles",
    .reaches: "Le traité vise",
    .doesNotReach: "Non visé : {law}",
    .inTheWay: "Fait obstacle",
    .supportedBy: "À l’appui",
    .sameProvision: "la même disposition",
    .remedyAmend: "Modification de la loi : {changes}.",
    .orOthers: "{clause}, ou {count} {autre|autres} cas",
    .remedyWiden: "étendre {provision} aux cas où {clauses}",
    .remedyGiveUp: "abandonner dans {provision} {requirements}",
    .requirementThat: "la condition selon laquelle {clause}",
    .remedyDrop: "supprimer dans {provision} l’exception « {exception} »",
    .remedyDropIt: "supprimer cette exception dans {provision}",
    .remedyDeclare: "Faire la déclaration : {options}",
    .remedyReserve: "Faire la réserve : {options}",
    .remedyChoose: "User de la faculté : {options}",
    .remedyDeclareOrReserve: "Faire une déclaration ou une réserve : {options}",
    .remedyUse: "{use}.",
    .remedyUseAndAmend: "{use} ; puis modifier la loi : {changes}.",
    .remedyInterpret: "Interpréter largement : {elements} ; un juge peut en décider.",
    .remedyEnact: "Créer une infraction dans les termes de l’{article} ({title}).",
    .alternative: "sous la forme « {alternative} »",
    .inEnglish: "(en anglais) “{text}”",
    .inEnglishAlone: "En anglais : “{text}”",
    .inCell: "{clause}",
    .allowsOnlyWhere: "{provision} ne le {permet|permettent} que dans les cas où {clause}",
    .allowsEvenWhere: "{provision} le {permet|permettent} même dans les cas où {clause}",
    .remedyNarrow: "limiter {provision} aux cas où {clauses}",
    .remedyExceptDuty: "prévoir dans {provision} une exception pour ce que demande l’article {article}",
    .remedyExceptActivity: "prévoir dans {provision} une exception pour : {activity}",
    .remedyOpenTo: "étendre {provision} à ce que demande l’article {article}",
    .remedyEnactPower:
      "Donner à une autorité le pouvoir dans les termes de l’{article} ({title}).",
    .remedyEnactAssistance:
      "Permettre à une autorité de faire pour un autre État ce que demande l’{article} ({title}).",
    .summaryEnact: "Créer une infraction dans les termes de l’article.",
    .summaryEnactPower: "Donner à une autorité le pouvoir dans les termes de l’article.",
    .summaryEnactAssistance: "Permettre à une autorité de faire pour un autre État ce que demande l’article.",
    .remedyWithdraw: "Retirer : {option}.",
    .remedyRaise: "Relever le maximum de {provisions} à {months} au moins.",
    .headline: "{treaty} : {name} satisfait {done} des {total} exigences étudiées{declared}.",
    .headlineWould: "{treaty} : en cas d’adhésion, {name} satisferait {done} des {total} exigences étudiées{declared}.",
    .headlineOne: "{treaty} : {name} {satisfait|ne satisfait pas} la seule exigence étudiée{declared}.",
    .headlineOneWould:
      "{treaty} : en cas d’adhésion, {name} {satisferait|ne satisferait pas} la seule exigence étudiée{declared}.",
    .headlineDeclared: ", dont {count} grâce à {une déclaration|des déclarations}",
    .headlineOneDeclared: ", grâce à une déclaration",
    .headlineNothing: "{name} : rien de ce qui est demandé n’a été étudié ({treaty}).",
    .headlineOpen: "Restent : {counts}.",
    .depositHead: "{option} (en anglais) :",
    .decideFact: "Cela dépend d’un fait qui n’a pas été lu : si {facts}.",
    .decideDispute: "Cela dépend de la lecture de {provision}. {reason}.",
    .decideOpen: "Cela dépend de mots que l’article ou la loi laisse ouverts. {sentence}.",
    .decideElse: "Cela dépend d’une lecture ; l’explication des constats l’indique.",
    .knowPunished: "{law} réprime {activity} : {list}.",
    .knowArguable: "Selon l’interprétation, {law} réprime {activity} : {list}.",
    .knowCredited: "Licite en droit interne, auquel {article} le laisse : {provision}. {what}.",
    .upTo: "jusqu’à {maximum}",
    .moreEntries: "Autres plus bas : {count}.",
    .unreadParagraph: "le texte du paragraphe n’a pas été lu",
    .unreadDeclaration: "si l’État a utilisé {option} n’a pas été lu",
    .unreadBeginning: "depuis quand {provision} est en vigueur n’a pas été lu",
    .unreadTopic: "une partie du droit sur ce sujet n’a pas été lue : {topic}",
    .surveyedCount: "Sujets étudiés : {count}, le dernier le {date}.",
    .openPartly: "{count} partiellement {satisfaite|satisfaites}",
    .openNotMet: "{count} non {satisfaite|satisfaites}",
    .openArguable: "{count} selon l’interprétation",
    .openWithDeclaration: "{count} seulement avec une déclaration",
    .amendBelow: "Modifier {provisions} ; les changements figurent au constat.",
    .articleNumbers: "Articles {number}",
    .rightGained: "N’est plus réprimé : {activity}, selon {list}.",
    .rightLost: "Est désormais réprimé : {activity}, selon {list}.",
    // What is deposited is in a language of the depositary.
    .depositDeclaration: "{name} declares, in accordance with {permission} of the {treaty}, that it {text}.",
    .depositReservation: "{name} reserves the right, in accordance with {permission} of the {treaty}, {text}.",
    .depositPlain: "{name} avails itself of {article} of the {treaty} ({text}).",
    .asBefore: "{articles} : comme avant, {status}.",
    .alsoIn: "Cela vaut aussi pour : {articles}.",
    .years: "{number} ans",
    .oneYear: "1 an",
  ]
}

extension FindingWords {
  /// What findings say in French.
  static let french = FindingWords(
    names: [
      "gap": "Lacune",
      "carve-out-gap": "Lacune par exception",
      "declaration-unneeded": "Déclaration inutile",
      "declaration-insufficient": "Déclaration insuffisante",
      "declaration-not-permitted": "Déclaration non admise",
      "overreach": "Portée excessive",
      "missing-safeguard": "Garantie manquante",
      "no-legal-basis": "Absence de base légale",
      "collision": "Conflit",
      "refusal-available": "Refus possible",
      "sanction-short": "Peine trop faible",
      "serious-crime-exposure": "Traité comme infraction grave",
      "treaty-conflict": "Traité contre traité",
    ],
    sentences: [
      "quoted": "{text}",
      "gap": "L’article {article} va plus loin que {law} {cases}.",
      "gap-total": "{law} n’atteint aucun des cas visés par l’article {article}.",
      "gap-doubtful":
        "L’article {article} va plus loin que {law} ; pour d’autres cas, la portée de ce droit est discutée.",
      "extension-gap":
        "Au titre de l’article {base}, l’article {article} demande plus que ce que réprime {law} {cases}.",
      "extension-gap-total":
        "{law} ne réprime rien de ce que demande l’article {article} au titre de l’article {base}.",
      "carve-out":
        "L’exception dans {provision} retire des cas visés par l’article {article}.",
      "carve-out-tolerated": "Le traité le tolère en vertu de {options}.",
      "declaration-unneeded":
        "Inutile : {option}. Tout ce que cela retire de l’article {article} est de toute façon réprimé.",
      "declaration-insufficient":
        "L’article {article} n’est pas satisfait malgré {options} : il va encore plus loin que {law} {cases}.",
      "declaration-not-federal": "Réservé aux États fédéraux : {option} ; cet État ({name}) n’en est pas un.",
      "declaration-too-wide": "Ce qui a été déclaré en vertu de {option} dépasse ce que le traité autorise.",
      "overreach-punished": "{law} réprime aussi, selon {provisions} : {activity}.",
      "overreach-arguable": "Selon l’interprétation de {provisions}, {law} réprime aussi : {activity}.",
      "overreach-not-punished": "{law} ne réprime pas ici : {activity}.",
      "overreach-duty": "L’article {article} oblige l’État à ériger cela en infraction ({activity}).",
      "overreach-duty-released":
        "L’article {article} oblige l’État à ériger cela en infraction ({activity}), sauf recours à {options}.",
      "overreach-duty-removed":
        "Compte tenu des déclarations en vigueur, l’article {article} n’oblige plus l’État à ériger cela en "
        + "infraction ({activity}).",
      "overreach-no-duty": "L’article {article} n’oblige pas l’État à ériger cela en infraction ({activity}).",
      "overreach-lawfulness":
        "L’art. {article} laisse au droit interne ce qui rend un acte licite ; l’État n’est donc pas "
        + "tenu de punir {activity}.",
      "sanction-no-liberty":
        "L’article {article} demande des sanctions comprenant des peines privatives de liberté ; aucune n’est prévue par "
        + "{provisions} pour les cas de l’article {of}.",
      "sanction-short":
        "{provisions} : la peine maximale est de {maximum} ; {threshold} en demande {needed}. {summary}",
      "sanction-short-fine":
        "{provisions} : aucune peine privative de liberté n’est prévue ; {threshold} en demande {needed}. {summary}",
      "no-legal-basis":
        "{law} ne permet pas d’aider un autre État comme le demande l’article {article} {cases}.",
      "no-legal-basis-total":
        "{law} ne permet à aucune autorité de faire pour un autre État ce que demande l’article {article}.",
      "no-legal-basis-doubtful":
        "L’article {article} demande d’agir pour un autre État sans base légale, ou sur une base discutée "
        + "({law}).",
      "missing-safeguard":
        "Application possible hors des garanties de l’article {article} {cases} : {provision}.",
      "collision":
        "L’interdiction dans {provision} vise ce à quoi l’article {article} oblige l’État, sans laisser d’issue.",
      "collision-layer": "L’interdiction provient d’un niveau supérieur au droit propre de l’État.",
      "refusal-available":
        "L’interdiction dans {provision} vise ce que demande l’article {article} ({name}), mais le traité permet là un refus.",
      "exposure":
        "Atteint par {provision} : {activity} ; peine maximale : {maximum}. Selon l’article {article}, c’est une infraction "
        + "grave ({needed} mois ou plus), pour laquelle l’État ({name}) pourrait demander à toute partie des preuves "
        + "électroniques.",
      "exposure-arguable": "On peut soutenir que cela vaut aussi pour : {activity}.",
      "exposure-aggravated":
        "{provision} {vise|visent} {activity}. Une forme aggravée encourt un maximum de {maximum}. "
        + "Elle suppose en outre : {condition}. Au sens de l’art. {article}, cette forme est une infraction "
        + "grave ({needed} mois ou plus) : {name} pourrait demander à toute partie des preuves "
        + "électroniques.",
      "treaty-conflict-duty":
        "L’article {article} oblige l’État à ce que l’article {other} ({treaty}), qui le lie aussi, interdit "
        + ": {summary}",
      "treaty-conflict-permission":
        "L’article {article} permet ce que l’article {other} ({treaty}), qui lie aussi l’État, interdit "
        + ": {summary}",
      "treaty-conflict-lifted": "Les deux peuvent être respectés à cette condition : {door}.",
      "treaty-conflict-refusable": "Là, le premier traité permet à l’État de refuser.",
    ])
}
