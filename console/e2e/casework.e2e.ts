import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './expect-accessible'
import { NO_BROWSER, type Opened, openBrowser, openConsole } from './open-browser'
import { openPartner } from './open-partner'
import { settle } from './settle'
import { type Person, type Seeded, startConsole } from './start-console'

const JUDGED = 'The course of a university; its dean vouches for it.'
const WHAT_FOR = 'so that the partner finds the same templates in its own logs'
const BROKER = { name: 'Broker of accounts', role: 'sold accounts by the hundred' }
const GROUND = { statement: 'Its price list names our plans.', source: 'Report of a partner' }
/** none of those that the list offers */
const SCORE = 0.9

describe.skipIf(NO_BROWSER)('work on what was found, and what leaves of it (wants chromium)', () => {
  let seeded: Seeded
  let partner: Awaited<ReturnType<typeof openPartner>>
  let browser: Browser
  const opened = new Map<Person, Opened>()
  const as = async (person: Person, path: string): Promise<Page> => {
    const one = opened.get(person) ?? (await openConsole(browser, seeded.url, seeded.keys[person]))
    opened.set(person, one)
    await one.page.goto(`${seeded.url}/console${path}`)
    await settle(one.page)
    return one.page
  }
  const statusOf = async (id: string): Promise<string> =>
    (await seeded.ask('analyst', 'GET', `/v1/campaigns/${id}`)).status
  const statuses = (): Promise<string[]> => Promise.all(seeded.campaigns.map(statusOf))

  beforeAll(async () => {
    partner = await openPartner()
    const recipients = { 'Example Partner': { kind: 'organisation', tlp_max: 'amber' } }
    const sharing = {
      publisher: { name: 'Example Laboratory', contact: 'intelligence@lab.example' },
      gate: { recipients },
      taxii_feeds: [{ url: partner.collection, recipient: 'Example Partner', every_s: 0 }],
      push: { look_ms: 200 },
    }
    ;[seeded, browser] = await Promise.all([startConsole({ settings: { sharing } }), openBrowser()])
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await seeded?.close()
    await partner?.close()
  })

  it('sets the status of those that are marked, and gives each back the one that it had', async () => {
    const [first, second] = seeded.campaigns as [string, string]
    await seeded.ask('analyst', 'PATCH', `/v1/campaigns/${first}`, { status: 'confirmed', note: 'Sure.' })
    const before = await statuses()
    const page = await as('analyst', '/campaigns')
    const marked = page.getByRole('region', { name: 'Marked campaigns' })
    await page.getByRole('checkbox', { name: `Mark ${first}` }).check()
    await page.getByRole('checkbox', { name: `Mark ${second}` }).check()
    await marked.getByText('2 marked').waitFor()
    // What a filter hides is not acted on.
    await page.getByRole('searchbox', { name: 'Find' }).fill(second)
    await marked.getByText('1 marked').waitFor()
    await page.getByRole('searchbox', { name: 'Find' }).fill('')
    await marked.getByText('2 marked').waitFor()
    await marked.getByRole('button', { name: 'Dismiss' }).click()
    const dialog = page.getByRole('dialog', { name: 'Change the status of 2 campaigns' })
    await dialog.getByLabel('Reason').fill(JUDGED)
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Set to dismissed' }).click()
    await dialog.waitFor({ state: 'detached' })
    const undo = page.getByRole('button', { name: 'Undo' })
    // What is told in the corner stays for as long as the mouse is on it.
    await undo.hover()
    expect((await statuses()).slice(0, 2)).toEqual(['dismissed', 'dismissed'])
    expect((await statuses()).slice(2)).toEqual(before.slice(2))
    await page.getByText('2 campaigns dismissed').first().waitFor()
    await marked.waitFor({ state: 'detached' })
    await undo.click()
    await page.getByText('Taken back', { exact: true }).first().waitFor()
    expect(await statuses()).toEqual(before)
    expect(before[0]).toBe('confirmed')
    const { items } = await seeded.ask('analyst', 'GET', `/v1/campaigns/${second}/history`)
    expect(JSON.stringify(items)).toContain(JUDGED)
  })

  it('shows a filter of the address that no list offers', async () => {
    const page = await as('analyst', `/campaigns/${seeded.campaigns[0]}?tab=accounts&score=${SCORE}`)
    const least = page.getByLabel('Belongs at least')
    expect(await least.locator('option:checked').textContent()).toBe('90 %')
    const { items } = await seeded.ask('analyst', 'GET', `/v1/campaigns/${seeded.campaigns[0]}/accounts?limit=1000`)
    const left = items.filter(({ score }: { score: number }) => score >= SCORE).length
    expect(await page.getByRole('button', { name: /^Mark all .* shown$/ }).textContent()).toBe(`Mark all ${left} shown`)
  })

  it('takes a case, hands it to a colleague, and takes that back', async () => {
    const id = seeded.campaigns[0]!
    const work = (): Promise<{ assignee: string; assignee_name: string; status: string }> =>
      seeded.ask('analyst', 'GET', `/v1/cases/${id}`)
    const me = await seeded.ask('analyst', 'GET', '/v1/me')
    const reviewer = await seeded.ask('reviewer', 'GET', '/v1/me')
    const page = await as('analyst', `/cases/${id}`)
    await page.getByRole('button', { name: 'Take it' }).click()
    await page.getByText('Saved: assignee, status.').first().waitFor()
    expect(await work()).toMatchObject({ assignee: me.id, status: 'working' })
    await page.getByRole('button', { name: 'Take it' }).waitFor({ state: 'detached' })
    await page.getByLabel('Assignee').selectOption({ label: 'reviewer' })
    await page.getByLabel('Priority').selectOption('high')
    expect((await work()).assignee).toBe(me.id)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page
      .getByText(/^Saved: .*priority/)
      .first()
      .waitFor()
    const undo = page.getByRole('button', { name: 'Undo' }).last()
    await undo.hover()
    expect(await work()).toMatchObject({ assignee: reviewer.id, priority: 'high' })
    const colleague = await as('reviewer', '/cases?assignee=me')
    await colleague.getByRole('table').getByRole('link', { name: id }).waitFor()
    await undo.click()
    await expect.poll(async () => (await work()).assignee).toBe(me.id)
  })

  it('splits a case into tasks: ticked, opened again, removed with a way back', async () => {
    const id = seeded.campaigns[0]!
    const tasks = async (): Promise<string[]> =>
      (await seeded.ask('analyst', 'GET', `/v1/cases/${id}/tasks`)).items.map(
        ({ title, done }: { title: string; done: string | null }) => `${done === null ? 'open' : 'done'}: ${title}`,
      )
    const page = await as('analyst', `/cases/${id}`)
    const field = page.getByLabel('New task')
    for (const title of ['Call the reseller', 'Read the appeal']) {
      await field.fill(title)
      await field.press('Enter')
      await page.getByRole('checkbox', { name: title }).waitFor()
      await expect.poll(() => field.inputValue()).toBe('')
    }
    await page.getByRole('checkbox', { name: 'Read the appeal' }).check()
    await expect
      .poll(async () => (await tasks()).toSorted())
      .toEqual(['done: Read the appeal', 'open: Call the reseller'])
    await page.getByRole('region', { name: 'Figures of the case' }).getByText('done: 1').waitFor()
    await page.getByRole('button', { name: 'Remove the task Call the reseller' }).click()
    await expect.poll(tasks).toEqual(['done: Read the appeal'])
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await expect
      .poll(async () => (await tasks()).toSorted())
      .toEqual(['done: Read the appeal', 'open: Call the reseller'])
    await page.getByRole('list', { name: 'Open tasks' }).getByRole('checkbox', { name: 'Call the reseller' }).waitFor()
    await page.getByText('1 done', { exact: true }).click()
    await page.getByRole('checkbox', { name: 'Read the appeal' }).uncheck()
    await expect
      .poll(async () => (await tasks()).toSorted())
      .toEqual(['open: Call the reseller', 'open: Read the appeal'])
  })

  it('states what else is known, on grounds, with a way back', async () => {
    const id = seeded.campaigns[0]!
    const affiliation = () => seeded.ask('analyst', 'GET', `/v1/campaigns/${id}/affiliation`)
    const page = await as('analyst', `/campaigns/${id}?tab=sharing`)
    const opener = page.getByRole('button', { name: 'State what else is known' })
    await opener.click()
    const dialog = page.getByRole('dialog', { name: 'State what else is known' })
    await dialog.getByRole('button', { name: 'Add a statement' }).click()
    await expectAccessible(page)
    const save = dialog.getByRole('button', { name: 'Save' })
    await save.click()
    await dialog.getByRole('alert').getByText('Statement 1: say what they gave.').waitFor()
    await dialog.getByLabel('Name').fill(BROKER.name)
    await dialog.getByLabel('What they gave').fill(BROKER.role)
    await save.click()
    await dialog.getByRole('alert').getByText('Statement 1: it needs grounds').waitFor()
    expect((await affiliation()).account_network_providers ?? []).toEqual([])
    await dialog.getByLabel('Statement', { exact: true }).fill(GROUND.statement)
    await dialog.getByLabel('Source').fill(GROUND.source)
    await dialog.getByRole('button', { name: 'Add a statement' }).click()
    const second = dialog.getByRole('group', { name: 'Statement 2' })
    await second.getByLabel('About').selectOption('asn')
    await second.getByLabel('Name').fill('AS64500')
    await second.getByLabel('Statement', { exact: true }).fill(GROUND.statement)
    await second.getByLabel('Source').fill(GROUND.source)
    await second.getByLabel(/rests on something else/).check()
    await expectAccessible(page)
    await save.click()
    await dialog.waitFor({ state: 'detached' })
    expect(await opener.evaluate((one) => one === document.activeElement)).toBe(true)
    const undo = page.getByRole('button', { name: 'Undo' })
    await undo.hover()
    expect(await affiliation()).toMatchObject({
      account_network_providers: [{ ...BROKER, location: null, grounds: [{ ...GROUND, independent: false }] }],
      infrastructure: [{ kind: 'asn', description: 'AS64500', grounds: [{ ...GROUND, independent: true }] }],
    })
    await page.getByText(`Gave accounts: ${BROKER.name}, ${BROKER.role}, location not known`).waitFor()
    await page.getByText('Network: AS64500').waitFor()
    await undo.click()
    await page.getByText('Network: AS64500').waitFor({ state: 'detached' })
    expect((await affiliation()).infrastructure ?? []).toEqual([])
  })

  it('asks that a campaign may leave to a partner: nothing leaves by asking, nor by who asked', async () => {
    const page = await as('analyst', '/outbox')
    await page.getByRole('button', { name: 'Ask that something may leave' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Campaign').selectOption(seeded.campaigns[1]!)
    await dialog.getByLabel('To', { exact: true }).selectOption(`remote:${partner.collection}`)
    await dialog.getByLabel('What it is for, in a sentence').fill(WHAT_FOR)
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Ask' }).click()
    await page.waitForURL(/\/outbox\/out_/)
    await page.getByText('It waits for another person. Until they approve it, nothing can be sent.').waitFor()
    await page.getByText(/^You asked for it, so another person has to approve it/).waitFor()
    expect(await page.getByRole('button', { name: /Approve|Push|Look at the document/ }).count()).toBe(0)
    const id = new URL(page.url()).pathname.split('/').at(-1)!
    await expect(seeded.ask('analyst', 'POST', `/v1/outgoing/${id}/approve`)).rejects.toThrow(/40[39]/)
    await expect(seeded.ask('analyst', 'POST', `/v1/outgoing/${id}/send`)).rejects.toThrow(/409/)
    expect(partner.taken).toEqual([])
  })

  it('is looked at and approved by another person, who cannot approve what they have not seen', async () => {
    const page = await as('reviewer', '/outbox')
    await page
      .getByRole('table')
      .getByRole('row', { name: /waiting/ })
      .getByRole('link')
      .first()
      .click()
    const approve = page.getByRole('button', { name: 'Approve these bytes' })
    await approve.waitFor()
    expect(await approve.isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Look at the document' }).click()
    await page.getByText('These are the bytes: their SHA-256 is that of the record.').waitFor()
    const written = page.getByRole('region', { name: 'What people wrote and machines named' })
    expect(await written.textContent()).toContain(WHAT_FOR)
    await expectAccessible(page)
    await approve.click()
    await page.getByText('It may leave: these bytes and no others.', { exact: false }).waitFor()
    expect((await seeded.ask('analyst', 'GET', '/v1/outgoing')).items).toMatchObject([{ status: 'approved' }])
    expect(partner.taken).toEqual([])
  })

  it('is sent once, and the partner has what was approved', async () => {
    const [{ id }] = (await seeded.ask('analyst', 'GET', '/v1/outgoing')).items
    const page = await as('analyst', `/outbox/${id}`)
    await page.getByRole('button', { name: 'Push it to the other server' }).click()
    await page.getByText('It has left. What has left cannot be called back.').waitFor()
    expect(await page.getByRole('button', { name: /Push|Withdraw|Send/ }).count()).toBe(0)
    const { objects } = await seeded.ask('analyst', 'GET', `/v1/outgoing/${id}/document`)
    expect(objects.length).toBeGreaterThan(5)
    expect(partner.taken.toSorted(byId)).toEqual(objects.toSorted(byId))
    const taken = page.getByRole('region', { name: 'At the other server' })
    await taken.getByText('Taken').locator('..').getByText(String(objects.length), { exact: true }).waitFor()
    const { items } = await seeded.ask('admin', 'GET', '/v1/audit?limit=100')
    const acts = items.map(({ action }: { action: string }) => action)
    expect(acts).toEqual(expect.arrayContaining(['outgoing.approved', 'outgoing.sent']))
    await expectAccessible(page)
  })
  const byId = (one: { id: string }, other: { id: string }): number => (one.id < other.id ? -1 : 1)

  it('heard no complaint of the browser', () =>
    expect([...opened.values()].flatMap(({ complaints }) => complaints)).toEqual([]))
})
