// Tasklist's own additions: list cards, the case tab, the notices bell.
import {call, csrf, element, fill, language, pageLink, root, texts, words as serverWords} from './web.js';
import {drawHelpButton} from './keys.js';
import {extension} from './terms.js';
import {evidence, evidenceLink} from './evidence.js';
import {verification} from './signing.js';
import {ownRoadmaps, prints} from './prints.js';
import {replacement} from './assistant.js';

const t = await texts();
const say = (key, ...values) => fill(t[key] ?? '', ...values);

/** Earliest term first unless the officer chose another order. */
function sortByDue() {
  const hash = location.hash || '#/';
  if (hash.startsWith('#/') && !hash.includes('sorting=')) {
    const sorting = encodeURIComponent(JSON.stringify([{sortBy: 'dueDate', sortOrder: 'asc'}]));
    history.replaceState(null, '', `${hash}${hash.includes('?') ? '&' : '?'}sorting=${sorting}`);
  }
}

// ---- list cards: the page's rows are asked for in one call ----

let asked = new Map();
let timer = null;

function card(taskId) {
  return new Promise(resolve => {
    asked.set(taskId, [...(asked.get(taskId) ?? []), resolve]);
    timer ??= setTimeout(fetchCards, 30);
  });
}

async function fetchCards() {
  const batch = asked;
  asked = new Map();
  timer = null;
  let cards = [];
  try {
    cards = await call(`/api/desk/cards?tasks=${[...batch.keys()].map(encodeURIComponent).join(',')}`);
  } catch {
    cards = [];
  }
  batch.forEach((waiting, id) => {
    const found = cards.find(one => one.taskId === id) ?? null;
    waiting.forEach(resolve => resolve(found));
  });
}

function due(about) {
  if (!about.level) {
    return null;
  }
  const level = say(`due.${about.level}`);
  const title = [level, about.due ? moment(about.due) : null].filter(Boolean).join(' · ');
  return element('span', {class: `qonys-due qonys-due-${about.level}`, title},
    element('span', {class: `glyphicon glyphicon-${about.icon ?? 'time'}`, 'aria-hidden': 'true'}),
    about.dueText ?? level);
}

async function drawCard(node, {taskId}) {
  const about = await card(taskId);
  if (!about) {
    return;
  }
  node.replaceChildren(element('div', {class: 'qonys-card'},
    element('div', {class: 'qonys-card-case'},
      about.caseNumber ? element('span', {class: 'qonys-number'}, about.caseNumber) : null,
      about.familyName ? element('span', {class: 'qonys-family'}, about.familyName) : null,
      about.returned ? element('span', {class: 'qonys-returned'},
        element('span', {class: 'glyphicon glyphicon-repeat', 'aria-hidden': 'true'}),
        ` ${say('list.returned')}`) : null),
    about.settlementRegion ? element('div', {class: 'qonys-region'}, about.settlementRegion) : null,
    element('div', {class: 'qonys-card-due'}, due(about))));
}

// ---- the case tab: draws what the server sent, knows nothing of rights ----

const label = key => t[`column.${key}`];

/** Business time is the country's, wherever the browser thinks it is. */
function moment(value) {
  return new Date(value).toLocaleString(`${document.documentElement.lang}-KZ`,
    {dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Almaty'});
}

function text(value) {
  if (value === null || value === undefined) {
    return '';
  }
  if (typeof value === 'boolean') {
    return say(value ? 'yes' : 'no');
  }
  if (typeof value === 'object') {
    return value.label ?? value.name ?? value.text ?? '';
  }
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) {
    return moment(value);
  }
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) {
    return value.split('-').reverse().join('.');
  }
  return String(value);
}

function section(key, ...content) {
  return element('section', {class: `qonys-section qonys-part-${key}`},
    element('h4', {}, say(`card.${key}`)), ...content);
}

/** Rows as a table: a column for each key that has words, in the order of the first row. */
function table(rows, extra) {
  if (!rows.length) {
    return element('p', {class: 'qonys-empty'}, say('card.empty'));
  }
  const keys = [...new Set(rows.flatMap(Object.keys))].filter(label);
  return element('div', {class: 'qonys-scroll'}, element('table', {class: 'table table-condensed'},
    element('thead', {}, element('tr', {},
      keys.map(key => element('th', {scope: 'col'}, label(key))), extra ? element('th', {}) : null)),
    element('tbody', {}, rows.map(row => element('tr', {class: row.level ? `qonys-row-${row.level}` : null},
      keys.map(key => element('td', {}, text(row[key]))), extra ? element('td', {}, extra(row)) : null)))));
}

