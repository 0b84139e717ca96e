import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './expect-accessible'
import { NO_BROWSER, type Opened, openBrowser, openConsole } from './open-browser'
import { type Person, type Seeded, startConsole } from './start-console'

const NAME = 'hold-back-harvesters'
const REASON = 'The backtest hits no account that is in no campaign.'
const APPROVED = 'Looked at the backtest myself.'

describe.skipIf(NO_BROWSER)('a policy and its second person (wants chromium)', () => {
  let seeded: Seeded
  let browser: Browser
  const opened: Opened[] = []
  let page: Page
  let reviewer: Page
  const as = async (person: Person): Promise<Page> => {
    opened.push(await openConsole(browser, seeded.url, seeded.keys[person]))
    return opened.at(-1)!.page
  }
  const yaml = (): Promise<string> => page.getByRole('textbox', { name: 'YAML' }).inputValue()

  beforeAll(async () => {
    ;[seeded, browser] = await Promise.all([startConsole(), openBrowser()])
    page = await as('analyst')
    reviewer = await as('reviewer')
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await seeded?.close()
  })

  it('is written in a form, and stands in the YAML as it is written', async () => {
    await page.goto(`${seeded.url}/console/policies`)
    await page.getByRole('button', { name: 'Write a policy' }).click()
    await page.getByRole('dialog').getByLabel('Name').fill(NAME)
    await page.getByRole('button', { name: 'Write it' }).click()
    await page.getByRole('heading', { level: 1, name: NAME }).waitFor()
    await page.getByRole('combobox', { name: 'Mode' }).selectOption('enforce')
    await page.getByLabel('Description').fill('Blocks the sure.')
    await page.getByRole('textbox', { name: 'Confidence of the campaign, at least' }).fill('0.9')
    await page.getByRole('combobox', { name: 'Then' }).selectOption('block')
    const written = await yaml()
    for (const part of [`name: ${NAME}`, 'mode: enforce', 'Blocks the sure.', 'confidence_min: 0.9', 'action: block'])
      expect(written).toContain(part)
    await page.getByText(/The server reads it: 1 rule, to be enforced/).waitFor()
  })

  it('can be written in the YAML as well, where a fault has a line', async () => {
    const before = await yaml()
    await page.getByRole('textbox', { name: 'YAML' }).fill(before.replace('mode: enforce', 'mode: perhaps'))
    await page.getByText('Line 3', { exact: false }).first().waitFor()
    expect(await page.getByRole('button', { name: 'Propose it' }).isDisabled()).toBe(true)
    await page.getByRole('textbox', { name: 'YAML' }).fill(before.replace('0.9', '0.95'))
    expect(await page.getByRole('textbox', { name: 'Confidence of the campaign, at least' }).inputValue()).toBe('0.95')
  })

  it('is tried on what is kept, with the figures of the server', async () => {
    await page.getByRole('button', { name: 'Run the backtest' }).click()
    const result = page.getByRole('region', { name: 'Result of the backtest' })
    await result.waitFor()
    const answer = await seeded.ask('analyst', 'POST', '/v1/policies/backtest', { policy: await yaml(), as_of: 'now' })
    expect(answer.accounts_hit).toBeGreaterThan(0)
    const words = (await result.textContent())!.replace(/\u202f|\u00a0/g, ' ')
    expect(words).toContain(`${answer.requests.toLocaleString('en-US')} exchanges of ${answer.accounts} accounts`)
    expect(words).toContain(`Accounts hit${answer.accounts_hit}`)
  })

  it('is proposed with a reason, and counts for nothing yet', async () => {
    await page.getByRole('button', { name: 'Propose it' }).click()
    await page.getByRole('dialog').getByLabel('Reason').fill(REASON)
    await page.getByRole('dialog').getByRole('button', { name: 'Propose it' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect((await seeded.ask('analyst', 'GET', '/v1/policies')).items).toEqual([])
  })

  it('cannot be approved by who proposed it: not here, and not over the API', async () => {
    await page.goto(`${seeded.url}/console/policies/${NAME}?tab=proposals`)
    await page.getByText('You proposed it, so you cannot approve it').waitFor()
    expect(await page.getByRole('button', { name: 'Approve' }).count()).toBe(0)
    const [{ id }] = (await seeded.ask('analyst', 'GET', '/v1/policy-proposals')).items
    const approve = `/v1/policy-proposals/${id}/approve`
    await expect(seeded.ask('analyst', 'POST', approve, { reason: APPROVED })).rejects.toThrow(/403/)
    // Whoever made a key is the same person as the key: the administrator made the reviewer's, not the proposal.
    const own = await seeded.ask('reviewer', 'POST', `/v1/policies/${NAME}-own/proposals`, {
      policy: (await yamlOf(id)).replace(`name: ${NAME}`, `name: ${NAME}-own`),
      reason: REASON,
    })
    const refused = seeded.ask('reviewer', 'POST', `/v1/policy-proposals/${own.id}/approve`, { reason: APPROVED })
    await expect(refused).rejects.toThrow(/40[39]/)
  })
  const yamlOf = async (id: string): Promise<string> =>
    (await seeded.ask('analyst', 'GET', `/v1/policy-proposals/${id}`)).source

  it('counts once another person approved it', async () => {
    await reviewer.goto(`${seeded.url}/console/policies/${NAME}?tab=proposals`)
    await reviewer.getByText(REASON).first().waitFor()
    await reviewer.getByRole('button', { name: 'Approve' }).click()
    await reviewer.getByRole('dialog').getByLabel('Reason').fill(APPROVED)
    await reviewer.getByRole('button', { name: 'Approve and enforce it' }).click()
    await reviewer.getByRole('dialog').waitFor({ state: 'detached' })
    const [{ policy, version }] = (await seeded.ask('analyst', 'GET', '/v1/policies')).items
    expect({ name: policy.name, mode: policy.mode, version }).toEqual({ name: NAME, mode: 'enforce', version: 1 })
    const [campaign] = (await seeded.ask('analyst', 'GET', '/v1/campaigns')).items
    expect(campaign.confidence).toBeGreaterThan(0.95)
    const members = await seeded.ask('analyst', 'GET', `/v1/campaigns/${campaign.id}/accounts?limit=1000`)
    const sure = members.items.find(({ score }: { score: number }) => score > 0.95).id
    const decision = await seeded.ask('admin', 'POST', '/v1/decisions', { account_id: sure })
    expect(decision.decision).toBe('block')
  })

  it('undoes no version that a colleague kept meanwhile, unless that is meant', async () => {
    const admin = await as('admin')
    await admin.goto(`${seeded.url}/console/policies/${NAME}?tab=edit`)
    await admin.getByLabel('Description').fill('Of the first one.')
    await admin.getByText(/The server reads it: 1 rule/).waitFor()
    const path = `/v1/policies/${NAME}`
    const { policy } = (await seeded.ask('admin', 'GET', '/v1/policies')).items[0]
    await seeded.ask('admin', 'PUT', path, { ...policy, description: 'Of the colleague.' })
    await admin.getByRole('button', { name: /^Keep it without/ }).click()
    const dialog = admin.getByRole('dialog')
    const keep = dialog.getByRole('button', { name: 'Keep and enforce it' })
    await keep.click()
    await dialog.getByRole('alert').filter({ hasText: 'That did not work' }).waitFor()
    await dialog.getByText('Version 2 was kept since you began this draft, when version 1 was the newest').waitFor()
    expect(await keep.isDisabled()).toBe(true)
    await expectAccessible(admin)
    expect((await seeded.ask('admin', 'GET', '/v1/policies')).items[0].version).toBe(2)
    await dialog.getByLabel('That is meant').check()
    await keep.click()
    await dialog.waitFor({ state: 'detached' })
    const [newest] = (await seeded.ask('admin', 'GET', '/v1/policies')).items
    expect([newest.version, newest.policy.description]).toEqual([3, 'Of the first one.'])
  })

  it('heard no complaint of the browser but of answers that say no: not kept yet, a fault, a version in between', () => {
    const answers = [
      new RegExp(`status of 404 .* /v1/policies/${NAME}$`),
      /status of 400 .* \/v1\/policies\/check$/,
      new RegExp(`status of 409 .* /v1/policies/${NAME}$`),
    ]
    const complaints = opened.flatMap(({ complaints }) => complaints)
    expect(complaints.filter((one) => answers.every((answer) => !answer.test(one)))).toEqual([])
    for (const answer of answers) expect(complaints.filter((one) => answer.test(one))).not.toEqual([])
  })
})
