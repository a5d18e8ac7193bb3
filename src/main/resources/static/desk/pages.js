// What the administrator's own pages share: the language switch, faults, words with gaps, times of the country.
import {call, csrf, element, fill} from '/camunda/app/desk/web.js';

export {element, fill};

/** Words that the page carries in its data attributes. */
export const say = (key, ...values) => fill(document.body.dataset[key], ...values);

export function moment(value) {
  return new Date(value).toLocaleString(`${document.documentElement.lang}-KZ`,
    {dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Almaty'});
}

/** Answer of our own REST; a refusal is thrown with all its words. */
export async function ask(path, body) {
  const answer = await fetch(path, body === undefined ? {headers: {Accept: 'application/json'}} : {
    method: 'POST',
    headers: {'Accept': 'application/json', 'Content-Type': 'application/json', ...csrf()},
    body: JSON.stringify(body)
  });
  if (answer.status === 401) {
    location.assign('/login');
  }
  const found = await answer.json().catch(() => null);
  if (!answer.ok) {
    throw Object.assign(new Error(), {words: found?.faults?.map(fault => fault.message) ?? found?.messages
      ?? [found?.message ?? say('failed')]});
  }
  return found;
}

export function complain(words) {
  const list = document.getElementById('faults');
  list.hidden = !words.length;
  list.replaceChildren(...words.map(word => element('li', {}, word)));
}

/** Runs what a button asks for and says what went wrong. */
export async function attempt(work) {
  complain([]);
  try {
    await work();
  } catch (error) {
    complain(error.words ?? [say('failed')]);
  }
}

document.querySelectorAll('[data-language]').forEach(button => button.addEventListener('click', async () => {
  await call('/api/language', {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({language: button.dataset.language})
  });
  location.reload();
}));
