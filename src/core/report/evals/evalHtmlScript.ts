/** Filters and searches the cases of an HTML report. Its hash stands in the page's policy: no other script runs there. */
export const evalHtmlScript = `
const rows = [...document.querySelectorAll('.case')];
const texts = rows.map((row) => row.textContent.toLowerCase());
const search = document.querySelector('#search');
const said = document.querySelector('#shown');
const show = () => {
  const kind = document.querySelector('input[name=kind]:checked').value;
  const words = search.value.toLowerCase().trim();
  let shown = 0;
  rows.forEach((row, at) => {
    const wanted = (kind === 'all' || row.dataset.kind === kind) && (words === '' || texts[at].includes(words));
    row.hidden = !wanted;
    shown += wanted ? 1 : 0;
  });
  said.textContent = shown === 1 ? '1 case' : shown.toLocaleString('en-US') + ' cases';
};
let planned;
search.addEventListener('input', () => { clearTimeout(planned); planned = setTimeout(show, 100); });
document.querySelectorAll('input[name=kind]').forEach((input) => input.addEventListener('change', show));
show();
`;

/** SHA-256 of the script, as a policy names it; a test works it out again. */
export const evalHtmlScriptHash = 'sha256-3PNlWoCQ1zTJOpHnrlDyr+01pvfCWqJABI5+2S2cdiY=';
