// The articles of a story: each hangs on the one that it took from, and stands where it came in time.

import { decided } from './decide.js';
import { WORDS, count, el, line, svg, time } from './dom.js';

/** In the drawing's own units, of which an em of the page has 15. */
const ROW = 52;
const WIDTH = 220;
const UNITS = 15;
const EDGE = 10;
const DEEPEST = 6;

/** Depth first, so that children stand below their parents. */
export function ordered(members) {
  const ids = new Set(members.map((member) => member.id));
  const children = new Map();
  const roots = [];
  for (const member of members) {
    if (member.parent && ids.has(member.parent) && member.parent !== member.id) {
      children.set(member.parent, [...(children.get(member.parent) ?? []), member]);
    } else {
      roots.push(member);
    }
  }
  const all = [];
  const seen = new Set();
  const open = roots.map((member) => ({ member, depth: 0 })).reverse();
  while (open.length) {
    const next = open.pop();
    if (!seen.has(next.member.id)) {
      seen.add(next.member.id);
      all.push(next);
      (children.get(next.member.id) ?? []).slice().reverse().forEach((member) => open.push({ member, depth: next.depth + 1 }));
    }
  }
  return all;
}

export function lineage(story, { now, chosen, choose, compareHref, read, decide }) {
  const all = ordered(story.members);
  const first = Math.min(...story.members.map((member) => member.time));
  const last = Math.max(...story.members.map((member) => member.time));
  const x = (ms) => EDGE + (last > first ? (ms - first) / (last - first) : 0) * (WIDTH - 2 * EDGE);
  const names = new Map(story.members.map((member) => [member.id, member.publisher ?? member.id]));
  const list = el('ol', { class: 'members', role: 'list' });
  all.forEach(({ member, depth }) => list.append(item(member, depth)));
  const axis = all.length > 1
    ? el('div', { class: 'axis', 'aria-hidden': 'true' }, time(first, now), time(last, now)) : null;
  const body = el('div', { class: 'lineage' }, list);
  if (all.length > 1) {
    body.append(plot(all, x));
  }
  return el('div', {}, axis, body, legend(all));

  function item(member, depth) {
    const box = el('input', {
      type: 'checkbox', value: member.id, 'aria-label': `compare ${names.get(member.id)}`, 'data-key': 'box ' + member.id,
      disabled: !member.shown, onchange: () => choose(member.id, box),
    });
    box.checked = chosen.includes(member.id);
    const name = el('button', {
      type: 'button', class: 'member-name', 'data-key': 'name ' + member.id, title: 'read it', onclick: () => read(member),
    });
    name.append(line(names.get(member.id), { class: 'publisher' }), ' ', line(member.headline ?? said(member), { class: 'member-headline' }));
    const facts = el('span', { class: 'member-facts' });
    if (member.id === story.canonicalId) {
      facts.append(el('span', { class: 'mark canonical-mark', title: 'its text stands for the story' }, 'canonical'), ' ');
    }
    facts.append(el('span', { class: 'relation ' + member.relation }, WORDS[member.relation] ?? member.relation.toLowerCase()));
    if (member.parent) {
      const of = el('span', { class: 'of' }, ` ${member.similarity.toFixed(2)} of `);
      of.append(line(names.get(member.parent) ?? member.parent));
      facts.append(of);
      if (member.shown && names.has(member.parent)) {
        facts.append(' ', el('a', { href: compareHref(member.parent, member.id), 'data-key': 'cmp ' + member.id,
          'aria-label': `compare ${names.get(member.id)} with ${names.get(member.parent)}` }, 'compare'));
      }
    }
    if (member.shown && member.revisions.length > 1) {
      const to = member.revisions.length - 1;
      facts.append(' ', el('a', { href: compareHref(member.id, member.id, to - 1, to), 'data-key': 'rev ' + member.id },
        count(member.revisions.length, 'revision', 'revisions')));
    }
    const classes = 'member' + (member.shown ? '' : ' hidden-text');
    const hand = decide ? el('button', {
      type: 'button', class: 'hand', 'data-key': 'decide ' + member.id, title: 'decide about it (d)', 'aria-haspopup': 'dialog',
      'aria-label': `decide about ${names.get(member.id)}`, onclick: () => decide(member, names.get(member.id)),
    }, 'Decide') : null;
    const entry = el('li', { class: classes, 'data-id': member.id }, box,
      el('div', { class: 'member-text' }, name, el('div', { class: 'member-line' }, time(member.time, now), ' ', facts)),
      el('div', { class: 'deed' }, decided(member), hand));
    entry.style.setProperty('--depth', Math.min(depth, DEEPEST));
    return entry;
  }
}

function said(member) {
  return member.use === 'USABLE' ? '(before the horizon)' : `(${member.use.toLowerCase()})`;
}

/** Lines from parents to children, each at its time. */
function plot(all, x) {
  const height = all.length * ROW;
  const at = new Map(all.map(({ member }, index) => [member.id, { x: x(member.time), y: index * ROW + ROW / 2 }]));
  const drawing = svg('svg', { class: 'plot', viewBox: `0 0 ${WIDTH} ${height}`, 'aria-hidden': 'true', focusable: 'false' });
  drawing.style.width = `${WIDTH / UNITS}rem`;
  drawing.style.height = `${height / UNITS}rem`;
  for (const { member } of all) {
    const to = at.get(member.id);
    const from = at.get(member.parent);
    drawing.append(svg('line', { class: 'guide', x1: EDGE, x2: WIDTH - EDGE, y1: to.y, y2: to.y }));
    if (from && from !== to) {
      drawing.append(svg('path', { class: 'taken', d: `M${from.x} ${from.y}C${from.x} ${to.y} ${from.x} ${to.y} ${to.x} ${to.y}` }));
    }
  }
  for (const { member } of all) {
    const place = at.get(member.id);
    drawing.append(svg('circle', { class: 'dot ' + member.relation, cx: place.x, cy: place.y, r: 5 }));
  }
  return drawing;
}

function legend(all) {
  const there = new Set(all.map(({ member }) => member.relation));
  const entries = Object.keys(WORDS).filter((relation) => there.has(relation)).map((relation) => el('span', { class: 'key' },
    svg('svg', { viewBox: '0 0 12 12', width: 12, height: 12, 'aria-hidden': 'true' }, svg('circle', { class: 'dot ' + relation, cx: 6, cy: 6, r: 4.5 })),
    ' ' + WORDS[relation]));
  return all.length > 1 ? el('p', { class: 'legend' }, ...entries) : null;
}
