// One story as a row of the list.

import { count, el, line, svg, time } from './dom.js';
import { isGrowing } from './filters.js';

/** What a row of the list has in it. */
export function content(row, wireTime, href, focused) {
  const link = el('a', { class: 'headline', href: href, onfocus: focused });
  link.append(line(row.headline ?? row.id));
  const others = row.publishers.filter((name) => name !== row.publisher);
  const by = el('p', { class: 'by' });
  if (row.publisher) {
    by.append(line(row.publisher, { class: 'publisher' }));
  }
  others.slice(0, 6).forEach((name) => by.append(el('span', { class: 'sep', 'aria-hidden': 'true' }, ' · '), line(name)));
  if (others.length > 6) {
    by.append(` · ${row.publisherCount - 6 - (row.publisher ? 1 : 0)} more`);
  }
  return [
    el('div', { class: 'when' }, time(row.activity, wireTime)),
    el('div', { class: 'what' }, el('p', { class: 'title' }, link, marks(row, wireTime)), by),
    el('div', { class: 'span' }, el('span', {}, 'first ', time(row.first, wireTime)),
      el('span', {}, 'last ', time(row.last, wireTime))),
    chart(row),
    el('div', { class: 'numbers' }, el('strong', {}, row.articles.toLocaleString()),
      el('span', {}, row.articles === 1 ? ' article' : ' articles'),
      el('span', { class: 'sources' }, count(row.sources, 'source', 'sources'))),
  ];
}

export function marks(row, wireTime) {
  const all = el('span', { class: 'marks' });
  const mark = (name, words, title) => all.append(el('span', { class: 'mark ' + name, title }, words));
  if (row.language) {
    const tag = el('span', { class: 'mark language', title: 'language' });
    tag.append(line(row.language));
    all.append(tag);
  }
  if (isGrowing(row, wireTime)) {
    mark('growing', 'growing', 'an article came within the last hour of the wire');
  }
  if (row.corrections) {
    mark('corrected', count(row.corrections, 'correction', 'corrections'), 'articles that their publishers corrected');
  }
  if (row.withdrawn) {
    mark('withdrawn', `${row.withdrawn.toLocaleString()} withdrawn`, 'articles that were killed or withheld');
  }
  if (row.decided) {
    const pending = row.pending ? `, ${row.pending.toLocaleString()} not yet in force` : '';
    mark(row.pending ? 'decided pending' : 'decided', count(row.decided, 'decision', 'decisions'),
      `articles that an editor has decided about${pending}`);
  }
  if (row.closed) {
    mark('closed', 'closed', 'too old to change');
  }
  return all;
}

/** How many articles there were, from the first to the last. */
function chart(row) {
  const width = 96;
  const height = 26;
  const most = Math.max(1, row.growth[row.growth.length - 1] ?? 1);
  const y = (value) => (height - 1 - (value / most) * (height - 3)).toFixed(1);
  const steps = row.growth.length;
  let path = `M0 ${y(Math.min(1, most))}`;
  row.growth.forEach((value, i) => {
    path += `H${((i / steps) * width).toFixed(1)}V${y(value)}`;
  });
  path += `H${width}`;
  return el('div', { class: 'chart' }, row.articles < 2 ? '' : svg('svg',
    { viewBox: `0 0 ${width} ${height}`, width, height, 'aria-hidden': 'true', focusable: 'false' },
    svg('path', { d: `${path}V${height}H0Z`, class: 'area' }), svg('path', { d: path, class: 'curve' })));
}
