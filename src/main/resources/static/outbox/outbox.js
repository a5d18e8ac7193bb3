// Outward writes for operators: list, send again, give up with a reason.
import {call} from '/camunda/app/desk/web.js';

const REFRESH = 10_000;
const rows = document.getElementById('rows');
const notice = document.getElementById('notice');
const dialog = document.getElementById('give-up');
const reason = document.getElementById('reason');
let shown = 'open';

function tell(text) {
  notice.textContent = text ?? '';
  notice.hidden = !text;
}

function fill(line, row) {
  for (const cell of line.querySelectorAll('[data-cell]')) {
    cell.textContent = row[cell.dataset.cell] ?? '';
    cell.hidden = cell.tagName !== 'TD' && cell.textContent === '';
  }
  line.querySelector('.history').append(...row.history.map(text => {
    const item = document.createElement('li');
    item.textContent = text;
    return item;
  }));
  return line;
}

function draw(row) {
  const line = fill(document.getElementById('row').content.firstElementChild.cloneNode(true), row);
  line.dataset.state = row.state;
  line.dataset.id = row.id;
  for (const button of line.querySelectorAll('[data-act]')) {
    button.hidden = !row.movable || (row.state === 'behind' && button.dataset.act === 'send-again');
    button.setAttribute('aria-label', `${button.textContent}: ${row.caseNumber}, ${row.what}`);
  }
  line.querySelector('[data-act="send-again"]').addEventListener('click', () => act(`/api/outbox/${row.id}/send-again`));
  line.querySelector('[data-act="give-up"]').addEventListener('click', () => ask(row));
  return line;
}

/** The table is drawn anew; whoever stands on a button of a row keeps standing there. */
async function load() {
  const overview = await call(`/api/outbox?show=${shown}`);
  const active = document.activeElement?.closest('#rows [data-act]');
  const place = active && [active.closest('tr').dataset.id, active.dataset.act];
  rows.replaceChildren(...overview.rows.map(draw));
  if (place) {
    rows.querySelector(`tr[data-id="${place[0]}"] [data-act="${place[1]}"]`)?.focus();
  }
  document.getElementById('summary').textContent = overview.summary;
  document.getElementById('empty').hidden = overview.rows.length > 0;
  document.getElementById('all-again').hidden = overview.dead === 0;
}

async function refresh() {
  try {
    await load();
  } catch (failure) {
    if (failure.status === 401) {
      location.assign('/login');
    }
    tell(failure.message);
  }
}

async function act(path, body) {
  tell(null);
  try {
    await call(path, {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body ?? {})});
  } catch (failure) {
    tell(failure.message || String(failure.status));
  }
  await refresh();
}

function ask(row) {
  document.getElementById('give-up-row').textContent = `${row.caseNumber}: ${row.what}.`;
  reason.value = '';
  dialog.returnValue = '';
  dialog.onclose = () => {
    if (dialog.returnValue === 'yes') {
      act(`/api/outbox/${row.id}/give-up`, {reason: reason.value});
    }
  };
  dialog.showModal();
}

for (const button of document.querySelectorAll('[data-show]')) {
  button.addEventListener('click', () => {
    shown = button.dataset.show;
    document.querySelectorAll('[data-show]').forEach(each => each.setAttribute('aria-pressed', String(each === button)));
    refresh();
  });
}
for (const button of document.querySelectorAll('[data-language]')) {
  button.addEventListener('click', async () => {
    await call('/api/language', {method: 'POST', headers: {'Content-Type': 'application/json'},
      body: JSON.stringify({language: button.dataset.language})});
    location.reload();
  });
}
document.getElementById('all-again').addEventListener('click', () => act('/api/outbox/send-again'));
document.getElementById('refresh').addEventListener('click', refresh);
setInterval(() => dialog.open || refresh(), REFRESH);
refresh();
