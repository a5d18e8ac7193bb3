// Tasklist by keyboard. Keys are meant by their place (event.code), so they are the same on kk, ru and Latin layouts.
import {element, selectedTask, texts} from './web.js';

const t = await texts();

/** Keys and what stands on them: Latin, and Cyrillic as on the kk and ru layouts. */
const KEYS = [
  {code: 'KeyJ', caps: ['J', 'О'], says: 'keys.down', run: () => move(1)},
  {code: 'KeyK', caps: ['K', 'Л'], says: 'keys.up', run: () => move(-1)},
  {code: 'KeyL', caps: ['L', 'Д'], says: 'keys.list', run: focusList},
  {code: 'KeyC', caps: ['C', 'С'], says: 'keys.claim', run: claim},
  {code: 'KeyF', caps: ['F', 'А'], says: 'keys.form', run: focusForm},
  {code: 'Enter', ctrl: true, caps: ['Ctrl + Enter'], says: 'keys.complete', run: complete},
  {code: 'KeyN', caps: ['N', 'Т'], says: 'keys.next', run: next},
  {code: 'Slash', caps: ['/'], says: 'keys.search', run: focusSearch}
];
const WRITING = 'textarea, select, [contenteditable=true], input:not([type=checkbox]):not([type=radio]):not([type=button])';

// ---- the list, through Tasklist's own list ----

function list() {
  const node = document.querySelector('[cam-tasks]');
  return node ? window.angular.element(node).isolateScope() ?? window.angular.element(node).scope() : null;
}

/** Selects a task of the list; its form is drawn by Tasklist. */
function select(task) {
  const scope = list();
  if (scope && task) {
    scope.$apply(() => scope.focus(null, task));
  }
}

function place(scope) {
  return (scope.tasks ?? []).findIndex(task => task.id === scope.currentTaskId);
}

function move(step) {
  const scope = list();
  const tasks = scope?.tasks ?? [];
  const at = scope ? place(scope) : -1;
  if (at < 0) {
    select(tasks[0]);
  } else if (tasks[at + step]) {
    select(tasks[at + step]);
  } else {
    // The end of a page: Tasklist itself turns it.
    const keyCode = step > 0 ? 40 : 38;
    scope.$apply(() => scope.handleKeydown({keyCode, preventDefault: () => {}, target: document.querySelector('[cam-tasks]')}));
  }
}

function next() {
  move(1);
  whenDrawn(focusForm);
}

function focusList() {
  (document.querySelector('.tasks-list li.active a') ?? document.querySelector('.tasks-list li.task a'))?.focus();
}

function focusSearch() {
  document.querySelector('[cam-tasks]')?.closest('.column, section, div')?.querySelector('.search-container input')?.focus();
  document.querySelector('.search-container input')?.focus();
}

// ---- the task ----

const visible = selector => [...document.querySelectorAll(selector)].filter(node => node.offsetParent);

function claim() {
  visible('button.claim')[0]?.click();
}

function focusForm() {
  visible('.fjs-container input:not([disabled]):not([readonly]), .fjs-container textarea:not([disabled]):not([readonly])')
    .find(node => !node.closest('.fjs-disabled, .fjs-readonly'))?.focus();
}

function complete() {
  const button = visible('.form-actions .btn-primary').at(-1);
  if (button && !button.disabled) {
    button.click();
  } else {
    visible('.fjs-container .fjs-form-field:has(.fjs-form-field-error) :is(input, textarea)')[0]?.focus();
  }
}

/** Waits for the form of a task just selected; gives up silently when there is none. */
function whenDrawn(work) {
  const id = selectedTask();
  const started = Date.now();
  const look = () => {
    if (selectedTask() !== id || Date.now() - started > 10000) {
      return;
    }
    const drawn = visible('.fjs-container .fjs-form-field').length && list()?.currentTaskId === id;
    if (drawn && Date.now() - started > 300) {
      work();
    } else {
      setTimeout(look, 100);
    }
  };
  look();
}

/** After completing, the task that stood below is next; at the end of the list the one above. */
function selectNextAfter(completed) {
  const tasks = list()?.tasks ?? [];
  const at = tasks.findIndex(one => one.id === completed);
  const following = tasks[at + 1] ?? tasks[at - 1];
  const started = Date.now();
  const look = () => {
    if (selectedTask() === completed && Date.now() - started < 5000) {
      setTimeout(look, 50);
    } else if (!selectedTask() && following) {
      select(following);
    }
  };
  look();
}

document.addEventListener('qonys:submitted', event => {
  const completed = event.detail.path.match(/\/task\/([^/]+)\/submit-form$/)?.[1];
  if (completed && event.detail.status < 400) {
    selectNextAfter(completed);
  }
});

// ---- help ----

const close = element('button', {type: 'button', class: 'btn btn-primary', onclick: () => help.close()}, t['keys.close']);
const help = element('dialog', {class: 'qonys-dialog qonys-keys', 'aria-labelledby': 'qonys-keys-title'},
  element('h3', {id: 'qonys-keys-title'}, t['keys.title']),
  element('table', {class: 'table table-condensed'}, element('tbody', {}, [
    ...KEYS.map(key => [key.caps, key.says]), [['Esc'], 'keys.leave'], [['?'], 'keys.help']
  ].map(([caps, says]) => element('tr', {},
    element('th', {scope: 'row'}, caps.flatMap((cap, at) => [at ? ' / ' : '', element('kbd', {}, cap)])),
    element('td', {}, t[says] ?? ''))))),
  element('p', {}, t['keys.note']), close);

function openHelp() {
  if (!help.isConnected) {
    document.body.append(help);
  }
  help.showModal();
  close.focus();
}

export function drawHelpButton(node) {
  node.append(element('button', {type: 'button', class: 'qonys-bell qonys-help', title: t['keys.title'], onclick: openHelp},
    element('span', {class: 'glyphicon glyphicon-question-sign', 'aria-hidden': 'true'}), ` ${t['keys.title'] ?? ''}`));
}

// ---- the keyboard ----

function meant(event) {
  return KEYS.find(key => key.code === event.code && Boolean(key.ctrl) === event.ctrlKey && !event.shiftKey);
}

const asksForHelp = event => event.key === '?' || (event.code === 'Slash' && event.shiftKey);

function onKey(event) {
  const busy = event.defaultPrevented || event.isComposing || event.altKey || event.metaKey
    || document.querySelector('dialog[open], .modal.in, .modal-open .modal');
  if (busy) {
    return;
  }
  if (event.target.closest?.(WRITING)) {
    if (event.code === 'Escape') {
      event.target.blur();
    }
    return;
  }
  const run = asksForHelp(event) && !event.ctrlKey ? openHelp : meant(event)?.run;
  if (run) {
    event.preventDefault();
    run();
  }
}

document.addEventListener('keydown', onKey);
