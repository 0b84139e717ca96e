import { type Command, InvalidArgumentError, Option } from 'commander'
import { WATERMARK_SCHEMES } from '#contract/watermark.js'
import type { NewWatermarkKey } from '#contract/watermark-key.js'
import type { WatermarkKeyAsk, WatermarkKeysAnswer } from '#contract/watermark-key-job.js'
import type { Context } from './context.js'
import { parseCount } from './parse-option.js'
import { serverWithKey } from './server-with-key.js'

const EXAMPLES = `
Examples:
  stillwatch watermark keys create vllm-gumbel --set width=4 --server http://127.0.0.1:4600
  stillwatch watermark keys create canary --server …
  stillwatch watermark keys rotate wmk_0123456789abcdef --server …
  stillwatch watermark keys open wmk_0123456789abcdef --out watermark.json --server …
  stillwatch watermark config --engine vllm --config watermark.json

STILLWATCH_KEY is a key of that server: of scope analyst to look, admin for the rest. Keys are drawn and kept there, sealed;
what can be published of them are commitments. Each opening is in its audit log.`

interface KeysFlags {
  server: string
  format: 'table' | 'json'
}

interface CreateFlags extends KeysFlags {
  set: Record<string, number | string>
  layers?: number
  campaign?: string
  cluster?: string
}

/** Adds `keys` to `stillwatch watermark`. */
export function addWatermarkKeysCommand(watermark: Command, context: Context): void {
  const keys = watermark
    .command('keys')
    .description('Keys of watermarks and canaries, which a running server keeps.')
    .addHelpText('after', EXAMPLES)
  const add = (name: string, description: string): Command =>
    keys
      .command(name)
      .description(description)
      .requiredOption('--server <url>', 'a running server; its key in STILLWATCH_KEY')
      .addOption(new Option('--format <form>', 'how it is told').choices(['table', 'json']).default('table'))
  const asks = (flags: KeysFlags, ask: WatermarkKeyAsk) => askServer(flags, ask, context)
  add('list', 'All keys, with the time in which each was in force.').action((flags: KeysFlags) =>
    asks(flags, { act: 'list' }),
  )
  add('commitments', 'What can be published of them.').action((flags: KeysFlags) => asks(flags, { act: 'commitments' }))
  add('create', 'Draw a key; it is in force from now.')
    .argument('<scheme>', `canary, or a watermark: ${WATERMARK_SCHEMES.join(', ')}`)
    .option('--set <name=value>', 'a parameter of the scheme, again for more', parseParameter, {})
    .option('--layers <n>', 'keys of synthid', parseCount(1, 128))
    .option('--campaign <id>', 'for the answers to its accounts alone')
    .option('--cluster <id>', 'the same by the cluster')
    .action((scheme: string, flags: CreateFlags) => asks(flags, { act: 'create', asked: newKey(scheme, flags) }))
  add('rotate', 'End a key now and draw another for the same.')
    .argument('<id>', 'wmk_…')
    .action((id: string, flags: KeysFlags) => asks(flags, { act: 'rotate', id }))
  add('end', 'End a key without another.')
    .argument('<id>', 'wmk_…')
    .action((id: string, flags: KeysFlags) => asks(flags, { act: 'end', id }))
  add('open', 'Write a key into a file: for engines, detectors and judges.')
    .argument('<id>', 'wmk_…')
    .requiredOption('--out <file>', 'its configuration; OUT.opening gets the salt of its commitment')
    .action((id: string, flags: KeysFlags & { out: string }) => asks(flags, { act: 'open', id, out: flags.out }))
}

function newKey(scheme: string, { set, layers, campaign, cluster }: CreateFlags): NewWatermarkKey {
  if (scheme === 'canary') return { purpose: 'canary' }
  const whom = { ...(campaign === undefined ? {} : { campaign }), ...(cluster === undefined ? {} : { cluster }) }
  return { purpose: 'watermark', scheme, parameters: set, ...(layers === undefined ? {} : { layers }), ...whom }
}

function parseParameter(text: string, before: Record<string, number | string>): Record<string, number | string> {
  const [, name, value] = /^([a-z_]{1,64})=(.+)$/.exec(text) ?? []
  if (name === undefined || value === undefined) throw new InvalidArgumentError('Give NAME=VALUE.')
  return { ...before, [name]: Number.isFinite(Number(value)) ? Number(value) : value }
}

async function askServer(flags: KeysFlags, ask: WatermarkKeyAsk, { jobs, terminal }: Context): Promise<void> {
  const answer = await jobs.watermarkKeys({ ...serverWithKey(flags.server, terminal), ask })
  terminal.out.write(flags.format === 'json' ? `${JSON.stringify(answer, undefined, 2)}\n` : renderKeys(answer))
}

/** For people: a line a key, then what was written. */
export function renderKeys({ keys, commitments, files }: WatermarkKeysAnswer): string {
  const lines = [
    ...keys.map(({ id, scheme, cluster, starts, ends, commitment }) =>
      [id, scheme, cluster ?? 'all', `${starts} – ${ends ?? 'now'}`, commitment].join('  '),
    ),
    ...commitments.map(
      ({ commitment, scheme, starts, ends }) => `${commitment}  ${scheme}  ${starts} – ${ends ?? 'now'}`,
    ),
    ...files.map((file) => `${file}: keep it, and show it to nobody who need not know the key.`),
  ]
  return `${lines.length === 0 ? 'No keys are kept.' : lines.join('\n')}\n`
}