function stages(list) {
  const marks = {done: 'ok', now: 'arrow-right', next: 'option-horizontal'};
  return section('stages', element('ol', {class: 'qonys-steps'}, list.map(stage => {
    const state = stage.state ?? 'next';
    return element('li', {class: `qonys-stage-${state}`, 'aria-current': state === 'now' ? 'step' : null},
      element('span', {class: `glyphicon glyphicon-${marks[state] ?? 'option-horizontal'}`, 'aria-hidden': 'true'}),
      ` ${text(stage.label ?? stage.name ?? stage)} `,
      element('small', {}, say(`stage.${state}`)));
  })));
}

function offices(card) {
  const sides = ['departure', 'settlement'].filter(side => card[`${side}Office`]);
  return sides.length ? section('offices', element('dl', {class: 'dl-horizontal'}, sides.flatMap(side =>
    [element('dt', {}, say(`card.${side}`)), element('dd', {}, text(card[`${side}Office`]))]))) : null;
}

function family(people) {
  return section('family', table(people.map(({surname, name, patronymic, ...person}) =>
    ({name: [surname, name, patronymic].filter(Boolean).join(' '), ...person}))));
}

function details(list) {
  return section('details', element('dl', {class: 'dl-horizontal'}, list.flatMap(detail =>
    [element('dt', {}, text(detail.label)), element('dd', {}, text(detail.value))])));
}

function timeline(list) {
  return section('timeline', element('ul', {class: 'qonys-timeline'}, list.map(entry => element('li', {},
    element('time', {datetime: entry.at}, text(entry.at)), ' ',
    element('span', {}, text(entry.text)), ' ',
    element('span', {class: 'qonys-who'}, [entry.actor, entry.office].filter(Boolean).map(text).join(', '))))));
}

function may(card, operation) {
  return (card.operations ?? card.allowed ?? []).includes(operation);
}

function documents(card, taskId, reload) {
  const at = row => `/api/case/${encodeURIComponent(card.caseId)}/documents/${encodeURIComponent(row.documentId)}`;
  const status = element('p', {role: 'status', class: 'qonys-status'});
  const remove = async row => {
    try {
      await call(at(row), {method: 'DELETE'});
      reload();
    } catch (error) {
      status.textContent = error.message || say('document.failed');
    }
  };
  const actions = row => [
    element('a', {href: root + at(row), download: true}, say('document.download')),
    row.removable ? element('button', {type: 'button', class: 'btn btn-link', onclick: () => remove(row)},
      say('document.remove')) : null];
  const asked = (card.missingDocuments ?? []).map(({person, document}) => ({person, document}));
  return section('documents', table(card.documents, actions), status,
    asked.length ? element('h5', {}, say('document.missing')) : null, asked.length ? table(asked) : null,
    may(card, 'DOCUMENT_UPLOAD') ? upload(card, taskId, reload) : null);
}

function choice(name, words, options) {
  return element('label', {}, words, element('select', {name, required: true, class: 'form-control'},
    element('option', {value: ''}, '—'),
    options.map(option => element('option', {value: option.value}, option.label))));
}

function upload(card, taskId, reload) {
  const people = (card.family ?? []).map(person =>
    ({value: person.personId, label: [person.surname, person.name].filter(Boolean).join(' ')}));
  const bar = element('progress', {max: '100', value: '0', hidden: true});
  const status = element('p', {role: 'status', class: 'qonys-status'});
  const form = element('form', {class: 'qonys-upload'},
    choice('personId', say('document.person'), people),
    choice('kind', say('document.kind'), card.upload?.kinds ?? []),
    element('label', {}, say('document.file'), element('input',
      {type: 'file', name: 'file', required: true, accept: '.pdf,.jpg,.jpeg,.png,.webp,.heic'})),
    element('button', {type: 'submit', class: 'btn btn-default'}, say('document.upload')), bar, status);
  form.addEventListener('submit', event => {
    event.preventDefault();
    send(form, card, taskId, bar, status, reload);
  });
  return form;
}

