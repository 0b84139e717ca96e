import type { EvidenceCase } from '#contract/evidence.js'
import { html, type Markup } from '#lib/markup.js'
import { cutList } from '../cut-list.js'
import type { DocumentLimits } from '../document-limits.js'
import { flattenSettings } from '../flatten-settings.js'
import { renderDocumentTable, renderFacts } from '../render-document-table.js'

/** With what the package was made. */
export function renderSettingsSection({ product, settings }: EvidenceCase, limits: DocumentLimits): Markup {
  const { shown, rest } = cutList(flattenSettings(settings), limits.settings, 'settings', 'settings.json')
  return html`${renderFacts([
    ['Program', `${product.name} ${product.version}`],
    ['Node.js', product.node],
    ['Engine', product.engine],
  ])}
${
  shown.length === 0
    ? html`<p>No settings are on record.</p>`
    : renderDocumentTable(
        'Settings in force; keys and secrets are withheld',
        [
          { head: 'Setting', kind: 'wide', cell: ([name]) => html`<span class="id">${name}</span>` },
          { head: 'Value', kind: 'wide', cell: ([, value]) => html`<span class="id">${value}</span>` },
        ],
        shown,
      )
}
${rest}`
}
