/**
 * How quick the console is before a campaign of 25,000 accounts, which a real server holds in its stores: the first page,
 * the campaign's sides, panning the graph, scrolling the table. Wants `npm run build` and chromium; without a graphics
 * card the browser draws in software, which is the worst there is.
 *   npm run bench -- console --accounts 25000 --rounds 5
 */
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../console/e2e/open-browser.js'
import { settle } from '../console/e2e/settle.js'
import { CAMPAIGN, openLargeCampaign } from './console-campaign.js'
import { countFrames, type Frames } from './count-frames.js'
import { initialScriptBytes } from './initial-script-bytes.js'

const { values } = parseArgs({
  options: {
    accounts: { type: 'string', default: '25000' },
    rounds: { type: 'string', default: '5' },
    'pan-ms': { type: 'string', default: '4000' },
  },
})
const accounts = Number(values.accounts)
const rounds = Number(values.rounds)
const pan_ms = Number(values['pan-ms'])
const table: [what: string, figure: string][] = []
const tell = (what: string, figure: string): void => {
  table.push([what, figure])
  // At once: what comes later may fail.
  console.log(`${what}: ${figure}`)
}

const { initial, all } = initialScriptBytes()
tell('initial JavaScript, gzipped', `${(initial / 1e3).toFixed(1)} kB of ${(all / 1e3).toFixed(0)} kB in all`)
const server = await openLargeCampaign(accounts)
const browser = await openBrowser()
try {
  await timeRounds('first page (overview)', '/', (page) =>
    page.getByRole('region', { name: 'Campaigns', exact: true }).waitFor(),
  )
  await timeRounds('campaign, evidence', `/campaigns/${CAMPAIGN}`, (page) =>
    page.getByRole('tab', { name: 'Evidence' }).waitFor(),
  )
  await timeRounds('campaign, first accounts in the table', `/campaigns/${CAMPAIGN}?tab=accounts`, (page) =>
    page.getByRole('table', { name: 'Accounts of the campaign' }).waitFor(),
  )
  await timeRounds('campaign, graph drawn', `/campaigns/${CAMPAIGN}?tab=graph`, graphDrawn)
  await measureTable()
  await measureGraph()
} finally {
  await browser.close()
  await server.close()
}
const width = Math.max(...table.map(([what]) => what.length))
console.log(`\n${accounts} accounts; ${cpus().length} × ${cpus()[0]!.model}; load ${loadavg()[0]!.toFixed(1)}`)
for (const [what, figure] of table) console.log(`${what.padEnd(width)}  ${figure}`)

/**
 * From the request of the page by a browser that has nothing of the console yet, until it shows and answers: what was
 * waited for, and then one frame.
 */
async function timeRounds(what: string, path: string, shown: (page: Page) => Promise<void>): Promise<void> {
  const took: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const { page, began_ms, close } = await openFresh(path)
    await shown(page)
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))))
    // The first one warms the server up.
    if (round > 0) took.push(performance.now() - began_ms)
    await close()
  }
  took.sort((a, b) => a - b)
  tell(what, `${took[0]!.toFixed(0)} ms at best, ${took[rounds >> 1]!.toFixed(0)} ms in the middle of ${rounds}`)
}

async function measureTable(): Promise<void> {
  const { page, began_ms, close } = await openFresh(`/campaigns/${CAMPAIGN}?tab=accounts`)
  const name = new RegExp(`^${accounts.toLocaleString('en-US')} accounts\\.`)
  await page.getByRole('status').filter({ hasText: name }).waitFor({ timeout: 120_000 })
  tell(
    'all accounts of the table at hand, from the request of the page',
    `${((performance.now() - began_ms) / 1000).toFixed(1)} s`,
  )
  const region = page.getByRole('region', { name: 'Accounts of the campaign, scrolls' })
  const frames = await countFrames(page, pan_ms, () =>
    region.evaluate(async (scroller, ms) => {
      const until = performance.now() + ms
      while (performance.now() < until) {
        await new Promise(requestAnimationFrame)
        const end = scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight
        scroller.scrollTop = end ? 0 : scroller.scrollTop + 400
      }
    }, pan_ms),
  )
  tell('scrolling the table, 400 px a frame', words(frames))
  const began_sort_ms = performance.now()
  await page.getByRole('button', { name: 'Account', exact: true }).click()
  await page.locator('th[aria-sort=ascending]').waitFor()
  tell('sorting it by account', `${(performance.now() - began_sort_ms).toFixed(0)} ms`)
  await close()
}

async function measureGraph(): Promise<void> {
  const { page, close } = await openFresh(`/campaigns/${CAMPAIGN}?tab=graph`)
  await graphDrawn(page)
  await settle(page)
  tell('drawn by', await rendererOf(page))
  const canvas = page.getByRole('application')
  await canvas.scrollIntoViewIfNeeded()
  const pan = async (): Promise<Frames> => {
    const box = (await canvas.boundingBox())!
    const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height, 500) / 2]
    await page.mouse.move(x, y)
    await page.mouse.down()
    const until_ms = performance.now() + pan_ms
    const frames = await countFrames(page, pan_ms, async () => {
      for (let n = 0; performance.now() < until_ms; n++)
        await page.mouse.move(x + 150 * Math.sin(n / 9), y + 90 * Math.cos(n / 7))
    })
    await page.mouse.up()
    return frames
  }
  tell('panning the graph, all in sight', words(await pan()))
  await canvas.focus()
  for (let n = 0; n < 6; n++) await page.keyboard.press('+')
  await page.waitForTimeout(1500)
  tell('panning it, zoomed in', words(await pan()))
  await close()
}

/** A browser that loaded nothing before, and a link that carries the key: what a first visit takes would else be cached. */
async function openFresh(path: string) {
  const viewport = { width: 1280, height: 800 }
  const context = await (browser as Browser).newContext({ viewport, reducedMotion: 'reduce' })
  context.setDefaultTimeout(120_000)
  const page = await context.newPage()
  const began_ms = performance.now()
  await page.goto(`${server.url}/console${path}#key=${encodeURIComponent(server.key)}`)
  return { page, began_ms, close: () => context.close() }
}

function graphDrawn(page: Page): Promise<void> {
  return page.locator('[role=application] canvas').first().waitFor({ state: 'attached', timeout: 120_000 })
}

function rendererOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const gl = document.createElement('canvas').getContext('webgl')!
    const told = gl.getExtension('WEBGL_debug_renderer_info')
    return String(told === null ? gl.getParameter(gl.RENDERER) : gl.getParameter(told.UNMASKED_RENDERER_WEBGL))
  })
}

function words({ per_second, middle_ms, late_ms, longest_ms, script_ms }: Frames): string {
  const gaps = `${middle_ms.toFixed(0)} ms in the middle, ${late_ms.toFixed(0)} at the 95th of 100, ${longest_ms.toFixed(0)} at worst`
  return `${per_second.toFixed(0)} frames a second; between two ${gaps}; scripts ${script_ms.toFixed(1)} ms of each`
}
