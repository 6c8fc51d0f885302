/**
 * Shows the cases of an HTML report: only the rows in sight are in the page, so 10,000 scroll like 10; filters, searches, sorts, opens a case.
 * Everything of a suite or a model enters the page as text. Its hash stands in the page's policy: no other script runs there.
 */
export const evalHtmlScript = `
const { texts, rows } = JSON.parse(document.querySelector('#data').textContent);
const [ID, KIND, FLAKY, SEVERITY, PASSED, , , COST, CHANGES, WHY, ABOUT, ANSWERS] = Array(12).keys();
const box = document.querySelector('.all');
const table = box.querySelector('table');
const body = table.tBodies[0];
const search = document.querySelector('#search');
const said = document.querySelector('#shown');
const detail = document.querySelector('#detail');
const make = (name, text, parent) => { const made = document.createElement(name); if (text !== undefined) made.textContent = text; parent?.append(made); return made; };
const kindOf = (row) => texts[row[KIND]] + (row[FLAKY] ? ', flaky' : '');

document.querySelector('#static').remove();
const gaps = [0, 1].map(() => { const line = make('tr'); line.setAttribute('aria-hidden', 'true'); const cell = make('td', undefined, line); cell.className = 'gap'; cell.colSpan = 8; return line; });
const lines = Array.from({ length: 60 }, () => {
  const line = make('tr');
  const head = make('th', undefined, line);
  head.scope = 'row';
  const open = make('button', undefined, head);
  open.type = 'button';
  return { line, open, cells: Array.from({ length: 7 }, () => make('td', undefined, line)), at: -1, row: undefined };
});
body.replaceChildren(gaps[0], ...lines.map(({ line }) => line), gaps[1]);
const height = lines[0].line.offsetHeight || 32;

let shown = rows.map((_, at) => at);
let focused = -1;
const fill = (slot, at) => {
  const row = rows[shown[at]];
  slot.line.hidden = row === undefined;
  slot.at = at;
  if (row === undefined || slot.row === row) return;
  slot.row = row;
  slot.line.dataset.kind = texts[row[KIND]];
  slot.open.textContent = row[ID];
  const values = [texts[row[SEVERITY]], kindOf(row), texts[row[PASSED]], texts[row[PASSED + 1]], texts[row[PASSED + 2]], texts[row[COST]], texts[row[WHY]]];
  values.forEach((value, index) => { slot.cells[index].firstChild ? slot.cells[index].firstChild.data = value : slot.cells[index].textContent = value; });
};
let first = -1;
const draw = () => {
  const from = Math.max(0, Math.min(Math.floor(box.scrollTop / height) - 15, shown.length - lines.length));
  if (from === first) return;
  // as many rows leave at one end as come at the other: those that stay are not touched
  const shift = first < 0 ? lines.length : from - first;
  if (shift > 0 && shift < lines.length) { const moved = lines.splice(0, shift); lines.push(...moved); gaps[1].before(...moved.map(({ line }) => line)); }
  else if (shift < 0 && -shift < lines.length) { const moved = lines.splice(shift); lines.unshift(...moved); gaps[0].after(...moved.map(({ line }) => line)); }
  first = from;
  lines.forEach((slot, index) => { fill(slot, from + index); slot.line.setAttribute('aria-rowindex', from + index + 2); });
  gaps[0].firstChild.style.height = from * height + 'px';
  gaps[1].firstChild.style.height = Math.max(0, shown.length - from - lines.length) * height + 'px';
  const kept = lines.find(({ at }) => at === focused);
  if (focused >= 0 && !kept) { focused = -1; if (body.contains(document.activeElement)) box.focus({ preventScroll: true }); }
};
box.addEventListener('scroll', draw, { passive: true });

let sorted = { key: '', down: false };
const order = { severity: (row) => ['critical', 'high', 'normal', 'low'].indexOf(texts[row[SEVERITY]]), kind: (row) => kindOf(row), case: (row) => row[ID],
  passed: (row) => row[CHANGES][0], score: (row) => row[CHANGES][1], latency: (row) => row[CHANGES][2], cost: (row) => row[CHANGES][3] };
const hay = [];
const textOf = (at) => hay[at] ??= [rows[at][ID], texts[rows[at][WHY]], texts[rows[at][ABOUT]]].join(' ').toLowerCase();
const show = () => {
  const kind = document.querySelector('input[name=kind]:checked').value;
  const words = search.value.toLowerCase().trim();
  shown = [];
  rows.forEach((row, at) => {
    if ((kind === 'all' || texts[row[KIND]] === kind || (kind === 'flaky' && row[FLAKY])) && (words === '' || textOf(at).includes(words))) shown.push(at);
  });
  const value = order[sorted.key];
  if (value) {
    const sign = sorted.down ? -1 : 1;
    const keys = rows.map(value);
    // what has no figure comes last, either way
    shown.sort((a, b) => keys[a] === keys[b] ? a - b : keys[a] === null ? 1 : keys[b] === null ? -1 : keys[a] < keys[b] ? -sign : sign);
  }
  table.setAttribute('aria-rowcount', shown.length + 1);
  said.textContent = shown.length === 1 ? '1 case' : shown.length.toLocaleString('en-US') + ' cases';
  first = -1;
  focused = -1;
  box.scrollTop = 0;
  draw();
};
let planned;
search.addEventListener('input', () => { clearTimeout(planned); planned = setTimeout(show, 100); });
document.querySelectorAll('input[name=kind]').forEach((input) => input.addEventListener('change', show));
table.tHead.addEventListener('click', ({ target }) => {
  const { sort } = target.dataset;
  if (!sort) return;
  sorted = { key: sort, down: sorted.key === sort && !sorted.down };
  table.tHead.querySelectorAll('th').forEach((head) => head.removeAttribute('aria-sort'));
  target.closest('th').setAttribute('aria-sort', sorted.down ? 'descending' : 'ascending');
  show();
});

const slotOf = (target) => lines.find(({ open }) => open === target);
body.addEventListener('focusin', ({ target }) => { focused = slotOf(target)?.at ?? -1; });
body.addEventListener('keydown', (event) => {
  const slot = slotOf(event.target);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!slot || !step || !rows[shown[slot.at + step]]) return;
  event.preventDefault();
  const top = (slot.at + step) * height;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + 3 * height > box.scrollTop + box.clientHeight) box.scrollTop = top + 3 * height - box.clientHeight;
  draw();
  lines.find(({ at }) => at === slot.at + step)?.open.focus({ preventScroll: true });
});
body.addEventListener('click', ({ target }) => {
  const slot = slotOf(target);
  if (!slot) return;
  const row = slot.row;
  detail.replaceChildren();
  make('h3', row[ID] + ': ' + kindOf(row) + ', ' + texts[row[SEVERITY]], detail);
  make('p', texts[row[ABOUT]], detail).className = 'faint';
  const list = make('ul', undefined, detail);
  for (const [side, repeat, passed, score, ms, usd, error, ...checks] of row[ANSWERS]) {
    const name = (side ? 'candidate ' : 'baseline ') + (repeat + 1) + ': ';
    const item = make('li', name + (passed < 0 ? texts[error] ?? '' : (passed ? 'passed' : 'failed') + ', score ' + score + ', ' + ms.toLocaleString('en-US') + ' ms' + (usd < 0 ? '' : ', $' + usd)), list);
    const inner = make('ul', undefined, item);
    for (let at = 0; at < checks.length; at += 3) make('li', '✖✓?'[checks[at + 1]] + ' ' + texts[checks[at]] + (checks[at + 2] < 0 ? '' : ': ' + texts[checks[at + 2]]), inner);
  }
  const back = make('button', 'Back to the table', detail);
  back.type = 'button';
  back.addEventListener('click', () => { detail.hidden = true; (lines.find((one) => one.row === row && !one.line.hidden)?.open ?? box).focus(); });
  detail.hidden = false;
  detail.focus();
  detail.scrollIntoView({ block: 'nearest' });
});
show();
`;

/** SHA-256 of the script, as a policy names it; a test works it out again. */
export const evalHtmlScriptHash = 'sha256-MRZ6f9WYRLdHvu8yo8ZPahIXxOcQOG7oPxYI2eyKnD0=';
