import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sampleCase } from '#evidence/report/fixtures/sample-case.js'
import { sampleExplanations } from '#evidence/report/fixtures/sample-findings.js'
import { renderEvidenceHtml } from '#evidence/report/render-evidence-html.js'
import { renderSummary } from '#evidence/report/render-summary.js'
import { findChromium, printPdf } from './print-pdf.js'

const browser = await findChromium()
const created = new Date('2026-03-20T08:15:00.000Z')
const page = '<!doctype html><title>A page</title><p>One line.'

let folder: string
const scratch = process.env.TMPDIR
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'print-pdf-test-'))
  process.env.TMPDIR = folder
})
afterEach(async () => {
  if (scratch === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = scratch
  await rm(folder, { recursive: true })
})

/** A program that stands in for a browser that misbehaves. */
async function program(text: string): Promise<string> {
  const path = join(folder, 'chromium')
  await writeFile(path, `#!/bin/sh\n${text}\n`)
  await chmod(path, 0o700)
  return path
}

test('without a browser nothing is printed, and nothing is wrong', async () => {
  expect(await printPdf(page, { environment: { PATH: folder } })).toBeUndefined()
  expect(await printPdf(page, { environment: {} })).toBeUndefined()
})

test('a browser is found on PATH; a folder or a file that cannot run is none', async () => {
  const path = await program('exit 0')
  expect(await findChromium({ environment: { PATH: `/nowhere:${folder}` } })).toBe(path)
  await chmod(path, 0o600)
  expect(await findChromium({ environment: { PATH: folder } })).toBeUndefined()
})

test('a browser that was named and is not there is told', async () => {
  await expect(printPdf(page, { chromium_path: '/nowhere/chromium' })).rejects.toThrow('/nowhere/chromium: no program')
  await expect(findChromium({ environment: { CHROMIUM_PATH: '/nowhere/x' } })).rejects.toThrow('/nowhere/x')
})

test('a browser that hangs is killed with its children, and leaves nothing', async () => {
  const mark = join(folder, 'mark')
  const chromium_path = await program(`(sleep 2; touch ${mark}) & sleep 30`)
  await expect(printPdf(page, { chromium_path, timeout_ms: 300 })).rejects.toThrow('did not print within 300 ms')
  await sleep(2300)
  expect(await readdir(folder)).toEqual(['chromium'])
})

test('a browser that fails is told with its last words, and one that prints no PDF', async () => {
  const failing = await program('echo "no display" >&2; exit 3')
  await expect(printPdf(page, { chromium_path: failing })).rejects.toThrow('ended with 3: no display')
  const silent = await program('exit 0')
  await expect(printPdf(page, { chromium_path: silent })).rejects.toThrow('it printed no PDF')
})

test('a page beyond the bound is refused', async () => {
  await expect(printPdf('x'.repeat(101), { bytes_max: 100 })).rejects.toThrow('more than 100 bytes')
})

describe.skipIf(browser === undefined)(
  'with a chromium on PATH or at CHROMIUM_PATH (skipped where there is none)',
  () => {
    test('the report is printed with page numbers, the same bytes each time', async () => {
      const html = renderEvidenceHtml(sampleCase(), { explanations: sampleExplanations })
      const pdf = (await printPdf(html, { created }))!
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
      expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(5)
      expect(pdf.toString('latin1')).toContain("/CreationDate (D:20260320081500+00'00')")
      expect((await printPdf(html, { created }))!.equals(pdf)).toBe(true)
      expect(await readdir(folder)).toEqual([])
    })

    test('the summary is one page', async () => {
      const pdf = (await printPdf(renderSummary(sampleCase()).html))!
      expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
    })

    test('no script runs and nothing is fetched, even without a policy in the page', async () => {
      let asked = 0
      const server = createServer((_, response) => {
        asked++
        response.end()
      }).listen(0, '127.0.0.1')
      await new Promise((resolve) => server.once('listening', resolve))
      const { port } = server.address() as AddressInfo
      const pdf = await printPdf(
        `<!doctype html><title>still</title><script>document.title = 'ran'</script><img src="http://127.0.0.1:${port}/"><img src="http://localhost:${port}/">`,
      )
      server.close()
      expect(pdf!.toString('latin1')).toContain('/Title (still)')
      expect(asked).toBe(0)
    })
  },
)
