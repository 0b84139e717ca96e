import { randomBytes } from 'node:crypto'
import { InputError } from '#contract/scan.js'
import type { GenerateWatermarkRequest } from '#contract/watermark-files.js'
import { Random } from '#lib/random.js'
import { chooseToken } from '#provenance/watermark/choose-token.js'
import { openMarker } from '#provenance/watermark/open-marker.js'
import { readInputLines } from './read-input.js'
import { readWatermarkConfigs } from './read-watermark-configs.js'

/** 16 million logits of 8 characters would not be one vocabulary any more. */
const LINE_BYTES_MAX = 64_000_000
const TOKEN_MAX = 16_777_215

/**
 * `stillwatch watermark generate`: for each line {tokens, logits} the marked logits and the token that is chosen, for
 * engines that lack the scheme. `tokens` are those generated so far. In JSON null stands for −Infinity.
 * @returns how many lines were marked. Throws an InputError.
 */
export async function generateWatermarkLines(request: GenerateWatermarkRequest): Promise<number> {
  const configs = await readWatermarkConfigs(request)
  const [config] = configs
  if (config === undefined || configs.length > 1)
    throw new InputError('one key marks one text', '--key', 'Give one key alone.')
  const random = openRandom(request.seed)
  const marker = openMarker(config, random)
  let lines = 0
  for await (const { line, place } of readInputLines(request.input_file, LINE_BYTES_MAX)) {
    request.signal?.throwIfAborted()
    if (line.trim() === '') continue
    const { tokens, logits } = readStep(line, place)
    marker.mark(tokens, logits)
    const token = chooseToken(config.scheme, logits, random)
    if (token === undefined)
      throw new InputError('no token can come', place, 'Give at least one logit that is a number.')
    const marked = request.logits
      ? { logits: Array.from(logits, (logit) => (Number.isFinite(logit) ? logit : null)) }
      : {}
    await request.write(`${JSON.stringify({ token, ...marked })}\n`)
    lines++
  }
  return lines
}

/** in [0, 1): repeatable from a seed, else from the system, so that nobody can foretell it */
function openRandom(seed: number | undefined): () => number {
  if (seed === undefined) return () => randomBytes(6).readUIntBE(0, 6) / 2 ** 48
  const random = new Random(seed)
  return () => random.unit()
}

function readStep(line: string, place: string): { tokens: number[]; logits: Float64Array } {
  const { tokens, logits } = parse(line, place)
  const ids = Array.isArray(tokens) && tokens.every((id) => Number.isInteger(id) && id >= 0 && id <= TOKEN_MAX)
  if (!ids) throw new InputError('its tokens are no array of token ids', place, FORM)
  const numbers =
    Array.isArray(logits) && logits.length > 1 && logits.every((logit) => logit === null || Number.isFinite(logit))
  if (!numbers) throw new InputError('its logits are no array of numbers', place, FORM)
  return { tokens, logits: Float64Array.from(logits, (logit: number | null) => logit ?? Number.NEGATIVE_INFINITY) }
}

const FORM = 'Give lines of {"tokens": [ids so far], "logits": [one a token of the vocabulary, null for never]}.'

function parse(line: string, place: string): { tokens?: unknown; logits?: unknown } {
  try {
    const document: unknown = JSON.parse(line)
    if (typeof document === 'object' && document !== null) return document
  } catch {
    // Told below, as what is JSON and no object is.
  }
  throw new InputError('it is no JSON object', place, FORM)
}
