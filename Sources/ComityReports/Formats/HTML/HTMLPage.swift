// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityMapper

/// The frame of every page, and the pieces that pages share.
enum HTMLPage {
  /// A whole page.
  ///
  /// The policy in its head keeps it from loading anything, whatever a value might contain.
  static func page(title: String, body: HTML, language: String) -> String {
    let page: HTML = """
      <!DOCTYPE html>
      <html lang="\(language)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
      <meta name="color-scheme" content="light dark">
      <meta name="generator" content="Comity">
      <title>\(title)</title>
      <style>\(style)</style>
      </head>
      <body>
      <a class="skip" href="#answers">\(Caption.skip.text(in: language))</a>
      <main>
      \(body)
      </main>
      <script>\(script)</script>
      </body>
      </html>

      """
    return page.markup
  }

  /// A status with its sign and its color.
  static func badge(_ status: Status, _ words: String) -> HTML {
    "<span class=\"badge \(status.rawValue)\"><i aria-hidden=\"true\">\(status.sign)</i> \(words)</span>"
  }

  /// What the signs mean.
  static func legend(_ language: String) -> HTML {
    let items: [HTML] = Status.byWeight.map { "<li>\(badge($0, $0.name(in: language)))</li>" }
    return
      "<p class=\"legend\" id=\"legend\">\(Caption.legend.text(in: language)):</p><ul class=\"tally\">\(items)</ul>"
  }

