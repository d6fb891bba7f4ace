// What of the list is shown, in which order, and how that stands in the address.

import { fold } from './live.js';

const HOUR = 3600_000;

export const SORTS = {
  activity: { label: 'newest activity', by: (a, b) => b.activity - a.activity },
  first: { label: 'newest story', by: (a, b) => b.first - a.first },
  articles: { label: 'most articles', by: (a, b) => b.articles - a.articles },
  sources: { label: 'most sources', by: (a, b) => b.sources - a.sources },
};

export const AGES = { 1: 'last hour', 6: 'last 6 hours', 24: 'last 24 hours', 72: 'last 3 days' };
export const SIZES = { 2: '2 articles or more', 3: '3 or more', 5: '5 or more', 10: '10 or more' };

export const NONE = { q: '', publisher: '', language: '', size: '', age: '', growing: '', sort: 'activity' };

export function read(parameters) {
  const filters = { ...NONE };
  for (const name of Object.keys(NONE)) {
    filters[name] = parameters.get(name) ?? NONE[name];
  }
  if (!SORTS[filters.sort]) {
    filters.sort = NONE.sort;
  }
  return filters;
}

/** As a part of the address; what is as always is left out. */
export function write(filters) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    if (value !== NONE[name]) {
      parameters.set(name, value);
    }
  }
  const query = parameters.toString();
  return query ? '?' + query : '';
}

export function isGrowing(row, wireTime) {
  return wireTime > 0 && row.articles > 1 && row.last > wireTime - HOUR;
}

/** Whether what is shown depends on the present, and not on the rows alone. */
export function isOfTheMoment(filters) {
  return Boolean(filters.age || filters.growing);
}

function matching(live, filters) {
  const words = fold(filters.q).split(/\s+/).filter(Boolean);
  const publisher = fold(filters.publisher.trim());
  const size = Number(filters.size) || 0;
  const since = filters.age ? live.wireTime - Number(filters.age) * HOUR : -Infinity;
  return (row) => row.articles >= size
    && row.first >= since
    && (!filters.language || language(row) === filters.language)
    && (!filters.growing || isGrowing(row, live.wireTime))
    && (!publisher || row.publishers.some((name) => fold(name).includes(publisher)))
    && words.every((word) => live.searched(row).includes(word));
}

function order(filters) {
  const by = SORTS[filters.sort].by;
  return (a, b) => by(a, b) || b.activity - a.activity || (a.id < b.id ? -1 : 1);
}

/** All rows that match, in order. */
export function apply(live, filters) {
  return [...live.rows.values()].filter(matching(live, filters)).sort(order(filters));
}

/** The same, from what was shown before and the ids of what has changed since: without sorting all of it again. */
export function update(live, filters, shown, changed) {
  const before = order(filters);
  const news = [...changed].map((id) => live.rows.get(id)).filter(Boolean).filter(matching(live, filters)).sort(before);
  const merged = [];
  let next = 0;
  for (const row of shown) {
    if (!changed.has(row.id)) {
      while (next < news.length && before(news[next], row) < 0) {
        merged.push(news[next++]);
      }
      merged.push(row);
    }
  }
  return merged.concat(news.slice(next));
}

/** The language without its region. */
export function language(row) {
  return (row.language ?? '').split('-')[0].toLowerCase();
}
