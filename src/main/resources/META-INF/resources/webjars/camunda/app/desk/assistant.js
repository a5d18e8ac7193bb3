// Another assistant for a family: offered in the case tab and on the page of the families.
import {call, element, root} from './web.js';

const field = (words, input) => element('label', {}, words, input);

function choice(name, options) {
  return element('select', {name, required: true, class: 'form-control'}, element('option', {value: ''}, '—'),
    options.map(one => element('option', {value: one.value}, one.label)));
}

/** A folded form; nothing where the reader may not name anybody. */
export function replacement(card, say, reload) {
  const change = card.assistantChange;
  if (!change) {
    return null;
  }
  const folded = (...content) => element('details', {class: 'qonys-section qonys-assistant-change'},
    element('summary', {}, say('assistant.open')), ...content);
  if (!change.choices.length) {
    return folded(element('p', {class: 'qonys-empty'}, say('assistant.nobody')));
  }
  const status = element('p', {role: 'status', class: 'qonys-status'});
  const assistant = choice('assistant', change.choices);
  const reason = choice('reason', change.reasons);
  const note = element('textarea', {name: 'note', rows: '2', maxlength: '500', class: 'form-control'});
  const form = element('form', {class: 'qonys-withdrawal'},
    field(say('assistant.who'), assistant), field(say('assistant.reason'), reason), field(say('assistant.note'), note),
    element('p', {class: 'qonys-empty'}, say('assistant.effect')),
    element('button', {type: 'submit', class: 'btn btn-danger primary'}, say('assistant.send')), status);
  reason.addEventListener('change', () => {
    note.required = reason.value === 'other';
  });
  form.addEventListener('submit', async event => {
    event.preventDefault();
    try {
      await call(`/api/case/${encodeURIComponent(card.caseId)}/assistant`, {
        method: 'POST',
        headers: {'Content-Type': 'application/json'},
        body: JSON.stringify({assistant: assistant.value, reason: reason.value, note: note.value})
      });
      status.textContent = say('assistant.done');
      reload();
    } catch (error) {
      status.textContent = error.message || say('assistant.failed');
    }
  });
  return folded(form);
}
