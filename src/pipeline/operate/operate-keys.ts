import { createKey } from '#auth/create-key.js'
import { findKey, listKeys } from '#auth/list-keys.js'
import { listPrincipals } from '#auth/list-principals.js'
import { revokeKey } from '#auth/revoke-key.js'
import { rotateKey } from '#auth/rotate-key.js'
import { NotFoundError } from '#contract/errors.js'
import type { NewKey } from '#contract/key.js'
import type { State } from '#store/state/state.js'
import type { Live } from '../live/start-live.js'
import { conduct, type Operated } from './conduct.js'

/** Keys of the API. A key that was made counts at once here, and on other servers after their next look. */
export function operateKeys(live: Operated & Pick<Live, 'keys'>) {
  const known = async <T>(work: Promise<T>): Promise<T> => {
    const done = await work
    await live.keys.refresh()
    return done
  }
  return {
    principals: (page: { limit: number; after?: string }) => listPrincipals(live.link.state, Date.now(), page),
    list: (page: { limit: number; before?: string }) => listKeys(live.link.state, page),
    create: (asked: NewKey & { created_by: string }) =>
      known(
        conduct(live, asked.created_by, async (inside, now_ms) => {
          const record = await createKey(inside, asked, now_ms)
          const { id, scopes, expires } = record.key
          return { record, act: { action: 'key.created', subject: `key:${id}`, detail: { scopes, expires } } }
        }),
      ),
    rotate: ({ id, by, ...rotation }: { id: string; by: string; grace_ms?: number; expires?: string | null }) =>
      known(
        conduct(live, by, async (inside, now_ms) => {
          await mustExist(inside, id)
          const record = await rotateKey(inside, { id, by, ...rotation }, now_ms)
          const detail = { key: record.key.id, expires: record.key.expires }
          return { record, act: { action: 'key.rotated', subject: `key:${id}`, detail } }
        }),
      ),
    revoke: ({ id, by }: { id: string; by: string }) =>
      known(
        conduct(live, by, async (inside, now_ms) => {
          await mustExist(inside, id)
          const record = await revokeKey(inside, { id, by }, now_ms)
          return { record, act: { action: 'key.revoked', subject: `key:${id}`, detail: {} } }
        }),
      ),
  }
}

async function mustExist(inside: State, id: string): Promise<void> {
  if ((await findKey(inside, id)) !== undefined) return
  throw new NotFoundError('not kept', `key ${id}`, 'List the keys to see their ids.')
}
