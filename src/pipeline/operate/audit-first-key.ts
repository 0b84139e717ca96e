import { appendAudit } from '#audit/append-audit.js'
import type { FirstKey } from '#auth/first-key.js'
import type { State } from '#store/state/state.js'

/** Writes down what a start did about the first key. */
export async function auditFirstKey(state: State, first: FirstKey): Promise<void> {
  if (first.kind !== 'given' && first.kind !== 'printed') return
  const act = (action: string, id: string, detail: Record<string, unknown>) =>
    appendAudit(state, { actor: 'system', action, subject: `key:${id}`, detail }, Date.now())
  if (first.kind === 'given')
    for (const id of first.replaced) await act('key.revoked', id, { replaced_by: first.key.id })
  const { id, origin, scopes, expires } = first.key
  await act('key.created', id, { origin, scopes, expires })
}
