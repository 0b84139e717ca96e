import type { KeyObject } from 'node:crypto'
import type { Checkpoint } from '#contract/audit.js'
import { isSignedBy } from './checkpoint-audit.js'
import { readCheckpoint } from './read-entry.js'

export interface Checkpoints {
  count: number
  /** entry of the newest; 0 without checkpoints */
  last_seq: number
  at(seq: number): readonly Pick<Checkpoint, 'hash' | 'at'>[]
}

/** The checkpoints that a trusted key signed, by entry. The others are told: an attacker may have put them there. */
export async function readTrustedCheckpoints(
  documents: Iterable<unknown> | AsyncIterable<unknown>,
  trusted_keys: ReadonlyMap<string, KeyObject>,
  checkpoints_max: number,
  tell: (seq: number, what: string) => void,
): Promise<Checkpoints> {
  const by_seq = new Map<number, Map<string, string>>()
  let count = 0
  let last_seq = 0
  for await (const document of documents) {
    const checkpoint = readCheckpoint(document)
    if (typeof checkpoint === 'string') {
      tell(0, checkpoint)
      continue
    }
    const refusal = refusalOf(checkpoint, trusted_keys)
    if (refusal !== undefined) tell(checkpoint.seq, refusal)
    else if (count >= checkpoints_max) {
      tell(checkpoint.seq, `more than ${checkpoints_max} checkpoints: the rest was not compared`)
      break
    } else {
      count += 1
      last_seq = Math.max(last_seq, checkpoint.seq)
      const hashes = by_seq.get(checkpoint.seq) ?? new Map<string, string>()
      by_seq.set(checkpoint.seq, hashes.set(checkpoint.hash, checkpoint.at))
    }
  }
  return { count, last_seq, at: (seq) => [...(by_seq.get(seq) ?? [])].map(([hash, at]) => ({ hash, at })) }
}

function refusalOf(checkpoint: Checkpoint, trusted_keys: ReadonlyMap<string, KeyObject>): string | undefined {
  const key = trusted_keys.get(checkpoint.key_id)
  if (key === undefined) return `a checkpoint is signed by the unknown key ${checkpoint.key_id}`
  return isSignedBy(checkpoint, key) ? undefined : `the signature of the checkpoint of ${checkpoint.at} is wrong`
}
