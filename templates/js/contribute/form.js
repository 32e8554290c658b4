/* The form of a contribution: opened on words or on a paragraph, it shows at every change how the contribution will read
   and the file that it makes. What was typed stays until it has been given. */
(() => {
  'use strict';
  const A = window.Arpentage;
  const C = A.contributing;
  const WAIT = 200; // ms after the last key before the file is made again
  const holder = document.createElement('div');
  let subject;
  let file = null;
  let introduction = null;
  let attempted = false;
  let given = true;
  let turn = 0;

  holder.innerHTML = C.form; // the build's own words: nothing that a reader typed
  const dialog = holder.firstElementChild;
  const form = dialog.querySelector('form');
  const part = (name) => dialog.querySelector(`.${name}`);
  const said = (words) => { part('said').textContent = words; };
  const kind = () => form.elements.kind.value;

  function today() {
    const now = new Date();
    const two = (number) => String(number).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  /** What is typed in the parts of the form that are for this kind; texts by language, the page's first. */
  function values() {
    const found = { kind: kind(), date: today(), texts: {} };
    for (const field of form.elements) {
      if (!field.name || field.closest('[data-for][hidden]') || (field.type === 'radio' && !field.checked)) continue;
      const value = field.type === 'checkbox' ? field.checked : field.value.trim();
      const [name, lang] = field.name.split('.');
      if (lang) (found.texts[lang] ??= {})[name] = value;
      else found[name] = value;
    }
    return found;
  }

  /** Why the kind chosen cannot be written on this subject, or nothing. */
  function hindrance() {
    const { slip, spots } = subject;
    if (kind() === 'translation') return (spots?.length ?? 1) > 1 ? ['kind', 'one-paragraph'] : null;
    if (kind() !== 'emendation') return null;
    if (slip.many) return ['kind', 'few-words'];
    if ('taken' in slip) return ['kind', 'taken'];
    return slip.repeated ? ['kind', 'more-words'] : null;
  }

  function preview({ kind: chosen, texts, target, corr, to, theme }) {
    const box = (lang, ...nodes) => {
      const made = document.createElement('div');
      Object.assign(made, { lang, dir: 'auto' });
      made.append(...nodes);
      return made;
    };
    const head = (words) => Object.assign(document.createElement('p'), { className: 'lemma', textContent: words });
    const paragraph = (words) => Object.assign(document.createElement('p'), { textContent: words });
    if (chosen === 'translation') return [box(to, ...(target ? [paragraph(target)] : []))];
    const above = { passage: C.themes[theme], emendation: corr && `${subject.slip.read ?? ''} → ${corr}` }[chosen];
    return Object.entries(texts).filter(([, one]) => one.words || one.label).map(([lang, one]) =>
      box(lang, head(one.label ?? above ?? ''), ...C.preview(one.words), ...C.preview(one.hint ?? '')));
  }

  async function update() {
    turn += 1;
    const mine = turn;
    const typed = values();
    const stops = hindrance();
    const record = stops ? { wrong: [stops] } : await C.record(typed, subject);
    if (mine !== turn) return;
    ({ file = null, introduction = null } = record);
    part('shown').replaceChildren(...preview(typed));
    C.offerLacks(part('lacks'), form, record.wrong, attempted);
    part('rights').textContent = (file && C.forge && C.strings.rights[C.forge.name]) || '';
    C.offerFile(part('handing'), part('mould'), file, (words, handed) => {
      said(words);
      if (handed) done();
    });
    introduce();
  }

  /** The file that would introduce the author, folded away: nobody has to give it. */
  function introduce() {
    part('introduction').hidden = !introduction;
    part('signed').textContent = introduction ? C.say(C.strings.introduces, introduction) : '';
    C.offerFile(part('introducing'), part('mould'), introduction, said);
  }

  /** The contribution is in somebody's hands: the next opening starts anew. */
  function done() {
    given = true;
    const { by, remember } = form.elements;
    if (remember.checked) A.store.set('name', by.value.trim());
    else A.store.remove('name');
  }

  async function translating() {
    const { to, target, comment } = form.elements;
    const unit = (await C.unitsOf(subject.slug, to.value))[subject.paragraph.id];
    const untouched = !target.value || target.value === subject.unit?.target;
    subject.unit = unit;
    if (untouched) {
      target.value = unit?.target ?? '';
      comment.value = unit?.comment ?? '';
    }
    Object.assign(target, { lang: to.value, dir: 'auto' });
  }

  async function choose() {
    attempted = false;
    for (const element of dialog.querySelectorAll('[data-for]')) {
      element.hidden = !element.dataset.for.split(' ').includes(kind());
    }
    if (kind() === 'translation') await translating();
    await update();
  }

  /** Languages that the text may be translated into. */
  const targets = () => [...form.elements.to.options].filter((option) => !option.disabled).map((option) => option.value);

  /** Shows what the form is on. */
  function present() {
    const { paragraph, beside, nowhere, text, slip } = subject;
    const head = dialog.querySelector('h2');
    head.textContent = paragraph ? C.say(head.dataset.on, { code: paragraph.code }) : head.dataset.plain;
    part('beside').hidden = !beside && !nowhere;
    part('beside').textContent = beside || nowhere ? C.say(C.strings.beside[beside ?? nowhere], { code: paragraph?.code }) : '';
    part('whole').hidden = Boolean(nowhere);
    if (nowhere) return;
    for (const [name, words] of [['quoted', subject.words], ['source-text', paragraph.read], ['sic-shown', slip.sic ?? '']]) {
      Object.assign(part(name), { textContent: words, lang: text.lang, dir: 'auto' });
    }
    for (const option of form.elements.to.options) option.disabled = option.hidden = option.value === text.lang;
    form.querySelector('#write-kind-translation').parentElement.hidden = !targets().length;
  }

  async function fill() {
    const { to, corr, by, remember } = form.elements;
    if (given) form.reset();
    attempted = false;
    said('');
    const name = (await A.store.get('name')) ?? '';
    if (name && !by.value) [by.value, remember.checked] = [name, true];
    corr.value = subject.slip.read ?? '';
    const others = targets();
    to.value = [subject.to, document.documentElement.lang, to.value].find((lang) => others.includes(lang)) ?? others[0] ?? '';
    if (subject.beside === 'translation') form.elements.kind.value = 'translation';
  }

  C.open = async (place) => {
    const text = await C.textOf(document.getElementById('contribute').dataset.text);
    subject = C.subject(text, place);
    present();
    if (!subject.nowhere) await fill();
    dialog.showModal();
    dialog.scrollTop = part('quoted').scrollTop = 0;
    if (subject.nowhere) return;
    form.querySelector('[name="kind"]:checked').focus();
    await choose();
  };

  async function keep() {
    await update();
    attempted = true;
    if (!file) {
      await update();
      part('lacks').querySelector('button')?.click();
      return;
    }
    const kept = await Promise.all([file, introduction].filter(Boolean).map(C.outbox.keep));
    said(kept.every(Boolean) ? C.strings.kept : C.strings.unkept);
    if (kept.every(Boolean)) done();
  }

  let waiting;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', ({ target }) => {
    if (target.name === 'kind' || target.name === 'to') return;
    given = false;
    clearTimeout(waiting);
    waiting = setTimeout(update, WAIT);
  });
  form.addEventListener('change', ({ target }) => {
    if (target.name === 'kind' || target.name === 'to') choose();
  });
  dialog.addEventListener('keydown', (event) => event.stopPropagation()); // the page's letters are not heard here
  part('close').addEventListener('click', () => dialog.close());
  part('keep').addEventListener('click', keep);
  dialog.addEventListener('close', () => {
    const back = document.activeElement === document.body && document.getElementById(subject.paragraph?.id);
    back?.closest?.('.par').querySelector('.num').focus({ preventScroll: true });
  });
  addEventListener('beforeunload', (event) => {
    if (!given) event.preventDefault(); // the browser asks whether what was typed may be lost
  });
  document.body.append(dialog);
})();
