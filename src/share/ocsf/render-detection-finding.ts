import type { CampaignChange, CampaignRecord } from '#contract/campaign-record.js'
import type { Tlp } from '#contract/indicator.js'
import { atlasAttack, EXTRACT_MODEL } from './atlas-attack.js'
import { activityOf, confidenceOf, severityOf, statusOf } from './severity.js'

export const OCSF_VERSION = '1.8.0'
const CLASS_UID = 2004
const CATEGORY_UID = 2
/** Of each list; a campaign has about thirty findings. */
const LIST_MAX = 100

export interface FindingOptions {
  /** id of the event, the same however often it is told */
  uid: string
  tlp: Tlp
  /** of Stillwatch */
  product_version: string
  /** ids of MITRE ATLAS */
  techniques?: readonly string[]
}

/**
 * A change of a campaign as a Detection Finding of OCSF 1.8.0 (class 2004). Told are figures, names that this program
 * gave, and ids: never a prompt, an account, a customer's name, or a text that a person wrote; summaries, statements and
 * notes stay here for that reason. The profile `ai_operation` is not of this class: it describes one operation of a
 * model, and the schema has it for the classes 1007, 6003 and 6005. `campaign` as it is now; undefined: it is no longer
 * kept.
 */
export function renderDetectionFinding(
  change: CampaignChange,
  campaign: CampaignRecord | undefined,
  { uid, tlp, product_version, techniques = [EXTRACT_MODEL] }: FindingOptions,
) {
  const { event } = change
  const { id } = change.campaign
  const [activity, severity, confidence, status] = [activityOf, severityOf, ofEvent, statusOf].map((of) => of(change))
  return {
    class_uid: CLASS_UID,
    class_name: 'Detection Finding',
    category_uid: CATEGORY_UID,
    category_name: 'Findings',
    activity_id: activity!.id,
    activity_name: activity!.name,
    type_uid: CLASS_UID * 100 + activity!.id,
    type_name: `Detection Finding: ${activity!.name}`,
    time: Date.parse(event.at),
    start_time: Date.parse(change.campaign.first_seen),
    end_time: Date.parse(change.campaign.last_seen),
    timezone_offset: 0,
    severity_id: severity!.id,
    severity: severity!.name,
    confidence_id: confidence!.id,
    confidence: confidence!.name,
    confidence_score: percent(event.confidence),
    status_id: status!.id,
    status: status!.name,
    is_alert: activity!.id === 1,
    message: describe(change),
    metadata: {
      version: OCSF_VERSION,
      uid,
      correlation_uid: id,
      event_code: `campaign.${event.kind}`,
      sequence: event.seq,
      labels: [`tlp:${tlp}`],
      product: { name: 'Stillwatch', vendor_name: 'Stillwatch', version: product_version },
    },
    finding_info: {
      uid: id,
      title: 'Coordinated harvesting of model outputs',
      desc: describe(change),
      types: ['illicit-distillation'],
      created_time: Date.parse(change.campaign.raised),
      modified_time: Date.parse(change.campaign.updated),
      first_seen_time: Date.parse(change.campaign.first_seen),
      last_seen_time: Date.parse(change.campaign.last_seen),
      analytic: ANALYTIC,
      attacks: techniques.slice(0, LIST_MAX).map(atlasAttack),
      ...(campaign === undefined ? {} : { traits: traitsOf(campaign), related_analytics: analyticsOf(campaign) }),
    },
    evidences: [figuresOf(change), ...(campaign === undefined ? [] : evidencesOf(campaign))],
  }
}
export type DetectionFinding = ReturnType<typeof renderDetectionFinding>

const ANALYTIC = {
  uid: 'stillwatch.campaign',
  name: 'Coordinated harvesting campaign',
  type_id: 3,
  type: 'Statistical',
}

/** Never with an exponent, which readers of texts do not expect. */
const figure = (share: number): string => String(Number(share.toFixed(4)))
const percent = (share: number): number => Math.round(share * 100)
const ofEvent = ({ event }: CampaignChange) => confidenceOf(event)

const describe = ({ event }: CampaignChange): string =>
  `${event.accounts_count} accounts with ${event.exchanges} harvesting exchanges, estimated; confidence ` +
  `${percent(event.confidence)} % that one operator harvests. Not shown: who it is, and that a model learned from it.`

const figuresOf = ({ event: { kind, confidence, accounts_count, exchanges, joined, left } }: CampaignChange) => ({
  name: 'campaign',
  data: { kind, confidence, accounts: accounts_count, exchanges, joined, left },
})

/** What each detector found, by the detector's name. */
const evidencesOf = ({ evidence }: CampaignRecord) =>
  evidence.slice(0, LIST_MAX).map(({ kind, family, verdict, unit, observed, expected, p_value, accounts }) => ({
    name: kind,
    data: { family, verdict, unit, observed, expected, p_value, accounts },
  }))

const analyticsOf = ({ evidence }: CampaignRecord) =>
  evidence
    .slice(0, LIST_MAX)
    .map(({ kind }) => ({ uid: `stillwatch.detector.${kind}`, name: kind, type_id: 3, type: 'Statistical' }))

const traitsOf = ({ capabilities, elicitation }: CampaignRecord) =>
  [
    ...capabilities.map(({ name, share }) => ({
      category: 'capability',
      name,
      type: 'share',
      values: [figure(share)],
    })),
    ...elicitation.map(({ name, share }) => ({
      category: 'elicitation',
      name,
      type: 'share',
      values: [figure(share)],
    })),
  ].slice(0, LIST_MAX)
