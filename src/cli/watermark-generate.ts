import type { Command } from 'commander'
import type { Context } from './context.js'
import { parseCount } from './parse-option.js'
import { addWatermarkOptions, chooseWatermark, type WatermarkFlags } from './watermark-options.js'

const EXAMPLES = `
Examples:
  stillwatch watermark generate --scheme vllm-gumbel --keys key.txt --in steps.ndjson
  my-engine --print-logits | stillwatch watermark generate --config watermark.json --no-logits

A line in: {"tokens": [ids generated so far, without the prompt], "logits": [one a token, after temperature; null for never]}
A line out: {"token": the one chosen, "logits": [as marked]}`

interface GenerateFlags extends WatermarkFlags {
  in?: string
  seed?: number
  logits: boolean
}

export function addWatermarkGenerateCommand(watermark: Command, context: Context): void {
  addWatermarkOptions(watermark.command('generate'))
    .description('Mark logits and choose tokens, for an engine without the scheme.')
    .option('--in <file>', 'NDJSON of tokens and logits (default: standard input)')
    .option(
      '--seed <number>',
      'repeat the draws of this seed; without it nobody can foretell them',
      parseCount(0, 2 ** 32 - 1),
    )
    .option('--no-logits', 'tell the chosen tokens alone')
    .addHelpText('after', EXAMPLES)
    .action((flags: GenerateFlags) => generate(flags, context))
}

async function generate(flags: GenerateFlags, { jobs, terminal }: Context): Promise<void> {
  await jobs.generateWatermark({
    ...chooseWatermark(flags),
    ...(flags.in === undefined ? {} : { input_file: flags.in }),
    ...(flags.seed === undefined ? {} : { seed: flags.seed }),
    logits: flags.logits,
    write: (line) => terminal.out.write(line),
    signal: terminal.signal,
  })
}
