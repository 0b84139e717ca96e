import type { EvidenceCase } from '#contract/evidence.js'
import { formatNoun, formatShare } from '#lib/format-number.js'
import { stronglyTied } from '../joined-reports.js'
import { expectedWrong, formatExpected } from './describe-chance.js'

/** What the package does not show. Always said, since a reader will else take it for shown. */
export function describeGaps({
  accounts,
  affiliation,
  provenance,
}: Pick<EvidenceCase, 'accounts' | 'affiliation' | 'provenance'>): string[] {
  const wrong = expectedWrong(accounts)
  return [
    describeBehind(affiliation),
    describeTraining(affiliation, stronglyTied(provenance)),
    accounts.length === 0
      ? 'Which accounts belong to the campaign: the package names none.'
      : `That every account on the list belongs to the campaign. Of ${formatNoun(accounts.length, 'account')}, ${formatExpected(wrong)} (${formatShare(wrong / accounts.length)}) are expected to be named wrongly: the sum, over all accounts, of one less the score. A single account should not be judged by its being on the list alone.`,
    'That no other account belongs to it. Accounts with too little traffic are not assigned.',
    'The identity of any person. An account is a name in a log; who used it is not known, nor whether its holder knew of it.',
    'Intent, and whether a law or a contract was broken. Taking a model’s outputs to train another can be permitted; accounts with a permit were left out only as far as detection was told of it.',
  ]
}

function describeTraining({ models_trained }: EvidenceCase['affiliation'], tied: readonly string[]): string {
  const beside = models_trained?.length || tied.length > 0
  const reports =
    tied.length === 0
      ? ''
      : ` Strong evidence, which is no proof, is in the reports of provenance beside, for: ${tied.join(', ')}.`
  return `${beside ? 'By the logs, that' : 'That'} the outputs were used to train a given model. The logs end where the answers were sent; what was done with them afterwards is not in them.${reports}`
}

function describeBehind({ level, actor }: EvidenceCase['affiliation']): string {
  if (level === 'none-claimed')
    return 'Who stands behind the campaign. No affiliation with any company, person or state is claimed.'
  if (level === 'suspected')
    return `That ${actor ?? 'the suspected actor'} stands behind the campaign. The affiliation is suspected, not corroborated, and the statistics say nothing about it.`
  return `By its statistics, that ${actor ?? 'the named actor'} stands behind the campaign. The affiliation rests on the sources that are named with it, not on the findings.`
}
