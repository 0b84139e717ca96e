import type { Ground } from '#contract/affiliation.js'
import type { EvidenceCase } from '#contract/evidence.js'
import { escapeHtml, html, Markup } from '#lib/markup.js'
import { cutList } from '../cut-list.js'
import { describeAffiliation } from '../describe-affiliation.js'
import type { DocumentLimits } from '../document-limits.js'
import { type DocumentColumn, renderDocumentTable } from '../render-document-table.js'

/** Longest statement of a ground that the contract allows, and room for characters that are written out. */
const GROUND_MAX = 4000

/** Who is said to stand behind the campaign, by whom, and on what grounds. */
export function renderAffiliationSection({ affiliation }: EvidenceCase, limits: DocumentLimits): Markup {
  const { shown, rest } = cutList(affiliation.grounds, limits.grounds, 'grounds', 'findings.json')
  return html`<p><strong>Level: ${affiliation.level.replace('-', ' ')}.</strong> ${describeAffiliation(affiliation)}</p>
<p class="soft">The levels are: none claimed; suspected, with grounds; corroborated, by two sources that are independent of the logs. A person sets the level. Detection does not.</p>
${shown.length === 0 ? html`<p>No grounds are given.</p>` : renderGrounds(shown)}
${rest}
${renderStated(affiliation, limits)}`
}

/** What else a person stated: one line for each ground. */
function renderStated(
  { account_network_providers = [], models_trained = [], infrastructure = [] }: EvidenceCase['affiliation'],
  limits: DocumentLimits,
): Markup {
  const stated = [
    ...account_network_providers.map(({ name, role, location, grounds }) => ({
      what: `gave accounts: ${name ?? 'name unknown'}, ${role}, ${location ?? 'location unknown'}`,
      grounds,
    })),
    ...models_trained.map(({ name, grounds }) => ({ what: `model trained: ${name}`, grounds })),
    ...infrastructure.map(({ kind, description, grounds }) => ({ what: `${kind}: ${description}`, grounds })),
  ].flatMap(({ what, grounds }) => grounds.map((ground) => ({ ...ground, what })))
  if (stated.length === 0) return new Markup('')
  const { shown, rest } = cutList(stated, limits.grounds, 'grounds', 'findings.json')
  const columns: DocumentColumn<Ground & { what: string }>[] = [
    { head: 'Stated', kind: 'wide', cell: ({ what }) => what },
    ...GROUND_COLUMNS,
  ]
  return html`<p>Stated by people beside, each on grounds of its own; the logs do not show it.</p>
${renderDocumentTable('Stated beside', columns, shown)}
${rest}`
}

const GROUND_COLUMNS: DocumentColumn<Ground>[] = [
  { head: 'Statement', kind: 'wide', cell: ({ statement }: Ground) => new Markup(escapeHtml(statement, GROUND_MAX)) },
  { head: 'Source', cell: ({ source }: Ground) => source },
  { head: 'Independent of our logs', cell: ({ independent }: Ground) => (independent ? 'yes' : 'no') },
]

const renderGrounds = (grounds: readonly Ground[]): Markup => renderDocumentTable('Grounds', GROUND_COLUMNS, grounds)
