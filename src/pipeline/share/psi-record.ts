import { createHash } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { PsiRequest, PsiResponse } from '#contract/psi.js'
import type { PsiSettings } from '#contract/psi-settings.js'
import { InputError } from '#contract/scan.js'
import { canonicalJson } from '#lib/canonical-json.js'

const DAY_MS = 86_400_000
const NO_HASH = '0'.repeat(64)

const entrySchema = z.strictObject({
  at: z.iso.datetime(),
  request: z.string(),
  request_digest: z.string(),
  response_digest: z.string(),
  asker: z.string(),
  purpose: z.string(),
  community: z.string(),
  epoch: z.string(),
  mode: z.string(),
  asked: z.number(),
  of: z.number(),
  approved_by: z.string(),
  previous: z.string().describe('hash of the entry before'),
  hash: z.string().describe('SHA-256 of the canonical JSON of all else'),
})
type Entry = z.infer<typeof entrySchema>

/**
 * Throws an InputError where these tokens answered too much within a day, or this request already. All askers count
 * together: by files anybody can give any name.
 */
export async function countAnswers(
  file: string,
  { request, settings, now_ms }: { request: PsiRequest; settings: PsiSettings; now_ms: number },
): Promise<void> {
  const entries = await readEntries(file)
  if (entries.some((entry) => entry.request === request.id))
    throw new InputError('it was answered before', `private matching, request ${request.id}`, 'Have a new one made.')
  const recent = entries.filter(({ at }) => now_ms - Date.parse(at) < DAY_MS)
  const asked = recent.reduce((sum, entry) => sum + entry.asked, request.asked)
  if (recent.length >= settings.answers_per_day || asked > settings.asked_per_day)
    throw new InputError(
      `${recent.length} questions were answered within 24 hours, and with this one ${asked} tokens asked about`,
      `private matching, ${file}`,
      'Wait, or see sharing.psi.answers_per_day and asked_per_day.',
    )
}

/** Writes down what was answered, chained to what was before. */
export async function appendAnswer(
  file: string,
  { request, response, approved_by }: { request: PsiRequest; response: PsiResponse; approved_by: string },
): Promise<void> {
  const { id, digest, asker, purpose, community, epoch, mode, asked } = request
  const previous = (await readEntries(file)).at(-1)?.hash ?? NO_HASH
  const told = { asker, purpose, community, epoch, mode, asked, of: response.of, approved_by, previous }
  const ids = { at: response.created, request: id, request_digest: digest, response_digest: response.digest }
  const entry = { ...ids, ...told }
  const handle = await open(file, 'a', 0o600)
  await handle.writeFile(`${JSON.stringify({ ...entry, hash: hashOf(entry) })}\n`)
  await handle.sync()
  await handle.close()
}

const hashOf = (entry: Omit<Entry, 'hash'>): string => createHash('sha256').update(canonicalJson(entry)).digest('hex')

async function readEntries(file: string): Promise<Entry[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw new InputError(`it cannot be read (${error.code})`, file, 'It says what was answered; nothing is without it.')
  })
  let previous = NO_HASH
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line, place) => {
      const entry = parsed(line)
      const { hash, ...rest } = entry ?? { hash: '' }
      if (entry === undefined || entry.previous !== previous || hashOf(rest as Omit<Entry, 'hash'>) !== hash)
        throw new InputError(
          'it was changed',
          `${file}, line ${place + 1}`,
          'Find out by whom; then begin a new record.',
        )
      previous = hash
      return entry
    })
}

function parsed(line: string): Entry | undefined {
  try {
    return entrySchema.parse(JSON.parse(line))
  } catch {
    return undefined
  }
}
