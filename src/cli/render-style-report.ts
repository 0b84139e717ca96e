import type { RankedTeacher, StyleReport } from '#contract/style-report.js'

/** The report as a person reads it: the statement first, then what it rests on. */
export function renderStyleReport(report: StyleReport): string {
  const { statement, ranking, why_no_lead, lead_needs, controls, controls_named, prompts, stability } = report
  const { controls_min, margin_min, rank_p_max } = lead_needs
  const named = controls_named.each.filter((one) => one.named).map(({ model, nearest }) => `${model} (${nearest})`)
  const sections = [
    [statement],
    ['Teachers, nearest first:', ...ranking.map(renderTeacher)],
    why_no_lead.map((reason) => `No lead: ${reason}`),
    [
      `${prompts} prompts, ${controls.length} controls; random halves of the prompts agree on the teacher: ${percent(stability)}.`,
      `A lead needs ${controls_min} controls or more (for a rank p of ${rank_p_max}) and ${margin_min} spreads above the highest.`,
      controls_named.rate === null
        ? 'Controls that would be named as students: cannot be said with so few.'
        : `Controls that would be named as students: ${controls_named.count} of ${controls_named.of} (${percent(controls_named.rate)})${named.length > 0 ? `: ${named.join(', ')}` : ''}.`,
    ],
    report.excluded.map(({ model, as, reason }) => `Left out: ${as} ${model}: ${reason}.`),
    report.notes,
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

const renderTeacher = ({ teacher, score, rank_p, margin, reference }: RankedTeacher): string =>
  `  ${teacher.padEnd(24)} score ${score.toFixed(2).padStart(6)}  rank p ${rank_p.toPrecision(2)}  margin ${margin.toFixed(2)}  (${reference})`

const percent = (share: number): string => `${Math.round(share * 100)} %`
