import type { Command } from 'commander'
import type { RelativesJob } from '#contract/provenance-tests.js'
import { addResultOptions, plannedBy, type ResultFlags } from './tell-results.js'

/** What the tests have in common that compare choices of tokens. */
export interface RelativesFlags extends ResultFlags {
  suspect: string
  candidate: string[]
  control: string[]
  tokenizer?: string
  tokenizerConfig?: string
}

/** Adds the options that name a suspect, those it may come from, and controls. */
export const addRelativesOptions = (command: Command, of: string): Command =>
  addResultOptions(
    command
      .requiredOption('--suspect <file>', `${of} of the suspect`)
      .requiredOption('--candidate <files...>', 'those of models that it may have learned or descend from')
      .requiredOption('--control <files...>', 'those of models that have to do with neither, two at least')
      .option('--tokenizer <file>', 'tokenizer.json, by which the first token of answers is read')
      .option('--tokenizer-config <file>', 'tokenizer_config.json, where the tokenizer needs it'),
  )

/** The job that those options make. */
export const relativesOf = (flags: RelativesFlags): RelativesJob => ({
  ...plannedBy(flags),
  suspect_file: flags.suspect,
  candidate_files: flags.candidate,
  control_files: flags.control,
  ...(flags.tokenizer === undefined ? {} : { tokenizer_file: flags.tokenizer }),
  ...(flags.tokenizerConfig === undefined ? {} : { tokenizer_config_file: flags.tokenizerConfig }),
})
