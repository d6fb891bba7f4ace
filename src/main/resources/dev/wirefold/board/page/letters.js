// Records that the pipeline has refused: why, their bytes, and the way back to the wire.

import { announce, count, el, fullTime, json, line, post, text } from './dom.js';
import { mayDecide } from './decide.js';

const REASONS = {
  UNDECODABLE: 'not a record of a known schema', KEY: 'no key, or an unusable one', NO_BODY: 'an article without text',
  BODY_TOO_LONG: 'a text over the limit', FIELD_TOO_LONG: 'a field over its limit', DATE: 'an impossible time',
  PROCESSING: 'a defect of the program', OTHER: 'another reason',
};

const OBSTACLES = { WITHOUT_KEY: 'has no key', CUT: 'only its beginning is here', UNDELIVERED: 'is a story for a webhook' };

const COLUMNS = ['time', 'reason', 'key', 'why', 'where'];

const FIRST_CHARS = 20_000;

export class Letters {
  #number = -1;
  #byReason = {};
  #list = el('div', {});
  #told = el('p', { class: 'told' });
  #dialog = el('dialog', { class: 'decide letter', 'aria-labelledby': 'letter-title' });

  get elements() {
    return [this.#told, this.#list, this.#dialog];
  }

  /** byReason: how many there are. The list is asked for only when that has changed. */
  draw(byReason) {
    const all = Object.values(byReason).reduce((sum, n) => sum + n, 0);
    if (all === this.#number) {
      return;
    }
    this.#number = all;
    this.#byReason = byReason;
    this.#ask();
  }

  close() {
    this.#dialog.onclose = null;
    this.#dialog.close();
  }

  /** To the next or the previous letter that has a button. */
  move(step) {
    const rows = [...this.#list.querySelectorAll('tbody tr')].filter((row) => row.querySelector('button'));
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const next = at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + step));
    rows[next]?.querySelector('button').focus();
  }

