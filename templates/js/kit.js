/* The kit's page: a text, so many people, so many minutes; the cuts were computed by the build. The choice stands in
   the address, so that it can be sent. A text's cuts are loaded when it is chosen, from a disk as over http. */
(() => {
  'use strict';
  const A = window.Arpentage;
  const form = document.getElementById('kit');
  if (!form) return;
  const root = document.documentElement.dataset;
  const share = document.getElementById('share');
  const schedule = document.getElementById('plan');
  const paper = document.querySelector('#paper code');
  const command = paper.textContent;
  const PAUSE = 150; // milliseconds without a key before a number is taken as written
  const texts = {};

  /** A pattern with its {places} filled. */
  const filled = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
  const time = (seconds) => filled(share.dataset.time, { m: Math.floor(seconds / 60), s: seconds % 60 });
  const clock = (minutes) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

  A.kit = (slug, cuts) => { texts[slug] = cuts; };

  const load = (slug) => new Promise((done) => {
    if (texts[slug]) done();
    const script = document.createElement('script');
    script.src = `${root.root}kit/${slug}.js`;
    script.onload = script.onerror = done;
    if (!texts[slug]) document.head.append(script);
  });

  const cell = (row, content) => {
    const made = row.insertCell();
    made.append(content);
    return made;
  };

  function row(body, [label, id, seconds, readers], at, slug, longest) {
    const line = body.insertRow();
    const link = document.createElement('a');
    const bar = document.createElement('i');
    link.href = `${share.dataset.texts}${slug}.html#${id}`;
    link.textContent = label;
    link.dir = 'ltr';
    bar.style.inlineSize = `${(100 * seconds) / longest}%`;
    cell(line, at + 1);
    cell(line, link).className = 'code';
    cell(line, time(seconds)).append(bar);
    cell(line, readers);
    cell(line, '').className = 'names';
  }

  function showParts(cut, slug, people) {
    const longest = Math.max(...cut.parts.map(([, , seconds]) => seconds));
    const facts = {
      people,
      parts: cut.parts.length,
      longest: time(longest),
      mean: time(cut.mean),
      uneven: filled(share.dataset.percent, { n: cut.uneven }),
    };
    for (const fact of share.querySelectorAll('[data-fact]')) fact.textContent = facts[fact.dataset.fact];
    const said = { [cut.at]: true, shared: cut.parts.length < people };
    for (const words of share.querySelectorAll('[data-at]')) words.hidden = !said[words.dataset.at];
    const [body] = share.querySelector('table').tBodies;
    body.replaceChildren();
    cut.parts.forEach((part, at) => row(body, part, at, slug, longest));
  }

  function showPlan(lengths) {
    const [body] = schedule.querySelector('table').tBodies;
    const warning = schedule.querySelector('[data-lacks]');
    const lacks = lengths.at(-1);
    let start = 0;
    [...body.rows].forEach((line, at) => {
      const pattern = line.cells[1].dataset.minutes;
      line.hidden = !lengths[at];
      line.cells[0].textContent = clock(start);
      line.cells[1].textContent = filled(pattern, { n: lengths[at] });
      start += lengths[at];
    });
    warning.hidden = !lacks;
    warning.textContent = filled(warning.dataset.lacks, { n: lacks });
  }

  const chosen = () => ({
    text: form.elements.text.value,
    people: Number(form.elements.people.value),
    minutes: form.elements.minutes.value,
  });

  async function show() {
    const { text } = chosen();
    await load(text);
    const now = chosen();
    const cut = texts[text]?.[now.people];
    if (now.text !== text || (texts[text] && !cut)) return;
    document.getElementById('kit-failed').hidden = Boolean(cut);
    for (const section of [share, schedule, paper.closest('section')]) section.hidden = !cut;
    if (!cut) return;
    showParts(cut, text, now.people);
    showPlan(cut.plans[now.minutes]);
    paper.textContent = filled(command, now);
    try {
      history.replaceState(null, '', `?${new URLSearchParams(now)}${location.hash}`);
    } catch (error) {
      // An address that the browser will not change is no reason to stop.
    }
  }

  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements[name];
    if (field && (!field.options || [...field.options].some((one) => one.value === value))) field.value = value;
  }
  let waiting;
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, PAUSE);
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  document.getElementById('session').hidden = false;
  show();
})();
