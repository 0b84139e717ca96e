import type { Affiliation } from '../campaign-types'

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

export const draftOf = ({ actor, country, grounds, ...rest }: Affiliation): AffiliationDraft => ({
  ...rest,
  actor: actor ?? '',
  country: country ?? '',
  grounds: grounds.map((ground) => ({ ...ground, key: ++last })),
})

/** What is sent. Without a claim nobody is named; empty lines are left out. */
export function affiliationOf({ level, actor, country, state_assistance, grounds }: AffiliationDraft): Affiliation {
  const claimed = level !== 'none-claimed'
  return {
    level,
    actor: claimed && actor.trim() !== '' ? actor.trim() : null,
    country: claimed && country.trim() !== '' ? country.trim().toUpperCase() : null,
    state_assistance,
    grounds: grounds
      .map(({ statement, source, independent }) => ({
        statement: statement.trim(),
        source: source.trim(),
        independent,
      }))
      .filter(({ statement, source }) => statement !== '' || source !== ''),
  }
}

/** What the server would object to, in the words of the form; undefined where nothing is wrong. */
export function objectionTo(draft: AffiliationDraft): string | undefined {
  const { level, actor, country, grounds } = affiliationOf(draft)
  if (level === 'none-claimed') return
  if (actor === null) return 'Name who is said to stand behind it.'
  if (country !== null && !/^[A-Z]{2}$/.test(country)) return 'A country is two letters (ISO 3166-1), such as DE.'
  if (grounds.length === 0) return 'A claim needs grounds: add at least one.'
  if (grounds.some(({ statement, source }) => statement === '' || source === ''))
    return 'Each ground needs a statement and a source.'
  const sources = new Set(grounds.filter(({ independent }) => independent).map(({ source }) => source))
  if (level === 'corroborated' && sources.size < 2)
    return 'Corroborated means two sources that rest on something else than our own logs.'
  return
}
