// Sends what waits, in any order, each piece until the system says it has it. Every call may be repeated.
import {call} from '/camunda/app/desk/web.js';
import {list, piece, refuse, remove} from './queue.js';

const AT_ONCE = 3;
const ROUNDS = 3;

/** By itself, not by somebody at the device: such calls do not prolong the session. */
const headers = {'X-QONYS-Background': '1'};

async function json(path, method, body) {
  return call(path, {method, headers: {...headers, 'Content-Type': 'application/json'}, body: JSON.stringify(body)});
}

async function send(item, progress) {
  const {id, state, pieces, refusal, ...about} = item;
  let receipt = await json(`/api/evidence/items/${id}`, 'PUT', about);
  for (let round = 0; receipt.state === 'receiving' && round < ROUNDS; round++) {
    const total = pieces;
    let sent = total - receipt.missing.length;
    progress(id, sent / total);
    for (const number of receipt.missing) {
      await call(`/api/evidence/items/${receipt.id}/chunks/${number}`, {
        method: 'PUT', headers: {...headers, 'Content-Type': 'application/octet-stream'}, body: await piece(id, number)});
      progress(id, ++sent / total);
    }
    receipt = await json(`/api/evidence/items/${receipt.id}/complete`, 'POST', {});
  }
  return receipt;
}

/** Faults that no repetition mends. 401, 403, 409 and everything of the line's or the server's making pass by. */
const final = status => [400, 404, 413, 415, 422].includes(status);

async function settle(item, {progress, sent, refused, broken}) {
  try {
    const receipt = await send(item, progress);
    if (receipt.state === 'on-file') {
      await remove(item.id);
      sent(item, receipt);
    } else {
      await refuse(item.id, broken);
      refused(item.id, broken);
    }
    return 'done';
  } catch (failure) {
    if (final(failure.status)) {
      await refuse(item.id, failure.message);
      refused(item.id, failure.message);
      return 'done';
    }
    return failure.status === 401 ? 'sign-in' : 'later';
  }
}

/**
 * Sends all that waits; one tab does it at a time. Answers `done`, `later` (line or server failed: try again) or
 * `sign-in` (the session is over).
 */
export async function sendAll(owner, told) {
  return navigator.locks.request('qonys-evidence', {ifAvailable: true}, async lock => {
    if (!lock) {
      return 'later';
    }
    const waiting = (await list(owner)).filter(item => item.state === 'waiting');
    let outcome = 'done';
    const worker = async () => {
      while (waiting.length && outcome === 'done') {
        const one = await settle(waiting.shift(), told);
        outcome = one === 'done' ? outcome : one;
      }
    };
    await Promise.all(Array.from({length: AT_ONCE}, worker));
    return outcome;
  });
}
