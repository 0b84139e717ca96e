import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './expect-accessible'
import { policyOf } from './fill-console'
import { NO_BROWSER, type Opened, openBrowser, openConsole } from './open-browser'
import { settle } from './settle'
import { type Seeded, startConsole } from './start-console'

const DRAFTED = 'Half written by the first one.'

describe.skipIf(NO_BROWSER)('who works in a tab, and what covers its page (wants chromium)', () => {
  let seeded: Seeded
  let browser: Browser
  const opened: Opened[] = []
  const as = async (key: string, path: string): Promise<Page> => {
    opened.push(await openConsole(browser, seeded.url, key))
    const { page } = opened.at(-1)!
    await page.goto(`${seeded.url}/console${path}`)
    await settle(page)
    return page
  }
  const makeKey = async (name: string, scopes: readonly string[]): Promise<string> =>
    (await seeded.ask('admin', 'POST', '/v1/keys', { name, scopes })).token
  const signIn = async (page: Page, key: string): Promise<void> => {
    await page.getByLabel('Key').fill(key)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('navigation', { name: 'Pages' }).waitFor({ state: 'attached' })
  }
  /** What the tab would do with the next press of a key. */
  const focused = (page: Page): Promise<string> =>
    page.evaluate(() => {
      const { tagName, ariaLabel, textContent } = document.activeElement!
      return tagName === 'BODY' ? 'nothing' : (ariaLabel ?? textContent ?? '').trim()
    })

  beforeAll(async () => {
    ;[seeded, browser] = await Promise.all([startConsole({ empty: true }), openBrowser()])
    await seeded.ask('admin', 'PUT', '/v1/policies/hold-back', policyOf('hold-back'))
  })
  afterAll(async () => {
    await browser?.close()
    await seeded?.close()
  })

  it('asks for a key, and forgets all of the former person when another signs in', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(`${seeded.url}/console/policies/hold-back?tab=edit`)
    await page.getByRole('heading', { level: 1, name: 'Stillwatch' }).waitFor()
    await expectAccessible(page)
    await signIn(page, seeded.keys.admin)
    await page.getByLabel('Description').fill(DRAFTED)
    await page.getByRole('tab', { name: 'Edit (draft)' }).waitFor()
    await page.getByRole('link', { name: 'Keys' }).click()
    await page.getByRole('table', { name: 'Keys' }).getByText('reviewer').first().waitFor()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByLabel('Key').waitFor()
    expect(await page.locator('body').textContent()).not.toContain('reviewer')
    await signIn(page, seeded.keys.analyst)
    await page.getByText('To see and make keys takes the scope admin').waitFor()
    await settle(page)
    expect(await page.getByRole('table', { name: 'Keys' }).count()).toBe(0)
    expect(await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Keys' }).count()).toBe(0)
    await page.getByRole('link', { name: 'Policies' }).click()
    await page.getByRole('link', { name: 'hold-back' }).click()
    await page.getByRole('tab', { name: 'Edit', exact: true }).click()
    expect(await page.getByLabel('Description').inputValue()).not.toBe(DRAFTED)
    expect(await page.getByRole('button', { name: /^Keep it/ }).count()).toBe(0)
    await context.close()
  })

  it('hands over the token of the own key that ends at once, and goes on with it', async () => {
    const key = await makeKey('short-lived', ['admin'])
    const page = await as(key, '/keys')
    await page.getByRole('button', { name: 'Do something with short-lived' }).click()
    await page.getByRole('menuitem', { name: 'Rotate' }).click()
    await page.getByRole('dialog').getByLabel('The old token lives on for').selectOption({ label: 'it ends now' })
    await page.getByRole('dialog').getByRole('button', { name: 'Rotate' }).click()
    const shown = page.getByRole('dialog', { name: 'The token of short-lived' })
    const token = /sw_\S+/.exec((await shown.locator('pre, code').first().textContent())!)![0]
    expect(token).not.toBe(key)
    const meBy = async (of: string): Promise<number> =>
      (await fetch(`${seeded.url}/v1/me`, { headers: { authorization: `Bearer ${of}` } })).status
    expect([await meBy(key), await meBy(token)]).toEqual([401, 200])
    await expectAccessible(page)
    // Whatever asks the server meanwhile does not take the token away.
    await page.keyboard.press('Escape')
    expect(await shown.isVisible()).toBe(true)
    await shown.getByRole('button', { name: 'I have put it away' }).click()
    await shown.waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
    await settle(page)
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  it('gives the keyboard back where a dialog was opened, and keeps what was typed from a press beside it', async () => {
    const page = await as(seeded.keys.admin, '/keys')
    const make = page.getByRole('button', { name: 'Make a key' })
    await make.click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('of the night shift')
    await expectAccessible(page)
    await page.mouse.click(5, 5)
    expect(await dialog.getByLabel('Name').inputValue()).toBe('of the night shift')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => focused(page)).toBe('Make a key')
  })

  it.each([
    ['the palette', 'Control+k', 'Go to'],
    ['the list of keys', '?', 'Keys'],
  ])('covers the page with %s: accessible, and keys behind it do nothing', async (_, key, name) => {
    const page = await as(seeded.keys.admin, '/policies')
    const region = page.getByRole('region', { name: 'Policies, scrolls' })
    await region.focus()
    await page.keyboard.press(key)
    const dialog = page.getByRole('dialog', { name })
    await dialog.waitFor()
    await expectAccessible(page)
    // None of them leads away, nor opens the other one.
    if (name === 'Keys') for (const one of ['g', 'c', '?', '/', 'j', 'x']) await page.keyboard.press(one)
    await page.keyboard.press('Control+k')
    expect(await page.getByRole('dialog').count()).toBe(1)
    expect(await dialog.isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(new URL(page.url()).pathname).toBe('/console/policies')
    await expect.poll(() => focused(page)).toContain('Policies, scrolls')
  })

  it('heard no complaint of the browser', () => expect(opened.flatMap(({ complaints }) => complaints)).toEqual([]))
})
