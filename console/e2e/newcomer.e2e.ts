import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NO_BROWSER, type Opened, openBrowser, openConsole } from './open-browser'
import { settle } from './settle'
import { type Seeded, startConsole } from './start-console'

interface Sized {
  id: string
  accounts_count: number
}

/** So many rows of a long table are drawn at the least. */
const DRAWN_ROWS = 12

type RowsOf = (ask: Seeded['ask'], largest: string) => Promise<string[]>
// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes
const itemsOf = async (ask: Seeded['ask'], path: string): Promise<any[]> => (await ask('analyst', 'GET', path)).items

/** Addresses of views; what stands first in the rows of each, by the API, where it is a list. */
const VIEWS: [pattern: string, rowsOf?: RowsOf][] = [
  [
    '/campaigns?q=accounts&status=open&confidence=0.95&sort=-exchanges',
    async (ask) =>
      (await itemsOf(ask, '/v1/campaigns'))
        .filter(({ confidence }) => confidence >= 0.95)
        .toSorted((a, b) => b.exchanges - a.exchanges)
        .map(({ id }) => id),
  ],
  ['/campaigns/compare?one=ONE&other=OTHER'],
  [
    '/campaigns/LARGEST?tab=evidence&verdict=harvesting&family=behaviour',
    async (ask, largest) => {
      const { evidence }: { evidence: { kind: string; verdict: string; family: string }[] } = await ask(
        'analyst',
        'GET',
        `/v1/campaigns/${largest}`,
      )
      const found = evidence.filter(({ verdict, family }) => verdict === 'harvesting' && family === 'behaviour')
      const runbooks = found.map(({ kind }) => ask('analyst', 'GET', `/v1/runbooks/${kind}`))
      return (await Promise.all(runbooks)).map(({ title }) => `Runbook: ${title}`)
    },
  ],
  [
    '/campaigns/LARGEST?tab=accounts&role=core&score=0.95&order=-score',
    async (ask, largest) =>
      (await itemsOf(ask, `/v1/campaigns/${largest}/accounts?limit=1000`))
        .filter(({ role, score }) => role === 'core' && score >= 0.95)
        .toSorted((a, b) => b.score - a.score)
        .map(({ id }) => id),
  ],
  ['/campaigns/LARGEST?tab=actions&do=throttle&per_minute=3&days=365'],
  ['/accounts?q=acct_0'],
  [
    '/audit?kind=key.',
    async (ask) =>
      (await itemsOf(ask, '/v1/audit?limit=1000'))
        .filter(({ action }) => action.startsWith('key.'))
        .map(({ seq }) => String(seq)),
  ],
  ['/?span=7d&course=decisions&campaigns=newest'],
]

