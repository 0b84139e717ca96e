import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from './build.mjs'
import { describeServed, serveDemo } from './serve-demo.mjs'
import { root, setUp } from './set-up.mjs'

const ONCE = '--once'
const unknown = process.argv.slice(2).filter((word) => word !== ONCE)
if (unknown.length > 0) {
  console.error(`demo: unknown argument ${unknown[0]}. It takes only ${ONCE}: leave after printing the campaigns.`)
  process.exit(2)
}

/** Runs the built command line before the eyes of who started the demo; ends the demo where it fails. */
function stillwatch(...args) {
  const { status } = spawnSync(process.execPath, [join(root, 'bin/stillwatch.js'), ...args], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

/** The page that `scan --out report.html` writes, from the report that the scan kept: no second scan for it. */
async function writePage(store) {
  const { renderReport } = await import(pathToFileURL(join(root, 'dist/src/report/render-report.js')).href)
  const page = join(store, 'report.html')
  const report = JSON.parse(readFileSync(join(store, 'report.json'), 'utf8'))
  writeFileSync(page, renderReport(report, 'html', { colour: false, width: 160 }))
  return { page, report }
}

/** What was hidden beside what was found: how many of each hidden campaign's accounts the best match holds. */
function printComparison(report) {
  const { campaigns } = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'))
  console.log('\nWhat was hidden, and what was found of it:')
  for (const { name, accounts } of campaigns) {
    const hidden = new Set(accounts)
    const held = (campaign) => campaign.accounts.filter(({ id }) => hidden.has(id)).length
    const [best] = report.campaigns.toSorted((a, b) => held(b) - held(a))
    const found =
      best === undefined || held(best) === 0
        ? 'not found'
        : `${held(best)} found in ${best.id}, with ${best.accounts.length - held(best)} strangers`
    console.log(`  ${name.padEnd(16)} ${String(hidden.size).padStart(4)} accounts, ${found}`)
  }
}

setUp()
console.log('Building …')
if (build() !== 0) process.exit(1)

const folder = mkdtempSync(join(tmpdir(), 'stillwatch-demo-'))
const store = join(folder, 'store')
console.log('Inventing a month of traffic, with campaigns hidden in it …')
stillwatch('simulate', '--preset', 'demo', '--seed', '1', '--out', folder)
console.log('\nLooking for them …')
const log = join(folder, 'exchanges.ndjson.zst')
stillwatch('scan', log, '--store', store)
const { page, report } = await writePage(store)
const command = `node ${relative(process.cwd(), join(root, 'bin/stillwatch.js'))}`

printComparison(report)
console.log(`\nThe report as a page: ${page}`)
if (!process.argv.includes(ONCE)) {
  console.log('\nStarting a server, and handing it the same log …')
  const served = await serveDemo(folder, log)
  console.log(describeServed(served))
  const [campaign] = report.campaigns
  console.log('\nOn the command line:')
  if (campaign) console.log(`  ${command} explain ${campaign.id} --store ${store}`)
  console.log(`  ${command} scan YOUR-LOGS.jsonl --out report.html`)
  console.log(`  rm -r ${folder}          when you have seen enough`)
  console.log('\nCtrl-C ends the server.')
  process.exitCode = await served.ended
}
