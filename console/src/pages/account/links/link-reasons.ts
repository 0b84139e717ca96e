import type { Column } from '@/ui/table/column'
import type { AccountLink, Reason } from '../account-types'

export const REASON_WORDS: Readonly<Record<Reason['kind'], { name: string; unit: string }>> = {
  item: { name: 'shared items', unit: 'items that both hold' },
  content: { name: 'texts that are alike', unit: 'standard deviations above strangers' },
  behaviour: { name: 'what they ask for', unit: 'share that is the same; 1: all' },
  hours: { name: 'hours of the day', unit: 'share that is the same; 1: all' },
}

export const sharesItems = ({ reasons }: AccountLink): boolean => reasons.some(({ kind }) => kind === 'item')

interface ReasonRow extends Reason {
  link: AccountLink
}

/** One row a reason, for a file. */
export const reasonRows = (links: readonly AccountLink[]): ReasonRow[] =>
  links.flatMap((link) => link.reasons.map((reason) => ({ ...reason, link })))

export const LINK_CSV: readonly Column<ReasonRow>[] = [
  { id: 'account', header: 'account', value: ({ link }) => link.account },
  { id: 'campaign', header: 'campaign', value: ({ link }) => link.campaign_id },
  { id: 'together', header: 'bits, all reasons', value: ({ link }) => link.strength },
  { id: 'kind', header: 'reason', value: ({ kind }) => kind },
  { id: 'statement', header: 'statement', value: ({ statement }) => statement },
  { id: 'observed', header: 'observed', value: ({ chance }) => chance.observed },
  { id: 'expected', header: 'expected by chance', value: ({ chance }) => chance.expected },
  { id: 'p', header: 'p by chance', value: ({ chance }) => chance.p_value },
  { id: 'with', header: 'compared with', value: ({ chance }) => chance.compared_with },
]
