import { type EvidenceCase, RELEASES } from '#contract/evidence.js'
import { formatCount, formatDay, formatNoun, formatShare } from '#lib/format-number.js'
import { stronglyTied } from '../joined-reports.js'
import { briefText } from './brief-text.js'
import { describeAlternatives } from './describe-alternatives.js'
import { describeChance, expectedWrong, formatExpected } from './describe-chance.js'
import { describeConfidence, describePeriod, wrongInThousand } from './describe-claim.js'
import { describeValue } from './describe-value.js'

/** The page in parts; each is plain text, to be escaped for where it is shown. */
export interface CaseSummary {
  title: string
  made: string
  sections: { heading: string; paragraphs: string[]; items: string[] }[]
}

/** Most words of the page, whatever the case holds. */
export const SUMMARY_WORDS_MAX = 400
const NAMED_MAX = 3
const MODELS_MAX = 1

/** A campaign for somebody who knows no statistics. Texts of others are cut to a few words, so that the page stays one. */
export const summariseCase = (evidence: EvidenceCase): CaseSummary => ({
  title: `Summary of campaign ${evidence.campaign.id}`,
  made: `${RELEASES[evidence.release]} Made ${formatDay(evidence.created)} (UTC)${evidence.operator === null ? '' : ` by ${briefText(evidence.operator.name, 6)}, ${briefText(evidence.operator.contact, 3)}`}.`,
  sections: [
    { heading: 'What was found', paragraphs: [found(evidence), aimedAt(evidence)], items: [] },
    { heading: 'How sure this is', paragraphs: [sure(evidence), excluded(evidence)], items: [] },
    { heading: 'What left', paragraphs: [taken(evidence)], items: [] },
    { heading: 'What this does not show', paragraphs: [], items: notShown(evidence) },
    { heading: 'What was done', paragraphs: [done(evidence)], items: [] },
    {
      heading: 'How to check it',
      paragraphs: [
        'This page belongs to a signed package with the full report and its figures. README.txt says how to check it, also without our program. Alone it proves nothing.',
      ],
      items: [],
    },
  ],
})

const found = ({ campaign, accounts }: EvidenceCase): string =>
  `${formatNoun(accounts.length, 'account')} ${accounts.length === 1 ? 'appears' : 'appear'} to have been run by one operator to collect a language model’s answers in bulk, as is done to train another model. ${capital(describePeriod(campaign))} they sent about ${formatCount(campaign.exchanges)} such requests, of ${formatCount(campaign.exchanges_total)} in all. Each account by itself looked ordinary; together they do not.`

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function aimedAt({ campaign: { capabilities } }: EvidenceCase): string {
  const named = capabilities
    .slice(0, NAMED_MAX)
    .map(({ name, share }) => `${briefText(name.replaceAll('_', ' '), 4)} (${formatShare(share)})`)
  return named.length === 0
    ? 'What the requests aimed at was not recognised.'
    : `They asked above all for: ${named.join(', ')}.`
}

function sure({ campaign: { confidence }, statistics: { findings, verdicts } }: EvidenceCase): string {
  const { operator, harvesting } = verdicts
  const chance =
    findings.length === 0
      ? 'No comparison with innocent accounts is in the package.'
      : `We compared the group with sets of ordinary accounts, as many and as busy. As much that speaks for one operator comes up ${describeChance(operator.p_value)}; as much that speaks for harvesting, ${describeChance(harvesting.p_value)}.`
  return `Our method gives this a confidence ${describeConfidence(confidence)}: of 1,000 such cases about ${formatCount(wrongInThousand(confidence))} would be mistaken. ${chance}`
}

function excluded(evidence: EvidenceCase): string {
  const all = describeAlternatives(evidence)
  const against = all.filter(({ outcome }) => outcome === 'speaks against it').length
  const others = formatNoun(evidence.alternatives.length, 'other group')
  return `We also asked whether the group could be innocent, for example a class, an application or a reseller. Of ${formatCount(all.length)} such explanations, the data speak against ${formatCount(against)}; ${formatCount(all.length - against)} remain open. ${others} looked alike at first and ${evidence.alternatives.length === 1 ? 'was' : 'were'} not accused.`
}

function taken({ exposure }: EvidenceCase): string {
  const { before_detection } = exposure
  const before =
    before_detection === null
      ? ''
      : ` ${formatShare(before_detection.share)} of the requests had passed before the group was first noticed.`
  return `An estimated ${formatNoun(exposure.exchanges, 'answer')} with ${formatNoun(exposure.output_tokens, 'token')} (pieces of words), ${formatCount(exposure.reasoning_tokens)} of them reasoning.${before} Value at list price: ${describeValue(exposure)}`
}

function notShown({ accounts, affiliation, provenance }: EvidenceCase): string[] {
  const actor = briefText(affiliation.actor ?? '', 6)
  return [
    {
      'none-claimed': 'Who is behind it. Nobody is accused.',
      suspected: `Who is behind it. ${actor} is suspected; this is not corroborated.`,
      corroborated: `By our data alone, who is behind it. ${actor} is named on other, independent sources.`,
    }[affiliation.level],
    trained(provenance),
    `That every account is guilty: ${formatExpected(expectedWrong(accounts))} of ${formatCount(accounts.length)} are expected to be on the list by mistake.`,
    'Which persons used the accounts, what they intended, or whether they broke a law.',
  ]
}

function trained(provenance: EvidenceCase['provenance']): string {
  const models = stronglyTied(provenance)
  if (models.length === 0) return 'That a particular model was trained with the answers.'
  const named = models.slice(0, MODELS_MAX).map((name) => briefText(name, 2))
  const more = models.length - named.length
  return `By the logs, that a model was trained with the answers. Reports beside give strong evidence for: ${named.join(', ')}${more > 0 ? `, ${more} more` : ''}.`
}

function done({ responses }: EvidenceCase): string {
  if (responses.length === 0) return 'No response is on record.'
  const told = responses
    .slice(0, NAMED_MAX)
    .map(({ at, action, accounts }) => `${formatDay(at)}: ${briefText(action, 4)} (${formatNoun(accounts, 'account')})`)
  const more = responses.length - told.length
  return `${told.join('; ')}${more > 0 ? `; and ${formatCount(more)} more` : ''}.`
}
