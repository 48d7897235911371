// Rollouts, what waits, claims, one database in full, and the numbers at the top.
import { ago, eta, millis, stateText, TONES, tone, waitingText, whole, windowText } from './text.js';

const MOST_WAITING = 40;

const element = (name, text = '', attributes = {}) => Object.assign(document.createElement(name), { textContent: text }, attributes);

export function summary(list, state) {
  const targets = [...state.targets.values()];
  const stalls = targets.map(target => target.stall_ms).filter(stall => stall !== null);
  const lags = targets.map(target => target.lag_ms).filter(lag => lag !== null);
  const figures = [
    ['databases', whole(targets.length)],
    ['agents silent', whole(new Set(targets.filter(target => !target.agent_connected).map(target => target.agent)).size)],
    ['worst stall so far', stalls.length ? millis(Math.max(...stalls)) : '–'],
    ['worst replica lag', lags.length ? millis(Math.max(...lags)) : '–'],
  ];
  list.replaceChildren(...figures.map(([name, value]) => {
    const pair = document.createElement('div');
    pair.append(element('dt', name), element('dd', value));
    return pair;
  }));
}

export function rollouts(place, state) {
  if (state.rollouts.size === 0) {
    place.replaceChildren(element('p', 'No rollout yet.', { className: 'quiet' }));
    return;
  }
  place.replaceChildren(...[...state.rollouts.values()].sort((a, b) => b.created_at.localeCompare(a.created_at)).map(rollout => {
    const members = [...state.targets.values()].filter(target => target.rollout === rollout.id);
    const line = element('div', '', { className: 'rollout' });
    const name = document.createElement('div');
    name.append(element('strong', rollout.id), ` ${rollout.name}`);
    const track = element('div', '', { className: 'track' });
    // Databases of a rollout that is over may be another one's by now: it is drawn as what it is, done.
    const over = rollout.state === 'COMPLETE';
    const parts = TONES.map(([key, word]) => [key, word, over ? (key === 'done' ? rollout.targets : 0) : members.filter(target => tone(target) === key).length]);
    const all = parts.reduce((sum, part) => sum + part[2], 0);
    for (const [key, , count] of parts) {
      if (count === 0) continue;
      const part = document.createElement('span');
      part.dataset.tone = key;
      part.style.width = `${count / all * 100}%`;
      track.append(part);
    }
    track.setAttribute('role', 'img');
    track.setAttribute('aria-label', parts.filter(part => part[2] > 0).map(([, word, count]) => `${count} ${word}`).join(', ') || 'no database moves');
    line.append(name, element('span', rollout.state.toLowerCase().replaceAll('_', ' ')), track,
      element('span', `${rollout.targets} databases · stall ${millis(rollout.worst_stall_ms)}`, { className: 'quiet' }));
    return line;
  }));
}

export function waiting(list, count, section, state) {
  const groups = new Map();
  for (const target of state.targets.values()) {
    const why = waitingText(target);
    if (why) groups.set(why, [...(groups.get(why) ?? []), target.target]);
  }
  const sorted = [...groups].sort((a, b) => b[1].length - a[1].length);
  section.hidden = sorted.length === 0;
  count.textContent = sorted.length ? String(sorted.reduce((sum, [, names]) => sum + names.length, 0)) : '';
  const items = sorted.slice(0, MOST_WAITING).map(([why, names]) => {
    const item = document.createElement('li');
    const who = names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
    item.append(element('b', who), element('span', why));
    return item;
  });
  if (sorted.length > MOST_WAITING) items.push(element('li', `and ${sorted.length - MOST_WAITING} other reasons`));
  list.replaceChildren(...items);
}

export function claims(body, count, state) {
  const all = [...state.claims.values()].sort((a, b) => a.service.localeCompare(b.service) || a.instance.localeCompare(b.instance));
  count.textContent = String(all.length);
  body.replaceChildren(...all.map(claim => {
    const row = document.createElement('tr');
    const reach = claim.reach.min === claim.reach.max ? String(claim.reach.min) : `${claim.reach.min}–${claim.reach.max}`;
    for (const text of [claim.service, claim.instance, claim.line, String(claim.version), reach, claim.state.toLowerCase(), ago(claim.last_heard_at)]) {
      row.append(element('td', text));
    }
    return row;
  }));
}

export function detail(body, title, target) {
  title.textContent = target.target;
  const facts = [
    ['State', stateText(target)], ['Window', windowText(target.window)], ['Rollout', target.rollout ?? '–'],
    ['Step', target.step ? `${target.step.ordinal} of ${target.step.of} ${target.step.title}` : '–'],
    ['Rows', target.rows ? `${whole(target.rows.done)} of about ${whole(target.rows.total)}, ${whole(target.rows.per_second)} a second` : '–'],
    ['Time left', eta(target.eta_seconds) || '–'], ['Waits for', waitingText(target) || 'nothing'],
    ['Stall so far', millis(target.stall_ms)], ['Replica lag', millis(target.lag_ms)],
    ['Wave', target.wave ? String(target.wave) : '–'], ['Attempt', target.attempt ? String(target.attempt) : '–'],
    ['Host', target.host || '–'], ['Line', `${target.line} · ${target.environment}`],
    ['Labels', Object.entries(target.labels).map(([key, value]) => `${key}=${value}`).join(', ') || '–'],
    ['Agent', `${target.agent}${target.agent_connected ? '' : ' (not connected)'}`], ['Seen', ago(target.observed_at)],
  ];
  if (target.revertible_until) facts.push(['Revertible until', target.revertible_until]);
  facts.push(['Next', target.problem?.way_out ?? `bellows describe target ${target.target}`]);
  body.replaceChildren(...facts.flatMap(([name, value]) => [element('dt', name), element('dd', value)]));
}
