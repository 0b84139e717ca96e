import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './expect-accessible'
import { NO_BROWSER, type Opened, openBrowser, openConsole } from './open-browser'
import { type Person, type Seeded, startConsole } from './start-console'

const CONFIRMED = 'The templates stand in an open data set of prompts.'
const SUSPENDED = 'Confirmed; the blast radius holds no customer with a contract.'
const STATEMENT = 'We are a course of a university: one exercise sheet, many students.'
const NOTE = 'The reseller answers on Monday.'
/** as DecisionsTab asks for them */
const DECISIONS_PAGE = 200
const UPHELD = 'The course is real; its dean vouches for the sheet.'

describe.skipIf(NO_BROWSER)('what an analyst does about a campaign (wants chromium)', () => {
  let seeded: Seeded
  let browser: Browser
  const opened: Opened[] = []
  let page: Page
  let campaign: string
  let accounts: string[]
  const as = async (person: Person, path: string): Promise<Page> => {
    const { page, ...rest } = await openConsole(browser, seeded.url, seeded.keys[person])
    opened.push({ page, ...rest })
    await page.goto(`${seeded.url}/console${path}`)
    return page
  }
  /** What the house does with a request of the account now. */
  const decide = (account_id: string): Promise<{ decision: string; case_id?: string }> =>
    seeded.ask('admin', 'POST', '/v1/decisions', { account_id })

  beforeAll(async () => {
    ;[seeded, browser] = await Promise.all([startConsole(), openBrowser()])
    campaign = seeded.campaigns[0]!
    const { items } = await seeded.ask('analyst', 'GET', `/v1/campaigns/${campaign}/accounts?limit=1000`)
    accounts = items.map(({ id }: { id: string }) => id)
    page = await as('analyst', `/campaigns/${campaign}`)
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await seeded?.close()
  })

  it('confirms it with a reason, which stands in its history', async () => {
    await page.getByRole('button', { name: 'Change the status' }).click()
    await page.getByRole('dialog').getByLabel('Reason').fill(CONFIRMED)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Set to confirmed' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect((await seeded.ask('analyst', 'GET', `/v1/campaigns/${campaign}`)).status).toBe('confirmed')
    await page.getByRole('tab', { name: 'History' }).click()
    await page.getByText(CONFIRMED).first().waitFor()
  })

  it('previews a suspension: whom it would hit, before anybody is', async () => {
    await page.getByRole('tab', { name: 'Actions' }).click()
    await page.getByLabel('Action', { exact: true }).selectOption('block')
    await page.getByRole('radio', { name: /^Enforce/ }).check()
    const preview = await seeded.ask('analyst', 'POST', `/v1/campaigns/${campaign}/actions/preview`, {
      do: { action: 'block' },
      mode: 'enforce',
    })
    expect(preview.accounts_hit).toBe(accounts.length)
    const shown = page.getByRole('region', { name: 'What it would do' })
    await shown.getByText(`of ${accounts.length} in the campaign`).waitFor()
    expect((await decide(accounts[0]!)).decision).toBe('allow')
    expect(new URL(page.url()).searchParams.get('do')).toBe('block')
  })

  it('suspends with a reason, and requests of its accounts are refused', async () => {
    await page.getByRole('button', { name: /^Enforce: block/ }).click()
    const dialog = page.getByRole('dialog')
    const enforce = dialog.getByRole('button', { name: /^Enforce on/ })
    expect(await enforce.isDisabled()).toBe(true)
    await expectAccessible(page)
    await dialog.getByLabel('Reason').fill(SUSPENDED)
    await enforce.click()
    await dialog.waitFor({ state: 'detached' })
    const row = page.getByRole('table', { name: 'Actions taken on the campaign' }).getByRole('row').nth(1)
    await row.getByText('in force').waitFor()
    expect(await row.textContent()).toContain(SUSPENDED)
    for (const account of [accounts[0]!, accounts.at(-1)!])
      expect(await decide(account)).toMatchObject({ decision: 'block', reason_code: 'restricted' })
    expect((await decide('acct_of_nobody')).decision).toBe('allow')
  })

  it('undoes it, and they are let through again', async () => {
    await page.getByRole('button', { name: /^Undo: block/ }).click()
    await page.getByRole('button', { name: 'Undo it' }).click()
    await page.getByRole('table', { name: 'Actions taken on the campaign' }).getByText('undone').first().waitFor()
    for (const account of [accounts[0]!, accounts.at(-1)!]) expect((await decide(account)).decision).toBe('allow')
  })

  it('files an appeal for a customer, which he may not decide himself', async () => {
    page = await as('analyst', `/accounts/${accounts[0]}`)
    await page.getByRole('button', { name: 'File an appeal' }).click()
    await page.getByLabel('What the customer says').fill(STATEMENT)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'File it' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.goto(`${seeded.url}/console/appeals`)
    await page.getByRole('link', { name: STATEMENT }).or(page.getByText(STATEMENT)).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/To decide takes the scope|You filed it/).waitFor()
    expect(await dialog.getByRole('radio').count()).toBe(0)
  })

  it('sees it upheld by a second person, which clears the account', async () => {
    const reviewer = await as('reviewer', '/appeals')
    await reviewer.getByText(STATEMENT).first().click()
    const dialog = reviewer.getByRole('dialog')
    await dialog.getByRole('radio', { name: /^Uphold/ }).check()
    await dialog.getByLabel('Reason').fill(UPHELD)
    await expectAccessible(reviewer)
    await dialog.getByRole('button', { name: 'Uphold it' }).click()
    await dialog.getByText(UPHELD).waitFor()
    const account = await seeded.ask('analyst', 'GET', `/v1/accounts/${accounts[0]}`)
    expect(account.appeals).toMatchObject([{ state: 'upheld', outcome: UPHELD }])
    expect(account.clearances).toMatchObject([{ kind: 'upheld_appeal', state: 'holds' }])
    const again = { do: { action: 'block' }, mode: 'enforce', reason: 'The others stay suspended.' }
    await seeded.ask('analyst', 'POST', `/v1/campaigns/${campaign}/actions`, again)
    expect((await decide(accounts[0]!)).decision).toBe('allow')
    expect((await decide(accounts[1]!)).decision).toBe('block')
  })

  it('finds a half-written note again after a look at the trail, and keeps it', async () => {
    page = await as('analyst', `/cases/${campaign}`)
    const note = page.getByRole('textbox', { name: 'Note' })
    await note.fill(NOTE)
    await page.getByRole('tab', { name: 'Trail' }).click()
    await note.waitFor({ state: 'detached' })
    await page.getByRole('tab', { name: 'Notes and tasks' }).click()
    expect(await note.inputValue()).toBe(NOTE)
    await page.getByRole('button', { name: 'Keep the note' }).click()
    await expect.poll(() => note.inputValue()).toBe('')
    const { items } = await seeded.ask('analyst', 'GET', `/v1/cases/${campaign}/notes`)
    expect(items.map(({ text }: { text: string }) => text)).toContain(NOTE)
  })

  it('saves all decisions of an account, also those that are not loaded yet', async () => {
    await Promise.all(Array.from({ length: DECISIONS_PAGE + 20 }, () => decide(accounts[1]!)))
    const readAll = async (): Promise<{ id: string }[]> =>
      (await seeded.ask('analyst', 'GET', `/v1/decisions?account_id=${accounts[1]}&limit=1000`)).items
    await expect.poll(async () => (await readAll()).length, { timeout: 20_000 }).toBeGreaterThan(DECISIONS_PAGE + 20)
    page = await as('analyst', `/accounts/${accounts[1]}?tab=decisions`)
    const card = page.getByRole('region', { name: 'One by one, the newest first' })
    const saved = page.waitForEvent('download')
    await card.getByRole('button', { name: 'CSV' }).click()
    const lines = readFileSync(await (await saved).path(), 'utf8')
      .trim()
      .split(/\r?\n/)
    const ids = lines.slice(1).map((line) => line.split(',')[0])
    expect(ids.toSorted()).toEqual((await readAll()).map(({ id }) => id).toSorted())
  })

  it('heard no complaint of the browser', () => expect(opened.flatMap(({ complaints }) => complaints)).toEqual([]))
})
