import { type KeyObject, sign, verify } from 'node:crypto'
import { z } from 'zod'
import { CHECKPOINT_SCHEMA, type Checkpoint, checkpointSchema } from '#contract/audit.js'
import { canonicalJson } from '#lib/canonical-json.js'
import type { State } from '#store/state/state.js'
import { readHead } from './append-audit.js'
import type { CheckpointKey } from './checkpoint-key.js'

const PAGE_ROWS = 1_000

/** The schema's name is signed too, so that the signature can stand for nothing else that this key might sign one day. */
const signedBytes = ({ seq, hash, at, key_id }: Omit<Checkpoint, 'schema' | 'signature'>): Buffer =>
  Buffer.from(canonicalJson({ schema: CHECKPOINT_SCHEMA, seq, hash, at, key_id }))

/**
 * Signs where the log ends now and keeps the checkpoint in the store. It serves its purpose only where a copy is kept
 * out of reach of who administers the server: a chain alone shows neither a cut tail nor a chain that was written anew.
 */
export async function checkpointAudit(state: State, key: CheckpointKey, now_ms: number): Promise<Checkpoint> {
  const checkpoint = signCheckpoint(await readHead(state), key, now_ms)
  await state.run('INSERT INTO audit_checkpoints (seq, hash, at, key_id, signature) VALUES ($1, $2, $3, $4, $5)', [
    checkpoint.seq,
    checkpoint.hash,
    checkpoint.at,
    checkpoint.key_id,
    checkpoint.signature,
  ])
  return checkpoint
}

export function signCheckpoint(
  { seq, hash }: { seq: number; hash: string },
  key: CheckpointKey,
  now_ms: number,
): Checkpoint {
  const unsigned = { seq, hash, at: new Date(now_ms).toISOString(), key_id: key.key_id }
  const signature = sign(null, signedBytes(unsigned), key.private_key).toString('base64url')
  return checkpointSchema.parse({ schema: CHECKPOINT_SCHEMA, ...unsigned, signature })
}

export function isSignedBy(checkpoint: Checkpoint, public_key: KeyObject): boolean {
  const signature = Buffer.from(checkpoint.signature, 'base64url')
  // Several spellings decode to the same bytes; one is the signature's.
  if (signature.toString('base64url') !== checkpoint.signature) return false
  return verify(null, signedBytes(checkpoint), public_key, signature)
}

const rowSchema = z.object({
  id: z.coerce.number(),
  seq: z.coerce.number(),
  hash: z.string(),
  at: z.string(),
  key_id: z.string(),
  signature: z.string(),
})

/** The checkpoints of the store in the order they were made, as they stand there: verifying checks them. */
export async function* readCheckpoints(state: State): AsyncGenerator<Checkpoint> {
  let after = 0
  for (;;) {
    const page = await state.rows(
      rowSchema,
      'SELECT id, seq, hash, at, key_id, signature FROM audit_checkpoints WHERE id > $1 ORDER BY id LIMIT $2',
      [after, PAGE_ROWS],
    )
    for (const { id, ...checkpoint } of page) {
      after = id
      yield { schema: CHECKPOINT_SCHEMA, ...checkpoint }
    }
    if (page.length < PAGE_ROWS) return
  }
}

/** The checkpoints as NDJSON lines, to be kept elsewhere. */
export async function* exportCheckpoints(state: State): AsyncGenerator<string> {
  for await (const checkpoint of readCheckpoints(state)) yield `${canonicalJson(checkpoint)}\n`
}