describe.skipIf(NO_BROWSER)('somebody new to it (wants chromium)', () => {
  let seeded: Seeded
  let browser: Browser
  let opened: Opened
  let page: Page
  let largest: Sized

  beforeAll(async () => {
    ;[seeded, browser] = await Promise.all([startConsole(), openBrowser()])
    const { items }: { items: Sized[] } = await seeded.ask('analyst', 'GET', '/v1/campaigns')
    largest = items.toSorted((a, b) => b.accounts_count - a.accounts_count)[0]!
    opened = await openConsole(browser, seeded.url, seeded.keys.analyst)
    page = opened.page
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await seeded?.close()
  })
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name })
  const pathNow = (): string => page.url().slice(`${seeded.url}/console`.length)

  it('opens the link of the demo and is at the overview, the key gone from the address', async () => {
    await heading('Overview').waitFor()
    expect(pathNow()).toBe('/')
    await page.reload()
    await settle(page)
    expect(await page.getByRole('table', { name: 'Campaigns' }).getByRole('row').count()).toBe(
      seeded.campaigns.length + 1,
    )
  })

  it('reaches the evidence of the largest campaign and how to check it', async () => {
    const row = page.getByRole('table', { name: 'Campaigns' }).getByRole('row')
    await row
      .filter({ hasText: `${largest.accounts_count} accounts` })
      .getByRole('link')
      .click()
    await heading(`Campaign ${largest.id}`).waitFor()
    const { evidence } = await seeded.ask('analyst', 'GET', `/v1/campaigns/${largest.id}`)
    const runbooks = page.getByRole('button', { name: /^Runbook: / })
    await runbooks.first().waitFor()
    expect(await runbooks.count()).toBe(evidence.length)
    await page.getByText(`${evidence[0].statement}.`, { exact: true }).waitFor()
    await runbooks.first().click()
    const runbook = page.getByRole('dialog')
    await runbook.getByText('Chance means').waitFor()
    const { title } = await seeded.ask('analyst', 'GET', `/v1/runbooks/${evidence[0].kind}`)
    expect(await runbook.getByRole('heading').first().textContent()).toBe(title)
    expect(new URL(page.url()).searchParams.get('runbook')).toBe(evidence[0].kind)
    await page.keyboard.press('Escape')
    await runbook.waitFor({ state: 'detached' })
  })

  it('goes anywhere by the palette', async () => {
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder(/Page, campaign or account/).fill('appeals')
    await page.keyboard.press('Enter')
    await heading('Appeals').waitFor()
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder(/Page, campaign or account/).fill(largest.id)
    await page.getByRole('option', { name: new RegExp(`${largest.id} \\d`) }).click()
    await heading(`Campaign ${largest.id}`).waitFor()
  })

  it('works a table by keyboard, and is told the keys', async () => {
    await page.locator('body').press('g')
    await page.keyboard.press('c')
    await heading('Campaigns').waitFor()
    const table = page.getByRole('region', { name: 'Campaigns, scrolls' })
    await table.focus()
    const ids = (await seeded.ask('analyst', 'GET', '/v1/campaigns')).items.map(({ id }: Sized) => id)
    for (const key of ['j', 'j', 'k', 'Enter']) await page.keyboard.press(key)
    await heading(`Campaign ${ids[1]}`).waitFor()
    await page.keyboard.press('?')
    const help = page.getByRole('dialog', { name: 'Keys' })
    expect(await help.textContent()).toContain('Next and previous row of a table')
    await page.keyboard.press('Escape')
    await help.waitFor({ state: 'detached' })
  })

  it.each(VIEWS)('finds the same view again at %s', async (pattern, rowsOf) => {
    const [one = '', other = ''] = seeded.campaigns
    const path = pattern.replace('LARGEST', largest.id).replace('ONE', one).replace('OTHER', other)
    const { pathname, searchParams } = new URL(path, seeded.url)
    const tab = searchParams.get('tab')
    const plain = await lookAt(tab === null ? pathname : `${pathname}?tab=${tab}`)
    const shown = await lookAt(path)
    const address = pathNow()
    for (const [name, value] of searchParams) expect(new URL(page.url()).searchParams.get(name), name).toBe(value)
    await page.reload()
    await settle(page)
    expect(pathNow()).toBe(address)
    expect(await viewOf(page)).toEqual(shown)
    // A page that takes no heed of its address is the same after each reload as well.
    expect(shown).not.toEqual(plain)
    const rows = await rowsOf?.(seeded.ask, largest.id)
    if (rows === undefined) return
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.length < plain.rows.length || rows.join() !== plain.rows.slice(0, rows.length).join()).toBe(true)
    // A long table draws what is in sight.
    const drawn = Math.min(rows.length, DRAWN_ROWS)
    expect(shown.rows.slice(0, drawn)).toEqual(rows.slice(0, drawn))
    expect(shown.rows_count).toBe(rows.length)
  })
  const lookAt = async (path: string) => {
    await page.goto(`${seeded.url}/console${path}`)
    await settle(page)
    return viewOf(page)
  }

  it('keeps in the address what is chosen in a filter', async () => {
    await page.goto(`${seeded.url}/console/campaigns`)
    await settle(page)
    await page.keyboard.press('/')
    await page.keyboard.type(largest.id)
    await page.getByText('1 of 3 campaigns').waitFor()
    expect(pathNow()).toBe(`/campaigns?q=${largest.id}`)
  })

  it('leaves the caret where one writes in a filter', async () => {
    await lookAt('/campaigns')
    const find = page.getByRole('searchbox', { name: 'Find' })
    await find.pressSequentially('ab')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.type('xyz', { delay: 30 })
    await expect.poll(pathNow).toBe('/campaigns?q=axyzb')
    expect(await find.inputValue()).toBe('axyzb')
  })

  it('goes on by keyboard after a row was ticked', async () => {
    await lookAt('/campaigns')
    const ids = (await seeded.ask('analyst', 'GET', '/v1/campaigns')).items.map(({ id }: Sized) => id)
    const rows = page.getByRole('table', { name: 'Campaigns' }).locator('tbody tr')
    await rows.nth(0).getByRole('checkbox').check()
    for (const key of ['j', 'Enter']) await page.keyboard.press(key)
    await heading(`Campaign ${ids[1]}`).waitFor()
  })

  it('heard no complaint of the browser', () => expect(opened.complaints).toEqual([]))
})

/** What fields hold, which tab is open, the first words of rows or of findings, and the figures: no words that change with time. */
const viewOf = (page: Page) =>
  page.locator('main').evaluate((main) => {
    const textsOf = (selector: string): string[] =>
      [...main.querySelectorAll(selector)].map((one) => one.textContent?.trim() ?? '')
    const rows = [...main.querySelectorAll<HTMLTableRowElement>('tbody tr')].map((row) =>
      [...row.cells].map(({ textContent }) => textContent?.trim()).find((text) => text !== ''),
    )
    const runbooks = [...main.querySelectorAll('button[aria-label^="Runbook: "]')].map((one) => one.ariaLabel)
    return {
      fields: [...main.querySelectorAll<HTMLInputElement>('input, select')].map((one) =>
        one.type === 'checkbox' || one.type === 'radio' ? one.checked : one.value,
      ),
      tab: main.querySelector('[role=tab][aria-selected=true]')?.textContent,
      figures: textsOf('.tiles > *'),
      rows: runbooks.length > 0 ? runbooks : rows,
      // With its heading, and with those that are out of sight.
      rows_count: runbooks.length || Number(main.querySelector('table')?.ariaRowCount ?? 1) - 1,
    }
  })
