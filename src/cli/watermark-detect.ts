import { type Command, Option } from 'commander'
import { type DetectWatermarkRequest, SYNTHID_DETECTORS, type WatermarkFinding } from '#contract/watermark-files.js'
import { formatCount, formatNoun } from '#lib/format-number.js'
import type { Context } from './context.js'
import { addRegistryOptions, type RegistryFlags, registryOf } from './registry-options.js'
import { addWatermarkOptions, chooseWatermark, type WatermarkFlags } from './watermark-options.js'

const EXAMPLES = `
Examples:
  stillwatch watermark detect --scheme vllm-gumbel --key 42 --width 4 --tokens ids.json --format json
  stillwatch watermark detect --scheme synthid --keys keys.txt --text answers.ndjson --tokenizer tokenizer.json
  stillwatch watermark detect --config watermark.json --tokens ids.ndjson
  STILLWATCH_KEY=… stillwatch watermark detect --server http://127.0.0.1:4600 --text answers.ndjson --tokenizer tokenizer.json

Token ids: a JSON array, an array of such arrays, or NDJSON. Texts: plain, or NDJSON of exchanges, responses or strings.
Give the answers alone, without their prompts. Several texts are tested together, and what repeats among them counts once.
With several keys the chance is that of the best one times their number; with --server all its keys are tried.

Exit status: 0 it was tested, whatever came out; 2 what was given cannot be used.`

interface DetectFlags extends WatermarkFlags, RegistryFlags {
  tokens?: string
  text?: string
  tokenizer?: string
  tokenizerConfig?: string
  statistic?: DetectWatermarkRequest['statistic']
  detector?: string
  format: 'table' | 'json'
}

export function addWatermarkDetectCommand(watermark: Command, context: Context): void {
  addRegistryOptions(addWatermarkOptions(watermark.command('detect')))
    .description('Test texts for a watermark, with the exact chance where there is none.')
    .option('--tokens <file>', 'token ids')
    .option('--text <file>', 'texts, with --tokenizer')
    .option('--tokenizer <file>', 'tokenizer.json of the model')
    .option('--tokenizer-config <file>', 'tokenizer_config.json, where the tokenizer needs it')
    .addOption(new Option('--statistic <name>', 'of synthid (default: mean)').choices(SYNTHID_DETECTORS))
    .option('--detector <file>', 'a trained Bayesian detector of synthid: JSON with prior, beta and delta')
    .addOption(new Option('--format <form>', 'how it is told').choices(['table', 'json']).default('table'))
    .addHelpText('after', EXAMPLES)
    .action((flags: DetectFlags) => detect(flags, context))
}

async function detect(flags: DetectFlags, { jobs, terminal }: Context): Promise<void> {
  const { tokens, text, tokenizer, tokenizerConfig, statistic, detector, format } = flags
  const found = await jobs.detectWatermark({
    ...chooseWatermark(flags),
    ...registryOf(flags, terminal),
    ...(tokens === undefined ? {} : { tokens_file: tokens }),
    ...(text === undefined ? {} : { text_file: text }),
    ...(tokenizer === undefined ? {} : { tokenizer_file: tokenizer }),
    ...(tokenizerConfig === undefined ? {} : { tokenizer_config_file: tokenizerConfig }),
    ...(statistic === undefined ? {} : { statistic }),
    ...(detector === undefined ? {} : { detector_file: detector }),
  })
  terminal.out.write(format === 'json' ? `${JSON.stringify(found, undefined, 2)}\n` : renderWatermarkFinding(found))
}

/** Below this a chance is more than luck in one look; above it nothing is said of a watermark. */
const TOLD_BELOW = 0.001

/** A finding for people: figures, what chance would give, and what that means. */
export function renderWatermarkFinding(found: WatermarkFinding): string {
  const { scheme, statistic, score, expected, tokens, scored, texts, keys_tried, key, subject, tried } = found
  const corrected = keys_tried === 1 ? '' : ` (times ${keys_tried} keys tried)`
  const rows: [string, string][] = [
    ['watermark', scheme],
    ['texts', `${formatNoun(texts, 'text')}, ${formatNoun(tokens, 'token')}, ${formatCount(scored)} of them scored`],
    [statistic, `${toDigits(score)}, where ${toDigits(expected)} is expected without a watermark`],
    ['chance', `${formatChance(found)}${corrected}`],
    ...(keys_tried === 1 ? [] : [['key', `number ${key} of ${keys_tried}`] satisfies [string, string]]),
    ...(subject === undefined ? [] : [['called', subject] satisfies [string, string]]),
    ...(keys_tried === 1 || keys_tried > 20
      ? []
      : tried.map((one, i): [string, string] => [
          `key ${i + 1}`,
          `${toDigits(one.score)}, chance ${formatChance(one)}`,
        ])),
  ]
  const wide = Math.max(...rows.map(([name]) => name.length))
  return `${[...rows.map(([name, value]) => `${name.padEnd(wide)}  ${value}`), '', sayWhatItMeans(found)].join('\n')}\n`
}

function sayWhatItMeans({ p_value, scored }: WatermarkFinding): string {
  if (scored === 0) return 'Nothing could be scored: the texts are too short, or all their contexts repeat.'
  if (p_value >= TOLD_BELOW)
    return 'Chance gives as much: no sign of this watermark under these keys. That does not show that there is none.'
  return 'Chance hardly gives as much. It shows this watermark if the keys were fixed before the texts were seen, and kept secret.'
}

/** `7.13e-61 (10^-60.1)`: the power also where doubles end. */
const formatChance = ({ p_value, log10_p_value }: Pick<WatermarkFinding, 'p_value' | 'log10_p_value'>): string =>
  p_value >= 0.0001
    ? String(Number(p_value.toPrecision(3)))
    : `${p_value > 1e-300 ? `${p_value.toPrecision(3)} (` : '('}10^${log10_p_value.toFixed(1)})`

const toDigits = (value: number): string => String(Number(value.toPrecision(6)))
