// One story: the text that stands for it, its articles as a tree in time, and what has happened to it.

import { Decider, EDITORS, mayDecide } from './decide.js';
import { count, el, json, line, outside, text, time } from './dom.js';
import { NONE, read, write } from './filters.js';
import { lineage } from './lineage.js';
import { marks } from './row.js';

const FIRST_CHARS = 20_000;
const LEAST_PAUSE_MS = 500;

const RULES = {
  ONLY: 'the only article', EDITOR: 'an editor wants it so', LATEST_VERSION: 'the latest version of its publisher',
  SOURCE_PRIORITY: 'by the priority of publishers', EARLIEST: 'the earliest',
  MOST_COMPLETE: 'the most complete', ID: 'by its id', OTHER: 'by another rule',
};

const EVENTS = {
  CREATED: 'created', JOINED: 'joined', LEFT: 'left', CANONICAL_CHANGED: 'stands for the story now', MERGED: 'merged',
  RETRACTED: 'retracted', CLOSED: 'closed: too old to change', DECIDED: 'an editor decided',
  NOT_HONOURED: 'decision not honoured', OTHER: 'something else happened',
};

const ABOUT_DECISIONS = new Set(['DECIDED', 'NOT_HONOURED']);

export class StoryView {
  #live;
  #id;
  #filters;
  #over = new AbortController();
  #timer = 0;
  #textOf = null;
  #at = -1;
  #chosen = [];
  #decider;
  #mayDecide = false;

  constructor(live, parameters) {
    this.#live = live;
    this.#id = parameters.get('id') ?? '';
    this.#filters = read(parameters);
  }

