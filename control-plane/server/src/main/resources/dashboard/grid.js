// The fleet grid: one button per database, updated in place so that focus and scroll stay where they are.
import { millis, share, stateText, tone, TONES, waitingText, whole, windowText } from './text.js';

const MANY = 60;

export class Grid {
  #list; #cells = new Map(); #filter = ''; #chosen = null; #choose;

  constructor(list, choose) {
    this.#list = list;
    this.#choose = choose;
    list.addEventListener('keydown', event => this.#move(event));
  }

  legend(list) {
    list.replaceChildren(...TONES.map(([name, word]) => {
      const item = document.createElement('li');
      const mark = document.createElement('i');
      mark.dataset.tone = name;
      item.append(mark, word);
      return item;
    }));
  }

  filter(text) { this.#filter = text.trim().toLowerCase(); }

  get chosen() { return this.#chosen; }

  choose(name) { this.#chosen = name; }

  draw(targets) {
    const names = [...targets.keys()].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
    for (const [name, cell] of this.#cells) {
      if (!targets.has(name)) { cell.item.remove(); this.#cells.delete(name); }
    }
    let shown = 0;
    let before = null;
    for (const name of names) {
      const target = targets.get(name);
      const cell = this.#cells.get(name) ?? this.#create(name);
      this.#fill(cell, target);
      cell.item.hidden = !this.#matches(target);
      shown += cell.item.hidden ? 0 : 1;
      const next = before ? before.nextSibling : this.#list.firstChild;
      if (next !== cell.item) this.#list.insertBefore(cell.item, next);
      before = cell.item;
    }
    this.#list.classList.toggle('many', shown > MANY);
    return shown;
  }

  #matches(target) {
    if (!this.#filter) return true;
    const labels = Object.entries(target.labels).map(([key, value]) => `${key}=${value}`).join(' ');
    const text = `${target.target} ${target.line} ${target.environment} ${target.host} ${stateText(target)} ${tone(target)} ${labels} ${target.agent}`;
    return this.#filter.split(/\s+/).every(word => text.toLowerCase().includes(word));
  }

  #create(name) {
    const item = document.createElement('li');
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'cell' });
    const title = document.createElement('b');
    const state = Object.assign(document.createElement('span'), { className: 'state' });
    const bar = document.createElement('progress');
    const more = Object.assign(document.createElement('span'), { className: 'more' });
    const left = document.createElement('span');
    const right = document.createElement('span');
    more.append(left, right);
    title.textContent = name;
    button.append(title, state, bar, more);
    button.addEventListener('click', () => this.#choose(name));
    item.append(button);
    const cell = { item, button, state, bar, left, right };
    this.#cells.set(name, cell);
    return cell;
  }

  #fill(cell, target) {
    const done = share(target);
    const text = stateText(target) + (done === null || target.state === 'SUCCEEDED' ? '' : ` ${Math.floor(done * 100)} %`);
    cell.button.dataset.tone = tone(target);
    cell.button.setAttribute('aria-pressed', String(this.#chosen === target.target));
    cell.button.title = waitingText(target);
    set(cell.state, text);
    cell.bar.setAttribute('aria-label', `progress of ${target.target}`);
    cell.bar.hidden = done === null;
    if (done !== null) { cell.bar.max = 1; cell.bar.value = done; } else { cell.bar.value = 0; }
    set(cell.left, windowText(target.window));
    set(cell.right, target.rows?.per_second ? `${whole(target.rows.per_second)}/s` : target.stall_ms === null ? '' : `stall ${millis(target.stall_ms)}`);
  }

  #move(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
    if (step === undefined || !event.target.classList.contains('cell')) return;
    const buttons = [...this.#list.querySelectorAll('li:not([hidden]) > .cell')];
    const at = Math.min(buttons.length - 1, Math.max(0, buttons.indexOf(event.target) + step));
    buttons[at]?.focus();
    event.preventDefault();
  }
}

export function set(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
