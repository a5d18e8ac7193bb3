// Camunda Forms in Tasklist 7.24: the "Complete" button, faults at their fields, form-js in the reader's language.
import {call, element, language, selectedTask, texts} from './web.js';
import {drawnForm, followDraft} from './drafts.js';
import {SigningStep} from './signing.js';

const INVALID = '.fjs-form-field-error';

/**
 * form-js 1.8.7 leaves empty entries in its error map once a list was edited, and Tasklist counts keys. So the button
 * follows what is to be seen; the form is validated again when it is sent.
 */
function freeComplete(angular) {
  angular.module('cam.tasklist.custom').config(['$provide', $provide =>
    $provide.decorator('camTasklistFormCamundaDirective', ['$delegate', $delegate => {
      const directive = $delegate[0];
      const link = directive.link;
      directive.compile = () => function (scope, node, attributes, form) {
        const notify = form.notifyFormValidated;
        form.notifyFormValidated = invalid => notify.call(form, invalid && node[0].querySelector(INVALID) !== null);
        followForm(scope, node[0], form);
        return link.apply(this, arguments);
      };
      return $delegate;
    }])]);
}

/** False when the case that the drawn form tells of is not the task's: answers for two tasks may overtake each other. */
async function ofTask(node, taskId) {
  const drawn = drawnForm(node)?._getState().data?.caseNumber;
  if (!drawn || !taskId) {
    return true;
  }
  const [card] = await call(`/api/desk/cards?tasks=${encodeURIComponent(taskId)}`);
  return !card?.caseNumber || card.caseNumber === drawn;
}

/** Lets "Complete" be pressed again after nothing was sent; Tasklist itself knows only success and failure. */
function release(scope) {
  let place = scope;
  while (place && !Object.hasOwn(place, 'completeInProgress')) {
    place = place.$parent;
  }
  scope.$applyAsync(() => {
    if (place) {
      place.completeInProgress = false;
    }
  });
}

/**
 * After a quick change between tasks Tasklist may show the form of one under the head of another. Such a form takes no
 * input and is not sent; if it stays, the page is loaded again. A form that must be signed is sent once it is. Returns what
 * undoes the guard.
 */
function guardTask(scope, node, form, taskId, signing) {
  const foreign = () => taskId !== undefined
    && (form.getParams().taskId !== taskId || ![null, taskId].includes(selectedTask()));
  const register = form.registerCompletionHandler;
  form.registerCompletionHandler = handler => register.call(form, async done => {
    if (foreign() || !await ofTask(node, taskId)) {
      done(new Error(words['form.moved'] ?? ''));
    } else if (await signing.passes()) {
      handler(done);
    } else {
      release(scope);
    }
  });
  let timer = null;
  scope.$watch(foreign, now => {
    node.inert = now;
    clearTimeout(timer);
    timer = now ? setTimeout(() => foreign() && selectedTask() && location.reload(), 2000) : null;
  });
  return () => {
    clearTimeout(timer);
    form.registerCompletionHandler = register;
  };
}

/** Keeps the draft of what is drawn, and draws anew when the task was taken or given back: only its holder sees values. */
function followForm(scope, node, form) {
  // A form belongs to the task it was linked with: its values and its sending stay that task's, whatever is selected since.
  const work = {...form.getParams()};
  let life = new AbortController();
  const initialized = form.notifyFormInitialized;
  const signing = new SigningStep(node, work.taskId);
  const restore = guardTask(scope, node, form, work.taskId, signing);
  form.notifyFormInitialized = function () {
    initialized.apply(form, arguments);
    life.abort();
    life = new AbortController();
    followDraft(node, work, life.signal);
    signing.draw(life.signal);
    ofTask(node, work.taskId).then(own => own || location.reload(), () => {});
  };
  const handed = event => {
    if (event.detail.path.includes(`/task/${work.taskId}/`)) {
      life.abort();
      drawnForm(node)?.destroy();
      scope.$applyAsync(() => {
        scope.asynchronousFormKey.drawn = Date.now();
      });
    }
  };
  document.addEventListener('qonys:handed', handed);
  scope.$on('$destroy', () => {
    life.abort();
    form.notifyFormInitialized = initialized;
    restore();
    document.removeEventListener('qonys:handed', handed);
  });
}

