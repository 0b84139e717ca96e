import { join } from 'node:path'
import { resolvePseudonyms } from '#audit/account-pseudonym.js'
import { readHead } from '#audit/append-audit.js'
import { checkpointAudit, exportCheckpoints } from '#audit/checkpoint-audit.js'
import { type CheckpointKey, openCheckpointKey } from '#audit/checkpoint-key.js'
import { type AuditRange, exportAudit, readAudit } from '#audit/read-audit.js'
import type { AuditPage } from '#contract/audit-page.js'
import { InputError } from '#contract/scan.js'
import type { Live } from '../live/start-live.js'

const PSEUDONYM = /^[0-9a-f]{64}$/

/** The audit log, to be looked at, exported and attested. */
export function operateAudit({ link: { state }, directory }: Pick<Live, 'link' | 'directory'>) {
  let key: CheckpointKey | undefined
  const keyOf = (): CheckpointKey => {
    key ??= openCheckpointKey(join(directory, 'audit-checkpoint.key'))
    return key
  }
  return {
    /** `after`: number of the last entry of the page before. `named`: with the accounts behind the pseudonyms */
    page: async (request: { after: string | undefined; limit: number; named: boolean }): Promise<AuditPage> => {
      const to_seq = request.after === undefined ? (await readHead(state)).seq : numberOf(request.after) - 1
      const from_seq = Math.max(1, to_seq - request.limit + 1)
      const items: AuditPage['items'] = []
      for await (const entry of readAudit(state, { from_seq, to_seq })) items.unshift(entry)
      const names = request.named ? await resolvePseudonyms(state, pseudonymsOf(items)) : new Map<string, string>()
      return { items, next: from_seq > 1 ? String(from_seq) : null, accounts: Object.fromEntries(names) }
    },
    export: (range: AuditRange) => exportAudit(state, range),
    checkpoint: () => checkpointAudit(state, keyOf(), Date.now()),
    checkpoints: () => exportCheckpoints(state),
    publicKey: () => keyOf().public_pem,
  }
}

function numberOf(after: string): number {
  const seq = Number(after)
  if (Number.isSafeInteger(seq) && seq > 0) return seq
  throw new InputError('no number of an entry', 'query, after', 'Give `next` of the page before.')
}

const pseudonymsOf = (items: AuditPage['items']): string[] =>
  items
    .flatMap(({ subject, detail }) => [
      ...(subject.startsWith('account:') ? [subject.slice('account:'.length)] : []),
      ...(Array.isArray(detail.accounts) ? (detail.accounts as unknown[]) : []),
    ])
    .filter((name): name is string => typeof name === 'string' && PSEUDONYM.test(name))
