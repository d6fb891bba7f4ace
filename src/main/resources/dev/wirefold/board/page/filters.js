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
  return row.articles > 1 && row.last > wireTime - HOUR;
}

export function apply(live, filters) {
  const words = fold(filters.q).split(/\s+/).filter(Boolean);
  const publisher = fold(filters.publisher.trim());
  const size = Number(filters.size) || 0;
  const since = filters.age ? live.wireTime - Number(filters.age) * HOUR : -Infinity;
  const found = [];
  for (const row of live.rows.values()) {
    if (row.articles >= size
        && row.first >= since
        && (!filters.language || language(row) === filters.language)
        && (!filters.growing || isGrowing(row, live.wireTime))
        && (!publisher || row.publishers.some((name) => fold(name).includes(publisher)))
        && words.every((word) => live.searched(row).includes(word))) {
      found.push(row);
    }
  }
  const by = SORTS[filters.sort].by;
  return found.sort((a, b) => by(a, b) || b.activity - a.activity || (a.id < b.id ? -1 : 1));
}

/** The language without its region. */
export function language(row) {
  return (row.language ?? '').split('-')[0].toLowerCase();
}
