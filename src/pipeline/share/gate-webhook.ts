import { CAMPAIGN_STATUSES, type CampaignChange, type CampaignRecord } from '#contract/campaign-record.js'
import type { GateSettings } from '#contract/gate-settings.js'
import { TLP } from '#contract/indicator.js'
import { WEBHOOK_EVENTS } from '#contract/webhook.js'
import { manifests } from '#detectors/registry.js'
import { examineOutgoing } from '#share/gate/examine-outgoing.js'
import { type LearnedForm, learnForm } from '#share/gate/learn-form.js'
import { type DetectionFinding, renderDetectionFinding } from '#share/ocsf/render-detection-finding.js'
import type { ExamineFinding } from '#share/webhook/enqueue-changes.js'
import { CAPABILITY_NAMES } from '#signals/capability.js'
import { ELICITATION } from '#signals/elicitation.js'

const AT = '2026-01-01T00:00:00.000Z'
const ID = 'camp_0000000000000000'
/** Of a list, the renderer tells so many. */
const PART = 100

/** Has the lawful gate look at each finding that goes to an endpoint: at its words, its marking, recipient and purpose. */
export function gateWebhook(settings: GateSettings, product_version: string): ExamineFinding {
  let learned: LearnedForm | undefined
  return (finding, { tlp, recipient, purpose }) => {
    learned ??= learnForm(specimens(product_version), [])
    return examineOutgoing(finding, {
      form: 'ocsf',
      tlp,
      recipient: Object.hasOwn(settings.recipients, recipient) ? settings.recipients[recipient] : undefined,
      purpose,
      now_ms: Date.now(),
      bytes: Buffer.byteLength(JSON.stringify(finding)),
      unread: [],
      learned,
      // Nobody's words stand in a finding, so every word that is not ours is one too many: names and prompts with it.
      written: [],
      measured: [],
      own: [],
      isKnownIdentifier: () => false,
      holdsPrompt: () => false,
      prices: [],
      settings,
    })
  }
}

/** A finding as any other, to ask the gate about an endpoint before there is one to send. */
export const specimenFinding = (tlp: DetectionFinding['metadata']['labels'][number], product_version: string) =>
  specimens(product_version).find(({ metadata }) => metadata.labels.includes(tlp))!

/** Findings that say all that one can say: each kind of event, status and severity, each name that this program gives. */
function specimens(product_version: string): DetectionFinding[] {
  const kinds = [...manifests.values()]
  const elicitation = ELICITATION.map(({ name }) => name)
  const cases = WEBHOOK_EVENTS.flatMap((kind) => CAMPAIGN_STATUSES.map((status) => ({ kind, status })))
  const traits = [
    ...CAPABILITY_NAMES.map((name) => [name, true] as const),
    ...elicitation.map((name) => [name, false] as const),
  ]
  const parts = Math.ceil(Math.max(traits.length, kinds.length) / PART)
  const told = cases.flatMap((one, place) => {
    const [confidence, exchanges] = FIGURES[place % FIGURES.length]!
    const part = place % parts
    const some = traits.slice(part * PART, (part + 1) * PART)
    const change = changeOf({ ...one, confidence, exchanges })
    const record = recordOf(change, {
      capabilities: some.filter(([, is_capability]) => is_capability).map(([name]) => ({ name, share: 0.5 })),
      elicitation: some.filter(([, is_capability]) => !is_capability).map(([name]) => ({ name, share: 0.5 })),
      evidence: kinds.slice(part * PART, (part + 1) * PART).map(({ name: kind, family, verdict, unit }) => ({
        ...{
          kind,
          family,
          verdict,
          unit,
          statement: '',
          observed: 1,
          expected: 1,
          p_value: 0.5,
          accounts: 1,
          samples: [],
        },
      })),
    })
    const options = { uid: 'chg_1', tlp: TLP[place % TLP.length]!, product_version }
    return [renderDetectionFinding(change, record, options), renderDetectionFinding(change, undefined, options)]
  })
  return told
}

/** One for each severity and word for confidence. */
const FIGURES = [
  [0.99, 200_000],
  [0.99, 10],
  [0.85, 10],
  [0.65, 10],
  [0.1, 10],
] as const

type Told = Pick<CampaignChange['event'], 'kind' | 'confidence' | 'exchanges'> &
  Pick<CampaignChange['campaign'], 'status'>

function changeOf({ kind, status, confidence, exchanges }: Told): CampaignChange {
  const figures = { confidence, exchanges, accounts_count: 2 }
  const times = { first_seen: AT, last_seen: AT, raised: AT, updated: AT }
  return {
    campaign: { id: ID, status, ...figures, ...times, present: true, summary: '' },
    event: { seq: 1, at: AT, kind, ...figures, joined: 1, left: 0, note: '' },
  }
}

function recordOf(
  { campaign }: CampaignChange,
  lists: Pick<CampaignRecord, 'capabilities' | 'elicitation' | 'evidence'>,
): CampaignRecord {
  const { confidence, exchanges } = campaign
  const verdict = { p_value: 1, confidence, summary: '' }
  const tokens = { exchanges_total: exchanges, input_tokens: 0, output_tokens: 0 }
  const rest = { verdicts: { operator: verdict, harvesting: verdict }, models: [], timeline: [], links: [] }
  return { ...campaign, ...tokens, ...rest, ...lists, confidence_max: confidence }
}
