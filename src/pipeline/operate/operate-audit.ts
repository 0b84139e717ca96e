import { join } from 'node:path'
import { resolvePseudonyms } from '#audit/account-pseudonym.js'
import { appendAudit, appendAuditInside, readHead } from '#audit/append-audit.js'
import { checkpointAudit, exportCheckpoints } from '#audit/checkpoint-audit.js'
import { type CheckpointKey, openCheckpointKey } from '#audit/checkpoint-key.js'
import { type AuditRange, exportAudit, readAudit } from '#audit/read-audit.js'
import type { AuditPage } from '#contract/audit-page.js'
import { readNumberPlace } from '#contract/page.js'
import type { Live } from '../live/start-live.js'
import { checkAudit } from './check-audit.js'

const PSEUDONYM = /^[0-9a-f]{64}$/

/** The audit log, to be looked at, exported and attested. */
export function operateAudit({ link: { state }, directory }: Pick<Live, 'link' | 'directory'>) {
  let key: CheckpointKey | undefined
  const keyOf = (): CheckpointKey => {
    key ??= openCheckpointKey(join(directory, 'audit-checkpoint.key'))
    return key
  }
  const tell = (actor: string, action: string, detail: Record<string, unknown>) =>
    appendAudit(state, { actor, action, subject: 'audit:log', detail }, Date.now())
  return {
    /**
     * `after`: number of the last entry of the page before. `named_for`: who wants the accounts behind the pseudonyms;
     * that they were shown is an entry.
     */
    page: async (request: { after: string | undefined; limit: number; named_for?: string }): Promise<AuditPage> => {
      const before = readNumberPlace(request.after)
      const to_seq = before === null ? (await readHead(state)).seq : before - 1
      const from_seq = Math.max(1, to_seq - request.limit + 1)
      const items: AuditPage['items'] = []
      for await (const entry of readAudit(state, { from_seq, to_seq })) items.unshift(entry)
      const page = { items, next: from_seq > 1 ? String(from_seq) : null }
      if (request.named_for === undefined) return { ...page, accounts: {} }
      const names = await resolvePseudonyms(state, pseudonymsOf(items))
      await tell(request.named_for, 'audit.resolved', { from_seq, to_seq, resolved: names.size })
      return { ...page, accounts: Object.fromEntries(names) }
    },
    /** The entry of the export is in it, where it is not asked for a part. */
    export: async (range: AuditRange, by: string) => {
      await tell(by, 'audit.exported', { ...range })
      return exportAudit(state, range)
    },
    /** The entry of the checkpoint is the one that it signs. */
    checkpoint: (by: string) =>
      state.transaction(async (inside) => {
        const now_ms = Date.now()
        const detail = { key_id: keyOf().key_id }
        await appendAuditInside(inside, { actor: by, action: 'audit.attested', subject: 'audit:log', detail }, now_ms)
        return checkpointAudit(inside, keyOf(), now_ms)
      }),
    check: () => checkAudit(state),
    checkpoints: () => exportCheckpoints(state),
    publicKey: () => keyOf().public_pem,
  }
}

const pseudonymsOf = (items: AuditPage['items']): string[] =>
  items
    .flatMap(({ subject, detail }) => [
      ...(subject.startsWith('account:') ? [subject.slice('account:'.length)] : []),
      ...(Array.isArray(detail.accounts) ? (detail.accounts as unknown[]) : []),
    ])
    .filter((name): name is string => typeof name === 'string' && PSEUDONYM.test(name))
