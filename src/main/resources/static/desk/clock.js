// The clock of the demonstration: shows it and moves it forward.
import {ask, attempt, moment, say} from './pages.js';

function show({now, aheadSeconds}) {
  const time = document.getElementById('now');
  time.dateTime = now;
  time.textContent = moment(now);
  document.getElementById('ahead').textContent = say('ahead', Math.round(aheadSeconds / 3600));
}

document.querySelectorAll('form[data-unit]').forEach(form => form.addEventListener('submit', event => {
  event.preventDefault();
  const amount = form.querySelector('input').valueAsNumber;
  attempt(async () => show(await ask('/api/clock', {[form.dataset.unit]: amount})));
}));

attempt(async () => show(await ask('/api/clock')));
setInterval(() => attempt(async () => show(await ask('/api/clock'))), 60000);
