/* What was written in the form as the contents of a file, one function a kind of annotation, with what it still lacks.
   A lack is `[name of the field, key of what to say]`. */
(() => {
  'use strict';
  const C = window.Arpentage.contributing;
  const LONGEST = { words: 20000, label: 200, hint: 20000, corr: 2000, target: 20000, comment: 2000, source: 500, locator: 200 };

  /** The languages that something was written in, the page's own first: it is then the original. */
  const written = ({ texts }) => Object.keys(texts).filter((lang) => Object.values(texts[lang]).some(Boolean));
  const localized = (values, field) => Object.fromEntries(written(values).map((lang) => [lang, values.texts[lang][field]]));

  /** What each language used must have. */
  function needs(values, fields) {
    const languages = written(values);
    const lacks = (languages.length ? languages : [Object.keys(values.texts)[0]]).flatMap((lang) =>
      fields.filter((field) => !values.texts[lang][field]).map((field) => [`${field}.${lang}`, field]));
    return lacks;
  }

  /** Source by id, or in words where it is not described yet, or none and said so. */
  function sources({ source, locator, sourceless, ...values }) {
    const id = Object.entries(C.sources).find(([one, title]) => one === source || title === source)?.[0];
    if (id) return { sources: [{ source: id, ...(locator && { locator }) }] };
    const cited = locator ? `${source}, ${locator}` : source;
    const say = (lang) => (source ? C.said.words[lang].replace('{words}', () => cited) : C.said.unsourced[lang]);
    return source || sourceless ? { unsourced: Object.fromEntries(written(values).map((lang) => [lang, say(lang)])) } : {};
  }

  function note(values, { target }) {
    const known = Object.values(C.sources).includes(values.source) || Object.hasOwn(C.sources, values.source);
    const lacks = needs(values, ['label', 'words']);
    if (!values.source && !values.sourceless) lacks.push(['source', 'source']);
    if (!known && /^[a-z0-9]+(-[a-z0-9]+)+$/.test(values.source)) lacks.push(['source', 'unknown']);
    const themes = values.theme && { themes: [values.theme] };
    const body = { subject: values.subject, label: localized(values, 'label'), body: localized(values, 'words') };
    return { folder: 'notes', lacks, data: { target, ...body, ...themes, ...sources(values) } };
  }

  function passage(values, { target }) {
    const lacks = [...(values.theme ? [] : [['theme', 'theme']]), ...needs(values, ['words'])];
    return { folder: 'passages', lacks, data: { target, theme: values.theme, why: localized(values, 'words') } };
  }

  function question(values, { target }) {
    const hinted = written(values).some((lang) => values.texts[lang].hint);
    const hint = hinted && { hint: localized(values, 'hint') };
    const themes = values.theme && { themes: [values.theme] };
    const lacks = needs(values, hinted ? ['words', 'hint'] : ['words']);
    return { folder: 'questions', lacks, data: { body: localized(values, 'words'), ...hint, target, ...themes } };
  }

  function emendation(values, { slip }) {
    const { line, sic = '', prefix, read = '' } = slip;
    const corr = values.corr;
    const same = corr === read ? [['corr', 'same']] : [];
    const repair = { line, sic, corr, ...(prefix && { prefix }), fault: values.fault, act: C.act(sic, corr), cert: values.cert };
    return { folder: 'emendations', lacks: [...same, ...needs(values, ['words'])], data: { ...repair, why: localized(values, 'words') } };
  }

  function translation(values, { paragraph, unit }) {
    const lacks = values.target ? [] : [['target', 'target']];
    if (unit && unit.target.trim() === values.target && unit.comment === values.comment) lacks.push(['target', 'unchanged']);
    const comment = values.comment && { comment: values.comment };
    const data = { source: paragraph.read.trim(), target: values.target, origin: 'person', ...comment };
    return { folder: `translations/${values.to}`, lacks, data, name: unit?.id ?? paragraph.id, by: unit?.by, replaces: unit?.hash };
  }

  const KINDS = { note, passage, question, emendation, translation };

  /** Twelve digits of the SHA-256 of a text, as arpentage.language.hash_of; null where the browser gives none. */
  async function hash(text) {
    const bytes = await globalThis.crypto.subtle?.digest('SHA-256', new TextEncoder().encode(text.trim()));
    return bytes ? [...new Uint8Array(bytes)].slice(0, 6).map((byte) => byte.toString(16).padStart(2, '0')).join('') : null;
  }

  /** Which language is the original, and for each other the hash of what it was made from. */
  async function origins(values, data) {
    const [original, ...others] = written(values);
    const localizedIn = Object.entries(data).filter(([key]) => ['label', 'body', 'why', 'hint', 'unsourced'].includes(key));
    const made = await hash(localizedIn.map(([, words]) => words[original] ?? '').join('\n'));
    const from = others.length && made ? { made_from: Object.fromEntries(others.map((lang) => [lang, made])) } : {};
    return { ...(original !== C.original && { original }), ...from };
  }

  /** Every text typed, by the name of its field. */
  const typed = ({ texts, ...values }) => [
    ...Object.entries(values),
    ...Object.entries(texts).flatMap(([lang, fields]) => Object.entries(fields).map(([name, text]) => [`${name}.${lang}`, text])),
  ].filter(([, text]) => typeof text === 'string');

  function faults(values) {
    return typed(values).flatMap(([name, text]) => {
      if (C.unwritable(text)) return [[name, 'control']];
      return text.length > (LONGEST[name.split('.')[0]] ?? 200) ? [[name, 'long']] : [];
    });
  }

  /** The file of a contribution: its path, its content, where it changes a file the hash of what that says; the one that
      would introduce its author; and what is lacking or wrong. */
  C.record = async (values, subject) => {
    const { folder, lacks, data, name, by = [], replaces } = KINDS[values.kind](values, subject);
    const signed = C.signature(values.by);
    const wrong = [...faults(values), ...lacks, ...(values.by ? [] : [['by', 'by']])];
    if (wrong.length) return { wrong };
    const origin = values.kind === 'translation' ? {} : await origins(values, data);
    const label = values.texts?.[written(values)[0]]?.label;
    const id = name ?? `${C.slug(label || subject.words || '') || values.kind}-${subject.chance}`;
    const head = { by: [...new Set([...by, signed.id])], date: values.date };
    const path = `annotations/texts/${subject.slug}/${folder}/${id}.yaml`;
    const file = { path, content: C.file(path, values.kind, { ...head, ...data, ...origin }), ...(replaces && { replaces }) };
    return { wrong, file, introduction: signed.introduction };
  };
})();
