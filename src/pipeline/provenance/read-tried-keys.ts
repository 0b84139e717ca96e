import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { z } from 'zod'
import type { KeyRegistry } from '#contract/provenance-tests.js'
import { InputError } from '#contract/scan.js'
import type { WatermarkConfig } from '#contract/watermark.js'
import { watermarkConfigSchema } from '#contract/watermark.js'
import { openedWatermarkKeySchema } from '#contract/watermark-key.js'
import { keyCommitment } from '#provenance/keys/draw-key.js'
import { keysInForce } from '#provenance/keys/test-every-key.js'
import { askKeyRegistry } from './ask-key-registry.js'
import { callServer } from './call-server.js'
import { readInputJson } from './read-input.js'
import { readWatermarkConfigs } from './read-watermark-configs.js'

/** A key that is to be tried, with the name that results have for it: never the key. */
export interface TriedKey {
  config: WatermarkConfig
  subject: string
  /** sha256(key ‖ salt), where it is known */
  commitment: string | undefined
  /** whose answers alone it marked, where that is known */
  campaign?: string | undefined
}

const OPENING_BYTES_MAX = 10_000
const openingSchema = z.object({
  commitment: z.string(),
  salt: z.string().regex(/^[0-9a-f]{64}$/),
  campaign: z
    .string()
    .regex(/^camp_[0-9a-f]{16}$/)
    .optional(),
})
const openedSchema = openedWatermarkKeySchema.extend({ config: watermarkConfigSchema })

/**
 * The keys of the files that are named. A file that `watermark keys open` wrote is called by its commitment, which the file
 * FILE.opening beside it opens; others by the file. Throws an InputError; no key stands in it.
 */
export async function readTriedKeys(files: readonly string[]): Promise<TriedKey[]> {
  const keys: TriedKey[] = []
  for (const file of files) {
    const configs = await readWatermarkConfigs({ config_file: file, keys: [], values: {} })
    const opened = configs.length === 1 ? await readOpening(file, configs[0] as WatermarkConfig) : undefined
    const { commitment, campaign } = opened ?? {}
    for (const [at, config] of configs.entries())
      keys.push({
        config,
        commitment,
        campaign,
        subject: nameOf(config, commitment ?? `${at + 1} of ${basename(file)}`),
      })
  }
  return keys
}

async function readOpening(
  file: string,
  config: WatermarkConfig,
): Promise<{ commitment: string; campaign: string | undefined } | undefined> {
  const opening = `${file}.opening`
  if (!existsSync(opening)) return undefined
  const read = openingSchema.safeParse(await readInputJson(opening, OPENING_BYTES_MAX))
  if (!read.success)
    throw new InputError(
      'it opens no commitment',
      opening,
      'Take the file that `stillwatch watermark keys open` wrote.',
    )
  return { commitment: checked(read.data, config, opening), campaign: read.data.campaign }
}

/**
 * The keys that a server keeps: those that a plan commits to, else those in force between two moments. Each opening is in its
 * audit log. Throws an InputError.
 * @param planned commitments of the plan
 */
export async function openRegistryKeys(
  { from = '1970-01-01T00:00:00Z', to, cluster, ...asked }: KeyRegistry,
  planned: readonly string[],
): Promise<TriedKey[]> {
  const all = (await askKeyRegistry({ ...asked, ask: { act: 'list' } })).keys
  const marks = all.filter(({ purpose }) => purpose === 'watermark')
  const span = { from, to: to ?? new Date().toISOString(), cluster }
  const chosen =
    planned.length > 0 ? marks.filter(({ commitment }) => planned.includes(commitment)) : keysInForce(marks, span)
  const missing = planned.find((one) => !chosen.some(({ commitment }) => commitment === one))
  const where = `--server ${asked.server}`
  if (missing !== undefined)
    throw new InputError(`it does not keep the key ${missing} of the plan`, where, 'Ask the server of that key.')
  if (chosen.length === 0)
    throw new InputError('no key of a watermark was in force', where, 'Look: stillwatch watermark keys list.')
  const keys: TriedKey[] = []
  for (const { id, commitment, cluster: marked } of chosen) {
    const { config, salt, campaign } = await callServer(asked, 'POST', `/v1/watermark-keys/${id}/open`, openedSchema)
    const subject = `${nameOf(config, commitment)}${marked === null ? '' : `, ${marked}`}`
    keys.push({ config, subject, campaign, commitment: checked({ commitment, salt }, config, `${where}: ${id}`) })
  }
  return keys
}

function checked({ commitment, salt }: { commitment: string; salt: string }, config: WatermarkConfig, where: string) {
  if (keyCommitment({ config }, salt) === commitment) return commitment
  throw new InputError('the commitment is of another key', where, 'Open the key again: stillwatch watermark keys open.')
}

const nameOf = ({ scheme }: WatermarkConfig, name: string): string => `key ${name}, ${scheme}`
