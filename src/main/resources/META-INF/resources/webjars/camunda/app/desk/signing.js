// Signing a step with the national EDS: the button in place of "Complete", the dialog, the check of a case's signatures.
import {call, element, fill, root, texts} from './web.js';
import {drawnForm} from './drafts.js';
import {NotSigned, signWith} from './ncalayer.js';

const t = await texts();
const say = (key, ...values) => fill(t[key] ?? '', ...values);
const json = body => ({method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body)});
const icon = name => element('span', {class: `glyphicon glyphicon-${name}`, 'aria-hidden': 'true'});

/** Refusals after which the same document cannot be signed any more. */
const SPENT = ['signature.fault.too-late', 'signature.refused.other-round', 'signature.refused.replayed'];

/** Bytes of a signature file; the server takes no more. */
const LARGEST = 128 * 1024;

/** How a task stands with its signature; null when it is not signed, or not the reader's. */
function standing(taskId) {
  return call(`/api/signature/tasks/${encodeURIComponent(taskId)}`).catch(() => null);
}

// ---- the step: which button, and whether it may be completed ----

export class SigningStep {

  constructor(node, taskId) {
    Object.assign(this, {node, taskId, asked: false});
  }

  /** Draws the button, unless the step is not signed; a decision that nobody signs is completed as ever. */
  async draw(signal) {
    const state = this.taskId ? await standing(this.taskId) : null;
    const complete = this.node.closest(':has(> .form-actions)')?.querySelector('.form-actions [ng-click="complete()"]');
    const form = drawnForm(this.node);
    if (!state || !complete || !form || signal.aborted) {
      return;
    }
    const button = element('button', {
      type: 'button', class: `btn ${state.required ? 'btn-primary' : 'btn-default'} qonys-sign`,
      onclick: () => {
        this.asked = true;
        complete.click();
      }
    }, icon('pencil'), ` ${say('sign.button')}`);
    const show = () => {
      const signed = !state.unsigned.includes(form._getState().data.decision);
      button.hidden = !signed;
      complete.classList.toggle('qonys-replaced', signed && state.required);
      button.disabled = complete.disabled;
    };
    const watch = new MutationObserver(show);
    complete[state.required ? 'after' : 'before'](button);
    watch.observe(complete, {attributes: true, attributeFilter: ['disabled']});
    form.on('changed', show);
    show();
    signal.addEventListener('abort', () => {
      watch.disconnect();
      button.remove();
      complete.classList.remove('qonys-replaced');
    });
  }

  /** True when the form may be sent: nothing is to be signed, it was signed, or the server will say what is wrong with it. */
  async passes() {
    const {asked} = this;
    this.asked = false;
    const state = this.taskId ? await standing(this.taskId) : null;
    const form = drawnForm(this.node);
    if (!state || !form || !asked && !state.required || state.unsigned.includes(form._getState().data.decision)
        || Object.keys(form.validate()).length) {
      return true;
    }
    return new SigningDialog(this.taskId, state, form._getSubmitData()).ask();
  }
}

// ---- the dialog ----

class SigningDialog {

