import { type Command, Option } from 'commander'
import { type EngineConfig, WATERMARK_ENGINES, type WatermarkEngine } from '#contract/engine-config.js'
import type { Context } from './context.js'
import { addWatermarkOptions, chooseWatermark, type WatermarkFlags } from './watermark-options.js'

const EXAMPLES = `
Examples:
  stillwatch watermark config --engine vllm --scheme vllm-gumbel --keys key.txt
  stillwatch watermark config --engine tgi --scheme kgw --vocabulary 32000 --gamma 0.5
  stillwatch watermark config --engine sglang --config watermark.json --format json

What is printed holds the key.`

interface ConfigFlags extends WatermarkFlags {
  engine: WatermarkEngine
  format: 'table' | 'json'
}

export function addWatermarkConfigCommand(watermark: Command, context: Context): void {
  addWatermarkOptions(watermark.command('config'))
    .description('Write how an engine is started so that it marks as the detector expects.')
    .addOption(new Option('--engine <name>', 'which engine').choices(WATERMARK_ENGINES).makeOptionMandatory())
    .addOption(new Option('--format <form>', 'how it is told').choices(['table', 'json']).default('table'))
    .addHelpText('after', EXAMPLES)
    .action(async (flags: ConfigFlags) => {
      const written = await context.jobs.configureEngine({ ...chooseWatermark(flags), engine: flags.engine })
      context.terminal.out.write(
        flags.format === 'json' ? `${JSON.stringify(written, undefined, 2)}\n` : renderEngineConfig(written),
      )
    })
}

/** For people: what to type, what to set, what to write where, and what else must hold. */
export function renderEngineConfig(config: EngineConfig): string {
  const { engine, scheme, environment, files, request, notes } = config
  const blocks = [
    `${engine}, ${scheme}`,
    ...(config.arguments.length === 0 ? [] : [`Arguments of the server:\n  ${config.arguments.map(quote).join(' ')}`]),
    ...(Object.keys(environment).length === 0
      ? []
      : [
          `Environment of the server:\n${Object.entries(environment)
            .map(([name, value]) => `  ${name}=${quote(value)}`)
            .join('\n')}`,
        ]),
    ...files.map(({ name, content }) => `File ${name} (chmod 600):\n  ${content.trimEnd().replaceAll('\n', '\n  ')}`),
    ...(Object.keys(request).length === 0 ? [] : [`Each request carries:\n  ${JSON.stringify(request)}`]),
    ...(notes.length === 0 ? [] : [notes.map((note) => `- ${note}`).join('\n')]),
  ]
  return `${blocks.join('\n\n')}\n`
}

/** For a shell of POSIX. */
const quote = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)
