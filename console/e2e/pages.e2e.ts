import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { initialScriptBytes } from '../../bench/initial-script-bytes'
import { expectAccessible } from './expect-accessible'
import { type Filled, fillConsole, SHARING_SETTINGS } from './fill-console'
import { listViews, type View } from './list-views'
import { goTo, NO_BROWSER, type Opened, openBrowser, openConsole } from './open-browser'
import { settle } from './settle'
import { type Person, type Seeded, startConsole } from './start-console'

const ROUTES = readFileSync(join(import.meta.dirname, '../src/routes.tsx'), 'utf8')
/** What views address is known once a server runs; what views there are, before. */
const VIEWS = listViews({} as Filled).map(({ name }) => name)
/** 640 is a window of 1280 at 200 %. */
const NARROW = [640, 390]

/** Gzipped: 300 kB are promised; charts or graph among them would fit into that, and do not belong there. */
const INITIAL_BYTES_MAX = 180_000

it('the console as it was built asks for few scripts before it draws anything', () => {
  const { initial, all } = initialScriptBytes()
  // They are there, and come when they are needed.
  expect(all).toBeGreaterThan(2 * initial)
  expect(initial).toBeLessThan(INITIAL_BYTES_MAX)
})

describe.skipIf(NO_BROWSER)('every page (wants chromium)', () => {
  let seeded: Seeded
  let views: View[]
  let browser: Browser
  const opened = new Map<string, Promise<Opened>>()
  const open = (of: Person, colorScheme: 'light' | 'dark'): Promise<Opened> => {
    const found = opened.get(of + colorScheme) ?? openConsole(browser, seeded.url, seeded.keys[of], { colorScheme })
    opened.set(of + colorScheme, found)
    return found
  }

  beforeAll(async () => {
    ;[seeded, browser] = await Promise.all([startConsole({ settings: SHARING_SETTINGS }), openBrowser()])
    views = listViews(await fillConsole(seeded))
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await seeded?.close()
  })

  it('is looked at', () => {
    const all = [...ROUTES.matchAll(/\bpath: '([^']+)'/g)].map(([, path]) => path)
    expect(all.length).toBeGreaterThan(20)
    expect([...new Set(listViews({} as Filled).map(({ route }) => route))].toSorted()).toEqual(all.toSorted())
  })

  it.each(VIEWS)('%s stands in both themes and at each width', async (name) => {
    const { path, of, drawn } = views.find((view) => view.name === name)!
    for (const theme of ['light', 'dark'] as const) {
      const { page, complaints } = await open(of, theme)
      const look = theme === 'light' ? 'all' : 'contrast'
      await page.setViewportSize({ width: 1280, height: 800 })
      await goTo(page, path)
      await settle(page)
      if (drawn !== undefined) await page.locator(drawn).first().waitFor({ state: 'attached' })
      expect(await page.getByRole('alert').allTextContents(), 'alerts').toEqual([])
      expect(await page.locator('h1').count(), 'headings of the first level').toBe(1)
      await expectAccessible(page, look)
      for (const width of theme === 'light' ? NARROW : [390]) {
        await page.setViewportSize({ width, height: 800 })
        await settle(page)
        expect(await overflowOf(page), `sideways at ${width}`).toEqual([])
        if (width === 390) await expectAccessible(page, look)
        expect(await unseenTabsOf(page), `open tabs out of sight at ${width}`).toEqual([])
      }
      expect(complaints.splice(0), `complaints of the browser, ${theme}`).toEqual([])
    }
  })
})

/** What makes the page wider than its window, outermost first; nothing where it is not. */
const overflowOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const wide = [...document.querySelectorAll('main *')].filter(
      (one) => one.getBoundingClientRect().right > clientWidth,
    )
    return [`${scrollWidth} px`, ...wide.slice(0, 5).map((one) => one.outerHTML.slice(0, 120))]
  })

/** Tabs that are open and out of sight: a row of tabs that is wider than its window scrolls. */
const unseenTabsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('[role=tab][aria-selected=true]')].flatMap((tab) => {
      const [seen, its] = [tab.parentElement!.getBoundingClientRect(), tab.getBoundingClientRect()]
      return its.left < seen.left - 1 || its.right > seen.right + 1 ? [tab.textContent!] : []
    }),
  )
