import type { Command } from 'commander'
import type { Context } from './context.js'
import { addWatermarkConfigCommand } from './watermark-config.js'
import { addWatermarkDetectCommand } from './watermark-detect.js'
import { addWatermarkGenerateCommand } from './watermark-generate.js'
import { addWatermarkKeysCommand } from './watermark-keys.js'

const EXAMPLES = `
Examples:
  stillwatch watermark detect --scheme vllm-gumbel --key 42 --width 4 --tokens ids.json
  stillwatch watermark config --engine vllm --scheme vllm-gumbel --keys key.txt`

export function addWatermarkCommand(program: Command, context: Context): void {
  const watermark = program
    .command('watermark')
    .description('Watermarks of language models: test texts for them, mark logits, set engines up.')
    .addHelpText('after', EXAMPLES)
  addWatermarkDetectCommand(watermark, context)
  addWatermarkGenerateCommand(watermark, context)
  addWatermarkConfigCommand(watermark, context)
  addWatermarkKeysCommand(watermark, context)
}