  async #ask() {
    if (this.#number === 0) {
      this.#list.replaceChildren(el('p', { class: 'empty' }, 'None. Every record could be used.'));
      return;
    }
    const [letters, may] = await Promise.all([json('/api/dead-letters').catch(() => []), mayDecide()]);
    const focused = where();
    const reasons = el('p', { class: 'reasons' }, ...Object.entries(this.#byReason).sort((a, b) => b[1] - a[1]).map(([reason, n]) =>
      el('span', { class: 'mark withdrawn', title: REASONS[reason] ?? '' }, `${reason} ${n.toLocaleString()}`)));
    const head = el('tr', {}, ...COLUMNS.map((name) => el('th', { scope: 'col' }, name)), may ? el('th', { scope: 'col' }, 'record') : null);
    this.#list.replaceChildren(reasons, el('table', { class: 'letters' },
      el('caption', { class: 'unseen' }, 'The last dead letters'), el('thead', {}, head),
      el('tbody', {}, ...letters.map((listed) => this.#row(listed, may)))));
    if (focused) {
      this.#focus(focused);
    }
  }

  /** On the button it was on; where that is gone, on the other one of the same letter. */
  #focus({ letter, what }) {
    const same = [...this.#list.querySelectorAll('button')].filter((button) => button.dataset.letter === letter);
    (same.find((button) => button.textContent === what) ?? same[0])?.focus();
  }

  #row(listed, may) {
    const { letter } = listed;
    const cell = (label, ...children) => el('td', { 'data-label': label }, ...children);
    return el('tr', {},
      cell('time', letter.time ? fullTime(letter.time) : '–'),
      cell('reason', letter.reason, letter.isReturn ? el('span', { class: 'mark withdrawn', title: 'it had been put back, and was refused again' }, 'again') : null),
      cell('key', line(letter.key ?? '–')), cell('why', line(letter.message)),
      cell('where', `${letter.topic} ${letter.partition} @ ${letter.offset}`),
      may ? cell('record', el('div', { class: 'hands' }, ...this.#hands(listed))) : null);
  }

  #hands({ letter, isPutBack }) {
    const button = (what, doing) => el('button', {
      type: 'button', class: 'hand', 'data-letter': id(letter), 'aria-label': `${what}: ${letter.key ?? 'a record without key'}`, onclick: doing,
    }, what);
    const look = button('Look', () => this.#look(letter));
    if (isPutBack) {
      return [look, el('span', { class: 'mark growing' }, 'put back')];
    }
    return [look, letter.obstacle
      ? el('span', { class: 'mark' }, OBSTACLES[letter.obstacle] ?? letter.obstacle)
      : button('Put back', () => this.#confirm(letter))];
  }

  async #look(letter) {
    const content = el('div', { class: 'bytes' }, 'reading …');
    this.#open(letter, 'Record of ', [said(letter), content], []);
    try {
      const { partition, offset } = letter.place;
      content.replaceChildren(...bytes(await json(`/api/dead-letter?partition=${partition}&offset=${offset}`)));
    } catch (problem) {
      content.replaceChildren(el('p', { class: 'failure', role: 'alert' }, line(problem.message)));
    }
  }

  #confirm(letter) {
    const failure = el('p', { class: 'failure', role: 'alert' });
    const yes = el('button', { type: 'button', 'data-confirm': true, onclick: async () => {
      failure.textContent = '';
      yes.disabled = true;
      try {
        await post('/api/dead-letters', letter.place);
        this.#told.replaceChildren(line(letter.key), ' was put back on the wire. If it is refused again, a new dead letter comes.');
        announce(this.#told.textContent);
        await this.#ask();
        this.#dialog.close();
      } catch (problem) {
        failure.replaceChildren(line(problem.message));
        yes.disabled = false;
        this.#ask();
      }
    } }, 'Put it back');
    this.#open(letter, 'Put back ', [
      el('p', {}, 'The same record goes to the wire again: bytes, key, headers and time. It can be put back once.'),
      said(letter), failure], [yes]);
  }

  #open(letter, what, content, buttons) {
    const title = el('h2', { id: 'letter-title' }, what);
    title.append(letter.key ? line(letter.key) : 'a record without key');
    const end = el('form', { method: 'dialog', class: 'ends' }, ...buttons, el('button', { 'data-close': true }, buttons.length ? 'Cancel' : 'Close'));
    const opener = where();
    this.#dialog.replaceChildren(title, ...content, end);
    this.#dialog.onclose = () => opener && this.#focus(opener);
    this.#dialog.showModal();
    end.querySelector('[data-close]').focus();
  }
}

/** The button that has the focus; null: none of a letter. */
function where() {
  const { dataset, textContent } = document.activeElement ?? {};
  return dataset?.letter ? { letter: dataset.letter, what: textContent } : null;
}

function id(letter) {
  return `${letter.place.partition}@${letter.place.offset}`;
}

function said(letter) {
  const why = el('p', { class: 'said' }, `${letter.reason}: `);
  why.append(line(letter.message));
  return why;
}

function bytes(shown) {
  if (shown.form === 'NONE') {
    return [el('p', { class: 'said' }, 'It has no value, as a kill has none.')];
  }
  const all = count(shown.bytes, 'byte', 'bytes');
  const part = shown.shownBytes < shown.bytes ? `the first ${shown.shownBytes.toLocaleString()} of ${all}` : all;
  const body = el('pre', { class: shown.form.toLowerCase(), tabindex: '0', role: 'region', 'aria-label': 'Bytes of the record', dir: 'auto' });
  const draw = (end) => body.replaceChildren(text(shown.content.slice(0, end)));
  draw(FIRST_CHARS);
  const rest = shown.content.length > FIRST_CHARS
    ? el('button', { type: 'button', onclick: () => { draw(shown.content.length); rest.remove(); } }, `Show all ${shown.content.length.toLocaleString()} characters`)
    : '';
  return [el('p', { class: 'said' }, `${part}, ${shown.form === 'TEXT' ? 'as text' : 'not text: in hexadecimal'}`), body, rest];
}
