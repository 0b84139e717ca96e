import type { Answer } from '@/api/answer'

export type Entry = Answer<'/v1/audit'>['items'][number]

export interface EntryFilter {
  actor?: string
  /** beginning of an action: `key.` or `key.created` */
  kind?: string
  subject?: string
  /** first and last day of the reader's calendar, YYYY-MM-DD; last: with all of it */
  from?: string
  to?: string
}

/** Entries that all given filters hold for. Accounts are found by their pseudonym, and by name where names are known. */
export function filterEntries(
  entries: readonly Entry[],
  { actor = '', kind = '', subject = '', from, to }: EntryFilter,
  accounts: Readonly<Record<string, string>> = {},
): Entry[] {
  const from_ms = startOf(from) ?? Number.NEGATIVE_INFINITY
  const to_ms = startOf(to, 1) ?? Number.POSITIVE_INFINITY
  return entries.filter((entry) => {
    const at_ms = Date.parse(entry.at)
    return (
      includes(entry.actor, actor) &&
      entry.action.startsWith(kind) &&
      includes(`${entry.subject} ${accountOf(entry, accounts) ?? ''}`, subject) &&
      at_ms >= from_ms &&
      at_ms < to_ms
    )
  })
}

/** The account that an entry is about, by its name, where that is known. */
export const accountOf = ({ subject }: Entry, accounts: Readonly<Record<string, string>>): string | undefined =>
  subject.startsWith('account:') ? accounts[subject.slice('account:'.length)] : undefined

const includes = (text: string, part: string): boolean => text.toLowerCase().includes(part.toLowerCase())

/** Beginning of a day in the reader's zone, or of one so many later; undefined where it is no day. */
function startOf(day: string | undefined, later = 0): number | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '') ?? []
  return year === undefined ? undefined : new Date(Number(year), Number(month) - 1, Number(date) + later).getTime()
}
