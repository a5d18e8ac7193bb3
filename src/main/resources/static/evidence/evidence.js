// The page for the phone: choose a service, capture, keep encrypted, send by itself.
import {call, csrf, element, fill} from '/camunda/app/desk/web.js';
import {watchSession} from '/camunda/app/desk/session.js';
import {able, add, list, recall, remember, remove, room, sweep} from './queue.js';
import {sendAll} from './upload.js';
import {forget} from '/login/forget.js';

const {user, photo: photoBytes, video: videoBytes, chunk: chunkBytes} = document.body.dataset;
const LIMITS = {photo: Number(photoBytes), video: Number(videoBytes)};
const CHUNK = Number(chunkBytes);
const MEGABYTE = 1048576;
const TYPES = {'image/jpeg': 'photo', 'image/png': 'photo', 'video/mp4': 'video', 'video/quicktime': 'video',
  'video/3gpp': 'video', 'video/webm': 'video'};
const FRESH_FIX = 60_000;
const SEEK = {enableHighAccuracy: true, timeout: 20_000, maximumAge: 10_000};
const CHOSEN = 'qonys-evidence-service';
const AGAIN = [2_000, 5_000, 15_000, 60_000];

const at = id => document.getElementById(id);
const words = new Map([...document.querySelectorAll('#words [data-word]')].map(word => [word.dataset.word, word.textContent]));
const say = (key, ...values) => fill(words.get(key), ...values);

let services = null;
let waiting = [];
let previews = new Map();
let shares = new Map();
let sent = [];
let others = 0;
let signIn = false;
let reached = navigator.onLine;

// ---- the state line ----

function tell(message) {
  at('notice').textContent = message ?? '';
  at('notice').hidden = !message;
}

function drawState() {
  const count = waiting.filter(item => item.state === 'waiting').length;
  const online = reached && navigator.onLine;
  at('line').textContent = say(online ? 'online' : 'offline');
  at('line').classList.toggle('off', !online);
  at('waiting').textContent = count === 0 ? say('state.empty')
    : say(signIn ? 'state.sign-in' : online ? 'state.waiting' : 'state.offline', count);
  if (others) {
    at('waiting').textContent += ` ${say('other-officer', others)}`;
  }
  at('sign-in').hidden = !signIn;
}

// ---- services ----

async function loadServices() {
  try {
    const work = await call('/api/evidence/services');
    services = work.services;
    // Names are shown and not kept.
    await remember(`services-${user}`, services.map(({family, person, ...service}) => service));
    signIn = false;
    reached = true;
  } catch (failure) {
    signIn = failure.status === 401;
    reached = Boolean(failure.status);
    services ??= await recall(`services-${user}`);
  }
  drawServices();
  drawState();
}

function drawServices() {
  const list = at('service');
  const chosen = list.value || sessionStorage.getItem(CHOSEN);
  list.replaceChildren(element('option', {value: ''}, say('service.choose')), ...(services ?? []).map(service =>
    element('option', {value: service.id}, [service.name, service.person || service.family, service.caseNumber]
      .filter(Boolean).join(' · '))));
  list.value = [...list.options].some(option => option.value === chosen) ? chosen : '';
  at('capture').hidden = !services?.length;
  at('no-service').hidden = Boolean(services?.length);
  at('no-service').textContent = say(services ? 'service.none' : 'service.unknown');
  drawChosen();
}

/** The person or the family, as far as it is known just now, and the case. */
const whom = service => [service.person || service.family, service.relation && `(${service.relation})`,
  service.caseNumber].filter(Boolean).join(' ');

const chosen = () => services?.find(service => service.id === at('service').value);

function drawChosen() {
  const service = chosen();
  ['photo', 'video', 'gallery'].forEach(id => at(id).disabled = !service || !able());
  at('about').hidden = !service;
  if (service) {
    const due = service.due ? say(service.late ? 'service.late' : 'service.due', service.due) : null;
    at('about').replaceChildren(
      element('dt', {}, say('service')), element('dd', {}, service.name,
        due ? element('span', {class: service.late ? 'when late' : 'when'}, due) : null,
        service.onFile ? element('span', {class: 'when'}, say('service.onFile', service.onFile)) : null),
      element('dt', {}, say('whom')), element('dd', {}, whom(service)),
      element('dt', {}, say('wanted')), element('dd', {}, service.wanted));
  }
}

// ---- where the device is ----

let fix = null;
let seeking = null;

/** A fix of the device, no older than a minute; null when there is none. */
function seek() {
  seeking ??= new Promise(resolve => {
    if (!navigator.geolocation) {
      resolve(null);
      return;
    }
    navigator.geolocation.getCurrentPosition(found => resolve({
      latitude: found.coords.latitude, longitude: found.coords.longitude, accuracy: Math.round(found.coords.accuracy),
      at: new Date(found.timestamp).toISOString()
    }), () => resolve(null), SEEK);
  }).then(found => {
    fix = found ?? fix;
    seeking = null;
    return fresh();
  });
  return seeking;
}

