import type { CampaignStatistics } from '#contract/evidence.js'
import type { Settings } from '#contract/settings.js'
import { capabilityName } from '#signals/capability.js'
import { campaignId } from '../assemble-report.js'
import type { Detection, JudgedGroup } from '../detect-campaigns.js'

/** What the figures of a report's campaigns were had from, to be kept beside it: whoever doubts one can have it again. */
export const assembleStatistics = (
  { profiles, groups, silent_tested }: Detection,
  settings: Pick<Settings, 'group'>,
): CampaignStatistics[] =>
  groups
    .filter(({ facts, judgement }) => facts !== undefined && judgement.near_miss === undefined)
    .map((judged) => ({
      campaign: campaignId(judged.group.members.map((i) => profiles.accounts[i]!)),
      ...signsOf(judged, silent_tested),
      findings: judged.evidence.map(({ statement: _, samples: __, nulls, ...finding }) => ({
        ...finding,
        nulls: [...nulls],
      })),
      verdicts: judged.judgement.verdicts,
      confidence: judged.judgement.confidence,
      estimate: estimateOf(judged, settings),
      recognised: recognisedOf(judged),
    }))

function signsOf(
  { signs, item_signs }: JudgedGroup,
  silent_tested: number,
): Pick<CampaignStatistics, 'basis' | 'signs' | 'groups_tested'> {
  if (signs !== undefined) return { basis: 'content', signs: { ...signs }, groups_tested: 1 }
  return { basis: 'items', signs: { ...item_signs }, groups_tested: silent_tested }
}

function recognisedOf({ facts }: JudgedGroup): CampaignStatistics['recognised'] {
  const capabilities = facts?.shares.filter(({ kind }) => kind === 'capability') ?? []
  return {
    by_model: (facts?.models ?? []).map(({ group: _, ...sums }) => sums),
    by_capability: capabilities.map(({ value, exchanges }) => ({ name: capabilityName(Number(value)), exchanges })),
  }
}

/** As in the report: without texts all exchanges count. */
const estimateOf = ({ signs }: JudgedGroup, { group }: Pick<Settings, 'group'>): CampaignStatistics['estimate'] =>
  signs === undefined
    ? { false_share: 0, recognised: 1 }
    : { false_share: group.false_share, recognised: signs.recognised }
