// Where one is: the address behind # says it, so that every state can be linked to.

import { fullTime } from './dom.js';
import { Live } from './live.js';
import { read } from './filters.js';
import { ListView } from './list.js';
import { StoryView } from './story.js';
import { CompareView } from './compare.js';
import { HealthView } from './health.js';

const STATES = {
  connecting: 'connecting', loading: 'reading the topics', live: 'live', reconnecting: 'connection lost, trying again',
};

export const live = new Live();
const view = document.getElementById('view');
let current = null;

function open() {
  const [path, query = ''] = location.hash.replace(/^#/, '').split('?', 2);
  const parameters = new URLSearchParams(query);
  const wasOpen = current !== null;
  current?.close();
  view.replaceChildren();
  current = viewOf(path, parameters);
  document.getElementById('nav-list').setAttribute('aria-current', path === '/health' ? 'false' : 'page');
  document.getElementById('nav-health').setAttribute('aria-current', path === '/health' ? 'page' : 'false');
  view.dataset.view = path || '/';
  scrollTo(0, 0);
  current.open(view);
  if (wasOpen) {
    view.focus({ preventScroll: true });
  }
}

function viewOf(path, parameters) {
  switch (path) {
    case '/story':
      return new StoryView(live, parameters);
    case '/compare':
      return new CompareView(live, parameters);
    case '/health':
      return new HealthView(live);
    default:
      return new ListView(live, read(parameters));
  }
}

function status() {
  document.getElementById('lamp').className = 'lamp ' + live.state;
  document.getElementById('status-text').textContent = STATES[live.state];
}

function clock() {
  const wire = document.getElementById('wire-time');
  if (live.wireTime) {
    wire.textContent = fullTime(live.wireTime);
    wire.dateTime = new Date(live.wireTime).toISOString();
  }
}

function typing(target) {
  return target.closest('input, select, textarea, [contenteditable]') !== null;
}

function key(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) {
    return;
  }
  if (event.key === 'Escape' && typing(event.target)) {
    event.target.blur();
    return;
  }
  if (typing(event.target) || document.querySelector('dialog[open]')) {
    return;
  }
  const actions = {
    j: () => current.move?.(1),
    k: () => current.move?.(-1),
    '/': () => current.search?.(),
    p: () => current.pause?.(),
    d: () => current.decide?.(),
    u: () => current.up?.(),
    h: () => { location.hash = '#/health'; },
    '?': () => document.getElementById('help').showModal(),
  };
  const action = actions[event.key];
  if (action) {
    event.preventDefault();
    action();
  }
}

live.addEventListener('state', status);
live.addEventListener('health', clock);
addEventListener('hashchange', open);
addEventListener('keydown', key);
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  view.focus();
});
document.getElementById('help-button').addEventListener('click', () => document.getElementById('help').showModal());
status();
open();
live.start();