const fresh = () => fix && Date.now() - Date.parse(fix.at) < FRESH_FIX ? fix : null;

// ---- capture ----

let draft = null;

function size(bytes) {
  return bytes < MEGABYTE ? say('kilobytes', Math.max(1, Math.round(bytes / 1024)))
    : say('megabytes', (bytes / MEGABYTE).toLocaleString('ru-KZ', {maximumFractionDigits: 1}));
}

async function taken(input, origin) {
  const file = input.files[0];
  input.value = '';
  if (!file || !chosen()) {
    return;
  }
  tell(null);
  const kind = TYPES[file.type];
  if (!kind) {
    tell(say('type'));
    return;
  }
  if (file.size > LIMITS[kind]) {
    tell(say('large', Math.round(file.size / MEGABYTE), say(`large.${kind}`), LIMITS[kind] / MEGABYTE));
    return;
  }
  if (file.size * 1.1 > await room()) {
    tell(say('full'));
    return;
  }
  draft = {file, kind, origin, capturedAt: new Date().toISOString(), position: fresh()};
  drawDraft();
  await drawPreview(at('preview'), file, kind);
  if (!draft?.position) {
    await place();
  }
}

async function place() {
  const mine = draft;
  at('place').textContent = say('position.seeking');
  at('no-place').hidden = true;
  const found = await seek();
  if (mine && mine === draft) {
    mine.position = found;
    drawPlace();
  }
}

