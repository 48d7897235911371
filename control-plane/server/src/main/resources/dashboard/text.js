// Words and numbers for people. Pure functions.

const WHOLE = new Intl.NumberFormat('en');

export const whole = number => WHOLE.format(number);

export function span(seconds) {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return seconds < 172800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86400)} d`;
}

export const millis = ms => ms === null || ms === undefined ? '–' : ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`;

export function ago(instant, now = Date.now()) {
  const seconds = Math.max(0, (now - Date.parse(instant)) / 1000);
  return `${span(seconds)} ago`;
}

export const eta = range => !range ? '' : range.low === range.high ? `about ${span(range.high)}` : `${span(range.low)} … ${span(range.high)}`;

export const windowText = window => !window ? 'no window yet'
  : `[${window.min},${window.max}]${window.state === 'OPEN' ? '' : ` ${window.state.toLowerCase()}`}`;

// How much of its phase a database has done, 0 … 1; null where nothing says so. Done is all of it, whether rows were counted or not.
export const share = target => target.state === 'SUCCEEDED' ? 1
  : !target.rows || target.rows.total <= 0 ? null : Math.min(1, target.rows.done / target.rows.total);

// Six tones, each with a word beside it wherever it is shown.
export const TONES = [['idle', 'not begun'], ['wait', 'waits'], ['move', 'moves'], ['done', 'done'], ['bad', 'needs a person'], ['unknown', 'unknown']];

// What was to be taken away is hidden; the drop waits for the end of the time in which it can be brought back.
const contracted = target => target.phase === 'cleanup' && target.state === 'PENDING';

export function tone(target) {
  if (target.problem || target.state === 'FAILED' || target.state === 'RECONCILE' || target.why.startsWith('RECONCILE')) return 'bad';
  // An agent that is silent comes back or another one takes its place: what happens there is not known until then.
  if (target.state === 'UNKNOWN' || !target.agent_connected) return 'unknown';
  if (target.state === 'QUEUED' || (target.throttle && target.throttle !== '')) return 'wait';
  if (['OFFERED', 'RUNNING', 'VERIFYING'].includes(target.state)) return target.why ? 'wait' : 'move';
  if (target.state === 'SUCCEEDED' || (contracted(target) && !target.why)) return 'done';
  return target.why ? 'wait' : 'idle';
}

export function stateText(target) {
  if (contracted(target)) return 'contracted';
  const phase = target.phase ? `${target.phase} ` : '';
  return phase + (target.state === 'SUCCEEDED' ? 'done' : target.state.toLowerCase());
}

export const waitingText = target => target.problem ? `${target.problem.code}: ${target.problem.message}` : target.why || target.throttle || '';
