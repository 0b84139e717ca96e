import { createHmac } from 'node:crypto'
import type { EvidenceCase } from '#contract/evidence.js'
import type { Pointer } from '#contract/report.js'

const PSEUDONYM = /^[0-9a-f]{64}$/
/** A shorter id names nobody outside of the operator's tables, and would be found in half of all words and numbers. */
const TEXT_ID_LENGTH_MIN = 5
const WORD = /[\p{L}\p{N}]/u

/**
 * The case with every account named by a keyed hash (HMAC-SHA256, hexadecimal): in the list, in pointers and samples, and
 * where an id of five characters or more stands as a word in a text, a path or a setting. Reports must be rendered from
 * what this gives. The same key gives the same names in each package: whoever may link them gets the same key.
 * @param key secret, 32 bytes or more; who has it can try ids
 */
export function pseudonymiseAccounts(evidence: EvidenceCase, key: Buffer): EvidenceCase {
  if (key.length < 32) throw new RangeError('a key of 32 bytes or more is needed')
  const pseudonymOf = (id: string): string => createHmac('sha256', key).update(id).digest('hex')
  const pseudonyms = new Map<string, string>()
  const nameOf = (id: string): string => {
    const pseudonym = pseudonyms.get(id) ?? pseudonymOf(id)
    pseudonyms.set(id, pseudonym)
    return pseudonym
  }
  for (const { id } of evidence.accounts) nameOf(id)
  for (const { account } of evidence.samples) nameOf(account)
  const { accounts, accounts_are: _, campaign, statistics, exposure, provenance, ...rest } = evidence
  const { recognised } = statistics
  const pointer = (sample: Pointer): Pointer => ({ ...sample, account: nameOf(sample.account) })
  const named = {
    ...rest,
    campaign: {
      ...campaign,
      evidence: campaign.evidence.map((item) => ({ ...item, samples: item.samples.map(pointer) })),
    },
    samples: evidence.samples.map((sample) => ({ ...sample, account: nameOf(sample.account) })),
    statistics,
  }
  const replaced = inTexts(named, replacerOf(pseudonyms))
  return {
    ...replaced,
    // Nothing here is free text; a model may be called as an account is.
    exposure,
    // As it stands in the reports beside: a model may be called as an account is, too.
    ...(provenance === undefined ? {} : { provenance }),
    statistics: { ...replaced.statistics, recognised },
    accounts: accounts.map((account) => ({ ...account, id: nameOf(account.id) })),
    accounts_are: 'hashed',
  }
}

/** Accounts that a case names in clear although it says that they are hashed, wherever it points to one. */
export function clearNames({ accounts_are, accounts, samples, campaign }: EvidenceCase): string[] {
  if (accounts_are === 'clear') return []
  const pointers = campaign.evidence.flatMap((item) => item.samples)
  const named = [...accounts.map(({ id }) => id), ...[...samples, ...pointers].map(({ account }) => account)]
  return named.filter((id) => !PSEUDONYM.test(id))
}

/** What is no text: times, hashes, words of a fixed choice. An account that is called as one of them must not spoil it. */
const FIXED = new Set([
  ...[
    'schema',
    'created',
    'product',
    'account',
    'kind',
    'family',
    'verdict',
    'unit',
    'tail',
    'basis',
    'status',
    'level',
  ],
  ...['state_assistance', 'country', 'at', 'day', 'raised', 'received', 'first_seen', 'last_seen', 'sha256', 'hash'],
])

function inTexts<T>(value: T, replace: (text: string) => string): T {
  if (typeof value === 'string') return replace(value) as T
  if (Array.isArray(value)) return value.map((item) => inTexts(item, replace)) as T
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([name, item]) => [name, FIXED.has(name) ? item : inTexts(item, replace)])
  return Object.fromEntries(members) as T
}

/** Replaces each id that stands as a word; of two that begin at one place the longer one. */
function replacerOf(pseudonyms: ReadonlyMap<string, string>): (text: string) => string {
  const lengths = [...new Set([...pseudonyms.keys()].map(({ length }) => length))]
    .filter((length) => length >= TEXT_ID_LENGTH_MIN)
    .sort((a, b) => b - a)
  const isWord = (text: string, at: number): boolean => at >= 0 && at < text.length && WORD.test(text[at]!)
  const idAt = (text: string, at: number): string | undefined => {
    if (isWord(text, at - 1)) return undefined
    for (const length of lengths) {
      const id = text.slice(at, at + length)
      if (id.length === length && pseudonyms.has(id) && !isWord(text, at + length)) return id
    }
    return undefined
  }
  return (text) => {
    let result = ''
    let from = 0
    for (let at = 0; at < text.length; at++) {
      const id = idAt(text, at)
      if (id === undefined) continue
      result += text.slice(from, at) + pseudonyms.get(id)!
      from = at + id.length
      at = from - 1
    }
    return result + text.slice(from)
  }
}
