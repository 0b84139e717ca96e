import type { z } from 'zod'
import { InputError } from '#contract/scan.js'
import { type WatermarkConfig, watermarkConfigSchema } from '#contract/watermark.js'
import type { WatermarkChoice } from '#contract/watermark-files.js'
import { readInput, readInputJson } from './read-input.js'

const FILE_BYTES_MAX = 16_000_000
const CONFIGS_MAX = 10_000

/** The configurations that a command names, at least one. Throws an InputError; no key stands in it. */
export async function readWatermarkConfigs(choice: WatermarkChoice): Promise<WatermarkConfig[]> {
  const documents = choice.config_file === undefined ? await fromOptions(choice) : await fromFile(choice)
  if (documents.length > CONFIGS_MAX)
    throw new InputError(
      `${documents.length} configurations are more than ${CONFIGS_MAX}`,
      '--keys or --config',
      'Try them in parts, and multiply the chance by the number of parts.',
    )
  return documents.map(([document, where]) => {
    const read = watermarkConfigSchema.safeParse(document)
    if (read.success) return read.data
    throw refuse(read.error.issues[0], choice.config_file === undefined ? undefined : where)
  })
}

type Placed = [document: unknown, where: string]

async function fromFile({ config_file, scheme, keys, keys_file, values }: WatermarkChoice): Promise<Placed[]> {
  const file = config_file as string
  if (scheme !== undefined || keys.length > 0 || keys_file !== undefined || Object.keys(values).length > 0)
    throw new InputError('a whole configuration leaves nothing to choose', '--config', 'Leave the other options out.')
  const document = await readInputJson(file, FILE_BYTES_MAX)
  if (!Array.isArray(document)) return [[document, file]]
  if (document.length === 0) throw new InputError('it holds no configuration', file, 'Give at least one.')
  return document.map((entry, i): Placed => [entry, `${file}: element ${i + 1}`])
}

async function fromOptions({ scheme, keys, keys_file, values }: WatermarkChoice): Promise<Placed[]> {
  if (scheme === undefined)
    throw new InputError('no scheme is named', '--scheme', 'Name one, or give a whole configuration with --config.')
  const all = [...keys, ...(keys_file === undefined ? [] : await readKeys(keys_file))]
  // Some schemes have a key that everybody uses.
  if (all.length === 0) return [[{ scheme, ...values }, '--scheme']]
  return all.map((key): Placed => [{ scheme, ...values, ...keyOf(scheme, key) }, '--key'])
}

const keyOf = (scheme: string, key: string): object =>
  scheme === 'synthid' ? { keys: key.split(',').map((part) => part.trim()) } : { key }

/** One a line; `#` begins a remark. */
async function readKeys(file: string): Promise<string[]> {
  const text = await readInput(file, FILE_BYTES_MAX)
  const keys = text
    .split(/\r?\n/)
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '')
  if (keys.length === 0) throw new InputError('it holds no key', file, 'Give one key a line.')
  const bad = keys.findIndex((key) => !/^-?\d+(\s*,\s*-?\d+)*$/.test(key))
  if (bad !== -1)
    throw new InputError(`key ${bad + 1} is no whole number`, file, 'Give one key a line; layer keys with commas.')
  return keys
}

/** zod's first complaint in the words of the command line. It quotes no value, so no key. */
function refuse(issue: z.core.$ZodIssue | undefined, file: string | undefined): InputError {
  const path = issue?.path ?? []
  const [name] = path
  if (file !== undefined)
    return new InputError(`${path.join('.') || 'it'}: ${issue?.message}`, file, 'See docs/provenance.md for its form.')
  const option = name === 'keys' ? 'key' : String(name ?? 'scheme')
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  if (unknown !== undefined)
    return new InputError('the scheme has no such value', `--${toOption(unknown)}`, 'Leave it out.')
  if (option === 'key')
    return new InputError(
      'a key is missing, or is no whole number of 64 bits',
      '--key',
      'Give it with --key or --keys.',
    )
  return new InputError(`it is missing or cannot be used (${issue?.message})`, `--${toOption(option)}`, 'See --help.')
}

const toOption = (name: string): string => name.replaceAll('_', '-')
