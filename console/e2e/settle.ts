import type { Page } from 'playwright-core'

const QUIET_MS = 200
const WAIT_MS = 20_000

/**
 * Waits until a page shows what it has to show: its heading stands, nothing says that it is on its way, and what is
 * seen has not changed for a moment. Pages that never rest (the live stream) are taken as they are after a while.
 */
export async function settle(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.evaluate(
    async ([quiet_ms, wait_ms]) => {
      const until = performance.now() + wait_ms!
      let changed = performance.now()
      const observer = new MutationObserver(() => {
        changed = performance.now()
      })
      observer.observe(document.body, { subtree: true, childList: true, characterData: true })
      while (performance.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, 50))
        const waits = document.querySelector('main [data-loading], main [role=img]:empty') !== null
        if (!waits && performance.now() - changed > quiet_ms!) break
      }
      observer.disconnect()
    },
    [QUIET_MS, WAIT_MS],
  )
}
