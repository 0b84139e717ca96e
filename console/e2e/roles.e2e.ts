import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NO_BROWSER, type Opened, openBrowser, openConsole } from './open-browser'
import { settle } from './settle'
import { importLog, type Person, type Seeded, startConsole } from './start-console'

/** What would run if it were taken for markup. */
const MARKUP = [
  '<img src=x onerror="window.__ran = true">',
  '<script>window.__ran = true</script>',
  '<svg onload="window.__ran = true"></svg>',
  '[press](javascript:window.__ran=true)',
]
const SETTINGS = { retention: { exchanges_days: 0, text: 'all', text_days: 0 } }

describe.skipIf(NO_BROWSER)('who may read prompts, and who may not (wants chromium)', () => {
  let seeded: Seeded
  let browser: Browser
  let campaign: string
  let account: string
  const opened: Opened[] = []
  const as = async (person: Person, path: string): Promise<Page> => {
    opened.push(await openConsole(browser, seeded.url, seeded.keys[person]))
    const { page } = opened.at(-1)!
    await page.goto(`${seeded.url}/console${path}`)
    await settle(page)
    return page
  }

  beforeAll(async () => {
    ;[seeded, browser] = await Promise.all([startConsole({ settings: SETTINGS }), openBrowser()])
    campaign = seeded.campaigns[0]!
    account = (await seeded.ask('analyst', 'GET', `/v1/campaigns/${campaign}/accounts?limit=1`)).items[0].id
    await importLog(seeded.ask, 'markup.jsonl', logOfMarkup(account))
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await seeded?.close()
  })

  it('keeps prompts from an analyst, in the console and in the API', async () => {
    const page = await as('analyst', `/campaigns/${campaign}`)
    await page.getByRole('tab', { name: 'Evidence' }).waitFor()
    expect(await page.getByRole('tab', { name: 'Samples' }).count()).toBe(0)
    await page.goto(`${seeded.url}/console/campaigns/${campaign}?tab=samples`)
    await page.getByText('You may not read prompts').waitFor()
    for (const person of ['analyst', 'admin'] as const)
      for (const path of [`/v1/campaigns/${campaign}/samples`, `/v1/accounts/${account}/samples`])
        await expect(seeded.ask(person, 'GET', path), `${person} ${path}`).rejects.toThrow(/403/)
  })

  it('shows them side by side to who may, and writes down who read them', async () => {
    const page = await as('reader', `/campaigns/${campaign}?tab=samples`)
    await page.getByText(/other people’s words/).waitFor()
    const prompts = page.getByRole('region', { name: /^Prompt of / })
    await prompts.first().waitFor()
    expect(await prompts.count()).toBeGreaterThan(1)
    const { id } = await seeded.ask('reader', 'GET', '/v1/me')
    const { items } = await seeded.ask('admin', 'GET', '/v1/audit?limit=20')
    expect(items.find(({ action }: { action: string }) => action === 'texts.read')?.actor).toBe(id)
  })

  it('reads them once, whatever else is changed while they stand there', async () => {
    const page = await as('reader', `/campaigns/${campaign}?tab=samples`)
    await page
      .getByRole('region', { name: /^Prompt of / })
      .first()
      .waitFor()
    const read = await countEntries('texts.read')
    await page.getByRole('button', { name: 'Change the status' }).click()
    await page.getByRole('dialog').getByLabel('Reason').fill('The templates stand in an open data set.')
    await page.getByRole('button', { name: 'Set to confirmed' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByText('confirmed', { exact: true }).first().waitFor()
    await settle(page)
    expect(await countEntries('texts.read')).toBe(read)
    await page.reload()
    await page
      .getByRole('region', { name: /^Prompt of / })
      .first()
      .waitFor()
    expect(await countEntries('texts.read')).toBe(read + 1)
  })

  it('looks behind no pseudonym by a link, only when somebody asks', async () => {
    const page = await as('admin', '/audit')
    const before = await countEntries()
    await page.goto(`${seeded.url}/console/audit?named=true`)
    await settle(page)
    const box = page.getByRole('checkbox', { name: /behind the pseudonyms/ })
    expect(await box.isChecked()).toBe(false)
    expect(await countEntries()).toBe(before)
    await box.check()
    await settle(page)
    expect(await countEntries()).toBe(before + 1)
  })
  const countEntries = async (action?: string): Promise<number> => {
    const { items } = await seeded.ask('admin', 'GET', '/v1/audit?limit=1000')
    return items.filter((entry: { action: string }) => (action ?? entry.action) === entry.action).length
  }

  it('shows markup in a prompt as text, and nothing of it runs', async () => {
    for (const path of [`/campaigns/${campaign}?tab=samples`, `/accounts/${account}?tab=samples`]) {
      const page = await as('reader', path)
      const shown = await textsOf(page)
      for (const markup of MARKUP) expect(shown, path).toContain(markup)
      expect(await page.evaluate(() => '__ran' in window)).toBe(false)
    }
  })

  it('heard no complaint of the browser', () => expect(opened.flatMap(({ complaints }) => complaints)).toEqual([]))
})

/** All that the page shows of texts, template after template; there is no element but its own. */
async function textsOf(page: Page): Promise<string> {
  const choice = page.getByRole('combobox', { name: 'Template' })
  const templates = (await choice.count()) === 0 ? 0 : await choice.locator('option').count()
  const shown: (string | null)[] = []
  for (let n = 0; n < Math.max(1, templates); n++) {
    if (templates > 0) await choice.selectOption({ index: n })
    shown.push(await page.locator('main').textContent())
    expect(await page.locator('main img, main script, main [onload], main a[href^="javascript"]').count()).toBe(0)
  }
  return shown.join('\n')
}

const logOfMarkup = (account_id: string): string =>
  MARKUP.map((content, n) =>
    JSON.stringify({
      id: `ex_markup_${n}`,
      ts: new Date(Date.UTC(2026, 2, 31, 23, n)).toISOString(),
      account_id,
      status: 200,
      request: { model: 'meridian-3', messages: [{ role: 'user', content: `Alone of its kind ${n}: ${content}` }] },
      response: { choices: [{ message: { role: 'assistant', content } }] },
    }),
  ).join('\n')