  constructor(taskId, state, values) {
    Object.assign(this, {taskId, state, values, toSign: null, abort: null});
    this.about = element('dl', {class: 'dl-horizontal'});
    this.print = element('a', {target: '_blank', rel: 'noopener', class: 'qonys-sign-print', hidden: true},
      icon('file'), ` ${say('sign.print')}`);
    this.status = element('p', {role: 'status', class: 'qonys-sign-status'});
    this.error = element('p', {role: 'alert', class: 'qonys-sign-error', hidden: true});
    this.sign = element('button', {type: 'button', class: 'btn btn-primary', disabled: true,
      onclick: () => this.byNcaLayer()}, icon('pencil'), ` ${say('sign.nca')}`);
    this.finish = element('button', {type: 'button', class: 'btn btn-default', hidden: state.state !== 'accepted',
      onclick: () => this.close(true)}, say('sign.finish'));
    this.leave = element('button', {type: 'button', class: 'btn btn-default', onclick: () => this.close(false)},
      say('cancel'));
    this.file = element('input', {type: 'file', accept: '.cms,.p7s,.sig,.pem', class: 'sr-only',
      onchange: () => this.byFile()});
    this.other = element('details', {class: 'qonys-sign-other'}, element('summary', {}, say('sign.other')),
      element('p', {}, `1. ${say('sign.other.save')} `, element('button', {type: 'button', class: 'btn btn-default btn-xs',
        onclick: () => this.save()}, icon('download-alt'), ` ${say('sign.save')}`)),
      element('p', {}, `2. ${say('sign.other.load')} `, element('label', {class: 'btn btn-default btn-xs'},
        icon('upload'), ` ${say('sign.load')}`, this.file)));
    this.node = element('dialog', {class: 'qonys-dialog qonys-signing', 'aria-labelledby': 'qonys-signing-title'},
      element('h3', {id: 'qonys-signing-title'}, say('sign.title')), this.about, this.print, this.status, this.error,
      element('div', {class: 'qonys-sign-actions'}, this.sign, this.finish, this.leave), this.other);
  }

  /** Resolves with true when the step may be completed. */
  ask() {
    return new Promise(resolve => {
      this.answered = resolve;
      this.node.addEventListener('cancel', event => {
        event.preventDefault();
        this.close(false);
      });
      document.body.append(this.node);
      this.node.showModal();
      this.begin().then(words => {
        if (words) {
          this.tell(words);
          this.sign.focus();
        }
      });
    });
  }

  close(signed) {
    this.abort?.abort();
    this.node.close();
    this.node.remove();
    this.answered(signed);
  }

  /** Asks for the document; returns what is to be said then. */
  async begin() {
    this.busy(say('sign.preparing'));
    try {
      this.toSign = await call(`/api/signature/tasks/${encodeURIComponent(this.taskId)}`, json({values: this.values}));
    } catch (error) {
      if (error.code?.startsWith('signature.')) {
        this.complain(error.message);
        this.sign.disabled = true;
        return null;
      }
      // The form itself is not taken; sending it names the fields.
      if (error.status === 422) {
        this.close(true);
      } else {
        this.complain(say('sign.server'));
        this.sign.disabled = true;
      }
      return null;
    }
    this.about.replaceChildren(...this.toSign.about.flatMap(({label, shown}) =>
      [element('dt', {}, label), element('dd', {}, shown)]),
    element('dt', {}, say('sign.key')), element('dd', {}, this.toSign.kinds.join(', ')));
    this.print.href = root + this.toSign.print;
    this.print.hidden = false;
    return this.state.state === 'none' ? say('sign.ready') : this.state.text;
  }

  busy(words) {
    this.error.hidden = true;
    this.status.textContent = words;
    this.sign.disabled = true;
    this.node.setAttribute('aria-busy', 'true');
  }

  tell(words) {
    this.status.textContent = words;
    this.sign.disabled = false;
    this.node.removeAttribute('aria-busy');
  }

  complain(words) {
    this.tell('');
    this.error.replaceChildren(icon('exclamation-sign'), ` ${words}`);
    this.error.hidden = false;
  }

  async byNcaLayer() {
    this.abort = new AbortController();
    this.busy(say('sign.connecting'));
    try {
      const cms = await signWith(this.toSign.client, this.toSign.request, this.abort.signal,
        state => { this.status.textContent = say(`sign.${state}`); });
      await this.send(json({cms}));
    } catch (error) {
      this.refused(error);
    }
  }

  async byFile() {
    const [file] = this.file.files;
    this.file.value = '';
    if (!file || !this.toSign) {
      return;
    }
    if (file.size > LARGEST) {
      this.complain(say('sign.tooLarge'));
      return;
    }
    try {
      await this.send({method: 'POST', headers: {'Content-Type': 'application/octet-stream'}, body: file});
    } catch (error) {
      this.refused(error);
    }
  }

  /** The bytes to sign, for another program. */
  save() {
    const bytes = Uint8Array.from(atob(this.toSign?.data ?? ''), character => character.charCodeAt(0));
    const address = URL.createObjectURL(new Blob([bytes], {type: 'application/json'}));
    element('a', {href: address, download: 'decision-to-sign.json'}).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  }