function send(form, card, taskId, bar, status, reload) {
  const data = new FormData(form);
  data.append('taskId', taskId);
  const file = data.get('file');
  if (card.upload?.maxBytes && file?.size > card.upload.maxBytes) {
    status.textContent = say('document.tooLarge');
    return;
  }
  const request = new XMLHttpRequest();
  request.open('POST', `${root}/api/case/${encodeURIComponent(card.caseId)}/documents`);
  Object.entries({Accept: 'application/json', ...csrf()})
    .forEach(([name, value]) => request.setRequestHeader(name, value));
  request.upload.addEventListener('progress', event => {
    bar.hidden = false;
    bar.value = event.lengthComputable ? Math.round(100 * event.loaded / event.total) : 0;
    status.textContent = say('document.progress', bar.value);
  });
  request.addEventListener('load', () => {
    bar.hidden = true;
    if (request.status < 300) {
      status.textContent = say('document.done');
      reload();
    } else {
      status.textContent = refusal(request) ?? say(request.status === 413 ? 'document.tooLarge' : 'document.failed');
    }
  });
  request.addEventListener('error', () => {
    bar.hidden = true;
    status.textContent = say('document.failed');
  });
  request.send(data);
}

function refusal(request) {
  try {
    return serverWords(JSON.parse(request.responseText));
  } catch {
    return null;
  }
}

/** A folded form with one text: why somebody asks for something that changes the course of the case. */
function request(key, path, caseId, reload) {
  const status = element('p', {role: 'status', class: 'qonys-status'});
  const reason = element('textarea',
    {name: 'reason', required: true, rows: '3', maxlength: '2000', class: 'form-control'});
  const form = element('form', {class: `qonys-${key.toLowerCase()}`},
    element('label', {}, say(`${key}.reason`), reason),
    element('button', {type: 'submit', class: 'btn btn-danger'}, say(`${key}.send`)), status);
  form.addEventListener('submit', async event => {
    event.preventDefault();
    try {
      await call(`/api/case/${encodeURIComponent(caseId)}/${path}`, {
        method: 'POST',
        headers: {'Content-Type': 'application/json'},
        body: JSON.stringify({reason: reason.value})
      });
      status.textContent = say(`${key}.done`);
      reload();
    } catch (error) {
      status.textContent = error.message || say(`${key}.failed`);
    }
  });
  return element('details', {class: 'qonys-section'}, element('summary', {}, say(`${key}.open`)), form);
}

const DRAWN = ['stages', 'family', 'details', 'documents', 'missingDocuments', 'terms', 'timeline', 'operations',
  'signatures'];

function drawCase(node, card, taskId, reload) {
  const part = (key, draw) => Array.isArray(card[key]) ? draw(card[key]) : null;
  const rows = key => section(key, table(card[key]));
  // Sections of other packages: a list of rows under a heading of ours or of the answer itself.
  const others = Object.keys(card).filter(key => Array.isArray(card[key]) && !DRAWN.includes(key));
  node.replaceChildren(element('div', {class: 'qonys-case'},
    element('h3', {}, say('card.title', card.caseNumber ?? '')),
    part('stages', stages),
    offices(card),
    part('family', family),
    part('documents', () => documents(card, taskId, reload)),
    part('terms', rows => section('terms', table(rows, rows.some(row => row.extension)
      ? row => extension(row, say, reload) : null))),
    part('signatures', rows => section('signatures', table(rows), ...verification(card, moment))),
    others.map(key => t[`card.${key}`] ? rows(key)
      : element('section', {class: 'qonys-section'}, element('h4', {}, card.labels?.[key] ?? ''), table(card[key]))),
    card.evidence?.items ? evidence(card.evidence) : null,
    part('details', details),
    part('timeline', timeline),
    replacement(card, say, reload),
    card.planChange?.open ? request('planChange', 'plan-change', card.caseId, reload) : null,
    may(card, 'WITHDRAWAL_REQUEST') ? request('withdrawal', 'withdrawal', card.caseId, reload) : null));
}

