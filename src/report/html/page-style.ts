/** The page's only style sheet. It stands in the page and is named by its hash in the page's policy. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --page: #f7f7f4; --card: #ffffff; --ink: #1d2226; --soft: #5a646c; --line: #dfe2e0;
  --harvest: #b3502a; --other: #b9c4cb; --expected: #8b97a0; --accent: #235a81; --warn-ground: #fbf1dc; --warn-ink: #6b4a00;
  --kind-0: #235a81; --kind-1: #b3502a; --kind-2: #4d7c3f; --kind-3: #7a4f96; --kind-4: #8a6d1b; --kind-5: #6b7780;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14181b; --card: #1b2024; --ink: #e4e7e8; --soft: #a0abb3; --line: #30383e;
    --harvest: #e0835a; --other: #4a565f; --expected: #7d8a94; --accent: #84b9dd; --warn-ground: #33291a; --warn-ink: #ecc987;
    --kind-0: #84b9dd; --kind-1: #e0835a; --kind-2: #93c283; --kind-3: #c3a0dc; --kind-4: #d6bb6a; --kind-5: #97a3ac;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 1rem; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
main, .top { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem; }
.top { padding-top: 2rem; }
main { padding-bottom: 4rem; }
h1 { font-size: 1.05rem; font-weight: 600; letter-spacing: .02em; color: var(--soft); margin: 0; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 0 0 .35rem; overflow-wrap: anywhere; }
h3 { font-size: .95rem; margin: 1.75rem 0 .6rem; }
p { margin: 0 0 .6rem; max-width: 46rem; overflow-wrap: anywhere; }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.outcome { font-size: 1.5rem; line-height: 1.3; font-weight: 600; margin: .25rem 0 .4rem; max-width: 44rem; text-wrap: balance; }
.soft, figcaption, .cut { color: var(--soft); font-size: .87rem; }
.note { background: var(--warn-ground); color: var(--warn-ink); padding: .5rem .8rem; border-radius: .4rem; max-width: none; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: 1.4rem 1.5rem; margin-top: 1.4rem; }
code, .id { font: .87em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }
h2 .id { font-size: .95em; }
dl.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); gap: .9rem 1.4rem; margin: 1.1rem 0 0; }
dl.facts dt { color: var(--soft); font-size: .8rem; }
dl.facts dd { margin: 0; font-variant-numeric: tabular-nums; font-weight: 600; overflow-wrap: anywhere; }
dl.facts dd small { display: block; font-weight: 400; color: var(--soft); font-size: .82rem; }
.two { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr)); gap: 0 2rem; }
.verdict { border-left: 3px solid var(--line); padding-left: .9rem; margin-top: 1.1rem; }
.verdict h3 { margin: 0 0 .1rem; }
.verdict strong { font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums; }
th { text-align: left; font-weight: 600; color: var(--soft); font-size: .8rem; white-space: nowrap; vertical-align: bottom; }
th, td { padding: .45rem .9rem .45rem 0; border-bottom: 1px solid var(--line); }
td { vertical-align: top; }
tr > :last-child { padding-right: 0; }
.number { text-align: right; white-space: nowrap; }
tbody tr:last-child td { border-bottom: 0; }
td.statement { min-width: 15rem; overflow-wrap: anywhere; }
td.statement small { display: block; color: var(--soft); }
td .id { overflow-wrap: normal; word-break: normal; }
td.long { min-width: 11rem; overflow-wrap: anywhere; }
figure { margin: 0; min-width: 0; }
svg { display: block; width: 100%; }
.timeline { display: grid; grid-template-columns: auto 1fr; gap: .3rem .6rem; }
.timeline svg { height: 10rem; border-bottom: 1px solid var(--line); }
.timeline .scale { display: flex; flex-direction: column; justify-content: space-between; text-align: right; font-variant-numeric: tabular-nums; line-height: 1; }
.timeline .days { grid-column: 2; display: flex; justify-content: space-between; }
.scale, .days { color: var(--soft); font-size: .78rem; }
figcaption, .cut { margin: .6rem 0 0; }
.key { display: inline-block; width: .7rem; height: .7rem; border-radius: .15rem; margin: 0 .35rem 0 .8rem; vertical-align: -.05rem; }
.key:first-child { margin-left: 0; }
.harvest { fill: var(--harvest); background: var(--harvest); }
.other { fill: var(--other); background: var(--other); }
.expected { fill: var(--expected); background: var(--expected); }
.ground { fill: var(--line); }
.graph .core { fill: var(--harvest); stroke: var(--card); }
.graph .member { fill: var(--card); stroke: var(--harvest); stroke-width: 1.6; }
.graph line { stroke-opacity: .38; }
.kind-0 { stroke: var(--kind-0); background: var(--kind-0); } .kind-1 { stroke: var(--kind-1); background: var(--kind-1); }
.kind-2 { stroke: var(--kind-2); background: var(--kind-2); } .kind-3 { stroke: var(--kind-3); background: var(--kind-3); }
.kind-4 { stroke: var(--kind-4); background: var(--kind-4); } .kind-5 { stroke: var(--kind-5); background: var(--kind-5); }
.shares { list-style: none; margin: 0; padding: 0; }
.shares li { display: grid; grid-template-columns: minmax(0, 9rem) 1fr 3.2rem; gap: .7rem; align-items: center; padding: .15rem 0; font-size: .9rem; }
.shares span { overflow-wrap: anywhere; line-height: 1.3; }
.shares svg { height: .55rem; }
.shares .number { font-variant-numeric: tabular-nums; }
.against { min-width: 6rem; padding-top: .75rem; }
.against svg { height: .8rem; }
details { margin-top: 1.4rem; }
summary { cursor: pointer; font-weight: 600; font-size: .95rem; margin-bottom: .5rem; }
ul.plain { list-style: none; padding: 0; margin: 0; }
.miss + .miss { border-top: 1px solid var(--line); padding-top: 1rem; margin-top: 1rem; }
.miss .id { display: inline-block; max-width: 100%; }
.miss h3 { margin: 0 0 .25rem; }
footer { color: var(--soft); font-size: .85rem; margin-top: 2rem; }
@media (max-width: 34rem) {
  .card { padding: 1.1rem 1rem; border-radius: 0; border-left: 0; border-right: 0; margin-left: -1.25rem; margin-right: -1.25rem; padding-left: 1.25rem; padding-right: 1.25rem; }
  .outcome { font-size: 1.25rem; }
  .shares li { grid-template-columns: minmax(0, 7.5rem) 1fr 3rem; }
  .timeline svg { height: 8rem; }
}
@media print {
  body { background: #fff; } .card { break-inside: auto; border: 0; padding: 0; } tr, figure, .verdict { break-inside: avoid; }
}
`
