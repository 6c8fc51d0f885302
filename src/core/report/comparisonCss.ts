/** The style of the HTML report, in the file itself: reports are mailed and archived. Colours meet WCAG AA in both schemes. */
export const comparisonCss = `
:root { color-scheme: light dark; --text: #1f2328; --faint: #59636e; --page: #ffffff; --box: #f6f8fa; --line: #d1d9e0;
  --removed: #ffebe9; --removed-text: #82071e; --added: #dafbe1; --added-text: #0a4620; --warn: #fff8c5; --warn-text: #4d3800; }
@media (prefers-color-scheme: dark) { :root { --text: #f0f6fc; --faint: #9198a1; --page: #0d1117; --box: #151b23; --line: #3d444d;
  --removed: #67060c; --removed-text: #ffdcd7; --added: #04491f; --added-text: #d2f5dc; --warn: #3d2e00; --warn-text: #ffe08a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 72rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; } h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
.faint { color: var(--faint); font-weight: normal; margin: .25rem 0; overflow-wrap: anywhere; }
.sample { background: var(--warn); color: var(--warn-text); border: 1px solid currentColor; border-radius: 6px; padding: .5rem .75rem; }
.error { color: var(--removed-text); background: var(--removed); border-radius: 6px; padding: .5rem .75rem; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .9rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
th[scope=row], tr > :last-child { text-align: left; } th[scope=row] { font-weight: normal; }
td small { display: block; color: var(--faint); } .part th[scope=row] { padding-left: 1.8rem; } .part > * { color: var(--faint); }
.label { background: var(--warn); color: var(--warn-text); border-radius: 999px; padding: 0 .5rem; font-size: .8rem; font-weight: normal; }
h3.grid { margin: 1.5rem 0 .5rem; } .model { text-align: left; } td.model { min-width: 10rem; }
td.answer { white-space: normal; min-width: 12rem; } code { font: 13px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; white-space: pre-wrap; }
.calls, section > ul { padding-left: 1.2rem; } .fold > summary { color: var(--faint); cursor: pointer; } .calls .error { padding: 0 .3rem; }
li.removed code { background: var(--removed); color: var(--removed-text); } li.added code { background: var(--added); color: var(--added-text); }
li.changed code, li.moved code { background: var(--warn); color: var(--warn-text); }
.notices { padding-left: 1.2rem; margin: .75rem 0 0; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: 1rem; }
article { border: 1px solid var(--line); border-radius: 6px; padding: .75rem; min-width: 0; }
pre { background: var(--box); border-radius: 6px; padding: .75rem; margin: .5rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext;
  font: 13px/1.5 ui-monospace, monospace; }
del { background: var(--removed); color: var(--removed-text); } ins { background: var(--added); color: var(--added-text); text-decoration: none; border-bottom: 1px solid; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0; } dt { color: var(--faint); } dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
@media (max-width: 40rem) { main { padding: 1rem; } th, td { padding: .3rem .35rem; white-space: normal; } table { font-size: .85rem; } }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
`;
