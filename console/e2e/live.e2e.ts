import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './expect-accessible'
import { NO_BROWSER, type Opened, openBrowser, openConsole } from './open-browser'
import { type Seeded, startConsole } from './start-console'

const POLICY = {
  schema: 'stillwatch/policy@1',
  name: 'closed-models',
  mode: 'enforce',
  rules: [
    { name: 'closed', when: { model: ['closed-*'] }, do: { action: 'block' } },
    { name: 'short', when: { model: ['short-*'] }, do: { action: 'degrade', degrade: ['withhold_reasoning'] } },
  ],
}

describe.skipIf(NO_BROWSER)('what comes while somebody looks (wants chromium)', () => {
  let seeded: Seeded
  let browser: Browser
  let opened: Opened
  let page: Page
  let rows: Locator
  let sent = 0
  /** Exchanges of these accounts, in their order. */
  const send = (...accounts: string[]): Promise<unknown> =>
    seeded.ask('admin', 'POST', '/v1/exchanges', accounts.map((account) => exchangeOf(account, sent++)).join('\n'))
  const decide = (account_id: string, model: string): Promise<unknown> =>
    seeded.ask('admin', 'POST', '/v1/decisions', { account_id, model })
  /** Does something that asks for another stream, and waits until the server follows it. */
  const following = async (query: string, act: () => Promise<unknown>): Promise<void> => {
    const answered = page.waitForResponse((one) => one.url().endsWith(`/v1/live/stream${query}`) && one.ok())
    await act()
    await answered
    await page.getByText('connected', { exact: true }).waitFor()
  }
  /** Accounts as the table has them, the newest first. */
  const shown = (): Promise<string[]> => rows.getByRole('link', { name: /^acct_/ }).allTextContents()
  const shows = (accounts: string[]) => expect.poll(shown, { timeout: 10_000 }).toEqual(accounts)

  beforeAll(async () => {
    ;[seeded, browser] = await Promise.all([startConsole({ empty: true }), openBrowser()])
    await seeded.ask('admin', 'PUT', '/v1/policies/closed-models?confirm=everyone', POLICY)
    opened = await openConsole(browser, seeded.url, seeded.keys.analyst)
    page = opened.page
    rows = page.getByRole('table', { name: 'Exchanges and decisions, the newest first' }).locator('tbody tr')
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await seeded?.close()
  })

  it('stands at the top without a press: exchanges, and decisions with what became of them', async () => {
    await following('', () => page.goto(`${seeded.url}/console/live`))
    await page.getByText('Nothing has come yet').waitFor()
    await send('acct_first')
    await shows(['acct_first'])
    await decide('acct_second', 'closed-1')
    await shows(['acct_second', 'acct_first'])
    const [decision, exchange] = await rows.allTextContents()
    expect(decision).toMatch(/block.*acct_second.*closed-1.*closed-models 1: closed/)
    expect(exchange).toMatch(/exchange.*acct_first.*none.*meridian-3/)
    await expectAccessible(page)
  })

  it('holds still while it is paused, counts what comes, and shows all of it afterwards', async () => {
    await page.getByRole('button', { name: 'Pause' }).click()
    await page.getByText('paused', { exact: true }).waitFor()
    await send('acct_third', 'acct_fourth')
    await page.getByRole('button', { name: 'Go on (2 waiting)' }).waitFor()
    expect(await shown()).toEqual(['acct_second', 'acct_first'])
    await page.getByRole('button', { name: /^Go on/ }).click()
    await shows(['acct_fourth', 'acct_third', 'acct_second', 'acct_first'])
    await send('acct_fifth')
    await shows(['acct_fifth', 'acct_fourth', 'acct_third', 'acct_second', 'acct_first'])
  })

  it('narrows what is held here to decisions, and gives the exchanges back', async () => {
    await page.getByLabel('Show', { exact: true }).selectOption('decisions')
    await shows(['acct_second'])
    await page.getByLabel('Show', { exact: true }).selectOption('exchanges')
    await shows(['acct_fifth', 'acct_fourth', 'acct_third', 'acct_first'])
    await page.getByLabel('Show', { exact: true }).selectOption('')
    expect(await rows.count()).toBe(5)
  })

  it('asks for one account alone, which the server heeds and the address keeps', async () => {
    await following('?account=acct_wanted', () => page.getByLabel('Account', { exact: true }).fill('acct_wanted'))
    await page.getByText('Nothing has come yet').waitFor()
    await send('acct_other', 'acct_wanted')
    await shows(['acct_wanted'])
    expect(new URL(page.url()).searchParams.get('account')).toBe('acct_wanted')
    await following('?account=acct_wanted', () => page.reload())
    expect(await page.getByLabel('Account', { exact: true }).inputValue()).toBe('acct_wanted')
    await send('acct_other', 'acct_wanted')
    await shows(['acct_wanted'])
  })

  it('asks for one kind of decision alone', async () => {
    await following('?decision=block', () => page.goto(`${seeded.url}/console/live?decision=block`))
    expect(await page.getByLabel('Decision', { exact: true }).inputValue()).toBe('block')
    await send('acct_other')
    await decide('acct_shortened', 'short-1')
    await decide('acct_blocked', 'closed-1')
    await shows(['acct_blocked'])
    await following('?decision=degrade', () => page.getByLabel('Decision', { exact: true }).selectOption('degrade'))
    await decide('acct_blocked', 'closed-1')
    await decide('acct_shortened', 'short-1')
    await shows(['acct_shortened'])
  })

  it('empties the table when asked, and goes on from there', async () => {
    await page.getByRole('button', { name: 'Clear' }).click()
    await page.getByText('Nothing has come yet').waitFor()
    await decide('acct_after', 'short-1')
    await shows(['acct_after'])
  })

  it('heard no complaint of the browser', () => expect(opened.complaints).toEqual([]))
})

const exchangeOf = (account_id: string, n: number): string =>
  JSON.stringify({
    id: `ex_live_${n}`,
    ts: new Date(Date.UTC(2026, 2, 30, 9, 0, n)).toISOString(),
    account_id,
    status: 200,
    request: { model: 'meridian-3', messages: [{ role: 'user', content: `What is ${n} times 7?` }] },
    response: { choices: [{ message: { role: 'assistant', content: String(n * 7) } }] },
  })
