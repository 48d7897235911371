// One live page: a stream of server-sent events into maps, drawn at most four times a second.
import { Grid } from './grid.js';
import * as lists from './lists.js';

const PAUSE = 250;
const AGES = 5000;
const by = id => document.getElementById(id);
const state = { targets: new Map(), claims: new Map(), rollouts: new Map() };
const keyOf = { target: 'target', claim: 'incarnation', rollout: 'id' };
let drawing = null;

const grid = new Grid(by('fleet'), name => {
  grid.choose(grid.chosen === name ? null : name);
  draw();
});
grid.legend(by('legend'));

by('filter').addEventListener('input', event => { grid.filter(event.target.value); draw(); });
by('detail-close').addEventListener('click', close);
document.addEventListener('keydown', event => { if (event.key === 'Escape' && grid.chosen) close(); });

function close() {
  const name = grid.chosen;
  grid.choose(null);
  draw();
  [...document.querySelectorAll('.cell')].find(cell => cell.firstChild.textContent === name)?.focus();
}

function draw() {
  drawing = null;
  const shown = grid.draw(state.targets);
  by('fleet-count').textContent = shown === state.targets.size ? String(shown) : `${shown} of ${state.targets.size}`;
  lists.summary(by('summary'), state);
  lists.rollouts(by('rollouts'), state);
  lists.waiting(by('waiting'), by('waiting-count'), by('waiting-section'), state);
  lists.claims(by('claims'), by('claims-count'), state);
  const target = grid.chosen ? state.targets.get(grid.chosen) : null;
  by('detail').hidden = !target;
  if (target) lists.detail(by('detail-body'), by('detail-title'), target);
}

function soon() { drawing ??= setTimeout(draw, PAUSE); }

function connection(word, text) {
  const place = by('connection');
  place.dataset.state = word;
  if (place.textContent !== text) place.textContent = text;
}

function keep(kind, thing) { state[`${kind}s`].set(thing[keyOf[kind]], thing); }

function listen() {
  const stream = new EventSource('/api/v1/fleet/events');
  stream.addEventListener('open', () => connection('live', 'live'));
  stream.addEventListener('snapshot', event => {
    const all = JSON.parse(event.data);
    for (const kind of ['target', 'claim', 'rollout']) {
      state[`${kind}s`].clear();
      for (const thing of all[`${kind}s`]) keep(kind, thing);
    }
    connection('live', 'live');
    document.querySelector('main').hidden = false;
    draw();
  });
  for (const kind of ['target', 'claim', 'rollout']) {
    stream.addEventListener(kind, event => { keep(kind, JSON.parse(event.data)); soon(); });
  }
  stream.addEventListener('gone', event => {
    const { kind, name } = JSON.parse(event.data);
    state[`${kind}s`].delete(name);
    soon();
  });
  stream.addEventListener('error', async () => {
    connection('lost', 'not connected; what you see may be old');
    if (stream.readyState !== EventSource.CLOSED) return;
    const answer = await fetch('/api/v1/rollouts').catch(() => null);
    if (answer?.status === 401) {
      connection('lost', 'this page needs its address with a one-time code, as printed by the control plane');
      return;
    }
    setTimeout(listen, 2000);
  });
}

// What was heard some time ago grows older also while nothing is heard.
setInterval(soon, AGES);
listen();
