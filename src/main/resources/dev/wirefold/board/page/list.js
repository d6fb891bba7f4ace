// The list of stories. Only the rows in sight are elements, however many there are.

import { announce, count, el } from './dom.js';
import { content } from './row.js';
import { AGES, NONE, SIZES, SORTS, apply, isOfTheMoment, language, update, write } from './filters.js';

const SPARE_ROWS = 8;
const LEAST_PAUSE_MS = 500;
const OPTIONS_PAUSE_MS = 5_000;

/** Of its time a browser may draw one part in so many, so that it can do what its reader wants meanwhile. */
const DRAWING_SHARE = 8;

export class ListView {
  #live;
  #filters;
  #shown = [];
  #elements = new Map();
  #paused = false;
  #news = new Set();
  #flash = new Set();
  #changes = new Set();
  #isAllNew = true;
  #drawingMs = 0;
  #offered = -Infinity;
  #minute = 0;
  #selected = null;
  #drawn = 0;
  #timer = 0;
  #rowHeight = 0;
  #over = new AbortController();

  constructor(live, filters) {
    this.#live = live;
    this.#filters = filters;
  }

  open(view) {
    const form = el('form', { class: 'filters', role: 'search', 'aria-label': 'Filters', onsubmit: (event) => event.preventDefault() });
    form.append(
      this.#input('q', 'Search', { type: 'search', placeholder: 'headline or publisher', id: 'search' }),
      el('button', { type: 'button', id: 'more-filters', 'aria-expanded': 'false', onclick: () => this.#more() }, 'Filters'),
      this.#input('publisher', 'Publisher', { type: 'text', list: 'publishers', placeholder: 'any' }),
      this.#select('language', 'Language', {}, 'any'),
      this.#select('size', 'Size', SIZES, 'any'),
      this.#select('age', 'First seen', AGES, 'any time'),
      this.#select('sort', 'Order', Object.fromEntries(Object.entries(SORTS).map(([name, sort]) => [name, sort.label]))),
      this.#check('growing', 'only growing'),
      el('button', { type: 'button', class: 'clear', onclick: () => this.#clear() }, 'Clear'),
      el('button', { type: 'button', id: 'pause', 'aria-pressed': 'false', onclick: () => this.pause() }, 'Pause'),
    );
    this.form = form;
    this.list = el('ol', { class: 'rows', 'aria-label': 'Stories', role: 'list' });
    this.summary = el('p', { class: 'summary', id: 'summary' });
    this.empty = el('p', { class: 'empty', hidden: true });
    view.append(
      el('h1', { class: 'unseen' }, 'Stories'), form, this.summary, this.empty, this.list, el('datalist', { id: 'publishers' }));
    const signal = this.#over.signal;
    this.#live.addEventListener('changed', (event) => this.#changed(event.detail), { signal });
    this.#live.addEventListener('state', () => this.#soon(), { signal });
    this.#live.addEventListener('health', () => this.#aged(), { signal });
    addEventListener('scroll', () => this.#place(), { signal, passive: true });
    addEventListener('resize', () => { this.#rowHeight = 0; this.#place(); }, { signal });
    this.#refresh();
    this.#options();
  }

  close() {
    this.#over.abort();
    clearTimeout(this.#timer);
  }

  #field(name, label, control) {
    return el('label', { class: 'field field-' + name }, el('span', {}, label), control);
  }

  #input(name, label, attributes) {
    const input = el('input', { name, autocomplete: 'off', ...attributes, oninput: () => this.#filter(name, input.value) });
    input.value = this.#filters[name];
    return this.#field(name, label, input);
  }

  /** @param any words for no choice, which stands first: numbers among an object's keys come before all others */
  #select(name, label, options, any) {
    const select = el('select', { name, onchange: () => this.#filter(name, select.value) });
    if (any) {
      select.append(el('option', { value: '' }, any));
    }
    for (const [value, words] of Object.entries(options)) {
      select.append(el('option', { value }, words));
    }
    // The list may not know of it yet.
    if (this.#filters[name] && !(this.#filters[name] in options)) {
      select.append(el('option', { value: this.#filters[name] }, this.#filters[name]));
    }
    select.value = this.#filters[name];
    return this.#field(name, label, select);
  }

  #check(name, label) {
    const box = el('input', { type: 'checkbox', name, onchange: () => this.#filter(name, box.checked ? '1' : '') });
    box.checked = Boolean(this.#filters[name]);
    return el('label', { class: 'check' }, box, label);
  }

  #filter(name, value) {
    this.#filters = { ...this.#filters, [name]: value };
    history.replaceState(null, '', '#/' + write(this.#filters));
    // The links of the rows have the filters in them.
    this.#elements.forEach((known) => { known.row = null; });
    scrollTo(0, 0);
    this.#refresh();
    announce(count(this.#shown.length, 'story', 'stories'));
  }

  /** On a phone most filters stand aside until they are asked for. */
  #more() {
    const open = this.form.classList.toggle('all');
    document.getElementById('more-filters').setAttribute('aria-expanded', String(open));
    this.#place();
  }

  #clear() {
    this.#filters = { ...NONE };
    for (const control of this.form.elements) {
      if (control.type === 'checkbox') {
        control.checked = false;
      } else if (control.name) {
        control.value = NONE[control.name];
      }
    }
    this.#filter('q', '');
  }

  #changed({ ids, all }) {
    this.#isAllNew ||= all;
    ids.forEach((id) => this.#changes.add(id));
    if (this.#paused) {
      ids.forEach((id) => this.#news.add(id));
      this.#label();
      return;
    }
    if (!all) {
      ids.forEach((id) => this.#flash.add(id));
    }
    this.#soon();
  }

  /** What is growing, and what a filter by age lets through, changes with the time of the wire alone. */
  #aged() {
    const minute = Math.floor(this.#live.wireTime / 60_000);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#elements.forEach((known) => { known.row = null; });
      this.#soon();
    } else if (isOfTheMoment(this.#filters)) {
      this.#soon();
    }
  }

  /** Draws at most twice a second, however much comes: nobody reads what moves faster. */
  #soon() {
    if (!this.#timer) {
      const pause = Math.max(LEAST_PAUSE_MS, DRAWING_SHARE * this.#drawingMs);
      this.#timer = setTimeout(() => {
        this.#timer = 0;
        if (!this.#paused) {
          this.#refresh(!this.#isAllNew && !isOfTheMoment(this.#filters));
          this.#options();
        }
      }, Math.max(0, pause - (performance.now() - this.#drawn)));
    }
  }

  /** @param isUpdate whether only what has changed may be placed otherwise than before */
  #refresh(isUpdate = false) {
    const start = performance.now();
    this.#shown = isUpdate ? update(this.#live, this.#filters, this.#shown, this.#changes) : apply(this.#live, this.#filters);
    this.#changes.clear();
    this.#isAllNew = false;
    this.#place();
    this.#sum();
    this.#drawn = performance.now();
    this.#drawingMs = this.#drawn - start;
  }

  #sum() {
    const all = this.#live.rows.size;
    const articles = this.#shown.reduce((sum, row) => sum + row.articles, 0);
    this.summary.textContent = this.#live.state === 'loading'
      ? 'reading the topics …'
      : (this.#shown.length === all ? '' : `${this.#shown.length.toLocaleString()} of `)
        + `${count(all, 'story', 'stories')}, ${count(articles, 'article', 'articles')}`;
    const nothing = this.#shown.length === 0 && this.#live.state === 'live';
    this.empty.hidden = !nothing;
    this.empty.textContent = all === 0
      ? 'No story is within the horizon yet. Publish articles, and they appear here.'
      : 'No story matches these filters.';
  }

  #options() {
    if (performance.now() - this.#offered < OPTIONS_PAUSE_MS && this.#live.rows.size > 1_000) {
      return;
    }
    this.#offered = performance.now();
    const languages = new Set();
    const publishers = new Set();
    for (const row of this.#live.rows.values()) {
      if (language(row)) {
        languages.add(language(row));
      }
      if (publishers.size < 500) {
        row.publishers.forEach((name) => publishers.add(name));
      }
    }
    const select = this.form.elements.language;
    const known = new Set([...select.options].map((option) => option.value));
    [...languages].sort().filter((name) => !known.has(name)).forEach((name) => {
      const option = el('option', { value: name });
      option.textContent = name;
      select.append(option);
    });
    const list = document.getElementById('publishers');
    if (list && list.children.length !== publishers.size) {
      list.replaceChildren(...[...publishers].sort().map((value) => el('option', { value })));
    }
  }

  #height() {
    if (!this.#rowHeight) {
      this.#rowHeight = parseFloat(getComputedStyle(this.list).getPropertyValue('--row')) || 60;
    }
    return this.#rowHeight;
  }

  /** Puts the rows in sight in their places. */
  #place() {
    const height = this.#height();
    const top = Math.max(0, -this.list.getBoundingClientRect().top);
    const first = Math.max(0, Math.floor(top / height) - SPARE_ROWS);
    const last = Math.min(this.#shown.length, Math.ceil((top + innerHeight) / height) + SPARE_ROWS);
    this.list.style.height = this.#shown.length * height + 'px';
    const kept = new Map();
    const selectedAt = this.#selected === null ? -1 : this.#shown.findIndex((row) => row.id === this.#selected);
    const indexes = [];
    for (let i = first; i < last; i++) {
      indexes.push(i);
    }
    if (selectedAt >= 0 && (selectedAt < first || selectedAt >= last)) {
      indexes.push(selectedAt);
    }
    for (const i of indexes) {
      const row = this.#shown[i];
      kept.set(row.id, this.#element(row, i));
    }
    for (const [id, known] of this.#elements) {
      if (!kept.has(id)) {
        known.element.remove();
      }
    }
    let before = null;
    for (const i of indexes.filter((index) => index >= first && index < last)) {
      const { element } = kept.get(this.#shown[i].id);
      const next = before ? before.nextSibling : this.list.firstChild;
      // Moving the element that has the focus would take it away.
      if (element !== next && !(element.isConnected && element.contains(document.activeElement))) {
        this.list.insertBefore(element, next);
      }
      before = element;
    }
    for (const known of kept.values()) {
      if (!known.element.isConnected) {
        this.list.append(known.element);
      }
    }
    this.#elements = kept;
    this.#flash.clear();
  }

  #element(row, index) {
    let known = this.#elements.get(row.id);
    if (!known) {
      known = { element: el('li', { class: 'row', role: 'listitem' }), row: null };
    }
    const { element } = known;
    if (known.row !== row) {
      const focused = element.contains(document.activeElement);
      element.replaceChildren(...content(row, this.#live.wireTime, this.href(row.id), () => this.#mark(row.id)));
      if (focused) {
        element.querySelector('a').focus({ preventScroll: true });
      }
      element.classList.toggle('alone', row.articles < 2);
      if (known.row && this.#flash.has(row.id)) {
        element.classList.remove('news');
        void element.offsetWidth;
      }
      element.classList.toggle('news', this.#flash.has(row.id));
      known.row = row;
    }
    element.style.transform = `translateY(${index * this.#height()}px)`;
    element.setAttribute('aria-setsize', this.#shown.length);
    element.setAttribute('aria-posinset', index + 1);
    element.classList.toggle('selected', row.id === this.#selected);
    return known;
  }

  href(id) {
    const query = write(this.#filters).slice(1);
    return '#/story?id=' + encodeURIComponent(id) + (query ? '&' + query : '');
  }

  #mark(id) {
    if (this.#selected !== id) {
      this.#selected = id;
      for (const [of, known] of this.#elements) {
        known.element.classList.toggle('selected', of === id);
      }
    }
  }

  move(by) {
    if (this.#shown.length === 0) {
      return;
    }
    const at = this.#shown.findIndex((row) => row.id === this.#selected);
    const next = at < 0 ? 0 : Math.min(this.#shown.length - 1, Math.max(0, at + by));
    this.#selected = this.#shown[next].id;
    const top = this.list.getBoundingClientRect().top + next * this.#height();
    const head = document.querySelector('.bar').offsetHeight;
    if (top < head || top + this.#height() > innerHeight) {
      scrollBy({ top: top < head ? top - head - 8 : top + this.#height() - innerHeight + 8 });
    }
    this.#place();
    this.#elements.get(this.#selected)?.element.querySelector('a').focus({ preventScroll: true });
  }

  search() {
    this.form.elements.q.focus();
    this.form.elements.q.select();
  }

  pause() {
    this.#paused = !this.#paused;
    this.#news.clear();
    this.#label();
    announce(this.#paused ? 'The list stands still; nothing is lost.' : 'The list goes on.');
    if (!this.#paused) {
      this.#refresh();
    }
  }

  #label() {
    const button = document.getElementById('pause');
    button.setAttribute('aria-pressed', String(this.#paused));
    button.textContent = !this.#paused ? 'Pause' : this.#news.size === 0 ? 'Go on' : `Go on · ${this.#news.size.toLocaleString()} new`;
  }
}
