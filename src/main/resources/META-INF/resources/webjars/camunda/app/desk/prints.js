// Papers of a case as PDF, in Kazakh and in Russian; the server says which of them the reader may have.
import {call, element, root} from './web.js';

const path = (caseId, {code, key}) =>
  `/api/case/${encodeURIComponent(caseId)}/prints/${encodeURIComponent(code)}/${encodeURIComponent(key)}`;

/** The section of a case's papers; null when there are none for the reader. */
export async function prints(caseId, say, reload) {
  const papers = await call(`/api/case/${encodeURIComponent(caseId)}/prints`).catch(() => []);
  if (!papers.length) {
    return null;
  }
  const status = element('p', {role: 'status', class: 'qonys-status'});
  const keep = async paper => {
    try {
      await call(`${path(caseId, paper)}/keep`, {method: 'POST'});
      reload();
    } catch (error) {
      status.textContent = error.message || say('prints.failed');
    }
  };
  const link = (paper, language) => element('a', {class: 'btn btn-default btn-sm', download: true,
    href: `${root}${path(caseId, paper)}?language=${language}`, 'aria-label': `${paper.label}, ${say(`prints.${language}`)}`},
    say(`prints.${language}`));
  return element('section', {class: 'qonys-section qonys-part-prints'}, element('h4', {}, say('card.prints')),
    element('ul', {class: 'list-unstyled'}, papers.map(paper => element('li', {}, element('span', {}, `${paper.label} `),
      link(paper, 'kk'), ' ', link(paper, 'ru'), ' ',
      paper.keepable ? element('button', {type: 'button', class: 'btn btn-default btn-sm', onclick: () => keep(paper)},
        say('prints.keep')) : null))), status);
}
