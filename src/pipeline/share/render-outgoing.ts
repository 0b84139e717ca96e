import type { OutgoingForm } from '#contract/outgoing.js'
import { InputError } from '#contract/scan.js'
import type { SharedCampaign } from '#contract/shared-campaign.js'
import { renderCsv } from '#share/csv/render-csv.js'
import { renderFeedEntry } from '#share/feed/render-feed-entry.js'
import { renderMisp } from '#share/misp/render-misp.js'
import { renderStix } from '#share/stix/render-stix.js'
import { renderOcsf } from './render-ocsf.js'

export interface OutgoingRenderer {
  media_type: string
  /** how the gate reads it: as files end */
  kind: 'json' | 'csv' | 'xml'
  /** @param version of this program */
  render(campaign: SharedCampaign, version: string): string
}

const json = (document: unknown): string => JSON.stringify(document)

/** Every form that is made from a shared campaign. The gate learns each from specimens: nothing more is to be told here. */
export const OUTGOING_RENDERERS: Partial<Record<OutgoingForm, OutgoingRenderer>> = {
  stix: {
    media_type: 'application/stix+json;version=2.1',
    kind: 'json',
    render: (campaign) => json(renderStix([campaign], { profile: 'full' })),
  },
  'stix-plain': {
    media_type: 'application/stix+json;version=2.1',
    kind: 'json',
    render: (campaign) => json(renderStix([campaign], { profile: 'plain' })),
  },
  misp: { media_type: 'application/json', kind: 'json', render: (campaign) => json(renderMisp([campaign])) },
  csv: { media_type: 'text/csv; charset=utf-8', kind: 'csv', render: ({ indicators }) => renderCsv(indicators) },
  ocsf: {
    media_type: 'application/json',
    kind: 'json',
    render: (campaign, version) => json(renderOcsf(campaign, version)),
  },
  feed: { media_type: 'application/json', kind: 'json', render: (campaign) => json(renderFeedEntry(campaign)) },
}

/** Throws an InputError for a form that is not made from a campaign. */
export function rendererOf(form: OutgoingForm): OutgoingRenderer {
  const renderer = OUTGOING_RENDERERS[form]
  if (renderer !== undefined) return renderer
  throw new InputError(
    'it is not made of a campaign here',
    `form ${form}`,
    `Choose of ${Object.keys(OUTGOING_RENDERERS).join(', ')}, evidence.`,
  )
}
