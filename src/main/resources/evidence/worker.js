// Keeps a copy of the evidence page and its scripts, so that it opens without a signal. Keeps no answer of the system.
const CACHE = 'qonys-evidence-1';
const SHELL = ['/evidence', '/evidence/evidence.css', '/evidence/evidence.js', '/evidence/queue.js',
  '/evidence/upload.js', '/evidence/sha256.js', '/login/forget.js', '/login/login.css', '/login/mark.svg',
  '/camunda/app/desk/web.js', '/camunda/app/desk/session.js'];
const PATIENCE = 4000;

self.addEventListener('install', event => event.waitUntil(
  caches.open(CACHE).then(cache => Promise.all(SHELL.map(path => refresh(cache, path)))).then(() => self.skipWaiting())));

self.addEventListener('activate', event => event.waitUntil(
  caches.keys().then(names => Promise.all(names.filter(name => name.startsWith('qonys-evidence') && name !== CACHE)
    .map(name => caches.delete(name)))).then(() => self.clients.claim())));

self.addEventListener('fetch', event => {
  const {pathname, origin} = new URL(event.request.url);
  if (event.request.method === 'GET' && origin === location.origin && SHELL.includes(pathname)) {
    event.respondWith(freshOrKept(event, pathname));
  }
});

/** Only a page that is what it says is kept: not the login page that stands in for it when the session is over. */
async function refresh(cache, path) {
  const answer = await fetch(path, {cache: 'no-store', credentials: 'same-origin'});
  if (answer.ok && !answer.redirected) {
    await cache.put(path, answer);
  }
}

/** The system's own answer if it comes in time, else the copy. */
async function freshOrKept(event, path) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(path);
  const fresh = fetch(event.request).then(answer => {
    if (answer.ok && !answer.redirected && answer.type === 'basic') {
      event.waitUntil(cache.put(path, answer.clone()));
    }
    return answer;
  });
  if (!kept) {
    return fresh;
  }
  const late = new Promise(resolve => setTimeout(resolve, PATIENCE, kept));
  return Promise.race([fresh.catch(() => kept), late]);
}
