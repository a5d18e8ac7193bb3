// Families of the reader: the list, and of one of them what the case card opens to the reader.
import {ask, attempt, element, fill, say} from './pages.js';
import {texts} from '/camunda/app/desk/web.js';
import {replacement} from '/camunda/app/desk/assistant.js';

const words = await texts();
const desk = (key, ...values) => fill(words[key] ?? '', ...values);
const place = document.getElementById('card');
const day = value => value.split('-').reverse().join('.');

const shown = value => value === null || value === undefined ? ''
  : typeof value === 'object' ? value.label ?? value.name ?? ''
    : /^\d{4}-\d\d-\d\d$/.test(value) ? day(value) : String(value);

/** Rows as a table: a column for each key that has words. */
function table(rows) {
  const keys = [...new Set(rows.flatMap(Object.keys))].filter(key => words[`column.${key}`]);
  return element('div', {class: 'scroll'}, element('table', {},
    element('thead', {}, element('tr', {}, keys.map(key => element('th', {scope: 'col'}, desk(`column.${key}`))))),
    element('tbody', {}, rows.map(row => element('tr', {}, keys.map(key => element('td', {}, shown(row[key]))))))));
}

const section = (key, content) => content ? [element('h3', {}, desk(`card.${key}`)), content] : [];

const people = list => table(list.map(({surname, name, patronymic, ...person}) =>
  ({name: [surname, name, patronymic].filter(Boolean).join(' '), ...person})));

const contacts = list => list.length ? element('dl', {}, list.flatMap(one =>
  [element('dt', {}, one.label), element('dd', {}, one.value)])) : null;

async function show(caseId, changed) {
  const card = await ask(`/api/case/${encodeURIComponent(caseId)}`);
  const again = () => attempt(async () => {
    await load();
    await show(caseId, true);
  });
  const rows = key => card[key]?.length ? table(card[key]) : null;
  place.replaceChildren(element('h2', {tabindex: '-1'}, desk('card.title', card.caseNumber)),
    changed ? element('p', {class: 'lead', role: 'status'}, desk('assistant.done')) : '',
    ...section('family', card.family ? people(card.family) : null),
    ...section('details', card.details ? contacts(card.details) : null),
    ...section('relocation', rows('relocation')), ...section('plan', rows('plan')),
    replacement({caseId, ...card}, desk, again) ?? '');
  place.hidden = false;
  place.firstChild.focus();
}

function line(row) {
  const assistant = [row.assistant ?? say(row.since ? 'nobody' : 'unnamed'),
    row.since ? element('span', {class: 'mark'}, say('since', day(row.since))) : null];
  return element('tr', {class: !row.assistant && row.since ? 'level-breached' : null},
    element('td', {}, row.caseNumber), element('td', {}, row.family), element('td', {}, row.stage),
    element('td', {}, ...assistant),
    element('td', {}, element('button', {type: 'button', onclick: () => attempt(() => show(row.caseId))}, say('open'))));
}

async function load() {
  const families = await ask('/api/families');
  document.getElementById('families').replaceChildren(...(families.length ? families.map(line)
    : [element('tr', {}, element('td', {colspan: '5'}, say('none')))]));
}

attempt(load);
