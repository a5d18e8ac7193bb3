// Leaves nothing of the evidence page in this browser: what waits, the key, the copy of the page, its worker.
export async function forget() {
  sessionStorage.removeItem('qonys-evidence-service');
  await Promise.allSettled([
    new Promise(resolve => {
      const request = globalThis.indexedDB?.deleteDatabase('qonys-evidence');
      if (!request) {
        resolve();
        return;
      }
      request.onsuccess = request.onerror = resolve;
    }),
    globalThis.caches?.keys().then(names => Promise.all(names.filter(name => name.startsWith('qonys-evidence'))
      .map(name => caches.delete(name)))),
    navigator.serviceWorker?.getRegistrations().then(found => Promise.all(found
      .filter(one => new URL(one.scope).pathname === '/evidence').map(one => one.unregister())))
  ]);
}
