import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { GroupFacts } from '#campaign/describe-groups.js'
import { type Campaign, type NearMiss, REPORT_SCHEMA_VERSION, type Report } from '#contract/report.js'
import type { Settings } from '#contract/settings.js'
import { capabilityName } from '#signals/capability.js'
import { elicitationNames } from '#signals/elicitation.js'
import type { Engine } from '#store/engine.js'
import type { Detection, JudgedGroup } from './detect-campaigns.js'

/** What was read, as the report tells it. */
export interface InputAccount {
  files: { path: string; format: string; rows: number; rejected: number }[]
  duplicates: number
  generated_at: Date
  seconds: Record<string, number>
}

/** Probability of belonging from which an account is of the core. */
const CORE_BELONGS = 0.99

/** Names the accounts and puts everything into the report's form. Identifiers come from the store only here. */
export async function assembleReport(
  engine: Engine,
  { profiles, groups }: Detection,
  input: InputAccount,
  settings: Settings,
): Promise<Report> {
  const keys = groups.flatMap(({ group }) => group.members.map((i) => profiles.accounts[i]!))
  const names = await readNames(engine, keys)
  const nameOf = (i: number): string => names.get(profiles.accounts[i]!) ?? profiles.accounts[i]!
  const raised = groups.flatMap((g) => (g.facts && !g.judgement.near_miss ? [{ ...g, facts: g.facts }] : []))
  const passed = groups.filter(({ judgement }) => judgement.near_miss)
  const files = await readFiles(engine)
  return {
    schema_version: REPORT_SCHEMA_VERSION,
    generated_at: input.generated_at.toISOString(),
    input: await describeInput(engine, input, files, settings),
    campaigns: raised.map((g) => campaignOf(g, profiles.accounts, nameOf, names, files, settings)).sort(bySureness),
    near_misses: passed.map(({ group, judgement }): NearMiss => {
      const { kind, reason } = judgement.near_miss!
      return { kind, reason, accounts: group.members.map(nameOf).sort(), verdicts: judgement.verdicts }
    }),
    timings: input.seconds,
    settings: settingsToTell(settings),
  }
}

/**
 * What a reader needs to judge the report or to repeat it. Settings of the server stay out, and so do keys: a report is
 * handed on.
 */
export function settingsToTell(settings: Settings): Report['settings'] {
  const { reading, privacy, profile, link, group, items, verdict, report } = settings
  const { sketch_key: _, ...told } = privacy
  return { reading, privacy: told, profile, link, group, items, verdict, report }
}

const bySureness = (a: Campaign, b: Campaign): number =>
  b.confidence - a.confidence || b.accounts.length - a.accounts.length || (a.id < b.id ? -1 : 1)

function campaignOf(
  { group, signs, judgement, evidence, facts, links }: JudgedGroup & { facts: GroupFacts },
  accounts: readonly string[],
  nameOf: (i: number) => string,
  names: ReadonlyMap<string, string>,
  files: ReadonlyMap<number, string>,
  settings: Settings,
): Campaign {
  const { totals } = facts
  // Innocent texts pass for the group's at a known rate, and not all harvested ones do: corrected an account at a time.
  // Without texts all count.
  const false_share = signs ? settings.group.false_share : 0
  const recognised = signs?.recognised ?? 1
  const estimate = (speaking: number, exchanges: number): number =>
    Math.max(0, Math.min(exchanges, (speaking - false_share * exchanges) / (recognised - false_share)))
  const counts = new Map(facts.accounts.map((row) => [row.account, row]))
  const members = group.members.map((i) => {
    const { exchanges, speaking } = counts.get(accounts[i]!) ?? { exchanges: 0, speaking: 0 }
    return {
      id: nameOf(i),
      role: group.belongs[i]! >= CORE_BELONGS ? ('core' as const) : ('member' as const),
      exchanges,
      harvesting: Math.round(estimate(speaking, exchanges) * 10) / 10,
      score: group.belongs[i]!,
    }
  })
  const shares = (kind: GroupFacts['shares'][number]['kind'], nameOf: (value: string) => string = (value) => value) =>
    facts.shares
      .filter((row) => row.kind === kind && (signs || kind === 'model'))
      .map(({ value, exchanges }) => ({ name: nameOf(value), share: exchanges / Math.max(1, totals.speaking) }))
  const harvesting = Math.round(members.reduce((sum, m) => sum + m.harvesting, 0))
  return {
    id: campaignId(group.members.map((i) => accounts[i]!)),
    confidence: judgement.confidence,
    verdicts: judgement.verdicts,
    summary: signs
      ? `${members.length} accounts sent about ${harvesting.toLocaleString('en')} harvesting exchanges.`
      : `Found without content: ${members.length} accounts sent ${harvesting.toLocaleString('en')} exchanges; how many of them harvest cannot be told.`,
    exchanges: harvesting,
    exchanges_total: totals.exchanges,
    input_tokens: totals.input_tokens,
    output_tokens: totals.output_tokens,
    first_seen: new Date(totals.first_ms).toISOString(),
    last_seen: new Date(totals.last_ms).toISOString(),
    capabilities: shares('capability', (code) => capabilityName(Number(code))),
    elicitation: shares('elicitation', (bit) => elicitationNames(1 << Number(bit))[0] ?? bit),
    models: shares('model'),
    accounts: members.sort((a, b) => b.harvesting - a.harvesting || (a.id < b.id ? -1 : 1)),
    evidence: evidence
      .filter(({ p_value }) => p_value <= settings.report.evidence_p_max)
      .sort((a, b) => a.p_value - b.p_value || (a.kind < b.kind ? -1 : 1))
      .map(({ tested: _, nulls: __, tail: ___, ...told }) => told),
    samples: facts.samples.map(({ account, file, line, at_ms }) => ({
      account: names.get(account) ?? account,
      id: '',
      file: files.get(file) ?? '',
      line,
      at: new Date(at_ms).toISOString(),
    })),
    timeline: facts.days.map(({ day, speaking, other }) => ({ day, harvesting: speaking, other })),
    links: [...links]
      .sort((a, b) => b.weight - a.weight || a.source - b.source || a.target - b.target)
      .slice(0, settings.report.links_max)
      .map(({ source, target, kind, weight }) => ({
        source: nameOf(source),
        target: nameOf(target),
        kind,
        weight: Math.round(weight * 100) / 100,
      })),
  }
}

