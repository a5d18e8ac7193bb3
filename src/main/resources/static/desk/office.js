// The running terms of the reader's office; the head gives a task more time, with a reason.
import {ask, attempt, element, moment, say} from './pages.js';

function extension(row, reasons) {
  const day = element('input', {type: 'date', required: true});
  const reason = element('select', {required: true}, element('option', {value: ''}, '—'),
    reasons.map(one => element('option', {value: one.value}, one.label)));
  const form = element('form', {class: 'extension'},
    element('label', {}, say('day'), day), element('label', {}, say('reason'), reason),
    element('button', {type: 'submit', class: 'primary'}, say('extend')));
  form.addEventListener('submit', event => {
    event.preventDefault();
    attempt(async () => {
      await ask(`/api/terms/office/${encodeURIComponent(row.taskId)}/extension`, {lastDay: day.value, reason: reason.value});
      await load();
    });
  });
  return element('details', {}, element('summary', {}, say('extend')), form);
}

function line(row, reasons) {
  return element('tr', {class: `level-${row.level}`},
    element('td', {}, row.caseNumber ?? '–'),
    element('td', {}, row.term),
    element('td', {}, row.assignee ?? '–'),
    element('td', {}, moment(row.due)),
    element('td', {}, row.words),
    element('td', {}, row.extendable ? extension(row, reasons) : null));
}

async function load() {
  const {reasons, terms} = await ask('/api/terms/office');
  document.getElementById('terms').replaceChildren(...(terms.length ? terms.map(row => line(row, reasons))
    : [element('tr', {}, element('td', {colspan: '6'}, say('none')))]));
}

attempt(load);
