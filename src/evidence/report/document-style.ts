/** One hand for all documents: black on white, a book's face, rules instead of boxes. Prints on A4 as it shows. */
const STYLE = `
* { box-sizing: border-box; }
html { color-scheme: light; }
body { margin: 0; background: #fff; color: #111; font: 11pt/1.5 Charter, "Bitstream Charter", Georgia, "Liberation Serif", "Times New Roman", "DejaVu Serif", serif; }
main { max-width: 44rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
header { border-bottom: 1.5pt solid #111; padding-bottom: 1rem; margin-bottom: 1.5rem; }
.mark { font-size: .85rem; letter-spacing: .06em; text-transform: uppercase; color: #444; margin: 0 0 .4rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; line-height: 1.3; margin: 2.2rem 0 .6rem; break-after: avoid; }
h3 { font-size: 1rem; margin: 1.4rem 0 .4rem; break-after: avoid; }
p, li, dd, td { overflow-wrap: anywhere; }
p { margin: 0 0 .7rem; orphans: 3; widows: 3; }
ul, ol { margin: 0 0 .8rem; padding-left: 1.3rem; }
li { margin-bottom: .35rem; }
a { color: inherit; text-decoration-color: #999; text-underline-offset: .15em; }
.claim { font-size: 1.1rem; line-height: 1.5; }
.soft, figcaption, caption { color: #444; font-size: .87rem; }
.id, code, pre { font-family: "Liberation Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: .78rem; overflow-wrap: anywhere; }
pre { border-left: 2pt solid #bbb; padding: .1rem 0 .1rem .8rem; margin: 0 0 .8rem; white-space: pre-wrap; line-height: 1.55; }
dl.facts { display: grid; grid-template-columns: 11rem 1fr; gap: .25rem 1rem; margin: 0 0 .8rem; }
dl.facts dt { color: #444; }
dl.facts dd { margin: 0; font-variant-numeric: tabular-nums; }
nav ol { columns: 2; column-gap: 2rem; font-size: .92rem; }
nav li { margin-bottom: .15rem; }
table { border-collapse: collapse; width: 100%; margin: 0 0 1rem; font-size: .87rem; line-height: 1.4; font-variant-numeric: tabular-nums; border-top: 1pt solid #111; border-bottom: 1pt solid #111; }
caption { text-align: left; padding-bottom: .35rem; caption-side: top; break-after: avoid; }
table.short { break-inside: avoid; }
th { text-align: left; vertical-align: bottom; font-weight: 600; border-bottom: .75pt solid #111; }
th, td { padding: .35rem .7rem .35rem 0; }
td { vertical-align: top; border-bottom: .5pt solid #ccc; }
tbody tr:last-child td { border-bottom: 0; }
tr > :last-child { padding-right: 0; }
.number { text-align: right; white-space: nowrap; }
td.wide { min-width: 12rem; }
td.word { overflow-wrap: break-word; }
td.brief, .date { white-space: nowrap; }
td small { display: block; color: #444; font-size: .92em; }
figure { margin: 0 0 1rem; break-inside: avoid; }
svg { display: block; width: 100%; height: auto; }
svg text { font-size: 11px; fill: #333; font-family: inherit; }
.harvest { fill: #1f3a4d; }
.other { fill: #cfd6da; }
.rule { stroke: #ccc; stroke-width: .6; }
.axis { stroke: #111; stroke-width: .8; }
.moment { stroke: #111; stroke-width: .9; stroke-dasharray: 4 3; }
.key { display: inline-block; width: .8rem; height: .8rem; margin: 0 .35rem 0 .9rem; vertical-align: -.06rem; border: .5pt solid #777; }
.key:first-child { margin-left: 0; }
.key.harvest { background: #1f3a4d; } .key.other { background: #cfd6da; }
footer { border-top: .75pt solid #111; margin-top: 2.5rem; padding-top: .6rem; font-size: .83rem; color: #444; }
@media (max-width: 34rem) { dl.facts { grid-template-columns: 1fr; gap: 0; } dl.facts dd { margin-bottom: .4rem; } nav ol { columns: 1; } main { padding-top: 1.25rem; } table { display: block; overflow-x: auto; } }
@media print {
  body { font-size: 10.5pt; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  main { max-width: none; padding: 0; }
  tr, li, dl.facts { break-inside: avoid; }
  thead { display: table-header-group; }
  a { text-decoration: none; }
}
body.page { font-size: 10.5pt; line-height: 1.42; }
body.page h1 { font-size: 1.3rem; margin-bottom: .4rem; }
body.page h2 { font-size: 1.02rem; margin: .95rem 0 .3rem; }
body.page header { padding-bottom: .3rem; margin-bottom: .8rem; }
body.page p, body.page ul { margin-bottom: .4rem; }
body.page li { margin-bottom: .15rem; }
`

/**
 * The style sheet of a document. `label` stands at the foot of each printed page beside its number; what could end a
 * string of CSS is taken out of it.
 */
export const documentStyle = (label: string): string => `${STYLE}
@page { size: A4; margin: 20mm 20mm 22mm;
  @bottom-left { content: "${label.replace(/[^A-Za-z0-9_ ,.-]/g, '').slice(0, 80)}"; font: 8.5pt Georgia, "DejaVu Serif", serif; color: #444; }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 8.5pt Georgia, "DejaVu Serif", serif; color: #444; }
}
`