/** From its accounts, whatever their order: the same campaign found again has the same id. */
export const campaignId = (accounts: readonly string[]): string =>
  `camp_${createHash('sha256')
    .update([...accounts].sort().join(','))
    .digest('hex')
    .slice(0, 16)}`

const nameRow = z.object({ account: z.string(), name: z.string() })

const NAMES_AT_ONCE = 10_000

async function readNames(engine: Engine, keys: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (let from = 0; from < keys.length; from += NAMES_AT_ONCE) {
    const rows = await engine.rows(
      nameRow,
      'SELECT account, anyMerge(name) AS name FROM accounts_seen WHERE account IN {keys:Array(UInt64)} GROUP BY account',
      { keys: keys.slice(from, from + NAMES_AT_ONCE).map(BigInt) },
    )
    for (const { account, name } of rows) names.set(account, name)
  }
  return names
}

const fileRow = z.object({ file: z.number(), path: z.string() })

async function readFiles(engine: Engine): Promise<Map<number, string>> {
  const rows = await engine.rows(fileRow, 'SELECT file, path FROM files ORDER BY file')
  return new Map(rows.map(({ file, path }) => [file, path]))
}

const spanRow = z.object({
  exchanges: z.coerce.number(),
  accounts: z.coerce.number(),
  with_content: z.coerce.number(),
  from_ms: z.coerce.number(),
  to_ms: z.coerce.number(),
})
const rejectedRow = z.object({ file: z.coerce.number(), line: z.coerce.number(), reason: z.string() })

async function describeInput(
  engine: Engine,
  input: InputAccount,
  files: ReadonlyMap<number, string>,
  settings: Settings,
): Promise<Report['input']> {
  const [span] = await engine.rows(
    spanRow,
    `SELECT count() AS exchanges, uniqExact(account) AS accounts, countIf(own != 0) AS with_content,
       toUnixTimestamp64Milli(min(at)) AS from_ms, toUnixTimestamp64Milli(max(at)) AS to_ms FROM exchanges`,
  )
  const rejected = await engine.rows(
    rejectedRow,
    'SELECT file, line, reason FROM rejected ORDER BY file, line LIMIT {most:UInt32}',
    { most: settings.reading.rejected_shown_max },
  )
  const { exchanges = 0, accounts = 0, with_content = 0, from_ms = 0, to_ms = 0 } = span ?? {}
  return {
    files: input.files.map(({ path, format, rows, rejected: bad }) => ({
      path,
      format,
      exchanges: rows,
      rejected: bad,
    })),
    exchanges,
    duplicates: input.duplicates,
    rejected: rejected.map(({ file, line, reason }) => ({ file: files.get(file) ?? '', line, reason })),
    rejected_count: input.files.reduce((sum, file) => sum + file.rejected, 0),
    accounts,
    content: with_content === 0 ? 'absent' : with_content < 0.9 * exchanges ? 'partial' : 'present',
    from: exchanges === 0 ? null : new Date(from_ms).toISOString(),
    to: exchanges === 0 ? null : new Date(to_ms).toISOString(),
  }
}
