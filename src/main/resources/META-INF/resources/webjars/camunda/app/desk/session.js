// The session's end: what the applications fetch by themselves does not prolong it; two minutes before, a warning.
import {call, element, fill, texts} from './web.js';

const BACKGROUND = 'X-QONYS-Background';
const AT_WORK = 5000;
const SIGN_OF_LIFE = 60000;

let lastInput = Date.now();
let lastTold = Date.now();
let timer = null;
let t = {};

/** The header for a request that no person has caused just now. */
export function background() {
  return Date.now() - lastInput > AT_WORK ? {[BACKGROUND]: '1'} : {};
}

const say = (key, ...values) => fill(t[key] ?? '', ...values);

// ---- the warning ----

let ends = 0;
let ticking = null;
const title = element('h3', {id: 'qonys-session-title'});
const left = element('p', {'aria-live': 'off'});
const kept = element('p', {});
const stay = element('button', {type: 'button', class: 'btn btn-primary', onclick: prolong});
const warning = element('dialog',
  {class: 'qonys-dialog qonys-session', role: 'alertdialog', 'aria-labelledby': 'qonys-session-title'},
  title, left, kept, stay);

function warn({secondsLeft, extendable}) {
  ends = Date.now() + secondsLeft * 1000;
  title.textContent = say('session.title');
  kept.textContent = say(extendable ? 'session.kept' : 'session.limit');
  stay.textContent = say(extendable ? 'session.stay' : 'session.understood');
  tick();
  if (!warning.isConnected) {
    document.body.append(warning);
  }
  if (!warning.open) {
    warning.showModal();
    stay.focus();
    ticking = setInterval(tick, 1000);
  }
}

function tick() {
  const seconds = Math.max(0, Math.round((ends - Date.now()) / 1000));
  left.textContent = say('session.left', String(Math.floor(seconds / 60)), String(seconds % 60).padStart(2, '0'));
}

function unwarn() {
  clearInterval(ticking);
  if (warning.open) {
    warning.close();
  }
}

// ---- asking the server, which alone knows of other tabs ----

function later(seconds) {
  clearTimeout(timer);
  timer = setTimeout(check, Math.max(1, seconds) * 1000);
}

async function check() {
  let state;
  try {
    state = await call('/api/session', {headers: {[BACKGROUND]: '1'}});
  } catch {
    later(30);
    return;
  }
  judge(state);
}

function judge(state) {
  const spare = state.secondsLeft - state.warnSeconds;
  if (spare > 0) {
    unwarn();
    later(spare);
  } else {
    warn(state);
    later(Math.min(10, state.secondsLeft));
  }
}

async function prolong() {
  unwarn();
  lastInput = lastTold = Date.now();
  try {
    judge(await call('/api/session', {method: 'POST'}));
  } catch {
    later(1);
  }
}

/** Somebody is there: the server is told at most once a minute, unless the warning stands and wants an answer. */
function noteInput() {
  lastInput = Date.now();
  if (lastInput - lastTold > SIGN_OF_LIFE && !warning.open) {
    lastTold = lastInput;
    call('/api/session', {method: 'POST'}).then(judge, () => later(30));
  }
}

export async function watchSession() {
  for (const kind of ['pointerdown', 'keydown', 'wheel']) {
    document.addEventListener(kind, noteInput, {capture: true, passive: true});
  }
  // A computer that slept has missed its timers.
  window.addEventListener('focus', check);
  document.addEventListener('visibilitychange', () => document.hidden || check());
  t = await texts();
  check();
}