  async send(options) {
    this.busy(say('sign.checking'));
    const taken = await call(`/api/signature/snapshots/${encodeURIComponent(this.toSign.snapshotId)}`, options);
    if (taken.state === 'accepted') {
      this.close(true);
    } else {
      this.complain(taken.text);
      this.sign.disabled = true;
    }
  }

  async refused(error) {
    if (!this.node.isConnected) {
      return;
    }
    const words = error instanceof NotSigned ? say(`sign.${error.reason}`, error.code)
      : error.status ? error.message : say('sign.server');
    if (SPENT.includes(error.code)) {
      await this.begin();
    }
    this.complain(words);
    this.sign.focus();
  }
}

// ---- the case tab: what was signed, and whether it still stands ----

const STATES = {valid: 'ok-sign', changed: 'info-sign', broken: 'remove-sign'};

function lines(pairs) {
  return element('dl', {class: 'dl-horizontal'}, pairs.filter(([, shown]) => shown)
    .flatMap(([label, shown]) => [element('dt', {}, label), element('dd', {}, shown)]));
}

function checked(one, moment) {
  return element('article', {class: `qonys-signed qonys-signed-${one.state}`},
    element('h5', {}, `${one.step} · ${say('sign.round', one.round)}`),
    element('p', {class: 'qonys-signed-state'}, icon(STATES[one.state] ?? 'question-sign'), ` ${one.text}`),
    one.revokedSince ? element('p', {class: 'qonys-signed-note'}, icon('info-sign'), ` ${say('sign.revokedSince')}`) : null,
    lines([[say('column.textLanguage'), one.textLanguage], [say('column.decision'), one.decision], [say('column.clause'), one.clause], [say('column.signer'), one.signer],
      [say('column.role'), one.role], [say('column.office'), one.office], [say('column.certificate'), one.kind],
      [say('column.signedAt'), moment(one.signedAt)],
      [say('column.stamp'), say(one.timestamp ? 'sign.stamped' : 'sign.unstamped')]]),
    element('details', {}, element('summary', {}, say('sign.content', one.fields.length)),
      lines(one.fields.map(field => [field.label, field.shown || '—']))),
    one.documents.length ? element('details', {}, element('summary', {}, say('sign.documents', one.documents.length)),
      element('ul', {}, one.documents.map(document => element('li', {}, `${document.label} · ${document.fileName}`,
        element('code', {class: 'qonys-hash'}, `SHA-256 ${document.sha256}`))))) : null);
}

/** What a reader must be allowed for the proof, which holds everything unmasked. */
const WHOLE = ['CASE_CARD_READ', 'REGISTRY_ANSWER_READ', 'DOCUMENT_READ', 'REMARK_READ'];

/** Draws the signatures' part of the case tab below their table. */
export function verification(card, moment) {
  const at = `/api/signature/cases/${encodeURIComponent(card.caseId)}`;
  const status = element('p', {role: 'status', class: 'qonys-status'});
  const found = element('div', {class: 'qonys-checked'});
  const check = async () => {
    button.disabled = true;
    status.textContent = say('sign.verifying');
    try {
      const all = await call(at);
      found.replaceChildren(...all.map(one => checked(one, moment)));
      const sound = all.filter(one => one.state !== 'broken').length;
      status.textContent = say(sound === all.length ? 'sign.allSound' : 'sign.notAllSound', sound, all.length,
        moment(new Date().toISOString()));
    } catch (error) {
      status.textContent = error.message || say('sign.server');
    }
    button.disabled = false;
  };
  const button = element('button', {type: 'button', class: 'btn btn-default', onclick: check}, icon('check'),
    ` ${say('sign.verify')}`);
  const whole = WHOLE.every(operation => (card.operations ?? card.allowed ?? []).includes(operation));
  return [element('p', {class: 'qonys-sign-actions'}, button,
    whole ? element('a', {class: 'btn btn-default', href: `${root + at}/proof`, download: true}, icon('download-alt'),
      ` ${say('sign.proof')}`) : null), status, found];
}
