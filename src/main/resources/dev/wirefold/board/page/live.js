// The list as the server tells it. A stream that breaks is taken up where it broke; what can't be is told anew.

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5_000;
const SILENCE_MS = 15_000;

export class Live extends EventTarget {
  rows = new Map();
  health = null;
  state = 'connecting';
  #staged = null;
  #last = '';
  #source = null;
  #pauseMs = FIRST_PAUSE_MS;
  #heard = Date.now();
  #search = new WeakMap();

  start() {
    this.#open();
    setInterval(() => this.#source && Date.now() - this.#heard > SILENCE_MS && this.#again(), 1_000);
  }

  #open() {
    this.#heard = Date.now();
    const source = new EventSource('/api/live' + (this.#last ? '?last=' + encodeURIComponent(this.#last) : ''));
    this.#source = source;
    const on = (name, take) => source.addEventListener(name, (event) => {
      this.#heard = Date.now();
      this.#pauseMs = FIRST_PAUSE_MS;
      take(JSON.parse(event.data));
      this.#last = event.lastEventId || this.#last;
    });
    on('loading', (health) => this.#tell('loading', () => { this.health = health; }));
    on('resumed', () => this.#tell('live', () => { this.#staged = null; }));
    on('reset', () => { this.#staged = new Map(); });
    on('rows', (changes) => this.#take(changes));
    on('complete', () => {
      this.rows = this.#staged ?? this.rows;
      this.#staged = null;
      this.#tell('live', () => {});
      this.#emit('changed', { ids: [...this.rows.keys()], all: true });
    });
    on('health', (health) => {
      this.health = health;
      this.#emit('health', {});
    });
    source.onerror = () => this.#again();
  }

  /** The browser would do it by itself, but not after every kind of failure. */
  #again() {
    this.#source?.close();
    this.#source = null;
    this.#staged = null;
    this.#tell('reconnecting', () => {});
    setTimeout(() => this.#open(), this.#pauseMs);
    this.#pauseMs = Math.min(LONGEST_PAUSE_MS, this.#pauseMs * 2);
  }

  #take({ rows, removed }) {
    const into = this.#staged ?? this.rows;
    rows.forEach((row) => into.set(row.id, row));
    removed.forEach((id) => into.delete(id));
    if (!this.#staged) {
      this.#emit('changed', { ids: rows.map((row) => row.id).concat(removed), all: false });
    }
  }

  #tell(state, change) {
    change();
    if (this.state !== state) {
      this.state = state;
      this.#emit('state', {});
    }
  }

  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  get wireTime() {
    return this.health?.wireTime ?? 0;
  }

  /** What is searched of a row, without regard to case and accents. */
  searched(row) {
    let found = this.#search.get(row);
    if (found === undefined) {
      found = fold([row.headline ?? '', row.publisher ?? '', ...row.publishers, row.id].join('\n'));
      this.#search.set(row, found);
    }
    return found;
  }
}

export function fold(value) {
  return value.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
