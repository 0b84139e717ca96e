import type { EvidenceCase } from '#contract/evidence.js'
import { formatCount } from '#lib/format-number.js'

/** What the reader must know of the method before leaning on its numbers, in plain words. */
export function describeMethodLimits({
  statistics,
  campaign,
}: Pick<EvidenceCase, 'statistics' | 'campaign'>): string[] {
  return [
    ...(statistics.basis === 'content' ? CONTENT : itemLimits(statistics.groups_tested)),
    'A p-value is not the probability that the accounts are innocent. It is the chance that a set of innocent accounts, matched in number and activity, shows as much. The step from it to a confidence rests on the calibration.',
    'The innocent sets are drawn from the same logs. Should accounts of a campaign that was not found be among them, the p-values come out too large, not too small. Should the innocents of these logs all be of one unusual kind, the comparison is weaker than it looks.',
    'A p-value cannot fall below one divided by one more than the number of sets, unless a tail is fitted beyond them. A fitted tail is an extrapolation: it says «far beyond» and no more, and ends at 1e-12.',
    'The findings are not independent of each other. They are combined by the method of Simes, which takes the strongest after a correction for their number, and does not multiply them.',
    `The number of harvesting exchanges (${formatCount(campaign.exchanges)}) is an estimate: exchanges are not judged one by one.`,
    'The logs are taken as they are. What an operator of the service did not log is not known: payment and addresses often stand elsewhere, clocks can be wrong, and somebody with the right to write logs could have altered them before they were hashed.',
  ]
}

/** The counts are those of docs/adr/0003-confidence.md (npm run bench:collect): to be changed when it is fitted again. */
const CONTENT = [
  'The confidence is calibrated: a regression was fitted to 218 labelled groups of generated traffic, 114 of them campaigns, and checked on sources that were left out of the fit. There, of groups with a confidence above 0.95, 102 of 103 were campaigns; between 0.8 and 0.95, 11 of 12; between 0.2 and 0.8 there were too few groups to tell. Traffic of another kind than was fitted can be judged less well.',
  'Before any evidence one group in three is taken to be a campaign. Who holds another prior opinion comes to another confidence; the statistics in the package allow computing it.',
  'Texts are compared as hashed words of a bounded sample of each account’s prompts. Meaning is not understood.',
]

const itemLimits = (tested: number): string[] => [
  `Without texts the confidence is not fitted to labelled groups. It is the most that the p-values can say for the claim (Sellke, Bayarri and Berger, 2001), from prior odds of one in two for one operator and one in twenty for harvesting, and never above 0.95. It is corrected for the ${formatCount(tested)} groups that were tested.`,
  'What the accounts wrote was not read. What is said of harvesting rests on counts, lengths and times alone.',
]
