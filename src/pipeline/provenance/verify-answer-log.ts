import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { collectionSchema, type ProvenanceLogCheck } from '#contract/provenance-log.js'
import { InputError } from '#contract/scan.js'
import { verifyLog } from '#provenance/probe/log/verify-log.js'
import { readDocument } from '../read-own-package.js'
import { ANSWERS_FILE, COLLECTION_FILE } from './run-provenance.js'

/**
 * `stillwatch provenance verify-log`: whether a log of answers is whole, and still holds the end that `head`, or
 * `collection.json` beside it, names. Throws an InputError where there is no log.
 * @param at the log, or the folder of a collection
 */
export async function verifyAnswerLog(at: string, head?: string): Promise<ProvenanceLogCheck> {
  const file = await logFile(at)
  if (!(await stat(file).catch(() => undefined))?.isFile())
    throw new InputError('there is no log of answers', file, 'Name the folder of `stillwatch provenance run`.')
  return verifyLog(file, head ?? (await keptHead(dirname(file))))
}

/** The log of a path: itself, or that of the folder of a collection. */
export async function logFile(at: string): Promise<string> {
  const there = await stat(at).catch(() => undefined)
  return there?.isDirectory() ? join(at, ANSWERS_FILE) : at
}

/** Of the last run that came to its end; one that was killed since has added to the log. */
async function keptHead(folder: string): Promise<string | undefined> {
  const kept = collectionSchema.safeParse(await readDocument(join(folder, COLLECTION_FILE)).catch(() => undefined))
  return kept.success ? kept.data.log_sha256 : undefined
}
