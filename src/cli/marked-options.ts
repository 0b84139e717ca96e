import type { Command } from 'commander'
import type { MarkedJob } from '#contract/provenance-tests.js'
import type { Terminal } from './context.js'
import { parseCount, parsePositive } from './parse-option.js'
import { addRegistryOptions, type RegistryFlags, registryOf } from './registry-options.js'
import { plannedBy, type ResultFlags } from './tell-results.js'

/** What tests of watermarks have in common. */
export interface MarkedFlags extends ResultFlags, RegistryFlags {
  answers: string
  prompts?: string
  config: string[]
  tokenizer?: string
  tokenizerConfig?: string
  wrongKeys?: number
  seed?: number
  threshold?: number
  settings?: string
}

/** Adds the options that name answers, what was asked, and the keys that are tried. */
export const addMarkedOptions = (command: Command): Command =>
  addRegistryOptions(
    command
      .requiredOption('--answers <file>', 'what the suspect answered')
      .option('--prompts <file>', 'what it was asked (default: by the plan); token ids where there is no tokenizer')
      .option('--config <files...>', 'watermark configurations, one or an array a file', [])
      .option('--tokenizer <file>', 'tokenizer.json of our model')
      .option('--tokenizer-config <file>', 'tokenizer_config.json, where the tokenizer needs it')
      .option('--wrong-keys <n>', 'tried beside ours (default: by the plan, else 100)', parseCount(0, 10_000))
      .option('--seed <n>', 'of their draw (default: by the plan, else 1)', parseCount(0, 0xffff_ffff))
      .option(
        '--threshold <p>',
        'adjusted chance of a strong result (default: of the plan, else 1e-5)',
        parsePositive(0.05),
      )
      .option('--settings <file>', 'settings of Stillwatch (default: stillwatch.config.* in the working directory)'),
  )

/** The part of a job that those options make. */
export function markedJob(flags: MarkedFlags, terminal: Terminal): MarkedJob {
  const { answers, prompts, config, tokenizer, tokenizerConfig, wrongKeys, seed, threshold, settings } = flags
  return {
    ...plannedBy(flags),
    answers_file: answers,
    config_files: config,
    ...registryOf(flags, terminal),
    ...(prompts === undefined ? {} : { prompts_file: prompts }),
    ...(tokenizer === undefined ? {} : { tokenizer_file: tokenizer }),
    ...(tokenizerConfig === undefined ? {} : { tokenizer_config_file: tokenizerConfig }),
    ...(wrongKeys === undefined ? {} : { wrong_keys: wrongKeys }),
    ...(seed === undefined ? {} : { seed }),
    ...(threshold === undefined ? {} : { threshold }),
    ...(settings === undefined ? {} : { settings_file: settings }),
  }
}
