/** One scan in a process of its own: prints seconds a stage and the process's peak memory as JSON. */
import { runScan } from '#pipeline/scan.js'

const began = performance.now()
const report = await runScan({ files: process.argv.slice(2), strict: false }, () => {})
console.log(
  JSON.stringify({
    seconds: (performance.now() - began) / 1000,
    memory_bytes_peak: process.resourceUsage().maxRSS * 1024,
    exchanges: report.input.exchanges,
    accounts: report.input.accounts,
    campaigns: report.campaigns.map(({ accounts, confidence }) => ({ accounts: accounts.length, confidence })),
    timings: report.timings,
  }),
)
