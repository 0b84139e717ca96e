import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { logWithBadLines } from './fill-console'
import { NO_BROWSER, type Opened, openBrowser, openConsole } from './open-browser'
import { settle } from './settle'
import { type Person, type Seeded, startConsole } from './start-console'

const CUT_OFF = 'cut off in the mid'

describe.skipIf(NO_BROWSER)('a log that is handed over (wants chromium)', () => {
  let seeded: Seeded
  let browser: Browser
  const opened: Opened[] = []
  const as = async (person: Person, path: string): Promise<Page> => {
    opened.push(await openConsole(browser, seeded.url, seeded.keys[person]))
    const { page } = opened.at(-1)!
    await page.goto(`${seeded.url}/console${path}`)
    return page
  }
  /** Label, figure and note of a tile. */
  const tile = (page: Page, label: string): Promise<string[]> =>
    page.locator('.tiles > *').filter({ hasText: label }).first().locator('> *').allTextContents()

  beforeAll(async () => {
    ;[seeded, browser] = await Promise.all([startConsole({ empty: true }), openBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await seeded?.close()
  })

  it('is asked for where nothing is there yet', async () => {
    const page = await as('admin', '/')
    await page.locator('main').getByRole('link', { name: 'Import a log' }).click()
    await page.getByRole('heading', { level: 1, name: 'Import' }).waitFor()
  })

  it('is counted line by line, with the lines that could not be used', async () => {
    const page = await as('admin', '/import')
    const file = join(seeded.directory, 'tuesday.jsonl')
    writeFileSync(file, logWithBadLines('tuesday'))
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByRole('heading', { name: 'Import of tuesday.jsonl' }).waitFor()
    await page.getByRole('heading', { name: '2 rejected' }).waitFor()
    expect(await tile(page, 'Accepted')).toEqual(['Accepted', '40', '95 % of 42 entries; stored'])
    expect((await tile(page, 'Rejected'))[1]).toBe('2')
    const table = page.getByRole('table', { name: 'Rejected lines' })
    const lines = await table.locator('tbody tr td:first-child').allTextContents()
    expect(lines).toEqual(['3', '8'])
    expect(await page.locator('main').textContent()).not.toContain(CUT_OFF)
    await page.getByText('to see them takes the scope text').waitFor()
    expect(await page.getByRole('button', { name: 'Show the lines themselves' }).count()).toBe(0)
    const { id } = (await seeded.ask('admin', 'GET', '/v1/imports')).items[0]
    await expect(seeded.ask('admin', 'GET', `/v1/imports/${id}/rejects`)).rejects.toThrow(/403/)
  })

  it('shows the lines themselves to who may read prompts, when asked', async () => {
    const { id } = (await seeded.ask('admin', 'GET', '/v1/imports')).items[0]
    const page = await as('reader', `/import?id=${id}`)
    await page.getByRole('button', { name: 'Show the lines themselves' }).click()
    await page.getByText(CUT_OFF).waitFor()
  })

  it('is not stored twice when it is dropped again', async () => {
    const page = await as('admin', '/import')
    const dropped = await page.evaluateHandle((text) => {
      const given = new DataTransfer()
      given.items.add(new File([text], 'again.jsonl'))
      return given
    }, logWithBadLines('tuesday'))
    await page.getByText('Drop a log file here').dispatchEvent('drop', { dataTransfer: dropped })
    await page.getByRole('heading', { name: 'Import of again.jsonl' }).waitFor()
    await page.getByRole('heading', { name: '2 rejected' }).waitFor()
    expect((await tile(page, 'Accepted'))[1]).toBe('0')
    expect((await tile(page, 'Stored before'))[1]).toBe('40')
  })

  it('is given up with those that wait behind it when the page is left', async () => {
    const page = await as('admin', '/import')
    const sent: (string | null)[] = []
    let release = (): void => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route('**/v1/imports?name=*', async (route) => {
      sent.push(new URL(route.request().url()).searchParams.get('name'))
      await held
      // It was given up meanwhile.
      await route.continue().catch(() => {})
    })
    const files = ['first', 'second'].map((name) => ({
      name: `${name}.jsonl`,
      mimeType: 'application/x-ndjson',
      buffer: Buffer.from(logWithBadLines(name)),
    }))
    await page.locator('input[type=file]').setInputFiles(files)
    const list = page.getByRole('list', { name: 'Files being sent' })
    await list.getByText('waits for the one before it').waitFor()
    page.once('dialog', (dialog) => void dialog.accept())
    await page.getByRole('link', { name: 'Policies' }).click()
    await page.getByRole('heading', { level: 1, name: 'Policies' }).waitFor()
    release()
    await settle(page)
    expect(sent).toEqual(['first.jsonl'])
    expect(new URL(page.url()).pathname).toBe('/console/policies')
    const names = (await seeded.ask('admin', 'GET', '/v1/imports')).items.map(({ name }: { name: string }) => name)
    expect(names).not.toContain('second.jsonl')
  })

  it('heard no complaint of the browser', () => expect(opened.flatMap(({ complaints }) => complaints)).toEqual([]))
})
