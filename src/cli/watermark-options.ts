import { type Command, InvalidArgumentError, Option } from 'commander'
import { WATERMARK_SCHEMES, type WatermarkScheme } from '#contract/watermark.js'
import type { WatermarkChoice } from '#contract/watermark-files.js'
import { parseCount } from './parse-option.js'

/** What the commands of `watermark` have in common. */
export interface WatermarkFlags {
  scheme?: WatermarkScheme
  key: string[]
  keys?: string
  config?: string
  width?: number
  gamma?: number
  delta?: number
  seeding?: string
  vocabulary?: number
  hash?: string
  ngramLength?: number
  history?: number
}

/** Adds the options that say which configuration is meant. */
export function addWatermarkOptions(command: Command): Command {
  return command
    .addOption(new Option('--scheme <name>', 'which watermark').choices(WATERMARK_SCHEMES))
    .option(
      '--key <number>',
      'its key, again for more; of synthid the layer keys, with commas between. Others on this machine may see it: better --keys',
      (key: string, keys: string[]) => [...keys, key],
      [],
    )
    .option('--keys <file>', 'keys, one a line')
    .option('--config <file>', 'a whole configuration as JSON, or an array of them, in place of the options here')
    .option('--width <tokens>', 'tokens before that seed a choice', parseCount(0, 64))
    .option('--gamma <share>', 'green share of the vocabulary (vllm-sbw, kgw, unigram)', parseNumber)
    .option('--delta <logits>', 'added to green tokens (vllm-sbw, kgw, unigram)', parseNumber)
    .option('--seeding <name>', 'how a context becomes a seed (vllm-sbw, kgw)')
    .option('--vocabulary <tokens>', 'as the engine pads it (kgw, unigram)', parseCount(2, 16_777_216))
    .option('--hash <name>', 'huggingface or deepmind (synthid)')
    .option('--ngram-length <tokens>', 'context with its token (synthid)', parseCount(2, 64))
    .option('--history <contexts>', 'that are not used again (synthid)', parseCount(0, 1_048_576))
}

/** The part of a request that those options make. */
export function chooseWatermark(flags: WatermarkFlags): WatermarkChoice {
  const { width, gamma, delta, seeding, vocabulary, hash, ngramLength: ngram_length, history } = flags
  const values = { width, gamma, delta, seeding, vocabulary, hash, ngram_length, history }
  return {
    keys: flags.key,
    values: Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
    ...(flags.scheme === undefined ? {} : { scheme: flags.scheme }),
    ...(flags.keys === undefined ? {} : { keys_file: flags.keys }),
    ...(flags.config === undefined ? {} : { config_file: flags.config }),
  }
}

function parseNumber(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('It must be a number.')
  return value
}