function drawDraft() {
  at('capture').hidden = true;
  at('draft').hidden = false;
  // Browsers write Kazakh dates their own way; dd.mm.yyyy is read in all three languages.
  at('taken').textContent = new Date(draft.capturedAt).toLocaleString('ru-KZ',
    {dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Almaty'});
  at('size').textContent = size(draft.file.size);
  at('reason').value = '';
  at('preparing').textContent = '';
  drawPlace();
  at('save').focus();
}

function drawPlace() {
  const found = draft.position;
  at('place').textContent = found ? say('position.found', Math.round(found.accuracy)) : say('position.none');
  at('no-place').hidden = Boolean(found);
  at('reason').required = !found;
}

/** Drawn, not shown from an address: the page lets in nothing but its own pictures. */
async function drawPreview(canvas, file, kind) {
  canvas.hidden = kind !== 'photo';
  if (kind === 'photo') {
    const picture = await createImageBitmap(file, {resizeWidth: 320}).catch(() => null);
    canvas.hidden = !picture;
    if (picture) {
      canvas.width = picture.width;
      canvas.height = picture.height;
      canvas.getContext('2d').drawImage(picture, 0, 0);
      picture.close();
    }
  }
}

async function save(event) {
  event.preventDefault();
  const {file, kind, origin, capturedAt, position} = draft;
  const service = chosen();
  at('save').disabled = at('discard').disabled = true;
  try {
    const item = await add(user, {
      serviceId: service.id, kind, mediaType: file.type, origin, capturedAt, position,
      noPosition: position ? null : at('reason').value
    }, file, CHUNK, share => at('preparing').textContent = say('preparing', share));
    const small = at('preview').hidden ? null : at('preview').cloneNode();
    if (small) {
      small.removeAttribute('id');
      small.getContext('2d').drawImage(at('preview'), 0, 0);
      previews.set(item.id, small);
    }
    closeDraft();
    await drawQueue();
    push();
  } catch (failure) {
    tell(failure.name === 'QuotaExceededError' ? say('full') : say('failed'));
  } finally {
    at('save').disabled = at('discard').disabled = false;
  }
}

function closeDraft() {
  draft = null;
  at('draft').hidden = true;
  at('capture').hidden = false;
  at('service').focus();
}

// ---- what waits and what is sent ----

const serviceOf = id => services?.find(service => service.id === id);

function line(item, ...about) {
  const picture = previews.get(item.id)
    ?? element('div', {class: 'stand-in', 'aria-hidden': 'true'}, say(`kind.${item.kind}`));
  return element('li', {'data-id': item.id, 'data-state': item.state}, picture,
    element('strong', {}, serviceOf(item.serviceId)?.name ?? say('service.removed')),
    element('span', {}, serviceOf(item.serviceId) ? whom(serviceOf(item.serviceId)) : ''),
    element('span', {}, [new Date(item.capturedAt).toLocaleTimeString(`${document.documentElement.lang}-KZ`,
      {timeStyle: 'short', timeZone: 'Asia/Almaty'}), size(item.size),
    item.position ? say('accuracy', Math.round(item.position.accuracy)) : say('position.none')].join(' · ')),
    ...about);
}

function waitingLine(item) {
  if (item.state === 'refused') {
    return line(item, element('span', {class: 'said bad'}, say('item.refused', item.refusal)),
      element('button', {type: 'button', class: 'quiet', onclick: async () => {
        await remove(item.id);
        await drawQueue();
      }}, say('item.remove')));
  }
  const share = shares.get(item.id);
  return line(item, element('span', {class: 'said'}, share === undefined ? say('item.waiting')
    : say('item.sending', Math.round(100 * share))),
  share === undefined ? '' : element('progress', {max: '1', value: String(share)}));
}

async function drawQueue() {
  waiting = await list(user);
  at('queue-panel').hidden = !waiting.length;
  at('queue').replaceChildren(...waiting.map(waitingLine));
  at('sent-panel').hidden = !sent.length;
  at('sent').replaceChildren(...sent.slice(-20).reverse().map(item => line(item,
    element('span', {class: 'said'}, say(item.known ? 'item.known' : 'item.sent')),
    ...item.marks.map(mark => element('span', {class: 'said bad', 'data-mark': mark.code}, mark.text)))));
  drawState();
}

let timer = null;
let tries = 0;
let pushing = false;

async function push() {
  clearTimeout(timer);
  if (pushing || !waiting.some(item => item.state === 'waiting')) {
    return;
  }
  pushing = true;
  const outcome = await sendAll(user, {
    broken: say('item.broken'),
    progress: (id, share) => {
      shares.set(id, share);
      const row = at('queue').querySelector(`[data-id="${id}"]`);
      const item = waiting.find(one => one.id === id);
      if (row && item) {
        row.replaceWith(waitingLine(item));
      }
    },
    sent: (item, receipt) => {
      sent.push({...item, state: 'sent', known: receipt.known, marks: receipt.marks});
      const service = services?.find(one => one.id === item.serviceId);
      if (service && !receipt.known) {
        service.onFile++;
        drawChosen();
      }
      reached = true;
      drawQueue();
    },
    refused: () => drawQueue()
  }).catch(() => 'later');
  pushing = false;
  shares = new Map();
  reached = outcome === 'done' || outcome === 'sign-in' ? true : navigator.onLine && tries === 0;
  signIn = outcome === 'sign-in';
  tries = outcome === 'later' ? tries + 1 : 0;
  await drawQueue();
  if (outcome !== 'sign-in' && waiting.some(item => item.state === 'waiting')) {
    timer = setTimeout(push, AGAIN[Math.min(tries, AGAIN.length) - 1] ?? 0);
  }
}

async function wake() {
  tries = 0;
  reached = navigator.onLine;
  drawState();
  if (navigator.onLine) {
    await loadServices();
    await push();
  }
}

// ---- leaving ----

async function leave() {
  const unsent = waiting.length;
  if (unsent) {
    at('leaving-lead').textContent = say('leave.lead', unsent);
    at('leaving').returnValue = 'stay';
    at('leaving').showModal();
    await new Promise(resolve => at('leaving').addEventListener('close', resolve, {once: true}));
    if (at('leaving').returnValue !== 'leave') {
      return;
    }
  }
  await forget();
  await fetch('/logout', {method: 'POST', headers: csrf()}).catch(() => null);
  location.assign('/login?out');
}

// ---- beginning ----

async function begin() {
  if (!able()) {
    tell(say('unsafe'));
  } else {
    navigator.serviceWorker?.register('/evidence/worker.js', {scope: '/evidence'}).catch(() => null);
    navigator.storage?.persist?.().catch(() => false);
    others = await sweep(user);
    await drawQueue();
  }
  await loadServices();
  await drawQueue();
  push();
}

at('service').addEventListener('change', () => {
  sessionStorage.setItem(CHOSEN, at('service').value);
  drawChosen();
  seek();
});
at('photo').addEventListener('change', () => taken(at('photo'), 'camera'));
at('video').addEventListener('change', () => taken(at('video'), 'camera'));
at('gallery').addEventListener('change', () => taken(at('gallery'), 'gallery'));
// A fix asked for when the camera opens is there when the picture is.
['photo', 'video'].forEach(id => at(id).addEventListener('click', () => seek()));
at('draft').addEventListener('submit', save);
at('discard').addEventListener('click', closeDraft);
at('seek').addEventListener('click', place);
at('leave').addEventListener('click', leave);
window.addEventListener('online', wake);
window.addEventListener('offline', drawState);
document.addEventListener('visibilitychange', () => document.hidden || wake());
document.querySelectorAll('[data-language]').forEach(button => button.addEventListener('click', async () => {
  await call('/api/language', {method: 'POST', headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({language: button.dataset.language})}).then(() => location.reload(), () => tell(say('failed')));
}));
watchSession();
begin();
