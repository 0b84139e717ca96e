import { spawn } from 'node:child_process'
import { access, constants, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { InputError } from '#contract/scan.js'

export interface PrintOptions {
  /** the browser; absent: CHROMIUM_PATH, else the first that stands on PATH */
  chromium_path?: string
  /** where CHROMIUM_PATH and PATH are read; the process's own by default */
  environment?: Readonly<Record<string, string | undefined>>
  /** after which the browser and all its processes are killed; 60,000 by default */
  timeout_ms?: number
  /** of the page and of what is printed; 64 MiB by default: a report of 100 accounts has half a megabyte */
  bytes_max?: number
  /** stands in the file as its date, so that the same page gives the same bytes; absent: the time of printing stays */
  created?: Date
}

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome']
const TIMEOUT_MS = 60_000
const BYTES_MAX = 64 * 2 ** 20
const ERROR_CHARACTERS_MAX = 2000

/**
 * A page of HTML as PDF, printed by a headless chromium in a profile of its own that is thrown away. It is given no
 * network and runs no script. Undefined where no browser is installed.
 *
 * Throws an InputError where the browser that was named is not there, or does not print in time.
 */
export async function printPdf(html: string, options: PrintOptions = {}): Promise<Buffer | undefined> {
  const { timeout_ms = TIMEOUT_MS, bytes_max = BYTES_MAX, created } = options
  if (Buffer.byteLength(html) > bytes_max)
    throw new InputError(`the page has more than ${bytes_max} bytes`, 'PDF', 'Show fewer accounts, or raise the bound.')
  const browser = await findChromium(options)
  if (browser === undefined) return undefined
  const folder = await mkdtemp(join(tmpdir(), 'stillwatch-pdf-'))
  try {
    await mkdir(join(folder, 'profile', 'Default'), { recursive: true })
    await writeFile(join(folder, 'profile', 'Default', 'Preferences'), JSON.stringify(PREFERENCES))
    await writeFile(join(folder, 'page.html'), html, { mode: 0o600 })
    await print(browser, folder, timeout_ms)
    const pdf = await readPrinted(join(folder, 'page.pdf'), browser, bytes_max)
    return created === undefined ? pdf : setDates(pdf, created)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

/** The browser that is named, else the first that is installed. Throws an InputError where the named one is not there. */
export async function findChromium({
  chromium_path,
  environment = process.env,
}: Pick<PrintOptions, 'chromium_path' | 'environment'> = {}): Promise<string | undefined> {
  const named = chromium_path || environment.CHROMIUM_PATH
  if (named !== undefined && named !== '') {
    if (await isProgram(named)) return named
    throw new InputError('no program there', named, 'Name a chromium, or leave the path out to go without PDF.')
  }
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  for (const name of BROWSERS)
    for (const folder of folders) if (await isProgram(join(folder, name))) return join(folder, name)
  return undefined
}

const isProgram = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isFile() === true &&
  (await access(path, constants.X_OK).then(
    () => true,
    () => false,
  ))

/** No scripts. The switch of the engine for it would stop the browser's own page that prints. */
const PREFERENCES = { profile: { default_content_setting_values: { javascript: 2 } } }

/** No sandbox: it needs rights that containers lack, and the page forbids scripts and loads nothing. Scripts stay on: the
 * browser prints by one of its own. */
const switchesFor = (folder: string): string[] => [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=127.0.0.1:9',
  `--user-data-dir=${join(folder, 'profile')}`,
  '--no-pdf-header-footer',
  `--print-to-pdf=${join(folder, 'page.pdf')}`,
  pathToFileURL(join(folder, 'page.html')).href,
]

function print(browser: string, folder: string, timeout_ms: number): Promise<void> {
  return new Promise((resolve, reject) => {
    // A group of its own, so that the browser's children end with it. Its home is the folder: nothing is left elsewhere.
    const child = spawn(browser, switchesFor(folder), {
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { PATH: process.env.PATH ?? '', HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8', TZ: 'UTC' },
    })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-ERROR_CHARACTERS_MAX)
    })
    const timer = setTimeout(() => {
      killGroup(child.pid)
      reject(failed(browser, `it did not print within ${timeout_ms} ms`))
    }, timeout_ms)
    child.once('error', (error) => {
      clearTimeout(timer)
      reject(failed(browser, `it did not start: ${error.message}`))
    })
    child.once('exit', (code, signal) => {
      clearTimeout(timer)
      killGroup(child.pid)
      if (code === 0) resolve()
      else reject(failed(browser, `it ended with ${signal ?? code}: ${said.trim().split('\n').at(-1) ?? ''}`))
    })
  })
}

const failed = (browser: string, what: string): InputError =>
  new InputError(what, browser, 'Print again with more time, with another browser, or without PDF.')

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended.
  }
}

async function readPrinted(file: string, browser: string, bytes_max: number): Promise<Buffer> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  )
  if (size > bytes_max) throw failed(browser, `it printed ${size} bytes, more than ${bytes_max}`)
  const pdf = size === 0 ? undefined : await readFile(file)
  if (pdf === undefined || pdf.subarray(0, 5).toString('latin1') !== '%PDF-') throw failed(browser, 'it printed no PDF')
  return pdf
}

const DATES = /\/(CreationDate|ModDate) \(D:\d{14}\+00'00'\)/g

/** The dates of the document's information, at the same length, so that no offset of the file moves. */
function setDates(pdf: Buffer, created: Date): Buffer {
  const digits = created.toISOString().replace(/\D/g, '').slice(0, 14)
  const text = pdf.toString('latin1').replace(DATES, (_, name: string) => `/${name} (D:${digits}+00'00')`)
  return Buffer.from(text, 'latin1')
}
