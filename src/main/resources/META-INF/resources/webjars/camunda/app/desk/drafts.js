// Drafts of forms: kept by the server shortly after typing, drawn with the form, never in the browser's storage.
import {call, element, texts} from './web.js';

const PAUSE = 1000;

/**
 * The form instance that form-js drew into a node. Tasklist keeps it to itself; form-js hands it to its components as
 * the value of a context, which preact (bundled, of a fixed version) leaves on the node it renders to.
 */
export function drawnForm(node) {
  const search = vnode => {
    const found = vnode?.props?.value?.getService?.('form');
    return found ?? (Array.isArray(vnode?.__k) ? vnode.__k : []).reduce((seen, child) => seen ?? search(child), null);
  };
  return search(node.querySelector('.fjs-container')?.__k);
}

const copies = data => new Map(Object.entries(data).map(([key, value]) => [key, JSON.stringify(value ?? null)]));

class Draft {

  constructor(node, path, form, words, signal) {
    Object.assign(this, {node, path, form, words, timer: null, saving: null, touched: false, over: false});
    this.known = copies(form._getState().data);
    this.line = element('p', {class: 'qonys-draft', role: 'status'});
    node.prepend(this.line);
    const touch = () => {
      this.touched = true;
    };
    ['input', 'change', 'click', 'keydown'].forEach(kind => node.addEventListener(kind, touch, {capture: true, signal}));
    form.on('changed', () => this.touched && this.later());
  }

  restored(text) {
    this.line.replaceChildren(
      element('span', {class: 'glyphicon glyphicon-floppy-saved', 'aria-hidden': 'true'}), ` ${text} `,
      element('button', {type: 'button', class: 'btn btn-default btn-xs', onclick: () => this.discard()},
        this.words['draft.discard'] ?? ''));
    this.line.classList.add('qonys-draft-restored');
  }

  changed() {
    const now = copies(this.form._getState().data);
    return new Map([...now].filter(([key, json]) => this.known.get(key) !== json));
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  /** One after the other, so that an earlier state never overtakes a later one. */
  async save(leaving = false) {
    clearTimeout(this.timer);
    if (this.saving && !leaving) {
      await this.saving;
    }
    const changed = this.over ? new Map() : this.changed();
    if (changed.size) {
      this.saving = this.send(changed, leaving);
      await this.saving;
      this.saving = null;
    }
  }

  async send(changed, leaving) {
    const before = new Map([...changed.keys()].map(key => [key, this.known.get(key)]));
    changed.forEach((json, key) => this.known.set(key, json));
    try {
      const {text} = await call(this.path, {
        method: 'PUT',
        keepalive: leaving,
        headers: {'Content-Type': 'application/json'},
        body: `{${[...changed].map(([key, json]) => `${JSON.stringify(key)}:${json}`).join(',')}}`
      });
      this.show(text);
    } catch (error) {
      before.forEach((json, key) => this.known.set(key, json));
      this.show([this.words['draft.failed'], error.message].filter(Boolean).join(' '));
    }
  }

  /** The way back to what is on file stays in sight. */
  show(text) {
    const span = this.line.querySelector('.qonys-draft-saved') ?? element('span', {class: 'qonys-draft-saved'});
    span.textContent = text;
    this.line.append(span);
  }

  async discard() {
    this.over = true;
    clearTimeout(this.timer);
    await this.saving;
    await call(this.path, {method: 'DELETE'});
    location.reload();
  }

  /** The form is being sent: a draft written after it would come too late. */
  hold() {
    this.over = true;
    clearTimeout(this.timer);
  }

  /** The server has refused the form; what was typed is kept as before. */
  resume() {
    this.over = false;
    this.later();
  }
}

/** Follows a form from the moment it is drawn until the signal says that it is gone. */
export async function followDraft(node, {taskId, processDefinitionId}, signal) {
  const form = drawnForm(node);
  const path = `/api/desk/drafts/${taskId ? `task/${encodeURIComponent(taskId)}`
    : `start/${encodeURIComponent(processDefinitionId)}`}`;
  if (!form) {
    console.warn('Qonys: the form was not found, no draft will be kept');
    return;
  }
  let answer;
  try {
    answer = await call(path);
  } catch {
    return; // Somebody else's task, or a form that is only looked at.
  }
  const draft = new Draft(node, path, form, await texts(), signal);
  if (answer) {
    draft.restored(answer.text);
  }
  const leaving = () => draft.save(true);
  const mine = event => decodeURIComponent(event.detail.path).includes(taskId ?? processDefinitionId);
  const on = (target, kind, listener) => target.addEventListener(kind, listener, {signal});
  on(document, 'qonys:submitting', event => mine(event) && draft.hold());
  on(document, 'qonys:submitted', event => mine(event) && event.detail.status >= 400 && draft.resume());
  on(document, 'visibilitychange', () => document.hidden && leaving());
  on(window, 'pagehide', leaving);
  signal.addEventListener('abort', () => {
    leaving();
    draft.line.remove();
  });
}
