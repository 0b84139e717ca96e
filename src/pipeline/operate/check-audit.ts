import { readHead } from '#audit/append-audit.js'
import { readAudit } from '#audit/read-audit.js'
import { verifyAudit } from '#audit/verify-audit.js'
import { type AuditEntry, NO_HASH } from '#contract/audit.js'
import type { AuditCheck } from '#contract/audit-check.js'
import { readActionDigests } from '#policy/action-digests.js'
import { readPolicyDigests } from '#policy/policy-digests.js'
import type { State } from '#store/state/state.js'
import { type Attestation, Attested } from './attested.js'

const PROBLEMS_MAX = 100

interface Stored {
  hashes: Record<string, string>
  ended: boolean
}

/**
 * Holds what is enforced against the audit log: a policy or an action that was rewritten, added, ended or removed in the
 * database, past the server, is a problem. Reads all of the log. That the log itself was not written anew only
 * checkpoints that are kept elsewhere can show: they vouch for the hash in the answer.
 */
export async function checkAudit(state: State): Promise<AuditCheck> {
  const before = await readHead(state)
  const { policies, actions } = await readStored(state)
  const attested = new Attested()
  // What is done meanwhile stands in the log, and perhaps not in what was read.
  const late = new Set<string>()
  let last: Pick<AuditEntry, 'seq' | 'hash'> = { seq: 0, hash: NO_HASH }
  const noted = async function* () {
    for await (const entry of readAudit(state)) {
      attested.note(entry)
      if (entry.seq > before.seq) late.add(entry.subject)
      last = entry
      yield entry
    }
  }
  const verified = await verifyAudit(noted(), [], new Map(), { problems_max: PROBLEMS_MAX })
  const told = compare(new Map([...policies, ...actions]), attested).filter(({ subject }) => !late.has(subject))
  const problems = [...verified.problems.map(({ seq, what }) => ({ subject: `audit:${seq}`, what })), ...told]
  const problems_count = verified.problems_count + told.length
  return {
    ok: problems_count === 0,
    entries: verified.entries,
    seq: last.seq,
    hash: last.hash,
    policies: policies.size,
    actions: actions.size,
    unattested: unattestedOf(attested),
    problems: problems.slice(0, PROBLEMS_MAX),
    problems_count,
  }
}

async function readStored(state: State) {
  const policies = new Map<string, Stored>()
  const actions = new Map<string, Stored>()
  for await (const { name, version, withdrawn, ...hashes } of readPolicyDigests(state))
    policies.set(`policy:${name}@${version}`, { hashes, ended: withdrawn })
  for await (const { id, undone, ...hashes } of readActionDigests(state))
    actions.set(`action:${id}`, { hashes, ended: undone })
  return { policies, actions }
}

function compare(stored: ReadonlyMap<string, Stored>, { by_subject }: Attested): AuditCheck['problems'] {
  const gone = [...by_subject.keys()].filter((key) => !stored.has(key)).map((key) => ({ key, what: GONE }))
  const differing = [...stored].flatMap(([key, one]) =>
    differencesOf(one, by_subject.get(key)).map((what) => ({ key, what })),
  )
  return [...differing, ...gone].map(({ key, what }) => {
    const [subject = '', version] = key.split('@')
    return { subject, what: version === undefined ? what : `version ${version}: ${what}` }
  })
}

const GONE = 'it is not stored any more'

function differencesOf({ hashes, ended }: Stored, entry: Attestation | undefined): string[] {
  if (entry === undefined) return ['it is stored, and no entry tells of it']
  const differing = Object.entries(entry.hashes)
    .filter(([name, hash]) => hashes[name] !== hash)
    .map(([name]) => `it is not what was put: ${name} differs`)
  if (entry.ended === ended) return differing
  const what = ended ? 'it was ended, and no entry tells of it' : 'an entry says that it was ended, and it was not'
  return [...differing, what]
}

const unattestedOf = ({ by_subject }: Attested): number =>
  [...by_subject.values()].filter(({ hashes }) => Object.keys(hashes).length === 0).length