  open(view) {
    this.up = () => { location.hash = '#/' + write(this.#filters); };
    this.#decider = new Decider(this.#live, () => this.#soon());
    this.top = el('div', { class: 'story-top' });
    this.tree = el('section', { class: 'panel lineage-panel', 'aria-label': 'Articles' });
    this.events = el('section', { class: 'panel events', 'aria-label': 'Events' });
    this.text = el('article', { class: 'panel canonical', 'aria-label': 'Text', tabindex: '0' });
    view.append(
      el('p', { class: 'back' }, el('a', { href: '#/' + write(this.#filters) }, '← Stories')),
      this.top, el('div', { class: 'story' }, el('div', { class: 'left' }, this.tree, this.events), this.text),
      this.#decider.element);
    const signal = this.#over.signal;
    this.#live.addEventListener('changed', ({ detail }) => {
      if (detail.ids.includes(this.#id)) {
        this.#soon();
      }
    }, { signal });
    this.#load();
  }

  close() {
    this.#over.abort();
    this.#decider.close();
    clearTimeout(this.#timer);
  }

  #soon() {
    this.#timer ||= setTimeout(() => {
      this.#timer = 0;
      this.#load();
    }, LEAST_PAUSE_MS);
  }

  async #load() {
    let story;
    try {
      this.#mayDecide = await mayDecide();
      story = await json('/api/story?id=' + encodeURIComponent(this.#id));
    } catch (failure) {
      if (!this.#over.signal.aborted) {
        this.top.replaceChildren(el('h1', {}, 'No such story'), el('p', { class: 'empty' }, failure.message));
      }
      return;
    }
    if (this.#over.signal.aborted) {
      return;
    }
    this.#head(story);
    this.#members(story);
    this.#happened(story);
    await this.#read(story);
  }

  #head(story) {
    const now = this.#live.wireTime;
    const row = story.row;
    const title = el('h1');
    title.append(line(row?.headline ?? story.id));
    if (!row) {
      const into = el('p', { class: 'ended' }, `This story has ended (${story.status.toLowerCase()}). `);
      if (story.mergedInto) {
        into.append('Its articles are in ', el('a', { href: storyHref(story.mergedInto, this.#filters) }, line(story.mergedInto)), '.');
      }
      this.top.replaceChildren(title, into);
      return;
    }
    const facts = el('p', { class: 'facts' },
      count(row.articles, 'article', 'articles'), ' · ', count(row.sources, 'independent source', 'independent sources'), ' · ',
      count(row.publisherCount, 'publisher', 'publishers'), ' · first ', time(row.first, now), ' · last ', time(row.last, now), ' ');
    facts.append(marks(row, now));
    const by = el('p', { class: 'by' });
    [row.publisher, story.byline, story.dateline].filter(Boolean).forEach((value, i) => {
      by.append(i ? ' · ' : '', line(value));
    });
    by.append(' ', el('span', { class: 'why' }, `stands for the story: ${RULES[story.canonicalRule] ?? ''}`));
    const link = story.url && outside(story.url, 'read it at its publisher');
    this.top.replaceChildren(title, facts, by, ...(link ? [el('p', {}, link)] : []));
  }

  #members(story) {
    const focused = this.tree.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    const compare = el('a', { class: 'button compare-chosen', 'aria-disabled': 'true' }, 'Compare two');
    const label = () => {
      const ready = this.#chosen.length === 2;
      compare.setAttribute('aria-disabled', String(!ready));
      if (ready) {
        compare.href = this.#compareHref(this.#chosen[0], this.#chosen[1]);
      } else {
        compare.removeAttribute('href');
      }
      compare.textContent = ready ? 'Compare these two' : 'Compare: tick two';
    };
    const choose = (id, box) => {
      this.#chosen = this.#chosen.filter((other) => other !== id);
      if (box.checked) {
        this.#chosen.push(id);
        if (this.#chosen.length > 2) {
          const first = this.#chosen.shift();
          for (const other of this.tree.querySelectorAll('input[type=checkbox]')) {
            other.checked = other.value !== first && other.checked;
          }
        }
      }
      label();
    };
    label();
    this.tree.replaceChildren(
      el('div', { class: 'panel-head' }, el('h2', {}, 'Who took from whom'), compare),
      lineage(story, {
        now: this.#live.wireTime,
        chosen: this.#chosen,
        choose,
        compareHref: (a, b, ar, br) => this.#compareHref(a, b, ar, br),
        read: (member) => this.#show(member),
        decide: this.#mayDecide ? (member, shown) => this.#decide(member, shown) : null,
      }));
    if (story.moreMembers) {
      this.tree.append(el('p', { class: 'more' }, `and ${story.moreMembers.toLocaleString()} more, which the board does not show`));
    }
    if (focused) {
      this.#focus(focused);
    }
    this.story = story;
  }

  #focus(key) {
    [...this.tree.querySelectorAll('[data-key]')].find((other) => other.dataset.key === key)?.focus();
  }

  #decide(member, shown) {
    this.#decider.open(member, shown, () => this.#focus('decide ' + member.id));
  }

  /** Decides about the article that has the focus. */
  decide() {
    const id = document.activeElement?.closest?.('.member')?.dataset.id;
    const member = this.story?.members.find((other) => other.id === id) ?? this.story?.members.at(0);
    if (this.#mayDecide && member) {
      this.#decide(member, member.publisher ?? member.id);
    }
  }

  #compareHref(a, b, ar, br) {
    const parameters = new URLSearchParams({ story: this.#id, a, b });
    if (ar !== undefined) {
      parameters.set('ar', ar);
      parameters.set('br', br);
    }
    return '#/compare?' + parameters + '&' + write(this.#filters).slice(1);
  }

  #happened(story) {
    const list = el('ol', { reversed: true, tabindex: '0', 'aria-label': 'what has happened, the latest first' });
    for (const event of [...story.events].reverse()) {
      const item = el('li', {}, time(event.atMs, this.#live.wireTime), ' ', el('strong', {}, EVENTS[event.type] ?? event.type), ' ');
      if (event.articleId) {
        item.append(line(event.articleId));
      }
      if (event.otherStoryId) {
        item.append(event.type === 'MERGED' ? ' into ' : ' to ', el('a', { href: storyHref(event.otherStoryId, this.#filters) }, line(event.otherStoryId)));
      } else if (event.type === 'LEFT') {
        item.append(' (withdrawn)');
      }
      const words = event.decision && (EDITORS[event.decision] ?? event.decision.toLowerCase());
      if (words) {
        item.append(ABOUT_DECISIONS.has(event.type) ? `: ${words}` : `, decided: ${words}`);
      } else if (event.type === 'DECIDED') {
        item.append(': taken back');
      }
      if (event.author) {
        item.append(', by ', line(event.author));
      }
      if (event.why) {
        item.append(', because ', line(event.why));
      }
      item.append(el('span', { class: 'after' }, ' ' + count(event.memberCount, 'article', 'articles')));
      list.append(item);
    }
    this.events.replaceChildren(el('h2', {}, 'Events'), story.events.length ? list : el('p', { class: 'empty' }, 'None within the horizon.'));
  }

  /** The text of the article that stands for the story, unless another one is being read. */
  async #read(story) {
    const canonical = story.members.find((member) => member.id === story.canonicalId);
    if (canonical && (this.#textOf === null || this.#textOf.canonical)) {
      await this.#show(canonical, true);
    } else if (!canonical) {
      this.text.replaceChildren(el('h2', {}, 'Text'), el('p', { class: 'empty' }, 'There is no text to show.'));
    }
  }

  async #show(member, canonical = false) {
    const key = member.id + ' ' + member.revisions.length;
    if (this.#textOf?.key === key) {
      return;
    }
    this.#textOf = { key, canonical };
    const head = el('h2', {}, canonical ? 'The text that stands for the story' : 'Text of ');
    if (!canonical) {
      head.append(line(member.publisher ?? member.id));
    }
    if (!member.shown) {
      this.text.replaceChildren(head, el('p', { class: 'empty' }, why(member)));
      return;
    }
    try {
      const found = await json('/api/text?id=' + encodeURIComponent(member.id));
      if (this.#textOf?.key !== key) {
        return;
      }
      const title = el('h3', { dir: 'auto' });
      title.append(text(found.headline ?? ''));
      const body = el('div', { class: 'body', dir: 'auto' });
      if (found.language) {
        body.lang = found.language;
        title.lang = found.language;
      }
      fill(body, found.body);
      this.text.replaceChildren(head, ...(found.headline ? [title] : []), body);
      if (found.copyright) {
        const notice = el('p', { class: 'copyright' });
        notice.append(line(found.copyright));
        this.text.append(notice);
      }
    } catch (failure) {
      this.text.replaceChildren(head, el('p', { class: 'empty' }, failure.message));
    }
  }

  move(by) {
    const links = [...this.tree.querySelectorAll('.member-name')];
    if (links.length) {
      this.#at = Math.min(links.length - 1, Math.max(0, this.#at + by));
      links[this.#at].focus();
    }
  }
}

function why(member) {
  return member.use === 'USABLE'
    ? 'This text lies before the board’s horizon.'
    : `This text is not shown: ${member.use.toLowerCase()}.`;
}

/** A text, of which a very long one comes in two steps. */
function fill(body, value) {
  if (value.length <= FIRST_CHARS) {
    body.append(text(value));
    return;
  }
  const rest = el('button', { type: 'button', onclick: () => { body.replaceChildren(text(value)); } },
    `Show all ${value.length.toLocaleString()} characters`);
  body.append(text(value.slice(0, FIRST_CHARS)), '… ', rest);
}

export function storyHref(id, filters = NONE) {
  const query = write(filters).slice(1);
  return '#/story?id=' + encodeURIComponent(id) + (query ? '&' + query : '');
}

