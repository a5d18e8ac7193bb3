// What waits on the device: encrypted with a key that never leaves the browser's key store (AES-GCM, not extractable), in
// IndexedDB. A content is kept in the pieces in which it will be sent, so that no more than one stands in memory.
import {Sha256} from './sha256.js';

export const NAME = 'qonys-evidence';
const KEEP_FOREIGN = 3 * 24 * 3600 * 1000;
const IV = 12;

let database;
let key;

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function finished(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    transaction.onerror = () => reject(transaction.error);
  });
}

async function open() {
  if (!database) {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      const fresh = request.result;
      fresh.createObjectStore('keys');
      fresh.createObjectStore('notes');
      fresh.createObjectStore('items', {keyPath: 'id'});
      fresh.createObjectStore('pieces', {keyPath: ['id', 'number']});
    };
    database = await done(request);
    // Somebody signs out in another tab: let go, so that all of it can be deleted.
    database.onversionchange = () => {
      database.close();
      database = null;
      key = null;
    };
    database.onclose = () => {
      database = null;
      key = null;
    };
  }
  return database;
}

async function secret() {
  const base = await open();
  if (!key) {
    const fresh = await crypto.subtle.generateKey({name: 'AES-GCM', length: 256}, false, ['encrypt', 'decrypt']);
    const change = base.transaction('keys', 'readwrite');
    const keys = change.objectStore('keys');
    const known = await done(keys.get('key'));
    if (!known) {
      keys.put(fresh, 'key');
    }
    await finished(change);
    key = known ?? fresh;
  }
  return key;
}

async function seal(bytes, place) {
  const iv = crypto.getRandomValues(new Uint8Array(IV));
  const sealed = await crypto.subtle.encrypt(
    {name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(place)}, await secret(), bytes);
  return {iv, sealed};
}

async function unseal({iv, sealed}, place) {
  return new Uint8Array(await crypto.subtle.decrypt(
    {name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(place)}, await secret(), sealed));
}

const text = value => new TextEncoder().encode(JSON.stringify(value));
const value = bytes => JSON.parse(new TextDecoder().decode(bytes));

/** True when this browser can keep anything encrypted at all. */
export function able() {
  return Boolean(globalThis.isSecureContext && globalThis.crypto?.subtle && globalThis.indexedDB);
}

/** Bytes that still fit; Infinity when the browser does not tell. */
export async function room() {
  const {quota, usage} = await navigator.storage?.estimate?.() ?? {};
  return quota === undefined ? Infinity : quota - usage;
}

/**
 * Takes a content in: hashes and encrypts it piece by piece; it counts as taken when its last line is written.
 * `about` is what will be announced, without size and hash.
 */
export async function add(owner, about, content, chunk, progress) {
  const id = crypto.randomUUID();
  const hash = new Sha256();
  const base = await open();
  let number = 0;
  for (let from = 0; from < content.size; from += chunk, number++) {
    const bytes = new Uint8Array(await content.slice(from, from + chunk).arrayBuffer());
    hash.update(bytes);
    const piece = await seal(bytes, `${id}/${number}`);
    const change = base.transaction('pieces', 'readwrite');
    change.objectStore('pieces').put({id, number, ...piece});
    await finished(change);
    progress?.(Math.round(100 * Math.min(from + chunk, content.size) / content.size));
  }
  const whole = {...about, size: content.size, chunkSize: chunk, sha256: hash.hex()};
  const row = {id, owner, at: Date.now(), pieces: number, state: 'waiting', ...await seal(text(whole), id)};
  const change = base.transaction('items', 'readwrite', {durability: 'strict'});
  change.objectStore('items').put(row);
  await finished(change);
  return {id, state: 'waiting', ...whole};
}

/** What waits for its owner, the earliest first. */
export async function list(owner) {
  const base = await open();
  const rows = await done(base.transaction('items').objectStore('items').getAll());
  const own = rows.filter(row => row.owner === owner).sort((one, two) => one.at - two.at);
  return Promise.all(own.map(async row => ({
    id: row.id, state: row.state, refusal: row.refusal, pieces: row.pieces, ...value(await unseal(row, row.id))
  })));
}

/** One piece in the clear, to be sent. */
export async function piece(id, number) {
  const base = await open();
  return unseal(await done(base.transaction('pieces').objectStore('pieces').get([id, number])), `${id}/${number}`);
}

/** Notes that the system will not take it. */
export async function refuse(id, refusal) {
  const change = (await open()).transaction('items', 'readwrite');
  const items = change.objectStore('items');
  const row = await done(items.get(id));
  if (row) {
    items.put({...row, state: 'refused', refusal});
  }
  await finished(change);
}

export async function remove(id) {
  const change = (await open()).transaction(['items', 'pieces'], 'readwrite');
  change.objectStore('items').delete(id);
  change.objectStore('pieces').delete(IDBKeyRange.bound([id, 0], [id, Infinity]));
  await finished(change);
}

/**
 * Takes away what a broken-off capture has left, and what of other officers is too old.
 * Returns how many items of others still wait.
 */
export async function sweep(owner) {
  const change = (await open()).transaction(['items', 'pieces'], 'readwrite');
  const items = change.objectStore('items');
  const pieces = change.objectStore('pieces');
  const rows = await done(items.getAll());
  const old = rows.filter(row => row.owner !== owner && Date.now() - row.at > KEEP_FOREIGN);
  old.forEach(row => items.delete(row.id));
  const kept = new Set(rows.filter(row => !old.includes(row)).map(row => row.id));
  for (const place of await done(pieces.getAllKeys())) {
    if (!kept.has(place[0])) {
      pieces.delete(place);
    }
  }
  await finished(change);
  return rows.filter(row => row.owner !== owner && kept.has(row.id)).length;
}

/** Keeps a value for the time without a signal, encrypted. */
export async function remember(name, content) {
  const sealed = await seal(text(content), name);
  const change = (await open()).transaction('notes', 'readwrite');
  change.objectStore('notes').put(sealed, name);
  await finished(change);
}

/** The value kept; null when there is none. */
export async function recall(name) {
  const found = await done((await open()).transaction('notes').objectStore('notes').get(name));
  return found ? value(await unseal(found, name)) : null;
}
