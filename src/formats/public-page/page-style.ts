/** On a phone the rows of a table stand as cards; on paper everything stands on white. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #2a2926; --soft: #67645d; --line: rgb(42 41 38 / 14%); --ground: #fff; --bar: #2f5f7a; --sunk: #f6f5f2; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ee; --soft: #a3abb7; --line: rgb(230 233 238 / 18%); --ground: #12171f; --bar: #7fb2cc; --sunk: #181e27; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif; }
:lang(en) body { font-family: system-ui, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
main { max-width: 1080px; margin: 0 auto; padding: 24px 20px 48px; }
h1 { margin: 0; font-size: 28px; line-height: 1.25; } h2 { margin: 40px 0 12px; font-size: 20px; } h3 { margin: 28px 0 8px; font-size: 16px; }
p { margin: 8px 0; } h1, p, tbody th { overflow-wrap: anywhere; } .soft { color: var(--soft); } .top { display: flex; flex-wrap: wrap; gap: 4px 20px; color: var(--soft); font-variant-numeric: tabular-nums; }
.top a { color: var(--bar); margin-left: auto; padding: 8px 0; }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); margin: 0; border-top: 1px solid var(--line); border-left: 1px solid var(--line); }
.figures > div { padding: 12px 16px 14px; border-right: 1px solid var(--line); border-bottom: 1px solid var(--line); }
dt { font-weight: 600; } dd { margin: 0; } .number { font-size: 30px; line-height: 1.25; font-weight: 600; font-variant-numeric: tabular-nums; } .number small { font-size: 14px; font-weight: 400; color: var(--soft); }
.share { font-size: 14px; } .how { font-size: 13px; color: var(--soft); }
.bar { height: 6px; margin: 6px 0 4px; border-radius: 3px; background: var(--line); } .bar > i { display: block; height: 100%; border-radius: 3px; background: var(--bar); }
.hidden { color: var(--soft); font-weight: 400; background: repeating-linear-gradient(135deg, transparent 0 5px, var(--line) 5px 6px); padding: 0 6px; }
.number .hidden { font-size: 18px; }
table { width: 100%; border-collapse: collapse; font-size: 14px; font-variant-numeric: tabular-nums; }
th, td { padding: 8px 10px; border-bottom: 1px solid var(--line); text-align: right; vertical-align: top; } th:first-child { text-align: left; min-width: 9em; position: sticky; left: 0; background: var(--ground); }
thead th { color: var(--soft); font-weight: 600; vertical-align: bottom; } td small { display: block; color: var(--soft); }
details { margin-top: 20px; } summary { padding: 8px 0; cursor: pointer; } summary h3 { display: inline; margin: 0; } :is(summary, a, .wide):focus-visible { outline: 2px solid var(--bar); outline-offset: 2px; }
.wide { overflow-x: auto; } .wide + .wide { margin-top: 24px; } .hash { font-family: ui-monospace, monospace; font-size: 13px; overflow-wrap: anywhere; }
@media (max-width: 760px) {
  main { padding: 16px 16px 40px; } h1 { font-size: 22px; } .figures { grid-template-columns: 1fr; }
  table, tbody, tr, td, th { display: block; } th:first-child { position: static; } thead { display: none; }
  tbody tr { margin: 0 0 12px; border: 1px solid var(--line); border-radius: 6px; padding: 8px 12px; }
  tbody th { border: 0; padding: 4px 0; font-size: 16px; } tbody td { display: flex; justify-content: space-between; gap: 12px; border: 0; padding: 4px 0; }
  tbody td::before { content: attr(data-name); color: var(--soft); text-align: left; } td > span { text-align: right; white-space: nowrap; }
}
@media print { details::details-content { content-visibility: visible; block-size: auto; } .wide { overflow: visible; } :root { --ink: #000; --soft: #444; --ground: #fff; --line: #bbb; } main { max-width: none; padding: 0; } tr, .figures > div { break-inside: avoid; } }`;
