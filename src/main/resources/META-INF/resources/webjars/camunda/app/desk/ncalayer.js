// NCALayer on the signer's own machine: text frames over its websocket, one call at a time. The server writes the call.

const GREETS_WITHIN = 5000;
const SLOW_AFTER = 7000;
const GIVES_UP_AFTER = 300000;
const HEARTBEAT = '--heartbeat--';

/**
 * Why nothing was signed: notRunning, cancelled, disconnected, outdated, broken (then with NCALayer's own code), tooLong.
 */
export class NotSigned extends Error {

  constructor(reason, code = '') {
    super(reason);
    Object.assign(this, {reason, code});
  }
}

function read(frame) {
  try {
    return JSON.parse(frame) ?? {};
  } catch {
    return {};
  }
}

/** The signature in an answer; an answer without a result is how NCALayer says that its window was closed. */
function signature(answer) {
  if (answer.errorCode === 'MODULE_NOT_FOUND') {
    throw new NotSigned('outdated');
  }
  if (answer.status !== true) {
    throw new NotSigned('broken', String(answer.code ?? '').slice(0, 60));
  }
  const result = answer.body?.result;
  const one = Array.isArray(result) ? result[0] : result;
  if (!one) {
    throw new NotSigned('cancelled');
  }
  return one;
}

/**
 * Has a call signed; NCALayer greets first, then shows its window. Rejects with NotSigned.
 *
 * @param say    told `open` when the window is there, `slow` when it stays long
 * @param signal ends the connection
 */
export function signWith(address, request, signal, say) {
  return new Promise((resolve, reject) => {
    const timers = [];
    let socket = null;
    let greeted = false;
    const end = settle => {
      timers.forEach(clearTimeout);
      settle();
      socket?.close();
    };
    const fail = (reason, code) => end(() => reject(new NotSigned(reason, code)));
    const after = (delay, work) => timers.push(setTimeout(work, delay));
    const take = frame => {
      const answer = read(frame);
      if (!greeted) {
        greeted = Boolean(answer.result?.version);
        if (greeted) {
          timers.splice(0).forEach(clearTimeout);
          after(SLOW_AFTER, () => say('slow'));
          after(GIVES_UP_AFTER, () => fail('tooLong'));
          socket.send(JSON.stringify(request));
          say('open');
        }
        return;
      }
      try {
        const signed = signature(answer);
        end(() => resolve(signed));
      } catch (error) {
        end(() => reject(error));
      }
    };
    try {
      socket = new WebSocket(address);
    } catch {
      fail('notRunning');
      return;
    }
    after(GREETS_WITHIN, () => fail('notRunning'));
    socket.addEventListener('message', event => event.data === HEARTBEAT || take(event.data));
    socket.addEventListener('close', () => fail(greeted ? 'disconnected' : 'notRunning'));
    signal.addEventListener('abort', () => fail('cancelled'));
  });
}
