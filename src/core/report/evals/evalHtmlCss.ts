/** What the HTML report of suites has besides `comparisonCss`. A row of the cases' table is 2rem high: the script counts on it. */
export const evalHtmlCss = `
.verdict { border: 1px solid var(--line); border-left: 6px solid var(--faint); border-radius: 6px; padding: .75rem 1rem; margin-bottom: 1rem; }
.verdict[data-decision=promote] { border-left-color: #1a7f37; } .verdict[data-decision=hold] { border-left-color: #cf222e; }
.verdict .suite { font-weight: normal; } .headline { font-size: 1.1rem; font-weight: 600; } .reasons { padding-left: 1.2rem; margin: .5rem 0; } .verdict p { margin: .5rem 0; }
.tables { display: flex; flex-wrap: wrap; gap: .5rem 2.5rem; } .tables > .scroll { max-width: 100%; } th.text, td.text { text-align: left; white-space: normal; }
.tables th[scope=row], .tables tr[data-state] td:last-child { white-space: normal; }
.tables th[scope=row] { max-width: 19rem; } .tables tr[data-state] td:last-child { min-width: 9rem; }
.tables th, .tables td { padding: .15rem .9rem .15rem 0; }
[data-state=failed] td:last-child { color: var(--removed-text); background: var(--removed); } [data-state=unsettled] td:last-child, [data-state=unknown] td:last-child { color: var(--warn-text); background: var(--warn); }
.filters { display: flex; flex-wrap: wrap; gap: .4rem 1rem; align-items: center; margin: .5rem 0; }
.filters input[type=search] { flex: 1 1 12rem; max-width: 24rem; padding: .2rem .4rem; font: inherit; }
.all { overflow: auto; max-height: 75vh; border: 1px solid var(--line); border-radius: 6px; } .all:focus-visible { outline: 2px solid currentColor; }
.all table { table-layout: fixed; width: 100%; min-width: 68rem; }
.all th, .all td { height: 2rem; padding: 0 .6rem; text-align: left; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.all thead th { position: sticky; top: 0; background: var(--box); z-index: 1; } .all td.gap { padding: 0; border: 0; height: 0; }
.all button, #detail button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; text-align: left; max-width: 100%; overflow: hidden; text-overflow: ellipsis; text-decoration: underline; }
.all tr[data-kind=regression] td:nth-child(3), .all tr[data-kind=error] td:nth-child(3) { color: var(--removed-text); background: var(--removed); }
.all tr[data-kind=win] td:nth-child(3) { color: var(--added-text); background: var(--added); }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); gap: 1rem 2rem; padding: .5rem 0; } figure { margin: 0; max-width: 30rem; }
svg { display: block; width: 100%; } svg text { fill: var(--text); font-size: 10px; } .axis { stroke: var(--text); } .rule { stroke: var(--line); }
polyline { fill: none; stroke-width: 2; } polyline.baseline { stroke: var(--faint); stroke-dasharray: 5 3; } polyline.candidate { stroke: var(--text); } rect.baseline { fill: var(--removed-text); } rect.candidate { fill: var(--added-text); }
#detail { border: 1px solid var(--line); border-radius: 6px; padding: .5rem 1rem; margin-top: .75rem; overflow-wrap: anywhere; } #detail ul { padding-left: 1.2rem; }
`;
