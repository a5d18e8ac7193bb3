// The working calendar: what is on file, a new file, what it would move, and the batch that moves it.
import {ask, attempt, element, moment, say} from './pages.js';

const at = id => document.getElementById(id);
let chosen = null;

function day(text) {
  return text.split('-').reverse().join('.');
}

function state(file) {
  return file.applied ? say('applied', moment(file.appliedAt), file.appliedBy, file.examined, file.moved) : say('draft');
}

function row(file) {
  return element('tr', {},
    element('td', {}, String(file.id)),
    element('td', {}, String(file.year)),
    element('td', {}, file.legalSource, file.differences.length
      ? element('span', {class: 'mark'}, say('differences', file.differences.map(day).join(', '))) : null),
    element('td', {}, moment(file.uploadedAt), element('span', {class: 'mark'}, file.uploadedBy)),
    element('td', {}, state(file)),
    element('td', {}, file.applied ? null
      : element('button', {type: 'button', onclick: () => attempt(() => dryRun(file.id))}, say('dry'))));
}

async function load() {
  const {years, version, files} = await ask('/api/terms/calendars');
  at('years').textContent = years.join(', ');
  at('version').textContent = version;
  at('files').replaceChildren(...(files.length ? files.map(row)
    : [element('tr', {}, element('td', {colspan: '6'}, say('none')))]));
}

function move(one) {
  return element('tr', {},
    element('td', {}, one.caseNumber ?? '–'),
    element('td', {}, one.office ?? '–'),
    element('td', {}, one.term, one.paused ? element('span', {class: 'mark'}, say('stands')) : null),
    element('td', {}, moment(one.dueBefore)),
    element('td', {}, moment(one.dueAfter), one.provisional ? element('span', {class: 'mark'}, say('provisional')) : null));
}

function show(outcome, words) {
  at('run').hidden = false;
  at('result').textContent = say(words, outcome.examined, outcome.moving)
    + (outcome.moves.length < outcome.moving ? ` ${say('shown', outcome.moves.length)}` : '');
  at('moves').replaceChildren(...outcome.moves.map(move));
}

async function dryRun(id) {
  chosen = id;
  at('sure').checked = false;
  at('apply').hidden = false;
  show(await ask(`/api/terms/recalculation?calendar=${encodeURIComponent(id)}`), 'result');
  at('run').scrollIntoView({block: 'start'});
}

at('bring').addEventListener('submit', event => {
  event.preventDefault();
  attempt(async () => {
    const text = await at('file').files[0].text();
    const {id} = await ask('/api/terms/calendars', {text, legalSource: at('source').value});
    at('bring').reset();
    await load();
    await dryRun(id);
  });
});

at('apply').addEventListener('submit', event => {
  event.preventDefault();
  attempt(async () => {
    show(await ask('/api/terms/recalculation', {calendar: chosen}), 'done');
    at('apply').hidden = true;
    await load();
  });
});

attempt(load);
