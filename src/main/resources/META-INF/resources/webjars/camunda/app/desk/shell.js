// For all four web applications: language, the way to the login page, nothing personal kept in the browser.
import {call, element, language, root, stylesheet, texts} from './web.js';
import {background, watchSession} from './session.js';

const DRAFT = 'camunda-form:';
const LANGUAGES = {kk: 'Қазақша', ru: 'Русский', en: 'English'};

function forgetDrafts() {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(DRAFT)) {
      localStorage.removeItem(key);
    }
  }
}

/** Tasklist writes forms into the browser on "Save" and when a session ends; on a shared PC the next one reads it. */
function keepNoDrafts() {
  forgetDrafts();
  const set = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, value) {
    if (!String(key).startsWith(DRAFT)) {
      set.call(this, key, value);
    }
  };
}

let leaving = false;

function toLogin() {
  forgetDrafts();
  location.assign(`${root}/login`);
}

/**
 * The session is over: the page asked for again leads to the login page, and from there back to the same task. The part
 * behind the hash never leaves the browser; of it only task and list are kept.
 */
function signInAgain() {
  if (leaving) {
    return; // Tasklist forgets the task as soon as a second call is refused.
  }
  leaving = true;
  forgetDrafts();
  if (performance.getEntriesByType('navigation')[0]?.type === 'reload' && performance.now() < 10000) {
    toLogin(); // A page that is served and refused at once must not load itself for ever.
    return;
  }
  const [place, query] = location.hash.split('?');
  const kept = [...new URLSearchParams(query ?? '')].filter(([key]) => key === 'task' || key === 'filter');
  history.replaceState(null, '', kept.length ? `${place}?${new URLSearchParams(kept)}` : '#/');
  location.reload();
}

function isOurs(url) {
  const address = new URL(url, location.href);
  return address.origin === location.origin
    && (address.pathname.startsWith(`${root}/camunda/api/`) || address.pathname.startsWith(`${root}/api/`));
}

function watch(url, status, method, body) {
  if (!isOurs(url)) {
    return;
  }
  const path = new URL(url, location.href).pathname;
  if (method === 'POST' && path.endsWith('/logout') && status < 400) {
    import(`${root}/login/forget.js`).then(({forget}) => forget()).catch(() => null).then(toLogin);
  } else if (status === 401) {
    signInAgain();
  } else if (path.endsWith('/submit-form')) {
    announce(path, status, body);
  } else if (method === 'POST' && status < 400 && /\/task\/[^/]+\/(un)?claim$/.test(path)) {
    document.dispatchEvent(new CustomEvent('qonys:handed', {detail: {path}}));
  }
}

/** Tells the form which fields the server refused. */
function announce(path, status, body) {
  let faults = [];
  try {
    faults = status >= 400 ? JSON.parse(body ?? '{}').faults ?? [] : [];
  } catch {
    faults = [];
  }
  document.dispatchEvent(new CustomEvent('qonys:submitted', {detail: {path, status, faults}}));
}

function watchRequests() {
  const {open, send} = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    this.qonys = {method: String(method).toUpperCase(), url: String(url)};
    return open.call(this, method, url, ...rest);
  };
  XMLHttpRequest.prototype.send = function (...body) {
    this.addEventListener('load', () => {
      const text = this.responseType === '' || this.responseType === 'text' ? this.responseText : null;
      watch(this.qonys.url, this.status, this.qonys.method, text);
    });
    if (isOurs(this.qonys.url)) {
      Object.entries(background()).forEach(([name, value]) => this.setRequestHeader(name, value));
      const {pathname} = new URL(this.qonys.url, location.href);
      if (pathname.endsWith('/submit-form')) {
        document.dispatchEvent(new CustomEvent('qonys:submitting', {detail: {path: pathname}}));
      }
    }
    return send.apply(this, body);
  };
  const plainFetch = window.fetch;
  window.fetch = async (resource, options) => {
    const ours = typeof resource === 'string' && isOurs(resource);
    const answer = await plainFetch(resource,
      ours ? {...options, headers: {...background(), ...options?.headers}} : options);
    watch(resource.url ?? String(resource), answer.status, (options?.method ?? 'GET').toUpperCase(), null);
    return answer;
  };
}

async function choose(code) {
  await call('/api/language', {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({language: code})
  });
  location.reload();
}

function selector(label) {
  const options = Object.entries(LANGUAGES).map(([code, name]) =>
    element('option', {value: code, lang: code, selected: code === language()}, name));
  return element('li', {class: 'qonys-language'}, element('select',
    {'aria-label': label, title: label, onchange: event => choose(event.target.value)}, options));
}

/** The header is drawn by AngularJS some time later, and again after a sign-in. */
async function drawSelector() {
  const label = (await texts()).language ?? 'Language';
  const place = () => {
    const menu = document.querySelector('nav.app-menu > ul');
    if (menu && !menu.querySelector('.qonys-language')) {
      menu.prepend(selector(label));
    }
  };
  new MutationObserver(place).observe(document.documentElement, {childList: true, subtree: true});
  place();
}

document.documentElement.lang = language();
stylesheet();
keepNoDrafts();
watchRequests();
drawSelector();
watchSession();

export default [];
