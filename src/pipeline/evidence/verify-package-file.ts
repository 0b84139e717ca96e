import { readFile } from 'node:fs/promises'
import type { PackageVerification, VerifyEvidenceRequest } from '#contract/evidence-package.js'
import { InputError } from '#contract/scan.js'
import { readTrust } from '#evidence/keys/read-trust.js'
import { readCertificates } from '#evidence/timestamp/verify-timestamp.js'
import { verifyPackage } from '#evidence/verify-package.js'
import { recomputeCase } from './recompute-case.js'

/** Checks a package on any machine, without a store. Throws an InputError for files that cannot be read. */
export async function verifyPackageFile({
  file,
  trust_files,
  timestamp_files,
}: VerifyEvidenceRequest): Promise<PackageVerification> {
  const trust = await Promise.all(trust_files.map(async (path) => readTrust(await read(path, '--trust'), path)))
  const authorities = await Promise.all(
    timestamp_files.map(async (path) => readCertificates(await read(path, '--timestamp-trust'), path)),
  )
  return verifyPackage(file, { trust: trust.flat(), timestamp_trust: authorities.flat(), recompute: recomputeCase })
}

const read = (path: string, option: string): Promise<string> =>
  readFile(path, 'utf8').catch((cause) => {
    throw new InputError('the file cannot be read', `${option} ${path}`, 'Give the path of a file.', { cause })
  })
