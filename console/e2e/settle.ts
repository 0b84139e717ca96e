import type { Page } from 'playwright-core'

const QUIET_MS = 200
const WAIT_MS = 20_000

/**
 * Waits until a page shows what it has to show: its heading stands, nothing says that it is on its way, and what is
 * seen has not changed for a moment. Throws where that does not come.
 */
export async function settle(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  const unrest = await page.evaluate(
    async ([quiet_ms, wait_ms]) => {
      const until = performance.now() + wait_ms!
      let changed = performance.now()
      const observer = new MutationObserver(() => {
        changed = performance.now()
      })
      observer.observe(document.body, { subtree: true, childList: true, characterData: true })
      let waits: Element | null = null
      try {
        while (performance.now() < until) {
          await new Promise((resolve) => setTimeout(resolve, 50))
          waits = document.querySelector('main [data-loading], main [role=img]:empty')
          if (waits === null && performance.now() - changed > quiet_ms!) return
        }
      } finally {
        observer.disconnect()
      }
      return waits === null ? 'it changes without end' : `on its way: ${waits.outerHTML.slice(0, 200)}`
    },
    [QUIET_MS, WAIT_MS],
  )
  if (unrest !== undefined) throw new Error(`${page.url()} does not come to rest in ${WAIT_MS / 1000} s: ${unrest}`)
}
