import type { SharedCampaign } from '#contract/shared-campaign.js'
import { cleanText } from './clean-text.js'

const TEXT_CHARACTERS_MAX = 4000
const LIST_MAX = 20

const percent = (share: number): string => `${Math.round(share * 100)} %`
const figure = (value: number): string => String(Number(value.toPrecision(3)))
const shares = (list: readonly { name: string; share: number }[]): string =>
  list
    .slice(0, LIST_MAX)
    .map(({ name, share }) => `${name} ${percent(share)}`)
    .join(', ')

/** The findings, one a line, with what chance would have given. */
export const findingLines = ({ findings }: Pick<SharedCampaign, 'findings'>): string[] =>
  findings
    .slice(0, LIST_MAX)
    .map(
      ({ statement, observed, expected, p_value }) =>
        `- ${statement} (observed ${figure(observed)}, by chance ${figure(expected)}, p = ${figure(p_value)})`,
    )

/** Also in words: some readers, as MISP's, know no object for it. */
const infrastructureLines = ({ infrastructure }: SharedCampaign): string[] =>
  infrastructure.slice(0, LIST_MAX).map(({ kind, description }) => `Came through (${kind}): ${description}`)

/** What is said of a campaign in words: also what is not shown, since a reader would else take it to be. */
export const describeCampaign = (campaign: SharedCampaign): string =>
  cleanText(
    [
      campaign.summary,
      `Seen from ${campaign.first_seen} to ${campaign.last_seen}: ${campaign.exchanges} exchanges by ` +
        `${campaign.accounts_count} accounts.`,
      `Confidence that one operator harvests here: ${percent(campaign.confidence)}. Status: ${campaign.status}.`,
      campaign.capabilities.length === 0 ? '' : `Capabilities asked for: ${shares(campaign.capabilities)}.`,
      campaign.elicitation.length === 0 ? '' : `Ways of asking: ${shares(campaign.elicitation)}.`,
      ...findingLines(campaign),
      ...infrastructureLines(campaign),
      `Shared for: ${campaign.purpose}`,
      'Not shown: that a model learned from these outputs; who the operator is, unless it is claimed with its grounds.',
    ]
      .filter((line) => line !== '')
      .join('\n'),
    // The summary alone may fill this; figures and findings come after it.
    2 * TEXT_CHARACTERS_MAX,
  )
