import { appendAuditInside } from '#audit/append-audit.js'
import { type Authenticate, createAuthenticate } from '#auth/authenticate.js'
import { type FirstKey, firstKey } from '#auth/first-key.js'
import { followKeys, type KeyFollower } from '#auth/follow-keys.js'
import { createKeyRing } from '#auth/key-ring.js'
import type { TellEnded } from '#auth/record-uses.js'
import { createVerifyPerson } from '#auth/verify-person.js'
import type { Settings } from '#contract/settings.js'
import type { State } from '#store/state/state.js'

export type { AuthFailure } from '#auth/auth-failure.js'

/** Who may what, in memory. */
export interface LiveKeys {
  authenticate: Authenticate
  /** what this start did about the first key: a printed one is to be shown now, for it is never seen again */
  first: FirstKey
  /** to be awaited after a key was made or revoked here */
  refresh: KeyFollower['refresh']
  close(): Promise<void>
}

/** What a start printed ends by itself: its end belongs to the acts all the same. */
const tellEnded: TellEnded = async (inside, ids) => {
  for (const id of ids)
    await appendAuditInside(
      inside,
      { actor: 'system', action: 'key.revoked', subject: `key:${id}`, detail: { origin: 'printed' } },
      Date.now(),
    )
}

/** Fills the ring of keys and sees to it that there is a first one. `given`: STILLWATCH_ADMIN_KEY. */
export async function openKeys(state: State, { people }: Settings, given: string | undefined): Promise<LiveKeys> {
  const first = await firstKey(state, { given, people: people !== undefined }, Date.now())
  const ring = createKeyRing()
  const follower = await followKeys(state, ring, { on_ended: tellEnded })
  const verifyPerson = people === undefined ? {} : { verifyPerson: createVerifyPerson(people) }
  return {
    authenticate: createAuthenticate({ ring, follower, ...verifyPerson }),
    first,
    refresh: () => follower.refresh(),
    close: () => follower.stop(),
  }
}
