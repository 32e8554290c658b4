/* The outbox: what waits on this machine, with its files to look at, name, propose, save, bring back or erase. */
(() => {
  'use strict';
  const A = window.Arpentage;
  const C = A.contributing;
  const section = document.getElementById('outbox');
  const mould = section.querySelector('template');
  const part = (name) => section.querySelector(`.${name}`);
  const said = (words) => { part('count').textContent = words; };
  const PATH = /^(.*\/)([^/]*)\.yaml$/;
  const split = (path) => PATH.exec(path).slice(1);
  /** Files whose name says what they are of: a paragraph, a person. */
  const NAMED = /\/(translations|contributors)\//;
  const INTRODUCES = /\/contributors\/(?<id>[^/]*)\.yaml$/;

  /** A file of another name; nothing where the name is no id or is taken. */
  async function rename(file, input, wrong) {
    const path = `${split(file.path)[0]}${input.value}.yaml`;
    const taken = path !== file.path && (await C.outbox.list()).some((other) => other.path === path);
    wrong.hidden = /^[a-z0-9-]{1,64}$/.test(input.value) && !taken;
    input.setAttribute('aria-invalid', String(!wrong.hidden));
    if (!wrong.hidden || path === file.path) return;
    if (await C.outbox.keep({ ...file, path })) await C.outbox.drop(file.path);
    await show();
  }

  function row(file) {
    const item = mould.content.firstElementChild.cloneNode(true);
    const [folder, name] = split(file.path);
    const input = item.querySelector('input');
    const folderShown = item.querySelector('.folder');
    input.id = `outbox-${file.path.replace(/[^a-z0-9]+/g, '-')}`;
    folderShown.parentElement.htmlFor = input.id;
    folderShown.textContent = folder.replace(/^annotations\//, '');
    input.value = name;
    input.readOnly = NAMED.test(file.path);
    input.addEventListener('change', () => rename(file, input, item.querySelector('.wrong')));
    item.querySelector('pre code').textContent = file.content;
    const person = INTRODUCES.exec(file.path)?.groups;
    if (person) item.querySelector('.says').append(C.say(C.strings.introduces, person), ' ');
    C.offerForge(item, file, said);
    item.querySelector('.save').addEventListener('click', () => C.saveFile(file));
    item.querySelector('.drop').addEventListener('click', async () => {
      await C.outbox.drop(file.path);
      await show();
      (section.querySelector('.files button') ?? section.querySelector('h2')).focus();
    });
    return item;
  }

  async function show() {
    const files = await C.outbox.list();
    part('files').replaceChildren(...files.map(row));
    part('buttons').hidden = part('after-files').hidden = !files.length;
    said(files.length ? C.say(C.strings.outbox.waiting, { n: files.length }) : C.strings.outbox.empty);
  }

  part('save-all').addEventListener('click', async () => {
    const { title: reader, version, date } = section.dataset;
    C.save('arpentage-outbox.json', C.bundle(await C.outbox.list(), { reader, version, date }), 'application/json');
  });
  part('drop-all').addEventListener('click', async () => {
    const files = await C.outbox.list();
    if (!confirm(C.say(C.strings.outbox.sure, { n: files.length }))) return;
    await C.outbox.clear();
    await show();
    section.querySelector('h2').focus();
  });
  section.querySelector('h2').tabIndex = -1;
  A.fetch(`${document.documentElement.dataset.prefix}contribute/form.js`).then(show);
  addEventListener('arpentage:erased', show);
})();
