import type { EvidenceCase, JoinedReport } from '#contract/evidence.js'
import { html, type Markup } from '#lib/markup.js'
import { cutList } from '../cut-list.js'
import type { DocumentLimits } from '../document-limits.js'
import { type DocumentColumn, renderDocumentTable } from '../render-document-table.js'

const SUBJECTS_SHOWN = 3

/** Which models were examined for having learned from the campaign's answers, and what came of it. */
export function renderProvenanceSection({ provenance, release }: EvidenceCase, limits: DocumentLimits): Markup {
  if (release === 'outgoing')
    return html`<p>Reports of provenance, of whether a model learned from the answers, are left out of packages that are shared. Whether there are any is not told here.</p>`
  if (provenance === undefined || provenance.length === 0)
    return html`<p>No report of provenance is joined to this package. None was made for this campaign, or it was left out because it must be made anew.</p>`
  const { shown, rest } = cutList(provenance, limits.reports, 'reports', 'findings.json')
  return html`<p>Each report stands beside this page as a document and as a page of its own, with its plan, controls and files. The grades are, from the strongest: strong, suggestive, lead, not shown, cleared; none of them is proof.</p>
${renderDocumentTable('Reports of provenance', COLUMNS, shown)}
${rest}`
}

const COLUMNS: DocumentColumn<JoinedReport>[] = [
  { head: 'Suspect', cell: ({ suspect }) => suspect },
  { head: 'Grade', kind: 'word', cell: ({ grade }) => grade },
  { head: 'On what', kind: 'wide', cell: ({ subjects }) => subjectWords(subjects) },
  { head: 'What it says', kind: 'wide', cell: ({ statement }) => statement },
  { head: 'Report', cell: ({ id }) => `provenance-${id}.html` },
]

function subjectWords(subjects: JoinedReport['subjects']): string {
  const shown = subjects.slice(0, SUBJECTS_SHOWN).map(({ test, subject }) => `${test} of ${subject}`)
  const more = subjects.length - shown.length
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join('; ')
}
