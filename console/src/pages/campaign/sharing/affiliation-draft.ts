import type { Affiliation } from '../campaign-types'
import { countedSources } from './counted-sources'

export interface GroundDraft {
  /** tells the lines of the form apart while they are written */
  key: number
  statement: string
  source: string
  independent: boolean
}

/** An affiliation while it is written: texts of fields, lines that are not whole yet. */
export interface AffiliationDraft {
  level: Affiliation['level']
  actor: string
  country: string
  state_assistance: Affiliation['state_assistance']
  grounds: GroundDraft[]
}

let last = 0
export const emptyGround = (): GroundDraft => ({ key: ++last, statement: '', source: '', independent: false })

export const groundDrafts = (grounds: Affiliation['grounds']): GroundDraft[] =>
  grounds.map((ground) => ({ ...ground, key: ++last }))

/** Grounds as they are sent; empty lines are left out. */
export const groundsOf = (drafts: readonly GroundDraft[]): Affiliation['grounds'] =>
  drafts
    .map(({ statement, source, independent }) => ({ statement: statement.trim(), source: source.trim(), independent }))
    .filter(({ statement, source }) => statement !== '' || source !== '')

/** What the server would object to in them; undefined where nothing is wrong. */
export const objectionToGrounds = (grounds: Affiliation['grounds']): string | undefined =>
  grounds.some(({ statement, source }) => statement === '' || source === '')
    ? 'Each ground needs a statement and a source.'
    : undefined

export const draftOf = ({ level, state_assistance, actor, country, grounds }: Affiliation): AffiliationDraft => ({
  level,
  state_assistance,
  actor: actor ?? '',
  country: country ?? '',
  grounds: groundDrafts(grounds),
})

const UNCLAIMED: Affiliation = {
  level: 'none-claimed',
  actor: null,
  country: null,
  state_assistance: 'unknown',
  grounds: [],
}

/** What is sent. Without a claim nothing else is: the form hides it then. Empty lines are left out. */
export function affiliationOf({ level, actor, country, state_assistance, grounds }: AffiliationDraft): Affiliation {
  if (level === 'none-claimed') return UNCLAIMED
  return {
    level,
    actor: actor.trim() === '' ? null : actor.trim(),
    country: country.trim() === '' ? null : country.trim().toUpperCase(),
    state_assistance,
    grounds: groundsOf(grounds),
  }
}

/** What the server would object to, in the words of the form; undefined where nothing is wrong. */
export function objectionTo(draft: AffiliationDraft): string | undefined {
  const { level, actor, country, state_assistance, grounds } = affiliationOf(draft)
  if (level === 'none-claimed') return
  if (actor === null) return 'Name who is said to stand behind it.'
  if (country !== null && !/^[A-Z]{2}$/.test(country)) return 'A country is two letters (ISO 3166-1), such as DE.'
  if (grounds.length === 0) return 'A claim needs grounds: add at least one.'
  const unfinished = objectionToGrounds(grounds)
  if (unfinished !== undefined) return unfinished
  if ((level === 'corroborated' || state_assistance === 'corroborated') && countedSources(grounds).length < 2)
    return 'Corroborated means two sources that rest on something else than our own logs.'
  return
}
