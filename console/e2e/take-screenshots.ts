/**
 * Pictures of every page in both themes, into docs/screenshots/NAME-THEME.png. Wants `npm run build` and chromium.
 *   npm run screenshots                    all of them
 *   npm run screenshots -- overview graph  those whose name holds one of these
 */
import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fillConsole, SHARING_SETTINGS } from './fill-console'
import { listViews } from './list-views'
import { goTo, openBrowser, openConsole } from './open-browser'
import { settle } from './settle'
import { startConsole } from './start-console'

const FOLDER = join(import.meta.dirname, '../../docs/screenshots')
const THEMES = ['light', 'dark'] as const
/** The pictures of a graph are drawn a moment after its page stands. */
const DRAWN_MS = 1500

const wanted = process.argv.slice(2)
const [seeded, browser] = await Promise.all([startConsole({ settings: SHARING_SETTINGS }), openBrowser()])
try {
  const all = listViews(await fillConsole(seeded))
  const views = all.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  mkdirSync(FOLDER, { recursive: true })
  for (const colorScheme of THEMES)
    for (const of of ['reader', 'admin'] as const) {
      const looks = { colorScheme, deviceScaleFactor: 1, timezoneId: 'UTC', locale: 'en-US' }
      const { page, close } = await openConsole(browser, seeded.url, seeded.keys[of], looks)
      for (const { name, path } of views.filter((view) => view.of === of)) {
        await goTo(page, path)
        await settle(page)
        if (name.includes('graph')) await page.waitForTimeout(DRAWN_MS)
        // A side of something begins at its tabs; what stands above them is in the picture of the whole.
        await page.evaluate((side) => {
          scrollTo(0, 0)
          if (side) document.querySelector('main [role=tablist]')?.scrollIntoView()
        }, path.includes('tab='))
        const file = join(FOLDER, `${name}-${colorScheme}.png`)
        await page.screenshot({ path: file })
        console.log(`${file}: ${(statSync(file).size / 1e3).toFixed(0)} kB`)
      }
      await close()
    }
} finally {
  await browser.close()
  await seeded.close()
}
