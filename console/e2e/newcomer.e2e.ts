import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NO_BROWSER, type Opened, openBrowser, openConsole } from './open-browser'
import { settle } from './settle'
import { type Seeded, startConsole } from './start-console'

interface Sized {
  id: string
  accounts_count: number
}

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

  it.each([
    '/campaigns?q=accounts&status=open&confidence=0.95&sort=-exchanges',
    '/campaigns/compare?one=ONE&other=OTHER',
    '/campaigns/LARGEST?tab=evidence&verdict=harvesting&family=behaviour',
    '/campaigns/LARGEST?tab=accounts&role=core&score=0.9&order=-harvesting',
    '/campaigns/LARGEST?tab=actions&do=throttle&per_minute=3&days=365',
    '/accounts?q=acct_0',
    '/audit?kind=key',
    '/?span=90d&course=decisions&campaigns=newest',
  ])('finds the same view again at %s', async (pattern) => {
    const [one = '', other = ''] = seeded.campaigns
    const path = pattern.replace('LARGEST', largest.id).replace('ONE', one).replace('OTHER', other)
    await page.goto(`${seeded.url}/console${path}`)
    await settle(page)
    const [address, shown] = [pathNow(), await viewOf(page)]
    for (const [name, value] of new URL(path, seeded.url).searchParams)
      expect(new URL(page.url()).searchParams.get(name), name).toBe(value)
    await page.reload()
    await settle(page)
    expect(pathNow()).toBe(address)
    expect(await viewOf(page)).toEqual(shown)
  })

  it('keeps in the address what is chosen in a filter', async () => {
    await page.goto(`${seeded.url}/console/campaigns`)
    await settle(page)
    await page.keyboard.press('/')
    await page.keyboard.type(largest.id)
    await page.getByText('1 of 3 campaigns').waitFor()
    expect(pathNow()).toBe(`/campaigns?q=${largest.id}`)
  })

  it('heard no complaint of the browser', () => expect(opened.complaints).toEqual([]))
})

/** What fields hold, which tab is open, and what tables show, without words that change with time. */
const viewOf = (page: Page) =>
  page.locator('main').evaluate((main) => ({
    fields: [...main.querySelectorAll<HTMLInputElement>('input, select')].map((one) =>
      one.type === 'checkbox' || one.type === 'radio' ? one.checked : one.value,
    ),
    tab: main.querySelector('[role=tab][aria-selected=true]')?.textContent,
    rows: [...main.querySelectorAll('tbody tr')].map((row) => row.querySelector('a, td')?.textContent),
  }))
