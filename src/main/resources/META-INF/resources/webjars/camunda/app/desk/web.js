// What the desk's scripts share: calls, words, elements. No data ever passes through innerHTML.

const appRoot = document.querySelector('base')?.getAttribute('app-root') ?? '/camunda';
export const root = appRoot.replace(/\/camunda$/, '');

export function cookie(name) {
  const found = document.cookie.split('; ').find(pair => pair.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : null;
}

export function language() {
  const chosen = cookie('qonys-language');
  return ['kk', 'ru', 'en'].includes(chosen) ? chosen : document.documentElement.lang || 'ru';
}

export function csrf() {
  const token = cookie('QONYS-XSRF');
  return token ? {'X-QONYS-XSRF': token} : {};
}

/** Id of the task that Tasklist has selected; null when none is. */
export function selectedTask() {
  return new URLSearchParams(location.hash.split('?')[1] ?? '').get('task');
}

/** Answer of our own REST; a refusal is thrown with the server's words. */
export async function call(path, options = {}) {
  const headers = {Accept: 'application/json', ...(options.method ? csrf() : {}), ...options.headers};
  const answer = await fetch(root + path, {credentials: 'same-origin', ...options, headers});
  const body = answer.headers.get('Content-Type')?.includes('json') ? await answer.json() : null;
  if (!answer.ok) {
    throw Object.assign(new Error(words(body) ?? ''), {status: answer.status, code: body?.code});
  }
  return body;
}

/** The server's own words in a refusal, whatever shape it has. */
export function words(body) {
  if (!body) {
    return null;
  }
  if (Array.isArray(body.faults) && body.faults.length) {
    return body.faults.map(fault => fault.text ?? fault.message ?? fault).join('; ');
  }
  return body.message || body.detail || null;
}

let store;

/** The words of the desk in the reader's language; an empty store when the server does not answer. */
export function texts() {
  store ??= call('/api/desk/texts').catch(() => ({}));
  return store;
}

export function fill(text, ...values) {
  return (text ?? '').replace(/\{(\d)}/g, (whole, index) => values[index] ?? whole);
}

/** An element with attributes, listeners (on…) and children; strings become text nodes. */
export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) {
      node.addEventListener(key.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(key, value === true ? '' : value);
    }
  }
  node.append(...children.flat().filter(child => child !== null && child !== undefined));
  return node;
}

export function stylesheet() {
  if (!document.querySelector('link[data-qonys]')) {
    document.head.append(element('link',
      {rel: 'stylesheet', href: new URL('./desk.css', import.meta.url).href, 'data-qonys': 'desk'}));
  }
}

/** A way to one of the own pages, for those whom the server lets in. */
export function pageLink(name, words) {
  return node => {
    if ((window.camTasklistConf?.qonys?.pages ?? []).includes(name)) {
      node.append(element('a', {href: `${root}/desk/${name}`}, words));
    }
  };
}
