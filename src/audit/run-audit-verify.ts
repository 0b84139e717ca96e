import type { KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { AuditVerification } from '#contract/audit.js'
import { InputError } from '#contract/scan.js'
import type { State } from '#store/state/state.js'
import { readCheckpoints } from './checkpoint-audit.js'
import { readTrustedKeys } from './checkpoint-key.js'
import { readAudit } from './read-audit.js'
import { readLines } from './read-lines.js'
import { type VerifyOptions, verifyAudit } from './verify-audit.js'

/** An entry's detail is at most 64 kB; escapes can make six times as much of it. */
const LINE_BYTES_MAX = 1_048_576

export interface AuditVerifyOptions extends VerifyOptions {
  /** files of public keys (PEM, one or more each): who may have signed checkpoints */
  key_files: readonly string[]
  /** NDJSON files of checkpoints, as they were kept elsewhere */
  checkpoint_files: readonly string[]
}

/**
 * Verifies an exported log without a store.
 * Throws an InputError for files that cannot be read; what is wrong inside them is in the result.
 */
export const runAuditVerify = async (
  options: AuditVerifyOptions & { entries_file: string },
): Promise<AuditVerification> =>
  verifyAudit(
    readLines(options.entries_file, LINE_BYTES_MAX),
    linesOf(options.checkpoint_files),
    trustedKeysOf(options.key_files),
    options,
  )

/**
 * Verifies the log of a store against the store's own checkpoints and those of files. The store's own can be written
 * anew by whoever has both the database and the key; only files kept elsewhere show that.
 */
export const runAuditVerifyState = async (state: State, options: AuditVerifyOptions): Promise<AuditVerification> =>
  verifyAudit(
    readAudit(state),
    allCheckpoints(state, options.checkpoint_files),
    trustedKeysOf(options.key_files),
    options,
  )

async function* allCheckpoints(state: State, files: readonly string[]): AsyncGenerator<unknown> {
  // The kept ones first: should there be more than fit, these must not be the ones left out.
  yield* linesOf(files)
  yield* readCheckpoints(state)
}

async function* linesOf(files: readonly string[]): AsyncGenerator<string> {
  for (const file of files) yield* readLines(file, LINE_BYTES_MAX)
}

const trustedKeysOf = (files: readonly string[]): Map<string, KeyObject> =>
  new Map(files.flatMap((file) => [...readTrustedKeys(readText(file), file)]))

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const hint = 'Give the .pub file of the checkpoint key'
    throw new InputError(`cannot be read (${(error as NodeJS.ErrnoException).code})`, file, hint, { cause: error })
  }
}
