import { readFile } from 'node:fs/promises'
import { InputError } from '#contract/scan.js'
import { judgeKey } from '#evidence/keys/judge-key.js'
import { readTrust } from '#evidence/keys/read-trust.js'
import { readCertificates, verifyTimestamp } from '#evidence/timestamp/verify-timestamp.js'
import type { PlanWitness } from '#provenance/plan/verify-plan.js'

/** Believes keys and timestamps as the check of a package does. Throws an InputError for files that cannot be read. */
export async function planWitness(
  trust_files: readonly string[],
  timestamp_files: readonly string[],
): Promise<PlanWitness> {
  const keys = (await Promise.all(trust_files.map(async (file) => readTrust(await read(file, '--trust'), file)))).flat()
  const certificates = await Promise.all(
    timestamp_files.map(async (file) => readCertificates(await read(file, '--timestamp-trust'), file)),
  )
  return {
    trusts: (key, made) => judgeKey(key, keys, made).signature === 'trusted',
    readTimestamp: (tsr, sha256) => verifyTimestamp(tsr, sha256, certificates.flat()),
  }
}

const read = (file: string, option: string): Promise<string> =>
  readFile(file, 'utf8').catch((cause) => {
    throw new InputError('the file cannot be read', `${option} ${file}`, 'Give the path of a file.', { cause })
  })
