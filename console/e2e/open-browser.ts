import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome']

/** The browser of this machine: CHROMIUM_PATH, or one on PATH; undefined where there is none. */
export const browserPath = (): string | undefined =>
  [
    process.env.CHROMIUM_PATH,
    ...BROWSERS.flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name))),
  ].find((path) => path !== undefined && isProgram(path))

/** Word for tests that have no browser; CI has one, and there its absence is a failure. */
export const NO_BROWSER = browserPath() === undefined && process.env.CI === undefined

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

export async function openBrowser(): Promise<Browser> {
  const executablePath = browserPath()
  if (executablePath === undefined) throw new Error('there is no chromium: install it, or name it in CHROMIUM_PATH')
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--enable-unsafe-swiftshader'] })
}

export interface Opened {
  page: Page
  /** what the page complained of: errors, violations of its policy */
  complaints: string[]
  close(): Promise<void>
}

/** The console as somebody sees it who signed in with this key. */
export async function openConsole(
  browser: Browser,
  url: string,
  key: string,
  options: BrowserContextOptions = {},
): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    ...options,
  })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message))
  page.on('console', (message) => {
    // An answer that is an error is told without its address.
    if (message.type() === 'error')
      complaints.push(`${message.text()} ${new URL(message.location().url, url).pathname}`)
  })
  await page.goto(`${url}/console/#key=${encodeURIComponent(key)}`)
  await page.getByRole('navigation', { name: 'Pages' }).waitFor({ state: 'attached' })
  return { page, complaints, close: () => context.close() }
}

/** Goes to an address of the console without loading it anew. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState({}, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, `/console${path}`)
}
