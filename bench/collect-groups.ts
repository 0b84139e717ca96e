/**
 * Collects every group that growing finds, with its signs and whether it truly is a campaign: what `confidence` is
 * fitted to (bench/fit-confidence.ts). No group is dismissed beforehand.
 *   npm run bench:collect -- --out groups.jsonl --scenarios mixed,broad --seeds 1,2 --clean 20 --presets demo,rare
 *   npm run bench:collect -- --out groups.jsonl --logs logs/mixed-1,logs/mixed-2
 */
import { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { settingsSchema } from '#contract/settings.js'
import { readLogs } from '#ingest/read-logs.js'
import { detectCampaigns } from '#pipeline/detect-campaigns.js'
import { openStore } from '#pipeline/open-store.js'
import { StageClock } from '#pipeline/stage-clock.js'
import { simulate } from '#sim/simulate.js'
import { generate, readScenario, varyPopulation } from './range.js'

const { values: args } = parseArgs({
  options: {
    out: { type: 'string', default: 'groups.jsonl' },
    scenarios: { type: 'string', default: '' },
    seeds: { type: 'string', default: '1' },
    clean: { type: 'string', default: '' },
    presets: { type: 'string', default: '' },
    exchanges: { type: 'string' },
    logs: { type: 'string', default: '' },
  },
})
const list = (text: string): string[] => text.split(',').filter(Boolean)
const settings = settingsSchema.parse({
  verdict: { prompts_min: 0, prompts_per_text_min: 0, alike_min: 0, accounts_min: 5, replicates: 100 },
})

for (const seed of list(args.seeds).map(Number)) {
  for (const name of list(args.scenarios)) await onRange(name, seed)
  for (const preset of list(args.presets)) await onSimulated(preset, seed)
}
for (const directory of list(args.logs)) await onLog(directory)
for (const seed of list(args.clean).map(Number)) await onRange('clean', seed, true)

async function onRange(name: string, seed: number, varied = false): Promise<void> {
  await inDirectory(async (directory) => {
    const scenario = await readScenario(name)
    const { log, truth } = await generate(varied ? varyPopulation(scenario, seed) : scenario, seed, directory)
    await collect(`${name}${varied ? '-varied' : ''}`, seed, log, truth)
  })
}

async function onSimulated(preset: string, seed: number): Promise<void> {
  await inDirectory(async (directory) => {
    const exchanges = args.exchanges === undefined ? {} : { exchanges: Number(args.exchanges) }
    await simulate({ preset, seed, out: directory, compress: 'none', ...exchanges })
    await collect(`sim-${preset}`, seed, join(directory, 'exchanges.ndjson'), join(directory, 'truth.json'))
  })
}

/** A labelled log that lies ready; its folder is named after scenario and seed, as `mixed-3`. */
async function onLog(directory: string): Promise<void> {
  const [, name = '', seed = '0'] = /([^/]+?)-?(\d*)$/.exec(directory) ?? []
  const log = (await readdir(directory)).find((file) => file.startsWith('exchanges.'))
  await collect(name, Number(seed), join(directory, log ?? 'exchanges.ndjson'), join(directory, 'truth.json'))
}

async function inDirectory(run: (directory: string) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'stillwatch-collect-'))
  try {
    await run(directory)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

async function collect(source: string, seed: number, log: string, truth_file: string): Promise<void> {
  const truth = JSON.parse(await readFile(truth_file, 'utf8')) as {
    accounts: Record<string, { kind: string; campaign: string | null }>
  }
  const store = await openStore(undefined, settings)
  try {
    await readLogs(store.engine, { inputs: [log], temporary: join(store.directory, 'tmp_spool') })
    const { profiles, groups } = await detectCampaigns(store.engine, settings, new StageClock(() => {}, undefined), [])
    const rows = await store.engine.rows(
      z.object({ account: z.string(), name: z.string() }),
      'SELECT account, anyMerge(name) AS name FROM accounts_seen GROUP BY account',
    )
    const names = new Map(rows.map(({ account, name }) => [account, name]))
    for (const { group, signs, evidence } of groups) {
      const kinds: Record<string, number> = {}
      for (const i of group.members) {
        const account = truth.accounts[names.get(profiles.accounts[i]!)!]!
        const kind = account.campaign ?? account.kind
        kinds[kind] = (kinds[kind] ?? 0) + 1
      }
      const [largest, most] = Object.entries(kinds).sort((a, b) => b[1] - a[1])[0]!
      const row = {
        source,
        seed,
        campaign: largest.startsWith('campaign_') && most >= 0.9 * group.members.length,
        kinds,
        signs,
        evidence: evidence.map(({ kind, verdict, family, p_value }) => ({ kind, verdict, family, p_value })),
      }
      await appendFile(args.out, `${JSON.stringify(row)}\n`)
    }
    console.log(source, seed, groups.length)
  } finally {
    await store.close()
  }
}