/** Words of form-js and of its date picker: plain English texts, and patterns, which begin with "^". */
async function dictionary() {
  const all = await (await fetch(new URL('./form-texts.json', import.meta.url))).json();
  const texts = all[language()] ?? {};
  const patterns = Object.keys(texts).filter(key => key.startsWith('^')).map(key => [new RegExp(key, 's'), texts[key]]);
  return {texts, patterns};
}

function said(text, {texts, patterns}) {
  const plain = text.trim();
  if (!plain) {
    return null;
  }
  if (!plain.startsWith('^') && Object.hasOwn(texts, plain)) {
    return texts[plain];
  }
  const found = patterns.find(([pattern]) => pattern.test(plain));
  return found ? plain.replace(found[0], found[1]) : null;
}

function translateWithin(node, words) {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const other = text.parentElement?.closest('label, .fjs-form-field-text, .fjs-form-field-html') ? null
      : said(text.nodeValue, words);
    const plain = text.nodeValue.trim();
    if (other && other !== plain) {
      // the spaces around it part it from its neighbours: "1 of 3" is three texts
      text.nodeValue = text.nodeValue.replace(plain, () => other);
    }
  }
  for (const input of node.querySelectorAll?.('input[placeholder], [title], [aria-label]') ?? []) {
    for (const attribute of ['placeholder', 'title', 'aria-label']) {
      const other = said(input.getAttribute(attribute) ?? '', words);
      if (other) {
        input.setAttribute(attribute, other);
      }
    }
  }
}

function translateForms(words) {
  const forms = () => document.querySelectorAll('.fjs-container, .flatpickr-calendar, .uib-datepicker');
  let waiting = false;
  new MutationObserver(() => {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        forms().forEach(form => translateWithin(form, words));
      });
    }
  }).observe(document.documentElement, {childList: true, subtree: true, characterData: true});
}

/** Inputs of a component: form-js ends their ids with the component's id, then the row numbers. */
function inputs(form, fault) {
  const rows = [...fault.field.matchAll(/\[(\d+)]/g)].map(match => match[1]);
  const ends = [fault.component, ...rows].join('_');
  return [...form.querySelectorAll('[id^="fjs-form"]')].filter(input => {
    const id = input.id;
    return id.endsWith(`-${ends}`) || id.includes(`-${ends}-`);
  });
}

function clearFaults() {
  document.querySelectorAll('.qonys-fault, .qonys-faults').forEach(node => node.remove());
  document.querySelectorAll('[data-qonys-invalid]').forEach(node => {
    node.removeAttribute('aria-invalid');
    delete node.dataset.qonysInvalid;
  });
}

function showFaults(faults, words) {
  clearFaults();
  const form = document.querySelector('.fjs-container');
  if (!form || !faults.length) {
    return;
  }
  const summary = element('div', {class: 'qonys-faults', role: 'alert', tabindex: '-1'},
    element('strong', {}, words['form.faults'] ?? ''),
    element('ul', {}, faults.map(fault =>
      element('li', {}, fault.place ? `${fault.place}: ${fault.text}` : fault.text))));
  form.before(summary);
  for (const fault of faults.filter(one => one.component)) {
    const [input] = inputs(form, fault);
    const field = input?.closest('.fjs-form-field');
    if (field) {
      input.setAttribute('aria-invalid', 'true');
      input.dataset.qonysInvalid = 'true';
      field.append(element('div', {class: 'qonys-fault'}, fault.text));
    }
  }
  summary.focus();
}

const words = await texts();
freeComplete(window.angular);
if (language() !== 'en') {
  translateForms(await dictionary());
}
document.addEventListener('qonys:submitted', event => showFaults(event.detail.faults, words));
document.addEventListener('input', event => {
  event.target.closest?.('.fjs-form-field')?.querySelectorAll('.qonys-fault').forEach(node => node.remove());
});

export default [];
