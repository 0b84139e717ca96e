import { z } from 'zod'
import { ConflictError } from '#contract/errors.js'
import { readSql } from '#store/read-sql.js'
import type { State } from '#store/state/state.js'

const ARE_ONE_PERSON = readSql(import.meta.url, './are-one-person.sql')

export interface TwoPersons {
  /** id of the principal that asked */
  first: string
  /** id of the principal that is to judge it */
  second: string
  /** the record, for the error */
  where: string
}

/** Throws a ConflictError where both may be one person, also by a key that the person made. */
export async function requireOtherPerson(state: State, { first, second, where }: TwoPersons): Promise<void> {
  const [found] = await state.rows(z.object({ same: z.boolean() }), ARE_ONE_PERSON, [first, second])
  if (!found!.same) return
  throw new ConflictError(
    'who asked cannot be the one who judges; a key counts as who made it',
    where,
    'Have another person do it.',
  )
}
