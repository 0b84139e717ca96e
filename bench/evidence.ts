/**
 * How long an evidence package takes to make and to check, as `stillwatch evidence` does both: from the store of a scan in
 * which detection found the campaign, with all reports (and the PDF, where chromium is installed), every figure computed
 * and every report rendered again. The scan, which a server may have to run anew before it, is told beside.
 *   npm run bench -- evidence --accounts 25000
 *   npm run bench -- evidence --store DIR             of a store that a scan left behind: its largest campaign
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Report } from '#contract/report.js'
import { openEvidenceKey } from '#pipeline/evidence/evidence-keys.js'
import { makeEvidence } from '#pipeline/evidence/make-evidence.js'
import { verifyPackageFile } from '#pipeline/evidence/verify-package-file.js'
import { loadSettings } from '#pipeline/load-settings.js'
import { runScan } from '#pipeline/scan.js'
import { demo } from '#sim/presets/demo.js'
import { simulate } from '#sim/simulate.js'

const { values } = parseArgs({
  options: {
    accounts: { type: 'string', default: '25000' },
    exchanges: { type: 'string', default: '10' },
    share: { type: 'string', default: '0.1' },
    rounds: { type: 'string', default: '3' },
    store: { type: 'string' },
  },
})
const accounts = Number(values.accounts)
const harvested = accounts * Number(values.exchanges)
const directory = await mkdtemp(join(tmpdir(), 'stillwatch-evidence-'))
const store = values.store ?? join(directory, 'store')

/** Seconds that it took, and what it gave. */
async function timed<T>(work: () => Promise<T>): Promise<[number, T]> {
  const from = performance.now()
  const result = await work()
  return [(performance.now() - from) / 1_000, result]
}

/** The largest campaign that detection found: its id, and how many accounts it has. */
async function findCampaign(): Promise<{ id: string; found: number }> {
  const report = values.store === undefined ? await scanOne() : await readReport(join(store, 'report.json'))
  const [largest] = report.campaigns.toSorted((a, b) => b.accounts.length - a.accounts.length)
  if (largest === undefined) throw new Error('detection found no campaign: there is nothing to make a package of')
  return { id: largest.id, found: largest.accounts.length }
}

/** One campaign of so many accounts among innocents, of whose log it is a share. */
async function scanOne(): Promise<Report> {
  const campaigns = demo.campaigns
    .slice(0, 1)
    .map((one) => ({ ...one, accounts, exchanges: harvested, addresses: accounts }))
  const preset = { ...demo, campaigns, exchanges: Math.round(harvested / Number(values.share)) }
  const { log } = await simulate({ preset, seed: 1, out: directory })
  const [seconds, report] = await timed(() => runScan({ files: [log], store, strict: false }, () => {}))
  const { exchanges, accounts: all } = report.input
  console.log(`${exchanges} exchanges of ${all} accounts scanned in ${seconds.toFixed(1)} s`)
  return report
}

const readReport = async (file: string): Promise<Report> => JSON.parse(await readFile(file, 'utf8')) as Report

try {
  const { id, found } = await findCampaign()
  const trust = join(directory, 'trust.pem')
  await writeFile(trust, openEvidenceKey(store, (await loadSettings(undefined)).evidence).public_pem)
  for (let round = 1; round <= Number(values.rounds); round++) {
    const file = join(directory, `${round}.zip`)
    const asked = { campaign: id, store, out: file, accounts: 'hashed', samples: false } as const
    const [making, { bytes, pdf }] = await timed(() => makeEvidence(asked))
    const [checking, { ok, words, recomputed, problems }] = await timed(() =>
      verifyPackageFile({ file, trust_files: [trust], timestamp_files: [] }),
    )
    console.log(
      `${found} accounts, ${(bytes / 1e6).toFixed(1)} MB ${pdf ? 'with' : 'without'} a PDF: made in ${making.toFixed(2)} s, ` +
        `verified in ${checking.toFixed(2)} s (${ok ? 'whole' : `NOT whole: ${JSON.stringify(problems.slice(0, 3))}`}, ` +
        `${recomputed} figures, reports ${words}), ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB resident`,
    )
  }
} finally {
  await rm(directory, { recursive: true })
}