async function drawTab(node, {taskId}) {
  const show = message => node.replaceChildren(element('p', {class: 'qonys-status', role: 'status'}, message));
  show(say('card.loading'));
  try {
    const about = await card(taskId);
    if (!about?.caseId) {
      show(say('card.none'));
      return;
    }
    const again = () => drawTab(node, {taskId});
    const papers = prints(about.caseId, say, again);
    try {
      const found = await call(`/api/case/${encodeURIComponent(about.caseId)}`);
      drawCase(node, {caseId: about.caseId, ...found}, taskId, again);
      node.querySelector('.qonys-part-stages')?.after(...[await papers].filter(Boolean));
    } catch (error) {
      // Akims may not open the case, but have papers of it
      show(error.status === 403 || error.status === 404 ? say('card.denied') : say('card.failed'));
      node.append(...[await papers].filter(Boolean));
    }
  } catch {
    show(say('card.failed'));
  }
}

// ---- notices ----

function drawBell(node) {
  const count = element('span', {class: 'badge'});
  const list = element('ul', {class: 'qonys-notices', hidden: true});
  const button = element('button', {
    type: 'button', class: 'qonys-bell', 'aria-haspopup': 'true', 'aria-expanded': 'false', title: say('notices.title'),
    onclick: () => {
      list.hidden = !list.hidden;
      button.setAttribute('aria-expanded', String(!list.hidden));
    }
  }, element('span', {class: 'glyphicon glyphicon-bell', 'aria-hidden': 'true'}), count);
  const read = async (id, row) => {
    await call(`/api/notices/${encodeURIComponent(id)}/read`, {method: 'POST'});
    row.remove();
    await refresh();
  };
  const refresh = async () => {
    const notices = await call('/api/notices').catch(() => []);
    count.textContent = notices.length ? String(notices.length) : '';
    button.setAttribute('aria-label', say('notices.count', notices.length));
    list.replaceChildren(...(notices.length ? notices.map(notice => {
      const row = element('li', {class: `qonys-notice-${notice.kind ?? 'plain'}`},
        notice.title ? element('strong', {}, notice.title) : null,
        element('span', {}, element('span',
          {class: `glyphicon glyphicon-${notice.icon ?? 'time'}`, 'aria-hidden': 'true'}), ` ${text(notice.text)}`),
        element('small', {}, [notice.caseNumber, text(notice.created)].filter(Boolean).join(' · ')));
      if (notice.link) {
        row.append(element('a', {class: 'btn btn-xs btn-default', href: notice.link}, say('notices.open')));
      }
      row.append(element('button', {type: 'button', class: 'btn btn-xs btn-default',
        onclick: () => read(notice.id, row)}, say('notices.read')));
      return row;
    }) : [element('li', {}, say('notices.none'))]));
  };
  node.append(element('div', {class: 'qonys-bell-box'}, button, list));
  refresh();
  setInterval(refresh, 60000);
}

// ---- counts beside the filters: Tasklist itself counts only the open one ----

async function count() {
  const nodes = [...document.querySelectorAll('.task-filter')];
  if (!nodes.length || document.hidden) {
    return;
  }
  const counts = await call('/api/desk/counts').catch(() => ({}));
  for (const node of nodes) {
    const id = window.angular.element(node).scope()?.filter?.id;
    const place = node.querySelector('.name a');
    place.querySelector('.qonys-count')?.remove();
    if (id in counts) {
      place.append(element('span', {class: 'qonys-count'}, `(${counts[id]})`));
    }
  }
}

function countFilters() {
  let drawn = 0;
  new MutationObserver(() => {
    const now = document.querySelectorAll('.task-filter').length;
    if (now !== drawn) {
      drawn = now;
      count();
    }
  }).observe(document.body, {childList: true, subtree: true});
  setInterval(count, 30000);
  document.addEventListener('qonys:submitted', () => setTimeout(count, 500));
}

// ---- the head of a task: what may be done, nothing that would be refused ----

