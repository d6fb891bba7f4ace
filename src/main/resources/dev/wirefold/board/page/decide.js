// What an editor decides about an article: asked for here, written to a topic by the server, and done by the pipeline.

import { announce, el, json, line, post } from './dom.js';

const KINDS = {
  CUT: { button: 'Cut it off', chip: 'cut off', means: 'It founds a story, with all that hangs on it.' },
  ALONE: { button: 'Leave it alone', chip: 'alone', means: 'It is a story of its own: nothing hangs on it, and it on nothing.' },
  PIN: { button: 'Pin it', chip: 'pinned', means: 'It stands for the story: its text is what others get.' },
  JOIN: { button: 'Join it', chip: 'joined', means: 'It and another article are one story: the later hangs on the earlier.' },
};

const STATES = { IN_FORCE: 'in force', NOT_YET: 'asked for, not yet in force', NOT_HONOURED: 'not honoured' };

const MAX_REASON_CHARS = 2_000;
const MAX_OFFERED = 200;

export const EDITORS = { JOIN: 'join', CUT: 'cut off', ALONE: 'alone', PIN: 'stands for its story' };

let allowed = null;

/** Whether this board takes decisions; asked once. */
export function mayDecide() {
  allowed ??= json('/api/overrides').then((answer) => answer.mayDecide === true, () => {
    allowed = null;
    return false;
  });
  return allowed;
}

/** What is decided about an article, and what has become of it. */
export function decided(member) {
  const decision = member.decision;
  if (!decision) {
    return null;
  }
  const state = decision.takenBack ? 'taken back, not yet in force' : STATES[decision.state] ?? decision.state;
  const chip = el('span', { class: 'mark decision ' + decision.state, title: title(decision) },
    `${KINDS[decision.kind]?.chip ?? decision.kind.toLowerCase()}: ${state}`);
  return chip;
}

function title(decision) {
  const who = `by ${decision.author ?? 'an editor'}`;
  return [who, decision.reason, decision.why].filter(Boolean).join(' · ');
}

/** The dialog in which it is done; one for each story that is open. */
export class Decider {
  #dialog = el('dialog', { class: 'decide', 'aria-labelledby': 'decide-title' });
  #live;
  #done;

  /** done: called when the server has taken a decision. */
  constructor(live, done) {
    this.#live = live;
    this.#done = done;
  }

  get element() {
    return this.#dialog;
  }

  /** shown: how the article is called; back: gives the focus back. */
  open(member, shown, back) {
    const title = el('h2', { id: 'decide-title' }, 'Decide about ');
    title.append(line(shown));
    const reason = el('textarea', { id: 'decide-reason', rows: '2', maxlength: String(MAX_REASON_CHARS) });
    const other = el('input', { id: 'decide-other', type: 'text', list: 'decide-others', autocomplete: 'off', spellcheck: 'false' });
    const failure = el('p', { class: 'failure', role: 'alert' });
    const ask = async (decision) => {
      const request = { article: member.id, decision, reason: reason.value };
      if (decision === 'JOIN') {
        request.other = idOf(other.value);
        if (!request.other) {
          failure.textContent = 'Say which article it is joined with.';
          other.focus();
          return;
        }
      }
      failure.textContent = '';
      this.#enable(false);
      try {
        await post('/api/overrides', request);
        this.#dialog.close();
        announce(decision === 'CLEAR' ? 'The decision is taken back.' : 'The decision is asked for.');
        this.#done();
      } catch (problem) {
        failure.replaceChildren(line(problem.message));
      } finally {
        this.#enable(true);
      }
    };
    const choice = (kind) => el('div', { class: 'kind' },
      el('button', { type: 'button', 'data-kind': kind, onclick: () => ask(kind), 'aria-describedby': 'means-' + kind }, KINDS[kind].button),
      el('span', { id: 'means-' + kind, class: 'means' }, KINDS[kind].means));
    const now = decided(member);
    const undo = member.decision && !member.decision.takenBack
      ? el('button', { type: 'button', 'data-kind': 'CLEAR', onclick: () => ask('CLEAR') }, 'Take it back') : null;
    const headline = el('p', { class: 'said' });
    headline.append(line(member.headline ?? member.id));
    this.#dialog.replaceChildren(
      title, headline,
      now ? el('div', { class: 'now' }, now, undo) : '',
      now ? said(member.decision) : '',
      el('div', { class: 'field' }, el('label', { for: 'decide-reason' }, 'Why (others see it)'), reason),
      choice('CUT'), choice('ALONE'), choice('PIN'), choice('JOIN'),
      el('div', { class: 'field' }, el('label', { for: 'decide-other' }, 'Joined with: an article’s id, or the first article of a story'),
        other, this.#offered(member)),
      failure,
      el('form', { method: 'dialog' }, el('button', {}, 'Close')));
    this.#dialog.onclose = back;
    this.#dialog.showModal();
    reason.focus();
  }

  close() {
    this.#dialog.onclose = null;
    this.#dialog.close();
  }

  #enable(yes) {
    this.#dialog.querySelectorAll('button').forEach((button) => { button.disabled = !yes; });
  }

  /** Stories by their headlines, the newest first. */
  #offered(member) {
    const list = el('datalist', { id: 'decide-others' });
    const rows = [...this.#live.rows.values()].sort((a, b) => b.activity - a.activity).slice(0, MAX_OFFERED);
    for (const row of rows) {
      const root = rootOf(row.id);
      if (root !== member.id) {
        list.append(el('option', { value: root, label: row.headline ?? root }));
      }
    }
    return list;
  }
}

function said(decision) {
  const all = el('p', { class: 'said' }, decision.author ? 'By ' : 'By an editor');
  if (decision.author) {
    all.append(line(decision.author));
  }
  for (const part of [decision.other && `with ${decision.other}`, decision.reason, decision.why]) {
    if (part) {
      all.append(': ', line(part));
    }
  }
  return all;
}

/** A story is named after its first article and that one's time. */
function rootOf(storyId) {
  const end = storyId.lastIndexOf('~');
  return end < 1 ? storyId : storyId.slice(0, end);
}

/** An id, or the address of a story on this board. */
function idOf(value) {
  const given = value.trim();
  const at = given.indexOf('#/story?');
  if (at < 0) {
    return given;
  }
  return rootOf(new URLSearchParams(given.slice(at + '#/story?'.length)).get('id') ?? '');
}
