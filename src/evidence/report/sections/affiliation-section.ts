import type { EvidenceCase } from '#contract/evidence.js'
import { escapeHtml, html, Markup } from '#lib/markup.js'
import { cutList } from '../cut-list.js'
import { describeAffiliation } from '../describe-affiliation.js'
import type { DocumentLimits } from '../document-limits.js'
import { renderDocumentTable } from '../render-document-table.js'

/** Longest statement of a ground that the contract allows, and room for characters that are written out. */
const GROUND_MAX = 4000

/** Who is said to stand behind the campaign, by whom, and on what grounds. */
export function renderAffiliationSection({ affiliation }: EvidenceCase, limits: DocumentLimits): Markup {
  const { shown, rest } = cutList(affiliation.grounds, limits.grounds, 'grounds', 'findings.json')
  return html`<p><strong>Level: ${affiliation.level.replace('-', ' ')}.</strong> ${describeAffiliation(affiliation)}</p>
<p class="soft">The levels are: none claimed; suspected, with grounds; corroborated, by two sources that are independent of the logs. A person sets the level. Detection does not.</p>
${shown.length === 0 ? html`<p>No grounds are given.</p>` : renderGrounds(shown)}
${rest}`
}

const renderGrounds = (grounds: readonly EvidenceCase['affiliation']['grounds'][number][]): Markup =>
  renderDocumentTable(
    'Grounds',
    [
      { head: 'Statement', kind: 'wide', cell: ({ statement }) => new Markup(escapeHtml(statement, GROUND_MAX)) },
      { head: 'Source', cell: ({ source }) => source },
      { head: 'Independent of our logs', cell: ({ independent }) => (independent ? 'yes' : 'no') },
    ],
    grounds,
  )
