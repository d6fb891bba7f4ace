// Two articles side by side: what both have is marked, words that the other has not are underlined.

import { WORDS, count, el, fullTime, json, line, text } from './dom.js';
import { read } from './filters.js';
import { storyHref } from './story.js';

const FIRST_CHARS = 20_000;

export class CompareView {
  #parameters;
  #filters;
  #over = new AbortController();

  constructor(live, parameters) {
    this.#parameters = parameters;
    this.#filters = read(parameters);
  }

  async open(view) {
    const story = this.#parameters.get('story') ?? '';
    this.up = () => { location.hash = storyHref(story, this.#filters); };
    this.content = el('div', {}, el('p', { class: 'empty' }, 'comparing …'));
    this.choice = el('div', { class: 'choice' });
    view.append(
      el('p', { class: 'back' }, el('a', { href: storyHref(story, this.#filters) }, '← Story')),
      el('h1', { class: 'unseen' }, 'Two articles side by side'), this.choice, this.content);
    await Promise.all([this.#compare(), story ? this.#choose(story) : null]);
  }

  close() {
    this.#over.abort();
  }

  async #others(found, place) {
    const all = await json('/api/runners-up?id=' + encodeURIComponent(found.child.id)).catch(() => null);
    if (!all || all.runnersUp.length === 0 || this.#over.signal.aborted) {
      return;
    }
    place.replaceChildren(contenders(found, all, (id) => {
      const parameters = new URLSearchParams(this.#parameters);
      parameters.delete('ar');
      parameters.delete('br');
      parameters.set('a', id);
      parameters.set('b', found.child.id);
      return '#/compare?' + parameters;
    }));
  }

  async #choose(id) {
    const story = await json('/api/story?id=' + encodeURIComponent(id)).catch(() => null);
    const members = story?.members.filter((member) => member.shown) ?? [];
    if (members.length < 2 || this.#over.signal.aborted) {
      return;
    }
    const pick = (name, label) => {
      const select = el('select', { onchange: () => {
        const parameters = new URLSearchParams(this.#parameters);
        parameters.delete('ar');
        parameters.delete('br');
        parameters.set(name, select.value);
        location.hash = '#/compare?' + parameters;
      } });
      for (const member of members) {
        const option = el('option', { value: member.id });
        option.append(`${member.publisher ?? ''} — ${member.headline ?? member.id}`.replace(/\s+/g, ' ').slice(0, 90));
        select.append(option);
      }
      select.value = this.#parameters.get(name);
      return el('label', { class: 'field' }, el('span', {}, label), select);
    };
    this.choice.replaceChildren(pick('a', 'One'), pick('b', 'Other'));
  }

  async #compare() {
    const asked = new URLSearchParams();
    for (const name of ['a', 'b', 'ar', 'br']) {
      if (this.#parameters.has(name)) {
        asked.set(name, this.#parameters.get(name));
      }
    }
    try {
      const found = await json('/api/compare?' + asked);
      if (!this.#over.signal.aborted) {
        const others = el('div', {});
        this.content.replaceChildren(verdict(found), figures(found), others, sides(found));
        if (found.parent.id !== found.child.id) {
          await this.#others(found, others);
        }
      }
    } catch (failure) {
      if (!this.#over.signal.aborted) {
        this.content.replaceChildren(el('p', { class: 'empty' }, failure.message));
      }
    }
  }
}

/** What else the later article might have hung on, and why it does not. */
function contenders(found, all, hrefOf) {
  const list = el('ol', { class: 'contenders' });
  for (const other of all.runnersUp) {
    const link = el('a', { href: hrefOf(other.articleId) });
    link.append(line(other.source ?? other.articleId), other.headline ? ' — ' : '', line(other.headline ?? ''));
    const why = el('span', { class: 'why' });
    why.append(text(other.reason));
    const isShown = other.articleId === found.parent.id;
    list.append(el('li', {}, el('strong', {}, other.similarity.toFixed(3)),
      el('span', { class: 'contender' }, link, isShown ? ' (shown here)' : '', el('br'), el('code', {}, other.rule), ' ', why)));
  }
  const on = all.parentId === undefined || all.parentId === null ? 'hangs on no other article'
    : all.parentId === found.parent.id ? 'hangs on the earlier one shown here' : null;
  const said = el('p', { class: 'said' }, 'The later article ');
  if (on) {
    said.append(on);
  } else {
    const link = el('a', { href: hrefOf(all.parentId) });
    link.append(line(all.parentId));
    said.append('hangs on ', link);
  }
  said.append('. It does not hang on these earlier articles of its story:');
  return el('section', { class: 'panel', 'aria-label': 'Runners-up' }, el('h2', {}, 'Runners-up'), said, list);
}

function verdict(found) {
  const same = found.parent.id === found.child.id;
  const words = same
    ? 'Two revisions of one article'
    : found.oneStory ? `One story: the later is a ${WORDS[found.relation] ?? 'relative'} of the earlier` : 'Not one story by these two alone';
  const reason = el('p', { class: 'reason' });
  reason.append(text(found.reason), '.');
  return el('div', { class: 'verdict ' + (found.oneStory || same ? 'yes' : 'no') }, el('h2', {}, words), reason,
    el('p', { class: 'rule' }, 'rule ', el('code', {}, found.rule)));
}

function figures(found) {
  const list = el('dl', { class: 'figures' });
  const add = (term, value, extra) => list.append(el('div', {}, el('dt', {}, term), el('dd', {}, value, extra ?? '')));
  add('similarity', found.similarity.toFixed(3), meter(found.similarity, found.threshold));
  add('threshold', found.threshold.toFixed(3));
  add('of the earlier in the later', percent(found.parent.containment));
  add('of the later in the earlier', percent(found.child.containment));
  add('samples that agree', `${found.sharedSamples} of ${found.samples}`);
  add('numbers in both', `${found.sharedNumbers} of ${found.parent.numbers} and ${found.child.numbers}`);
  if (found.remainder?.sentences) {
    add('sentences word by word', String(found.remainder.sentences));
    add('alike without them', found.remainder.similarity.toFixed(3));
  }
  const shared = el('p', { class: 'shared' }, el('span', { class: 'label' }, 'heaviest in both: '));
  found.shared.forEach((feature, i) => {
    shared.append(i ? ', ' : '', line(feature.name));
  });
  return el('div', { class: 'panel' }, list, found.shared.length ? shared : null);
}

function meter(value, threshold) {
  const bar = el('span', { class: 'meter', 'aria-hidden': 'true' }, el('span', { class: 'fill' }), el('span', { class: 'bound' }));
  bar.querySelector('.fill').style.width = `${Math.min(1, value) * 100}%`;
  bar.querySelector('.bound').style.left = `${Math.min(1, threshold) * 100}%`;
  return bar;
}

function percent(share) {
  return `${Math.round(share * 100)} %`;
}

function sides(found) {
  return el('div', { class: 'sides' }, side(found.parent, 'earlier'), side(found.child, 'later'));
}

function side(of, which) {
  const head = el('h3', {});
  head.append(line(of.source ?? of.id));
  const facts = el('p', { class: 'facts' }, `${which} · `, of.time ? fullTime(Date.parse(of.time)) : '', ` · ${count(of.words, 'word', 'words')} · `);
  facts.append(line(of.language ?? ''));
  const body = el('div', { class: 'body', dir: 'auto', tabindex: '0', role: 'region', 'aria-label': `${which} text` });
  if (of.language) {
    body.lang = of.language;
  }
  const draw = (end) => body.replaceChildren(...pieces(of, end));
  draw(FIRST_CHARS);
  const article = el('article', { class: 'panel side' }, head, facts, body);
  if (of.text.length > FIRST_CHARS) {
    const rest = el('button', { type: 'button', onclick: () => { draw(of.text.length); rest.remove(); } },
      `Show all ${of.text.length.toLocaleString()} characters`);
    article.append(rest);
  }
  return article;
}

/** The text cut where a passage or a word that differs begins or ends. */
function pieces(of, limit) {
  const end = Math.min(limit, of.text.length);
  const all = [];
  let word = 0;
  const plain = (from, to) => {
    const nodes = [];
    let copied = from;
    while (word < of.different.length && of.different[word] < to) {
      const start = Math.max(copied, of.different[word]);
      const stop = Math.min(to, of.different[word + 1]);
      if (stop > start) {
        nodes.push(text(of.text.slice(copied, start)));
        const differs = el('span', { class: 'differs' });
        differs.append(text(of.text.slice(start, stop)));
        nodes.push(differs);
        copied = stop;
      }
      if (of.different[word + 1] > to) {
        break;
      }
      word += 2;
    }
    nodes.push(text(of.text.slice(copied, to)));
    return nodes;
  };
  let copied = 0;
  for (const passage of of.passages) {
    if (passage.start >= end) {
      break;
    }
    const stop = Math.min(end, passage.end);
    all.push(...plain(copied, passage.start));
    all.push(el('mark', {}, ...plain(passage.start, stop)));
    copied = stop;
  }
  all.push(...plain(copied, end));
  return all;
}
