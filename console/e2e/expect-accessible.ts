import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** What WCAG 2.2 AA asks for, as far as a program can see it. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** No rule of axe may be broken on what is shown now; `contrast` looks at colours alone, as where only they changed. */
export async function expectAccessible(page: Page, what: 'all' | 'contrast' = 'all'): Promise<void> {
  await page.evaluate(AXE)
  const runOnly = what === 'all' ? { type: 'tag', values: RULES } : { type: 'rule', values: ['color-contrast'] }
  const broken = await page.evaluate(async (runOnly) => {
    const { violations } = await (
      window as unknown as {
        axe: {
          run: (
            where: Document,
            how: object,
          ) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>
        }
      }
    ).axe.run(document, { runOnly })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
  }, runOnly)
  expect(broken).toEqual([])
}
