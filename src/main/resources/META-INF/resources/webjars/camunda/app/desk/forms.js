// Camunda Forms in Tasklist 7.24: the "Complete" button, faults at their fields, form-js in the reader's language.
import {element, fill, language, texts} from './web.js';

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
        return link.apply(this, arguments);
      };
      return $delegate;
    }])]);
}

const EXACT = {
  'Add new': 'form.addNew',
  'Select': 'form.select',
  'Search': 'form.search',
  'No results': 'form.noResults',
  'All values selected': 'form.noResults',
  'Nothing to show.': 'form.nothingToShow',
  'No data': 'form.noData',
  'Collapse': 'form.collapse',
  'Date': 'form.date',
  'Time': 'form.time',
  'Field is required.': 'form.required',
  'Value is not a number.': 'form.number',
  'Value is expected to be an integer.': 'form.whole',
  'Field must be a valid email.': 'form.email'
};
const PATTERNS = [
  [/^Field must have minimum value of (.+)\.$/, 'form.min'],
  [/^Field must have maximum value of (.+)\.$/, 'form.max'],
  [/^Field must have minimum length of (.+)\.$/, 'form.minLength'],
  [/^Field must have maximum length of (.+)\.$/, 'form.maxLength'],
  [/^Field must match pattern .+\.$/s, 'form.pattern'],
  [/^Field must be a valid {1,2}international phone number\./, 'form.phone'],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, 'form.decimals'],
  [/^Expand all \((\d+)\)$/, 'form.showAll'],
  [/^Show all \((\d+)\)$/, 'form.showAll']
];

function said(text, words) {
  const plain = text.trim();
  if (EXACT[plain]) {
    return words[EXACT[plain]];
  }
  for (const [pattern, key] of PATTERNS) {
    const match = plain.match(pattern);
    if (match) {
      return fill(words[key], match[1]);
    }
  }
  return null;
}

function translateWithin(node, words) {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const other = text.parentElement?.closest('label, .fjs-form-field-text, .fjs-form-field-html') ? null
      : said(text.nodeValue, words);
    if (other && other !== text.nodeValue) {
      text.nodeValue = other;
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
  for (const button of node.querySelectorAll?.('.fjs-repeat-row-remove:not([data-qonys])') ?? []) {
    button.dataset.qonys = 'named';
    button.setAttribute('aria-label', words['form.remove']);
    button.setAttribute('title', words['form.remove']);
  }
}

function translateForms(words) {
  const forms = () => document.querySelectorAll('.fjs-container');
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
  translateForms(words);
}
document.addEventListener('qonys:submitted', event => showFaults(event.detail.faults, words));
document.addEventListener('input', event => {
  event.target.closest?.('.fjs-form-field')?.querySelectorAll('.qonys-fault').forEach(node => node.remove());
});

export default [];
