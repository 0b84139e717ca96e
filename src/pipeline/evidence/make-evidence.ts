import { open } from 'node:fs/promises'
import type { MadeEvidence, MakeEvidenceRequest } from '#contract/evidence-package.js'
import { InputError } from '#contract/scan.js'
import { loadSettings } from '../load-settings.js'
import { assembleCase } from './assemble-case.js'
import { fetchPackage } from './fetch-package.js'
import { makePackage } from './make-package.js'
import { readScannedCampaign } from './read-scanned-campaign.js'

/** `stillwatch evidence`: a package into a file, from the store of a scan or from a running server. */
export async function makeEvidence(request: MakeEvidenceRequest): Promise<MadeEvidence> {
  const { bytes, ...made } = await packageOf(request)
  await writeNew(request.out, bytes)
  return { ...made, bytes: bytes.length }
}

async function packageOf(request: MakeEvidenceRequest): Promise<Omit<MadeEvidence, 'bytes'> & { bytes: Buffer }> {
  const { campaign, store, accounts } = request
  if (store === undefined) return fetchPackage(request)
  if (request.samples)
    throw new InputError('a scan keeps no prompts', '--samples', 'Leave it out, or ask a server that keeps samples.')
  const { evidence: settings } = await loadSettings(request.config)
  const known = await readScannedCampaign(store, campaign)
  const clear = assembleCase(known, settings, { release: 'internal', created: new Date() })
  const { printed, ...made } = await makePackage(clear, { accounts, directory: store, settings })
  return { ...made, pdf: printed !== undefined }
}

/** For its owner alone: it names customers. A file that is there is not written over. */
async function writeNew(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o600).catch((cause: NodeJS.ErrnoException) => {
    const what = cause.code === 'EEXIST' ? 'the file is there already' : 'the file cannot be written'
    throw new InputError(what, `--out ${path}`, 'Choose another name.', { cause })
  })
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}
