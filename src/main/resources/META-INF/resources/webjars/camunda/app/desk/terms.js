// Running terms of a case: the head of the office may give a task more time, with a reason.
import {call, element} from './web.js';

/** A button that opens the dialog; nothing where the reader may not extend. */
export function extension(row, say, reload) {
  if (!row.extension) {
    return null;
  }
  const status = element('p', {role: 'status', class: 'qonys-status'});
  const day = element('input', {type: 'date', name: 'lastDay', required: true, class: 'form-control'});
  const reason = element('select', {name: 'reason', required: true, class: 'form-control'},
    element('option', {value: ''}, '—'),
    row.extension.reasons.map(one => element('option', {value: one.value}, one.label)));
  const form = element('form', {class: 'qonys-extension'},
    element('label', {}, say('extension.day'), day),
    element('label', {}, say('extension.reason'), reason),
    element('button', {type: 'submit', class: 'btn btn-default'}, say('extension.send')), status);
  form.addEventListener('submit', async event => {
    event.preventDefault();
    try {
      await call(`/api/terms/office/${encodeURIComponent(row.extension.taskId)}/extension`, {
        method: 'POST',
        headers: {'Content-Type': 'application/json'},
        body: JSON.stringify({lastDay: day.value, reason: reason.value})
      });
      status.textContent = say('extension.done');
      reload();
    } catch (error) {
      status.textContent = error.message || say('extension.failed');
    }
  });
  return element('details', {}, element('summary', {}, say('extension.open')), form);
}
