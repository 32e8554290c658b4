/* The kit's page: a text or a theme, so many people, so many minutes; the cuts were computed by the build. The choice stands in
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
  const THEMES = 'themes/'; // what the names of themes begin with, among those of texts
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

  function row(body, [places, seconds, readers], at, slug, longest) {
    const line = body.insertRow();
    const bar = document.createElement('i');
    const links = places.map(([label, address]) => {
      const link = document.createElement('a');
      link.href = share.dataset.texts + (address.startsWith('#') ? `${slug}.html${address}` : address);
      link.textContent = label;
      link.dir = 'ltr';
      return link;
    });
    bar.style.inlineSize = `${(100 * seconds) / longest}%`;
    cell(line, at + 1);
    const codes = cell(line, '');
    codes.className = 'code';
    links.forEach((link, position) => codes.append(position ? ' · ' : '', link));
    cell(line, time(seconds)).append(bar);
    cell(line, readers);
    cell(line, '').className = 'names';
  }

  function showParts(cut, slug, people) {
    const longest = Math.max(...cut.parts.map(([, seconds]) => seconds));
    const facts = {
      people,
      parts: cut.parts.length,
      longest: time(longest),
      mean: time(cut.mean),
      uneven: filled(share.dataset.percent, { n: cut.uneven }),
    };
    for (const fact of share.querySelectorAll('[data-fact]')) fact.textContent = facts[fact.dataset.fact];
    const theme = cut.at === 'theme';
    const said = { [cut.at]: true, [theme ? 'theme-shared' : 'shared']: cut.parts.length < people };
    for (const words of share.querySelectorAll('[data-at]')) words.hidden = !said[words.dataset.at];
    for (const words of schedule.querySelectorAll('[data-of]')) words.hidden = (words.dataset.of === 'theme') !== theme;
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

  const chosen = () => {
    const of = form.elements.of.value;
    const kind = of.startsWith(THEMES) ? 'theme' : 'text';
    const id = kind === 'theme' ? of.slice(THEMES.length) : of;
    return { of, kind, id, people: Number(form.elements.people.value), minutes: form.elements.minutes.value };
  };

  async function show() {
    const { of } = chosen();
    await load(of);
    const now = chosen();
    const cut = texts[of]?.[now.people];
    if (now.of !== of || (texts[of] && !cut)) return;
    document.getElementById('kit-failed').hidden = Boolean(cut);
    for (const section of [share, schedule, paper.closest('section')]) section.hidden = !cut;
    if (!cut) return;
    showParts(cut, of, now.people);
    showPlan(cut.plans[now.minutes]);
    paper.textContent = filled(command, now);
    const { kind, id, people, minutes } = now;
    try {
      history.replaceState(null, '', `?${new URLSearchParams({ [kind]: id, people, minutes })}${location.hash}`);
    } catch (error) {
      // An address that the browser will not change is no reason to stop.
    }
  }

  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements[name === 'text' || name === 'theme' ? 'of' : name];
    const asked = name === 'theme' ? THEMES + value : value;
    if (field && (!field.options || [...field.options].some((one) => one.value === asked))) field.value = asked;
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
