/**
 * One scan in a process of its own: prints seconds a stage, the process's peak memory and whom it reports, as JSON.
 *   scan-once.ts LOG [--store DIR]
 */
import { parseArgs } from 'node:util'
import { runScan } from '#pipeline/scan.js'

const { values, positionals } = parseArgs({ options: { store: { type: 'string' } }, allowPositionals: true })
const began = performance.now()
const report = await runScan({ files: positionals, strict: false, ...values }, () => {})
console.log(
  JSON.stringify({
    seconds: (performance.now() - began) / 1000,
    memory_bytes_peak: process.resourceUsage().maxRSS * 1024,
    exchanges: report.input.exchanges,
    accounts: report.input.accounts,
    campaigns: report.campaigns.map(({ accounts, confidence }) => ({
      accounts: accounts.map(({ id }) => id),
      confidence,
    })),
    timings: report.timings,
  }),
)
