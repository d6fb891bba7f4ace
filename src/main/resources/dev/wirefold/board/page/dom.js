// Makes elements. Text from elsewhere only ever becomes text nodes, and characters that nobody sees become chips.

const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

const NAMES = {
  0x1b: 'ESC', 0x61c: 'ALM', 0x200b: 'ZWSP', 0x200e: 'LRM', 0x200f: 'RLM', 0x202a: 'LRE', 0x202b: 'RLE', 0x202c: 'PDF',
  0x202d: 'LRO', 0x202e: 'RLO', 0x2066: 'LRI', 0x2067: 'RLI', 0x2068: 'FSI', 0x2069: 'PDI', 0xfeff: 'BOM',
};

const SVG = 'http://www.w3.org/2000/svg';

/** An element; children are elements, or texts of this program. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  set(element, attributes);
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ''));
  return element;
}

export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  set(element, attributes);
  element.append(...children);
  return element;
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (value === true) {
      element.setAttribute(name, '');
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
}

/** A text from elsewhere, with the characters that nobody sees made visible. */
export function text(value) {
  const all = document.createDocumentFragment();
  const from = String(value ?? '').toWellFormed?.() ?? String(value ?? '');
  let copied = 0;
  for (const match of from.matchAll(HIDDEN)) {
    if (match.index > copied) {
      all.append(from.slice(copied, match.index));
    }
    all.append(chip(match[0].codePointAt(0)));
    copied = match.index + match[0].length;
  }
  all.append(from.slice(copied));
  return all;
}

function chip(code) {
  const number = 'U+' + code.toString(16).toUpperCase().padStart(4, '0');
  return el('span', { class: 'chip', title: `invisible character ${number}` }, NAMES[code] ?? number);
}

/** A text from elsewhere within a line of ours: what it does to the direction of writing ends with it. */
export function line(value, attributes = {}) {
  const element = el('bdi', attributes);
  element.append(text(String(value ?? '').replace(/\s+/g, ' ').trim()));
  return element;
}

/** A link to where readers find an article; nothing but http and https is a link. */
export function outside(url, label) {
  let address;
  try {
    address = new URL(url);
  } catch {
    return null;
  }
  if (address.protocol !== 'https:' && address.protocol !== 'http:') {
    return null;
  }
  const link = el('a', { href: address.href, rel: 'noopener noreferrer', target: '_blank', class: 'outside' });
  link.append(label, el('span', { class: 'unseen' }, ' (opens another site)'));
  return link;
}

const DAY = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric' });
const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hour12: false });
const FULL = new Intl.DateTimeFormat(undefined, {
  year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false,
});

/** A time; within a day before `now` only the hour. */
export function time(ms, now) {
  const date = new Date(ms);
  const recent = now && Math.abs(now - ms) < 20 * 3600_000 && date.getDate() === new Date(now).getDate();
  const label = recent ? CLOCK.format(date) : `${DAY.format(date)} ${CLOCK.format(date)}`;
  return el('time', { datetime: date.toISOString(), title: date.toISOString() }, label);
}

export function fullTime(ms) {
  return FULL.format(new Date(ms));
}

export function count(number, one, many) {
  return `${number.toLocaleString()} ${number === 1 ? one : many}`;
}

export async function json(path) {
  const answer = await fetch(path, { headers: { accept: 'application/json' } });
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw new Error(body.error ?? `the server answered ${answer.status}`);
  }
  return body;
}

/** Sends what an editor asks for. */
export async function post(path, what) {
  const answer = await fetch(path, {
    method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' }, body: JSON.stringify(what),
  });
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw new Error(body.error ?? `the server answered ${answer.status}`);
  }
  return body;
}

export function announce(message) {
  document.getElementById('announce').textContent = message;
}

export const WORDS = {
  ORIGINAL: 'original', REPRINT: 'reprint', REWRITE: 'rewrite', EXCERPT: 'excerpt', DECIDED: 'joined by an editor', OTHER: 'other',
};
