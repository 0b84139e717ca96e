import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './expect-accessible'
import { goTo, NO_BROWSER, type Opened, openBrowser, openConsole } from './open-browser'
import { settle } from './settle'
import { importLog, type Person, type Seeded, startConsole } from './start-console'

const CLOSED = {
  schema: 'stillwatch/policy@1',
  name: 'closed-models',
  mode: 'enforce',
  rules: [{ name: 'closed', when: { model: ['closed-*'] }, do: { action: 'block' } }],
}
const PERMITTED = 'acct_permitted'
const HELD = 'acct_held'
const PURPOSE = 'Agreed distillation, contract 12/26.'
const ORDER = 'Preservation order 4/26.'

describe.skipIf(NO_BROWSER)('permits, legal holds, erasure (wants chromium)', () => {
  let seeded: Seeded
  let browser: Browser
  const opened = new Map<Person, Opened>()
  /** As one of the persons, each of whom has one window. */
  const as = async (person: Person, path: string): Promise<Page> => {
    const one = opened.get(person) ?? (await openConsole(browser, seeded.url, seeded.keys[person]))
    opened.set(person, one)
    await one.page.goto(`${seeded.url}/console${path}`)
    await settle(one.page)
    return one.page
  }
  const decide = async (model: string): Promise<string> =>
    (await seeded.ask('admin', 'POST', '/v1/decisions', { account_id: PERMITTED, model })).decision
  const permits = async (): Promise<{ id: string; state: string; models: string[]; quota: number }[]> =>
    (await seeded.ask('analyst', 'GET', '/v1/clearances?kind=permit')).items

  beforeAll(async () => {
    ;[seeded, browser] = await Promise.all([startConsole({ empty: true }), openBrowser()])
    await importLog(seeded.ask, 'two.jsonl', [PERMITTED, HELD].map(exchangesOf).join('\n'))
    await seeded.ask('admin', 'PUT', '/v1/policies/closed-models?confirm=everyone', CLOSED)
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await seeded?.close()
  })

  it('sends a form once, keeps what was written where the server refuses it, and leaves it with Escape', async () => {
    const page = await as('analyst', '/clearances')
    const opener = page.getByRole('button', { name: 'Request a permit' })
    await opener.click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Account').fill(PERMITTED)
    await dialog.getByLabel('Purpose').fill(PURPOSE)
    await dialog.getByLabel('Models').fill('m'.repeat(300))
    let goOn = (): void => undefined
    const meanwhile = new Promise<void>((resolve) => {
      goOn = resolve
    })
    let asked = 0
    await page.route('**/v1/permits', async (route) => {
      asked++
      await meanwhile
      await route.continue()
    })
    const send = dialog.getByRole('button', { name: 'Request it' })
    await send.click()
    await expect.poll(() => send.getAttribute('aria-busy')).toBe('true')
    await dialog.getByLabel('Account').press('Enter')
    // What comes back might be shown once: nothing closes it before.
    await page.keyboard.press('Escape')
    expect(await dialog.getByRole('button', { name: 'Cancel' }).isDisabled()).toBe(true)
    goOn()
    await dialog.getByRole('alert').waitFor()
    expect(asked).toBe(1)
    expect(await dialog.getByLabel('Purpose').inputValue()).toBe(PURPOSE)
    expect(await send.isEnabled()).toBe(true)
    await expectAccessible(page)
    await page.unroute('**/v1/permits')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await opener.evaluate((one) => one === document.activeElement)).toBe(true)
    expect(await permits()).toEqual([])
  })

  it('asks for a permit, which counts for nothing until another person approves it', async () => {
    const page = await as('analyst', '/clearances')
    await page.getByRole('button', { name: 'Request a permit' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Account').fill(PERMITTED)
    await dialog.getByLabel('Purpose').fill(PURPOSE)
    await dialog.getByLabel('Models').fill('closed-1*, open-2')
    await dialog.getByLabel('Requests a day').fill('5000')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Request it' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await permits()).toMatchObject([{ state: 'requested', models: ['closed-1*', 'open-2'], quota: 5000 }])
    const waiting = page.getByRole('region', { name: 'Waiting for a second person: 1' })
    await waiting.getByText('You requested it: another person has to approve it.').waitFor()
    expect(await waiting.getByRole('button').count()).toBe(0)
    const { id } = (await permits())[0]!
    await expect(seeded.ask('analyst', 'POST', `/v1/permits/${id}/approve`)).rejects.toThrow(/403/)
    expect(await decide('closed-1')).toBe('block')
  })

  it('is approved by a second person, and holds for the models that it names', async () => {
    const page = await as('reviewer', '/clearances')
    await page.getByRole('button', { name: `Approve … for ${PERMITTED}` }).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.textContent()).toContain(PURPOSE)
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Approve it' }).click()
    await dialog.waitFor({ state: 'detached' })
    const row = page.getByRole('table', { name: 'Permits' }).getByRole('row', { name: PERMITTED })
    await row.getByText('holds', { exact: true }).waitFor()
    expect(await page.getByText('Waiting for a second person').count()).toBe(0)
    expect([await decide('closed-1'), await decide('closed-2')]).toEqual(['allow', 'block'])
  })

  it('is refused with a reason, and never counts', async () => {
    const body = { account_id: PERMITTED, models: ['closed-2'], purpose: 'The next model as well.' }
    await seeded.ask('analyst', 'POST', '/v1/permits', body)
    const page = await as('reviewer', '/clearances')
    await page.getByRole('button', { name: `Refuse … for ${PERMITTED}` }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Reason').fill('The contract names one model.')
    await dialog.getByRole('button', { name: /^Refuse/ }).click()
    await dialog.waitFor({ state: 'detached' })
    const states = (await permits()).map(({ models, state }) => `${models[0]} ${state}`)
    expect(states.toSorted()).toEqual(['closed-1* holds', 'closed-2 revoked'])
    expect(await decide('closed-2')).toBe('block')
  })

  it('ends for good when it is revoked', async () => {
    const page = await as('admin', '/clearances')
    await page.getByRole('button', { name: `Revoke … ${PERMITTED}` }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Reason').fill('The contract has ended.')
    await dialog.getByRole('button', { name: 'Revoke it' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await decide('closed-1')).toBe('block')
  })

  it('holds an account for a court: until it is lifted nobody can erase it', async () => {
    const page = await as('admin', '/clearances?tab=holds')
    await page.getByRole('button', { name: 'Place a hold …' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Account').fill(HELD)
    await dialog.getByLabel('Reason').fill(ORDER)
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Place it' }).click()
    await dialog.waitFor({ state: 'detached' })
    const row = page.getByRole('table', { name: 'Legal holds' }).getByRole('row', { name: HELD })
    expect(await row.textContent()).toContain(ORDER)
    await goTo(page, `/accounts/${HELD}?tab=standing`)
    await page.getByText('A legal hold stands: the server refuses the erasure.').waitFor()
    expect(await page.getByRole('button', { name: 'Erase the account …' }).isDisabled()).toBe(true)
    await expect(seeded.ask('admin', 'POST', `/v1/accounts/${HELD}/erasure`)).rejects.toThrow(/409/)
    await page.getByRole('button', { name: /^Lift hold_/ }).click()
    expect(await dialog.textContent()).toContain(ORDER)
    await dialog.getByRole('button', { name: 'Lift it' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('No legal hold stands').waitFor()
    expect(await page.getByRole('button', { name: 'Erase the account …' }).isEnabled()).toBe(true)
  })

  it('shows no such buttons to who may not: neither hold nor erasure', async () => {
    const page = await as('analyst', `/accounts/${HELD}?tab=standing`)
    await page.getByText('To erase takes the scope «admin».').waitFor()
    expect(await page.getByRole('button', { name: /Erase the account|Place a legal hold/ }).count()).toBe(0)
    await expect(seeded.ask('analyst', 'POST', `/v1/accounts/${HELD}/erasure`)).rejects.toThrow(/403/)
  })

  it('erases an account once its id was typed, tells what went, and shows nothing of it from memory', async () => {
    const page = await as('admin', `/accounts/${HELD}?tab=standing`)
    await page.getByRole('button', { name: 'Erase the account …' }).click()
    const dialog = page.getByRole('dialog')
    const erase = dialog.getByRole('button', { name: 'Erase it for good' })
    const typed = dialog.getByLabel(`Type ${HELD} to confirm`)
    await typed.fill(PERMITTED)
    expect(await erase.isDisabled()).toBe(true)
    await typed.press('Enter')
    expect((await seeded.ask('admin', 'GET', `/v1/accounts/${HELD}`)).id).toBe(HELD)
    await typed.fill(HELD)
    await expectAccessible(page)
    await erase.click()
    await dialog.getByRole('heading', { name: 'The account is erased' }).waitFor()
    expect(await dialog.textContent()).toMatch(/exchanges\s*3/)
    await expect(seeded.ask('admin', 'GET', `/v1/accounts/${HELD}`)).rejects.toThrow(/404/)
    expect((await seeded.ask('admin', 'GET', `/v1/accounts/${PERMITTED}`)).id).toBe(PERMITTED)
    await dialog.getByRole('button', { name: 'To the accounts' }).click()
    await page.getByRole('heading', { level: 1, name: 'Accounts' }).waitFor()
    const { items } = await seeded.ask('admin', 'GET', '/v1/audit?limit=50')
    expect(items.map(({ action }: { action: string }) => action)).toContain('account.erased')
    expect(JSON.stringify(items)).not.toContain(HELD)
    await page.goBack()
    await page.getByRole('alert').waitFor()
    expect(await page.getByText('Erase the account …').count()).toBe(0)
  })

  it('heard no complaint of the browser but of answers that say no: a form at fault, an account that is gone', () => {
    const answers = [/status of 400 .* \/v1\/permits$/, new RegExp(`status of 404 .*/v1/accounts/${HELD}`)]
    const complaints = [...opened.values()].flatMap(({ complaints }) => complaints)
    expect(complaints.filter((one) => answers.every((answer) => !answer.test(one)))).toEqual([])
    for (const answer of answers) expect(complaints.filter((one) => answer.test(one))).not.toEqual([])
  })
})

const exchangesOf = (account_id: string): string =>
  [1, 2, 3]
    .map((n) =>
      JSON.stringify({
        id: `ex_${account_id}_${n}`,
        ts: new Date(Date.UTC(2026, 2, 30, 9, n)).toISOString(),
        account_id,
        status: 200,
        request: { model: 'meridian-3', messages: [{ role: 'user', content: `What is ${n} times 7?` }] },
        response: { choices: [{ message: { role: 'assistant', content: String(n * 7) } }] },
      }),
    )
    .join('\n')