const HEAD = `<ul class="meta list-inline qonys-head">
  <li class="qonys-term"></li>
  <li class="groups" ng-if="groupNames.length"><span class="glyphicon glyphicon-th" aria-hidden="true"></span>
    {{ spoken(groupNames).join('; ') }}</li>
  <li class="assignee set-value" ng-if="!hasAssignee()"><span class="glyphicon glyphicon-user" aria-hidden="true"></span>
    <button type="button" class="claim btn-link" ng-click="claim()" ng-disabled="submitInProgress"
      translate="CLAIM_TASK"></button></li>
  <li class="assignee" ng-if="hasAssignee()"><span class="glyphicon glyphicon-user" aria-hidden="true"></span>
    {{ assignee.firstName || assignee.lastName ? assignee.firstName + ' ' + assignee.lastName : task.assignee }}
    <button type="button" class="unclaim btn-link" ng-if="isAssignee" ng-click="unclaim()" ng-disabled="submitInProgress"
      translate="UNCLAIM_TASK"></button></li>
</ul>`;

/** Term, groups and assignee as words: dates, groups and other people's tasks are not changed by hand here. */
function replaceHead(angular) {
  angular.module('cam.tasklist.custom').config(['$provide', $provide =>
    $provide.decorator('camTasklistTaskMetaDirective', ['$delegate', $delegate => {
      const directive = $delegate[0];
      const link = directive.link;
      directive.template = HEAD;
      directive.compile = () => function (scope, node) {
        // Groups are named in both languages of the state.
        scope.spoken = names => names.map(name => name.split(' / ')[language() === 'kk' ? 0 : 1] ?? name);
        scope.$watch('task.id', async id => {
          const about = id ? await card(id) : null;
          node[0].querySelector('.qonys-term')?.replaceChildren(...[about ? due(about) : null].filter(Boolean));
        });
        return link?.apply(this, arguments);
      };
      return $delegate;
    }])]);
}

const ORDERS = {priority: 'PRIORITY', created: 'CREATION_DATE', dueDate: 'DUE_DATE', followUpDate: 'FOLLOW_UP_DATE',
  nameCaseInsensitive: 'TASK_NAME', assignee: 'ASSIGNEE'};

/** Stock asks once for the names of the sort orders, on a slow line before the words have come, and shows raw keys. */
function nameOrders(angular) {
  angular.module('cam.tasklist.custom').config(['$provide', $provide =>
    $provide.decorator('camSortingChoicesDirective', ['$delegate', '$translate', ($delegate, $translate) => {
      const directive = $delegate[0];
      const link = directive.link;
      directive.compile = () => function (scope) {
        link.apply(this, arguments);
        $translate.onReady(() => [scope.uniqueProps, scope.availableOptions].forEach(names =>
          Object.keys(names ?? {}).forEach(order => {
            names[order] = $translate.instant(ORDERS[order]);
          })));
      };
      return $delegate;
    }])]);
}

function hideWhatIsRefused({mayStart, cockpit}) {
  document.documentElement.classList.toggle('qonys-no-start', !mayStart);
  document.documentElement.classList.toggle('qonys-no-cockpit', !cockpit);
}

replaceHead(window.angular);
nameOrders(window.angular);
hideWhatIsRefused(window.camTasklistConf?.qonys ?? {});
sortByDue();
countFilters();

export default [
  {
    id: 'qonys-case', pluginPoint: 'tasklist.task.detail', priority: 900,
    properties: {label: say('card.tab')}, render: drawTab
  },
  {id: 'qonys-card', pluginPoint: 'tasklist.card', priority: 300, properties: {}, render: drawCard},
  {
    id: 'qonys-office-terms', pluginPoint: 'tasklist.navbar.action', priority: 90, properties: {},
    render: pageLink('terms', say('extension.office'))
  },
  {
    id: 'qonys-roadmaps', pluginPoint: 'tasklist.navbar.action', priority: 85, properties: {},
    render: node => ownRoadmaps(node, say)
  },
  {
    id: 'qonys-families', pluginPoint: 'tasklist.navbar.action', priority: 89, properties: {},
    render: pageLink('families', say('page.families'))
  },
  {
    id: 'qonys-beds', pluginPoint: 'tasklist.navbar.action', priority: 88, properties: {},
    render: pageLink('beds', say('page.beds'))
  },
  {id: 'qonys-evidence', pluginPoint: 'tasklist.navbar.action', priority: 80, properties: {}, render: evidenceLink},
  {id: 'qonys-help-action', pluginPoint: 'tasklist.navbar.action', priority: 310, properties: {}, render: drawHelpButton},
  {id: 'qonys-bell-action', pluginPoint: 'tasklist.navbar.action', priority: 100, properties: {}, render: drawBell}
];
