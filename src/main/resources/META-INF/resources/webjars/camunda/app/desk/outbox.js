// For the administrator's applications: a way to the outbox, and a mark when an outward write needs an operator.
import {call, element} from './web.js';

const REFRESH = 60_000;
const link = element('a', {href: '/outbox'});
const item = element('li', {class: 'qonys-outbox'}, link);

async function look() {
  try {
    const mark = await call('/api/outbox/mark');
    link.textContent = mark.text;
    item.classList.toggle('qonys-alarm', mark.dead > 0);
  } catch {
    item.remove();
  }
}

function place() {
  const menu = document.querySelector('nav.app-menu > ul');
  if (menu && link.textContent && !menu.contains(item)) {
    menu.prepend(item);
  }
}

new MutationObserver(place).observe(document.documentElement, {childList: true, subtree: true});
look().then(place);
setInterval(look, REFRESH);

export default [];
