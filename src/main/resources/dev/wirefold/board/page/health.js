// How the wire is.

import { count, el, fullTime, line, svg } from './dom.js';
import { Letters } from './letters.js';

export class HealthView {
  #live;
  #over = new AbortController();
  #letters = new Letters();
  #edition = '';

  constructor(live) {
    this.#live = live;
  }

  open(view) {
    this.figures = el('dl', { class: 'tiles' });
    this.plot = el('div', { class: 'rate' });
    this.houses = el('div', {});
    view.append(
      el('h1', {}, 'Health of the wire'), this.figures,
      el('section', { class: 'panel', 'aria-label': 'Articles a second' }, el('h2', {}, 'Articles a second, last two minutes'), this.plot),
      el('section', { class: 'panel', 'aria-label': 'Dead letters' }, el('h2', {}, 'Dead letters'), ...this.#letters.elements),
      el('section', { class: 'panel', 'aria-label': 'What publishers repeat' }, el('h2', {}, 'Learned of publishers'), this.houses));
    this.#live.addEventListener('health', () => this.#draw(), { signal: this.#over.signal });
    this.up = () => { location.hash = '#/'; };
    this.move = (step) => this.#letters.move(step);
    if (this.#live.health?.wire) {
      this.#draw();
    }
  }

  close() {
    this.#over.abort();
    this.#letters.close();
  }

  #draw() {
    const { wire, pipeline, behind, waiting, stories, bytes, houses } = this.#live.health;
    const lastMinute = wire.articlesBySecond.slice(-61, -1);
    const rate = lastMinute.reduce((sum, number) => sum + number, 0) / 60;
    const tiles = [
      ['articles a second', rate.toFixed(rate < 10 ? 1 : 0), 'mean of the last minute, as this board reads them'],
      ['article to story, median', duration(wire.medianMs), measured(wire)],
      ['article to story, p99', duration(wire.p99Ms), measured(wire)],
      ['lag of the pipeline', number(pipeline?.lag), pipeline ? `articles that ${pipeline.applicationId} has not committed` : 'not known here'],
      ['waiting for a story', number(waiting), 'usable articles without a membership'],
      ['late', number(wire.late), 'articles that were given a later place'],
      ['cut answers', number(pipeline?.cutAnswers), pipeline?.cutAnswers === undefined ? 'only where the pipeline runs in this process' : 'more candidates than are looked at'],
      ['late mail', number(pipeline?.lateMail), pipeline?.lateMail === undefined ? 'only where the pipeline runs in this process' : 'later than promised'],
      ['dead letters', number(Object.values(wire.refusedByReason).reduce((sum, n) => sum + n, 0)), 'within the horizon'],
      ['stories on the board', number(stories), `${(bytes / 1048576).toFixed(1)} MiB by estimate`],
      ['board is behind', number(behind), 'records that it has not read yet'],
    ];
    this.figures.replaceChildren(...tiles.map(([name, value, note]) => el('div', { class: 'tile' },
      el('dt', {}, name), el('dd', {}, el('strong', {}, value), el('span', { class: 'note' }, note)))));
    this.plot.replaceChildren(bars(wire.articlesBySecond));
    this.#letters.draw(wire.refusedByReason);
    this.#learned(houses ?? []);
  }

  #learned(houses) {
    const edition = JSON.stringify(houses);
    if (edition === this.#edition) {
      return;
    }
    this.#edition = edition;
    if (houses.length === 0) {
      this.houses.replaceChildren(el('p', { class: 'empty' }, 'Nothing yet. It takes a dozen articles of one publisher.'));
      return;
    }
    const body = el('tbody');
    for (const house of houses) {
      const publisher = el('td', { 'data-label': 'publisher' });
      publisher.append(line(house.publisher));
      body.append(el('tr', {}, publisher,
        el('td', { 'data-label': 'articles' }, number(house.articles)),
        el('td', { 'data-label': 'words that weigh nothing' }, number(house.common)),
        el('td', { 'data-label': 'learned' }, fullTime(house.learnedAt))));
    }
    const head = el('tr', {}, ...['publisher', 'articles', 'words that weigh nothing', 'learned'].map((name) => el('th', { scope: 'col' }, name)));
    this.houses.replaceChildren(el('table', {}, el('caption', { class: 'unseen' }, 'What has been learned of publishers'), el('thead', {}, head), body));
  }
}

function measured(wire) {
  return wire.latencies ? `last ${count(wire.latencies, 'article', 'articles')}, as this board sees them` : 'no article came since the board began';
}

function number(value) {
  return value === undefined || value === null ? '–' : value.toLocaleString();
}

function duration(ms) {
  return ms === undefined || ms === null ? '–' : ms < 1_000 ? `${ms} ms` : `${(ms / 1_000).toFixed(1)} s`;
}

function bars(seconds) {
  const width = 720;
  const height = 80;
  const most = Math.max(1, ...seconds);
  const wide = width / seconds.length;
  const drawing = svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': `at most ${count(Math.max(...seconds), 'article', 'articles')} in a second`, preserveAspectRatio: 'none' });
  seconds.forEach((value, i) => {
    const high = (value / most) * (height - 4);
    if (value) {
      drawing.append(svg('rect', { class: 'bar-of-rate', x: (i * wide).toFixed(2), y: (height - high).toFixed(2), width: (wide - 1).toFixed(2), height: high.toFixed(2) }));
    }
  });
  drawing.append(svg('line', { class: 'guide', x1: 0, x2: width, y1: height - 0.5, y2: height - 0.5 }));
  return drawing;
}
