import type { CampaignChange, CampaignRecord } from '#contract/campaign-record.js'
import type { Evidence } from '#contract/report.js'
import type { SharedCampaign } from '#contract/shared-campaign.js'
import { manifests } from '#detectors/registry.js'
import { renderDetectionFinding } from '#share/ocsf/render-detection-finding.js'

/** A shared campaign as one Detection Finding, as it now stands. Findings of kinds that this version does not have are left out. */
export function renderOcsf(shared: SharedCampaign, product_version: string) {
  const { id, modified, tlp, techniques } = shared
  const { confidence, accounts_count, exchanges, first_seen, last_seen, created } = shared
  const status = (['open', 'confirmed', 'dismissed', 'closed'] as const).find((one) => one === shared.status) ?? 'open'
  const figures = { confidence, accounts_count, exchanges }
  const times = { first_seen, last_seen, raised: created, updated: modified }
  const campaign = { id, status, ...figures, ...times, present: true, summary: '' }
  const event = { seq: 1, at: modified, kind: 'changed', ...figures, joined: 0, left: 0, note: '' } as const
  const change: CampaignChange = { campaign, event }
  const verdict = { p_value: 1, confidence, summary: '' }
  const record: CampaignRecord = {
    ...campaign,
    confidence_max: confidence,
    verdicts: { operator: verdict, harvesting: verdict },
    exchanges_total: exchanges,
    input_tokens: 0,
    output_tokens: 0,
    capabilities: shared.capabilities,
    elicitation: shared.elicitation,
    models: [],
    evidence: evidenceOf(shared),
    timeline: [],
    links: [],
  }
  const attacks = techniques.filter((technique) => technique.startsWith('AML.T'))
  const told = { uid: `${id}:${Date.parse(modified)}`, tlp, product_version }
  return renderDetectionFinding(change, record, attacks.length === 0 ? told : { ...told, techniques: attacks })
}

const evidenceOf = ({ findings, accounts_count }: SharedCampaign): Evidence[] =>
  findings.flatMap(({ kind, statement, observed, expected, p_value }) => {
    const manifest = manifests.get(kind)
    if (manifest === undefined) return []
    const { family, verdict, unit } = manifest
    return [
      { kind, family, verdict, statement, observed, expected, unit, p_value, accounts: accounts_count, samples: [] },
    ]
  })
