import type { Manifest } from '#contract/detector.js'

/** What every runbook answers, in this order. */
export const RUNBOOK_SECTIONS = ['What it says', 'Check it by hand', 'Innocent explanations', 'What to do next']

export interface Runbook {
  manifest: Manifest
  /** the text of runbook.md */
  text: string
}

const VERDICTS = { operator: 'one operator', harvesting: 'harvesting' }

/** Pages for docs/generated/runbooks: file name to Markdown, `index.md` among them, in the order given. */
export function renderRunbooks(runbooks: readonly Runbook[]): Map<string, string> {
  return new Map([
    ['index.md', renderIndex(runbooks)],
    ...runbooks.map((runbook) => [`${runbook.manifest.name}.md`, renderRunbook(runbook)] as const),
  ])
}

function renderRunbook({ manifest, text }: Runbook): string {
  const rows: [string, string][] = [
    ['Kind of evidence', `\`${manifest.name}\``],
    ['Speaks for', VERDICTS[manifest.verdict]],
    ['Family', manifest.family],
    ['Stage', manifest.stage],
    ['Claims', manifest.claims],
    ['Chance means', manifest.null_model],
    ['Unit', manifest.unit],
    ['Needs beside the exchanges', manifest.needs.join(', ') || 'nothing'],
    ['MITRE ATLAS', manifest.atlas.map(atlasLink).join(', ') || 'none'],
    ['Papers', manifest.papers.join(' · ') || 'none'],
  ]
  const table = rows.map(([name, value]) => `| ${name} | ${cell(value)} |`)
  return [`# ${manifest.title}`, '', '| | |', '| --- | --- |', ...table, '', text.trim(), ''].join('\n')
}

function renderIndex(runbooks: readonly Runbook[]): string {
  const rows = runbooks.map(
    ({ manifest }) =>
      `| [${manifest.name}](${manifest.name}.md) | ${VERDICTS[manifest.verdict]} | ${manifest.family} | ${cell(manifest.claims)} |`,
  )
  const head = [
    '# Runbooks',
    '',
    'One page a kind of evidence: what it says, how to check it by hand, and what else it may be.',
    '',
  ]
  return [...head, '| evidence | speaks for | family | claims |', '| --- | --- | --- | --- |', ...rows, ''].join('\n')
}

/** `AML.T0024.002` stands on its own page of the matrix. */
const atlasLink = (technique: string): string => `[${technique}](https://atlas.mitre.org/techniques/${technique})`

const cell = (text: string): string => text.replaceAll('|', '\\|')
