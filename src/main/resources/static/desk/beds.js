// Beds of the centres of the reader's region: figures, the days to come, who has them.
import {ask, attempt, element, say} from './pages.js';

const day = value => value.split('-').reverse().join('.');
const short = value => value.split('-').slice(1).reverse().join('.');

function figures(centre) {
  return element('dl', {class: 'figures'}, ['beds', 'taken', 'reserved', 'free'].flatMap(name =>
    [element('div', {class: name === 'free' && !centre.free ? 'full' : null},
      element('dt', {}, say(name)), element('dd', {}, String(centre[name])))]));
}

function days(list, centre) {
  return [element('h3', {}, say('days')), element('ol', {class: 'days'}, list.map((one, index) =>
    element('li', {class: centre.empty[index] ? null : 'full'}, element('time', {datetime: one}, short(one)),
      element('b', {}, String(centre.empty[index])))))];
}

/** Late, or at the end of its registration. */
function level(row, list) {
  const [today, last] = [list[0], list[list.length - 1]];
  return !row.arrived && row.day && row.day < today || row.until && row.until < today ? 'level-breached'
    : row.until && row.until <= last ? 'level-warning' : null;
}

function stay(row, list) {
  const state = row.day ? say(row.arrived ? 'lives' : 'comes', day(row.day)) : say('noDay');
  return element('tr', {class: level(row, list)}, element('td', {}, row.caseNumber ?? say('hidden')), element('td', {}, String(row.beds)),
    element('td', {}, state), element('td', {}, row.until ? day(row.until) : '–'));
}

function stays(rows, list) {
  return rows.length ? element('div', {class: 'scroll'}, element('table', {},
    element('thead', {}, element('tr', {}, ['case', 'beds', 'state', 'until'].map(name =>
      element('th', {scope: 'col'}, say(name))))), element('tbody', {}, rows.map(row => stay(row, list)))))
    : element('p', {class: 'mark'}, say('nobody'));
}

function panel(centre, list) {
  return element('section', {class: 'panel'}, element('h2', {}, centre.name), element('p', {class: 'mark'}, centre.kind),
    figures(centre), ...days(list, centre), stays(centre.stays, list));
}

attempt(async () => {
  const found = await ask('/api/beds');
  document.getElementById('centres').replaceChildren(...(found.centres.length
    ? found.centres.map(centre => panel(centre, found.days))
    : [element('p', {class: 'panel'}, say('none'))]));
});
