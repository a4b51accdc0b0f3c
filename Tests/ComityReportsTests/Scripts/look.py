#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Opens an HTML report in a headless Chromium, at desktop and phone width, and looks at it.

    look.py PAGE.html [SCREENSHOT-FOLDER]

Fails where the page logs an error, loads anything, scrolls sideways, is larger than a megabyte or takes more than a
second to open; where a cell of the matrix opens nothing, where a filter shows the wrong findings; where words lack
contrast, in the light or in the dark; where headings skip a level or a table head has no scope.

Needs Chromium (on Debian: apt-get install chromium) and nothing else: it speaks to the browser through a pipe.
"""
import base64, json, os, pathlib, shutil, subprocess, sys, tempfile, time

WIDTHS = {"desktop": (1280, 900), "phone": (390, 844)}


class Browser:
    """One page of a headless Chromium, driven through its debugging pipe."""

    def __init__(self):
        program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
        if not program:
            sys.exit("no Chromium found; on Debian: apt-get install chromium")
        self.folder = tempfile.mkdtemp()
        commands, self.commands = os.pipe()
        self.answers, answers = os.pipe()
        wiring = f"exec 3<&{commands} 4>&{answers}; exec \"$@\""
        self.process = subprocess.Popen(
            ["bash", "-c", wiring, "bash", program, "--headless=new", "--no-sandbox", "--disable-gpu",
             "--disable-dev-shm-usage", "--remote-debugging-pipe", f"--user-data-dir={self.folder}", "about:blank"],
            pass_fds=(commands, answers), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(commands), os.close(answers)
        self.buffer, self.count, self.events, self.session = b"", 0, [], None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def call(self, method, **parameters):
        self.count += 1
        message = {"id": self.count, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.commands, json.dumps(message).encode() + b"\0")
        number = self.count
        while True:
            answer = self.receive()
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def receive(self):
        while b"\0" not in self.buffer:
            piece = os.read(self.answers, 1 << 20)
            if not piece:
                raise RuntimeError("the browser is gone")
            self.buffer += piece
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def run(self, script):
        result = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(json.dumps(result["exceptionDetails"])[:500])
        return result["result"].get("value")

    def open(self, url):
        self.events.clear()
        start = time.monotonic()
        self.call("Page.navigate", url=url)
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self.receive())
        # Two frames later the page has been laid out and painted.
        self.run("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        return time.monotonic() - start

    def errors(self):
        found = []
        for event in self.events:
            method, data = event.get("method"), event.get("params", {})
            if method == "Runtime.exceptionThrown":
                found.append(data["exceptionDetails"].get("text", "") + " "
                             + data["exceptionDetails"].get("exception", {}).get("description", ""))
            elif method == "Log.entryAdded" and data["entry"]["level"] in ("error", "warning"):
                found.append(data["entry"]["text"])
            elif method == "Runtime.consoleAPICalled" and data["type"] in ("error", "warning"):
                found.append(str(data["args"]))
            elif method == "Network.requestWillBeSent" and not data["request"]["url"].startswith(("file:", "data:")):
                found.append("loads " + data["request"]["url"])
        return found

    def screenshot(self, path, whole=False):
        size = {}
        if whole:
            box = self.call("Page.getLayoutMetrics")["cssContentSize"]
            size = {"clip": {"x": 0, "y": 0, "width": box["width"], "height": min(box["height"], 6000), "scale": 1},
                    "captureBeyondViewport": True}
        data = self.call("Page.captureScreenshot", format="png", **size)["data"]
        pathlib.Path(path).write_bytes(base64.b64decode(data))

    def close(self):
        try:
            self.session = None
            self.call("Browser.close")
        except (RuntimeError, OSError):
            self.process.kill()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


CONTRAST = """(() => {
  const parse = text => (text.match(/[\\d.]+/g) || []).map(Number);
  const linear = part => { part /= 255; return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4; };
  const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const ground = element => {
    for (; element; element = element.parentElement) {
      const color = parse(getComputedStyle(element).backgroundColor);
      if (color.length === 3 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  const worst = {};
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility() || element.matches('script,style,noscript,option')) continue;
    const style = getComputedStyle(element);
    const a = light(parse(style.color)), b = light(ground(element));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) worst[element.tagName + '.' + element.className + ': ' + node.data.trim().slice(0, 30)] = ratio;
  }
  return worst;
})()"""

STRUCTURE = """(() => {
  const problems = [];
  let last = 0;
  for (const heading of document.querySelectorAll('h1,h2,h3,h4,h5,h6')) {
    const level = Number(heading.tagName[1]);
    if (level > last + 1) problems.push('heading skips a level: ' + heading.textContent.trim().slice(0, 60));
    last = level;
  }
  if (document.querySelectorAll('h1').length !== 1) problems.push('there is not exactly one h1');
  for (const cell of document.querySelectorAll('th:not([scope])')) problems.push('no scope: ' + cell.textContent);
  const ids = new Set();
  for (const element of document.querySelectorAll('[id]')) {
    if (ids.has(element.id)) problems.push('twice: #' + element.id);
    ids.add(element.id);
  }
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    if (!document.getElementById(decodeURIComponent(link.hash.slice(1)))) problems.push('leads nowhere: ' + link.hash);
  }
  for (const field of document.querySelectorAll('select,button')) {
    if (!field.labels?.length && !field.textContent.trim()) problems.push('no label: ' + field.outerHTML.slice(0, 60));
  }
  if (/¤[0-9a-z]+;/.test(document.body.innerText)) problems.push('pieces were not put together');
  return problems.slice(0, 20);
})()"""

FILTERS = """(async () => {
  const problems = [];
  const form = document.getElementById('filter');
  if (!form) return {problems, tried: 0, findings: 0};
  const tick = () => new Promise(done => setTimeout(done));
  if (form.hidden) problems.push('the filters are hidden');
  const set = async (name, value) => {
    form.elements[name].value = value;
    form.elements[name].dispatchEvent(new Event('input', {bubbles: true}));
    await tick();
  };
  const findings = [...document.querySelectorAll('.finding')];
  const isShown = one => !one.closest('[hidden]');
  const check = (name, value, fits) => {
    const wrong = findings.filter(one => isShown(one) !== fits(one));
    if (wrong.length) problems.push(name + '=' + value + ': ' + wrong.length + ' findings wrong');
    const numbers = form.querySelector('output').textContent.match(/\\d+/g).map(Number);
    const expected = findings.filter(fits).length;
    if (numbers[0] !== expected || numbers[1] !== findings.length) {
      problems.push(name + '=' + value + ' says ' + numbers + ', not ' + [expected, findings.length]);
    }
  };
  const rules = {
    c: (one, value) => one.closest('.report').dataset.c === value,
    a: (one, value) => one.closest('.article').dataset.a === value,
    s: (one, value) => one.closest('.requirement').dataset.s === value,
    k: (one, value) => one.dataset.k === value,
    b: (one, value) => one.dataset.b === value,
  };
  let tried = 0;
  for (const select of form.querySelectorAll('select')) {
    for (const option of [...select.options].slice(0, 12)) {
      if (!option.value) continue;
      await set(select.name, option.value);
      check(select.name, option.value, one => rules[select.name](one, option.value));
      tried += 1;
    }
    await set(select.name, '');
  }
  form.reset();
  await tick(); await tick();
  check('reset', '', () => true);
  return {problems, tried, findings: findings.length};
})()"""

CELLS = """(async () => {
  const problems = [];
  const links = [...document.querySelectorAll('.matrix td a')];
  for (const link of [links[0], links[links.length >> 1], links[links.length - 1]]) {
    if (!link) continue;
    link.click();
    await new Promise(done => setTimeout(done, 30));
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!target?.checkVisibility()) problems.push('a cell does not open ' + link.hash);
  }
  return {problems, cells: links.length};
})()"""


def main():
    page = pathlib.Path(sys.argv[1]).resolve()
    folder = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
    problems = []
    size = page.stat().st_size
    if size > 1_000_000:
        problems.append(f"{size} bytes are more than a megabyte")
    browser = Browser()
    try:
        for name, (width, height) in WIDTHS.items():
            browser.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                         mobile=name == "phone")
            for scheme in ("light", "dark"):
                browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
                # The best of three: a busy machine must not fail a page.
                seconds = min(browser.open(page.as_uri()) for _ in range(3))
                where = f"{name}, {scheme}"
                if seconds > 1:
                    problems.append(f"{where}: takes {seconds:.2f} s to open")
                overflow = browser.run("document.documentElement.scrollWidth - innerWidth")
                if overflow > 0:
                    problems.append(f"{where}: scrolls sideways by {overflow} pixels")
                if folder:
                    browser.screenshot(folder / f"{name}-{scheme}.png")
                problems += [f"{where}: {one}" for one in browser.run(STRUCTURE)]
                cells = browser.run(CELLS)
                problems += [f"{where}: {one}" for one in cells["problems"]]
                filters = browser.run(FILTERS)
                problems += [f"{where}: {one}" for one in filters["problems"]]
                browser.run("document.getElementById('open')?.click()")
                overflow = browser.run("document.documentElement.scrollWidth - innerWidth")
                if overflow > 0:
                    problems.append(f"{where}: scrolls sideways by {overflow} pixels once all is open")
                low = browser.run(CONTRAST)
                problems += [f"{where}: contrast {ratio:.1f} of {what}" for what, ratio in list(low.items())[:10]]
                problems += [f"{where}: {one}" for one in browser.errors()]
                print(f"{where}: opens in {seconds:.2f} s, {size} bytes, {cells['cells']} cells, "
                      f"{filters['findings']} findings, {filters['tried']} filters tried")
    finally:
        browser.close()
    for problem in problems:
        print(f"error: {problem}", file=sys.stderr)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
