// Papers of a case as PDF, in Kazakh and in Russian; the server says which of them the reader may have.
import {call, element, root} from './web.js';

const path = (caseId, {code, key}) =>
  `/api/case/${encodeURIComponent(caseId)}/prints/${encodeURIComponent(code)}/${encodeURIComponent(key)}`;

const links = (caseId, paper, say) => ['kk', 'ru'].map(language => element('a', {class: 'btn btn-default btn-sm',
  download: true, href: `${root}${path(caseId, paper)}?language=${language}`,
  'aria-label': `${paper.label}, ${say(`prints.${language}`)}`}, say(`prints.${language}`)));

/** A menu of the roadmaps addressed to an akim; nothing for who is none. */
export async function ownRoadmaps(node, say) {
  const own = await call('/api/roadmaps').catch(() => []);
  if (!own.length) {
    return;
  }
  const list = element('ul', {class: 'qonys-notices', hidden: true}, own.map(paper => element('li', {},
    element('strong', {}, paper.label), element('span', {}, ` ${paper.state} `), links(paper.caseId, paper, say))));
  const button = element('button', {type: 'button', class: 'qonys-bell', 'aria-haspopup': 'true',
    'aria-expanded': 'false', onclick: () => {
      list.hidden = !list.hidden;
      button.setAttribute('aria-expanded', String(!list.hidden));
    }}, element('span', {class: 'glyphicon glyphicon-road', 'aria-hidden': 'true'}), ` ${say('card.roadmap')}`);
  node.append(element('div', {class: 'qonys-bell-box'}, button, list));
}

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
  return element('section', {class: 'qonys-section qonys-part-prints'}, element('h4', {}, say('card.prints')),
    element('ul', {class: 'list-unstyled'}, papers.map(paper => element('li', {}, element('span', {}, `${paper.label} `),
      links(caseId, paper, say), ' ',
      paper.keepable ? element('button', {type: 'button', class: 'btn btn-default btn-sm', onclick: () => keep(paper)},
        say('prints.keep')) : null))), status);
}