  /// A matrix as a table; where there is a place to go to, each cell opens it.
  static func table(
    _ matrix: AnswerMatrix, language: String, target: ((AnswerMatrix.Place) -> String)? = nil
  ) -> HTML {
    let names = Names(language: language)
    let heads: [HTML] = matrix.jurisdictions.map { jurisdiction in
      """
      <th scope="col"><abbr title="\(names.country(jurisdiction))">\(jurisdiction.code)</abbr><span class="name">\(names.country(jurisdiction))</span></th>
      """
    }
    let rows: [HTML] = matrix.rows.map { row in
      let cells: [HTML] = zip(matrix.jurisdictions, row.answers).map { jurisdiction, status in
        guard let status else { return "<td></td>" }
        let place = AnswerMatrix.Place(jurisdiction: jurisdiction.code, treaty: matrix.treaty.id, row: row.id)
        let inner: HTML =
          "<i aria-hidden=\"true\">\(status.sign)</i> <span class=\"word\">\(status.name(in: language))</span>"
        let content = target.map { target -> HTML in "<a href=\"#\(target(place))\">\(inner)</a>" } ?? inner
        return "<td class=\"badge \(status.rawValue)\">\(content)</td>"
      }
      return """
        <tr><th scope="row"><b>\(row.citation)</b> <span class="title">\(row.title)</span></th>\(cells)</tr>

        """
    }
    // A few columns have room for words even on a phone; many have none even on a desk.
    let width: HTML? = matrix.jurisdictions.count < 3 ? " few" : matrix.jurisdictions.count > 7 ? " many" : nil
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\(names.treaty(matrix.treaty))">
      <table class="matrix\(width)"><caption>\(names.treaty(matrix.treaty)) (\(names.citation(of: matrix.treaty)))</caption>
      <thead><tr><th scope="col">\(Frame.article.text(in: language))</th>\(heads)</tr></thead>
      <tbody>\(rows)</tbody></table></div>

      """
  }

  /// The texts that a page was made from.
  static func sources(_ rows: [HTML], language: String) -> HTML {
    """
    <section aria-labelledby="sources"><h2 id="sources">\(Caption.sources.text(in: language))</h2>
    <p>\(Caption.sourcesHint.text(in: language))</p>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="sources"><table class="sources"><tbody>\(rows)</tbody></table></div></section>
    """
  }

  /// The texts of provisions, each of them once, with all that is modelled from it.
  static func sources(of provisions: [any Provision], language: String) -> [HTML] {
    let names = Names(language: language)
    var texts: [Text] = []
    var namesOf: [Text: [HTML]] = [:]
    var cited: [Text: [String]] = [:]
    for provision in provisions {
      let text = Text(source: provision.source, review: provision.review)
      if namesOf[text] == nil { texts.append(text) }
      let name = names.reference(provision.citation)
      // Several models of one section are reached under one name.
      let isNew = cited[text]?.contains(name) != true
      let separator: HTML? = isNew && cited[text] != nil ? "; " : nil
      if isNew { cited[text, default: []].append(name) }
      namesOf[text, default: []].append(
        "\(separator)<span id=\"\(anchor("s", provision.id))\">\(isNew ? name : "")</span>")
    }
    return texts.map { text in
      source("\(namesOf[text] ?? [])", text.source, review: text.review, language: language)
    }
  }

  /// A text of law with how it was read.
  private struct Text: Hashable {
    var source: Source
    var review: Review
  }

  /// A text that a page was made from, with the names of what is modelled from it.
  static func source(_ name: HTML, _ source: Source, review: Review? = nil, language: String) -> HTML {
    let names = Names(language: language)
    let date = source.consolidated.map { Caption.consolidated.text(["date": names.day($0)], in: language) } ?? ""
    let checked =
      switch review {
      case .checkedAgainstSource(let date): Caption.checkedOn.text(["date": names.day(date)], in: language)
      case .unreviewed: Caption.unreviewed.text(in: language)
      case nil: ""
      }
    return """
      <tr><th scope="row">\(name)</th><td>\(link(source.title, source.url))</td><td>\(date)</td><td>\(checked)</td></tr>

      """
  }

  private static let style = HTML(
    """
    :root{--ink:#1b1f24;--soft:#4c5561;--line:#c9d0d8;--paper:#fff;--tint:#f4f6f8;--link:#0b57a4;
    --good:#dff3e4;--good-ink:#0d5223;--mid:#fdf0c8;--mid-ink:#5f4300;--bad:#fbdedb;--bad-ink:#86150d;
    --worse:#8f1d14;--worse-ink:#fff;--none:#e6e9ed;--none-ink:#3d4650;--focus:#0b57a4}
    @media (prefers-color-scheme:dark){:root{--ink:#e8ebef;--soft:#aab4c0;--line:#3b444f;--paper:#14181d;
    --tint:#1d232a;--link:#8ec2ff;--good:#123d20;--good-ink:#b6efc5;--mid:#453509;--mid-ink:#ffe19a;--bad:#521a16;
    --bad-ink:#ffc9c3;--worse:#f0a49c;--worse-ink:#3d0905;--none:#2b323a;--none-ink:#c3ccd6;--focus:#8ec2ff}}
    *{box-sizing:border-box}
    html{scroll-padding-top:5rem}
    body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,
    "Noto Sans","Liberation Sans",sans-serif;overflow-wrap:break-word}
    main{max-width:76rem;margin:0 auto;padding:1.5rem clamp(1rem,4vw,3rem) 4rem}
    a{color:var(--link)}a:focus-visible,summary:focus-visible,select:focus-visible,button:focus-visible,
    .scroll:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
    .skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.5rem 1rem;z-index:9}
    h1,h2,h3,h4,h5,h6{line-height:1.25;margin:1.6em 0 .5em;text-wrap:balance}
    h1{font-size:clamp(1.6rem,4vw,2.4rem);margin:.1em 0 .4em}h2{font-size:1.5rem;border-bottom:2px solid var(--line);
    padding-bottom:.25rem;margin-top:2.5rem}h3{font-size:1.25rem}h4{font-size:1.05rem}h5{font-size:1rem}h6{font-size:1rem}
    p,ul{margin:.5em 0}small{color:var(--soft);font-weight:400;font-size:.85em}
    .kicker{color:var(--soft);letter-spacing:.04em;margin:0}.lead{font-size:1.15rem;max-width:50rem}
    .note{color:var(--soft)}
    .badge{background:var(--none);color:var(--none-ink)}span.badge{display:inline-block;border-radius:.3rem;
    padding:.05rem .5rem;font-size:.875rem;font-weight:600;white-space:nowrap}
    .badge i{font-style:normal;font-weight:700}
    .met,.met-by-declaration{background:var(--good);color:var(--good-ink)}
    .arguable,.needs-declaration{background:var(--mid);color:var(--mid-ink)}
    .partly-met{background:var(--bad);color:var(--bad-ink)}.not-met{background:var(--worse);color:var(--worse-ink)}
    table{border-collapse:collapse}caption{text-align:left;font-weight:600;padding:.75rem 0 .35rem}
    th,td{border:1px solid var(--line);padding:.35rem .55rem;text-align:left;vertical-align:top}
    thead th{background:var(--tint)}
    .scroll{overflow-x:auto;margin:.75rem 0}
    .matrix{width:100%}.matrix td{padding:0;min-width:2.6rem}.matrix td a,.matrix td:not(:has(a)){
    padding:.35rem .55rem}.matrix td a{color:inherit;display:block;text-decoration:none;height:100%}.matrix td a:hover{text-decoration:underline}
    .matrix th[scope=row]{font-weight:400;min-width:9rem}.matrix abbr{display:none;text-decoration:none}
    .many .word,.many .name{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    .many abbr{display:inline!important}.many td,.many thead th{text-align:center}.many th[scope]:first-child{text-align:left}
    .word{font-size:.875rem;font-weight:600}.title{color:var(--soft)}
    .tally{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.35rem .9rem}
    .legend{margin:.75rem 0 0;color:var(--soft)}
    .cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr));gap:1rem}
    .card{border:1px solid var(--line);border-radius:.5rem;padding:1rem 1.1rem;background:var(--tint);min-width:0}
    .card h3{margin:0 0 .4rem}.card h4{margin:.9rem 0 .3rem}.card ul:not(.tally){padding-left:1.1rem;font-size:.95rem}
    q{color:var(--soft)}q::before,q::after{content:""}
    #filter{position:sticky;top:0;z-index:5;background:var(--paper);border:1px solid var(--line);border-radius:.5rem;
    padding:.6rem .8rem;display:flex;flex-wrap:wrap;gap:.5rem .9rem;align-items:center;margin:1rem 0}
    #filter[hidden]{display:none}#filter label{display:inline-flex;gap:.4rem;align-items:center}
    select,button{font:inherit;color:inherit;background:var(--tint);border:1px solid var(--soft);border-radius:.3rem;
    padding:.2rem .45rem;max-width:100%}select{max-width:15rem}button{cursor:pointer}output{color:var(--soft)}
    .head{color:var(--soft);padding-left:1.1rem}
    .report,.card{content-visibility:auto;contain-intrinsic-size:auto 40rem;overflow-clip-margin:.5rem}
    .report{border-top:1px solid var(--line);margin-top:2rem}
    .article{border:1px solid var(--line);border-radius:.5rem;margin:.6rem 0;padding:0 1rem}
    .article summary{cursor:pointer;padding:.6rem 0}.article summary :is(h3,h4){display:inline;margin:0}
    .article summary h3{font-size:1.05rem}.article>.texts:last-child{margin-bottom:.7rem}.counts td{text-align:right}.counts .none{color:var(--soft)}
    .article[open]>summary{border-bottom:1px solid var(--line)}
    .requirement{padding:.2rem 0 1rem}.requirement+.requirement{border-top:1px solid var(--line)}
    .requirement h5{margin:1rem 0 .4rem}
    .finding{border-left:.35rem solid var(--line);padding:.1rem 0 .1rem 1rem;margin:1.2rem 0}
    .finding.error{border-color:var(--worse)}.finding.warning{border-color:var(--mid-ink)}
    .finding.gone{border-color:var(--good-ink)}.finding h4,.finding h6{margin:.3rem 0}.card h5{margin:0}.accepted{background:var(--none);color:var(--none-ink);padding:.3rem .6rem;border-radius:.3rem}
    .case{background:var(--tint);padding:.5rem .75rem;border-radius:.3rem}
    .texts{width:100%;font-size:.95rem;table-layout:fixed;min-width:min(34rem,100%)}.texts th[scope=row]{width:auto;font-weight:600}
    .texts .no{color:var(--soft)}.texts .way{background:var(--bad);color:var(--bad-ink);border:2px solid var(--bad-ink)}
    .out{display:block;margin-top:.2rem}
    .sources{width:100%;font-size:.95rem}
    .sources span:target,.requirement:target h5,.finding:target h6{outline:3px solid var(--focus);outline-offset:3px}
    [hidden]{display:none!important}
    @media screen and (max-width:48rem){body{font-size:15px}#filter{position:static}#filter label{flex:1 1 45%;
    flex-direction:column;align-items:stretch;gap:.1rem}select{max-width:none;width:100%}
    .matrix:not(.few) .word,.matrix .name{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    .matrix abbr{display:inline}.matrix:not(.few) td,.matrix thead th{text-align:center;vertical-align:middle}
    .matrix th[scope]:first-child{text-align:left}.article{padding:0 .7rem}.finding{padding-left:.7rem}
    .texts,.texts tbody,.texts thead,.texts caption{display:block}.texts{min-width:0}.texts tr{display:flex;flex-wrap:wrap}
    .texts th[scope=row]{flex:0 0 100%;background:var(--tint)}.texts td,.texts thead th{flex:1 1 0;min-width:0;
    font-size:.85rem;padding:.3rem .4rem;hyphens:auto}.answers .badge{white-space:normal}.texts thead tr>:first-child{display:none}
    .sources,.sources tbody,.sources tr,.sources th,.sources td{display:block;border:0;padding:.1rem 0}
    .sources tr{border-bottom:1px solid var(--line);padding:.5rem 0}}
    @media print{@page{size:A4;margin:16mm 14mm}:root{color-scheme:light;--ink:#000;--soft:#333;--line:#999;--paper:#fff;
    --tint:#f4f6f8;--link:#000;--good:#dff3e4;--good-ink:#0d5223;--mid:#fdf0c8;--mid-ink:#5f4300;--bad:#fbdedb;
    --bad-ink:#86150d;--worse:#8f1d14;--worse-ink:#fff;--none:#e6e9ed;--none-ink:#3d4650}
    body{font-size:10pt}main{max-width:none;padding:0}#filter,.skip{display:none!important}
    .badge,.way,.case{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    details::details-content{content-visibility:visible!important;display:block!important;block-size:auto!important}
    .report,.card{content-visibility:visible}.article{border:0;padding:0}.cards{display:block}.card{margin:0 0 1rem}tr,.case,h3,h4,h5,h6,.card li{break-inside:avoid}
    h1,h2,h3,h4,h5,h6,summary{break-after:avoid}a{text-decoration:none}
    .sources a[href^=http]::after{content:" <" attr(href) ">";font-size:.8em;word-break:break-all}}

    """)

  private static let script = HTML(
    """
    (() => {
      const packed = document.getElementById('packed');
      if (packed) {
        const pieces = JSON.parse(document.getElementById('pieces').textContent);
        const whole = [];
        const piece = number => whole[number] ??= unpack(pieces[number]);
        const unpack = text => text.replace(/¤([0-9a-z]+);/g, (_, number) => piece(parseInt(number, 36)));
        document.getElementById('details').innerHTML = unpack(packed.textContent);
      }
      const all = (selector, root = document) => [...root.querySelectorAll(selector)];
      const articles = all('details.article');
      const reveal = () => {
        const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
        if (!target) return;
        if (form && target.closest('[hidden]')) { form.reset(); apply(); }
        const article = target.closest('details.article');
        if (article) { article.open = true; target.scrollIntoView(); }
      };
      const form = document.getElementById('filter');
      const apply = () => {
        const wanted = Object.fromEntries(new FormData(form));
        const isFiltered = Object.values(wanted).some(Boolean);
        let shown = 0, total = 0;
        for (const report of all('.report')) {
          const fits = !wanted.c || report.dataset.c === wanted.c;
          let hasArticle = false;
          for (const article of all('.article', report)) {
            const articleFits = fits && (!wanted.a || article.dataset.a === wanted.a);
            let hasRequirement = false;
            for (const requirement of all('.requirement', article)) {
              const requirementFits = articleFits && (!wanted.s || requirement.dataset.s === wanted.s);
              let count = 0;
              for (const finding of all('.finding', requirement)) {
                const isShown = requirementFits && (!wanted.k || finding.dataset.k === wanted.k)
                  && (!wanted.b || finding.dataset.b === wanted.b);
                finding.hidden = !isShown;
                total += 1;
                if (isShown) count += 1;
              }
              const isShown = requirementFits && (!(wanted.k || wanted.b) || count > 0);
              requirement.hidden = !isShown;
              shown += count;
              if (isShown) hasRequirement = true;
            }
            article.hidden = !hasRequirement;
            article.open = isFiltered && hasRequirement;
            if (hasRequirement) hasArticle = true;
          }
          report.hidden = !hasArticle;
        }
        const output = form.querySelector('output');
        output.textContent = output.dataset.text.replace('{shown}', shown).replace('{total}', total);
      };
      if (form) {
        form.hidden = false;
        form.addEventListener('input', apply);
        form.addEventListener('reset', () => setTimeout(apply));
        form.addEventListener('submit', event => event.preventDefault());
        document.getElementById('open').addEventListener('click', () => articles.forEach(one => { one.open = true; }));
        document.getElementById('close').addEventListener('click', () => articles.forEach(one => { one.open = false; }));
        apply();
      }
      addEventListener('hashchange', reveal);
      reveal();
      let closed = [];
      addEventListener('beforeprint', () => { closed = articles.filter(one => !one.open); closed.forEach(one => { one.open = true; }); });
      addEventListener('afterprint', () => { closed.forEach(one => { one.open = false; }); });
    })();

    """)
}
