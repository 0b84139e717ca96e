import { z } from 'zod'
import { ConflictError } from '#contract/errors.js'
import { readSql } from '#store/read-sql.js'
import type { State } from '#store/state/state.js'

const ARE_ONE_PERSON = readSql(import.meta.url, './are-one-person.sql')

const person = z.string().nullable()
const row = z.object({ same: z.boolean(), first_person: person, second_person: person })

export interface TwoPersons {
  /** id of the principal that asked */
  first: string
  /** id of the principal that is to judge it */
  second: string
  /** people sign in here: then who judges must be one, or hold the key of one */
  people: boolean
  /** the record, for the error */
  where: string
}

/**
 * Throws a ConflictError where both may be one person, also by a key that the person made, and where people sign in and
 * nobody who did stands behind the second. `independent`: two persons are known to stand behind the two. Where nobody
 * signs in that is never known: who holds the first key can make both.
 */
export async function requireOtherPerson(
  state: State,
  { first, second, people, where }: TwoPersons,
): Promise<{ independent: boolean }> {
  const [found] = await state.rows(row, ARE_ONE_PERSON, [first, second])
  const { same, first_person, second_person } = found!
  if (same)
    throw new ConflictError(
      'who asked cannot be the one who judges; a key counts as who made or rotated it',
      where,
      'Have another person do it.',
    )
  if (people && second_person === null)
    throw new ConflictError(
      'nobody who signed in stands behind the key that judges',
      where,
      'Sign in, or use a key that other people made and rotated.',
    )
  return { independent: first_person !== null && second_person !== null }
}
