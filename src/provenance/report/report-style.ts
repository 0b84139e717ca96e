/** Black on white, prints as it shows. */
export const REPORT_STYLE = `
* { box-sizing: border-box; }
html { color-scheme: light; }
body { margin: 0; background: #fff; color: #111; font: 11pt/1.5 Charter, Georgia, "Liberation Serif", "DejaVu Serif", serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
header { border-bottom: 1.5pt solid #111; padding-bottom: 1rem; margin-bottom: 1.5rem; }
.mark { font-size: .85rem; letter-spacing: .06em; text-transform: uppercase; color: #444; margin: 0 0 .4rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .8rem; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; break-after: avoid; }
h3 { font-size: 1rem; margin: 1.6rem 0 .4rem; break-after: avoid; }
p, li, dd, td { overflow-wrap: anywhere; }
p { margin: 0 0 .7rem; }
.verdict { font-size: 1.15rem; }
.grade { display: inline-block; border: 1pt solid #111; padding: .05rem .5rem; margin-right: .4rem; font-weight: 600; }
.grade-strong { background: #111; color: #fff; }
.soft, figcaption, caption { color: #444; font-size: .87rem; }
.id, code, pre { font-family: "Liberation Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: .78rem; overflow-wrap: anywhere; white-space: pre-wrap; }
dl { display: grid; grid-template-columns: 11rem 1fr; gap: .25rem 1rem; margin: 0 0 .8rem; }
dt { color: #444; } dd { margin: 0; font-variant-numeric: tabular-nums; }
table { border-collapse: collapse; width: 100%; margin: 0 0 1rem; font-size: .87rem; line-height: 1.4; font-variant-numeric: tabular-nums; border-top: 1pt solid #111; border-bottom: 1pt solid #111; }
caption { text-align: left; padding-bottom: .35rem; }
th { text-align: left; vertical-align: bottom; border-bottom: .75pt solid #111; }
th, td { padding: .35rem .7rem .35rem 0; vertical-align: top; }
td { border-bottom: .5pt solid #ccc; }
.number { text-align: right; white-space: nowrap; }
figure { margin: 0 0 1rem; break-inside: avoid; }
svg { display: block; width: 100%; height: auto; }
svg text { font-size: 11px; fill: #333; font-family: inherit; }
svg text.observed { fill: #8a1c1c; font-weight: 600; }
.null { fill: #9fb0bb; } .axis { stroke: #111; stroke-width: .8; } line.observed { stroke: #8a1c1c; stroke-width: 1.6; }
footer { border-top: .75pt solid #111; margin-top: 2.5rem; padding-top: .6rem; font-size: .83rem; color: #444; }
@media (max-width: 34rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .4rem; } table { display: block; overflow-x: auto; } }
@media print { body { font-size: 10.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; } main { max-width: none; padding: 0; } tr, li { break-inside: avoid; } }
@page { size: A4; margin: 20mm; }
`
