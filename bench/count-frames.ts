/// <reference lib="dom" />
import type { Page } from 'playwright-core'

export interface Frames {
  per_second: number
  /** time between two frames */
  middle_ms: number
  /** 95th percentile */
  late_ms: number
  longest_ms: number
  /** of the page's own scripts, a frame; the rest is the browser's drawing */
  script_ms: number
}

/** Counts the frames that a page gets to draw while something is done to it, which takes about so long. */
export async function countFrames(page: Page, ms: number, act: () => Promise<void>): Promise<Frames> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const scriptMs = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics')
    return 1000 * metrics.find(({ name }) => name === 'ScriptDuration')!.value
  }
  const before_ms = await scriptMs()
  const counted = page.evaluate(async (ms) => {
    const times = [performance.now()]
    while (times.at(-1)! - times[0]! < ms) times.push(await new Promise<number>(requestAnimationFrame))
    return times
  }, ms)
  await act()
  const times = await counted
  const script_ms = ((await scriptMs()) - before_ms) / times.length
  await session.detach()
  const gaps = times
    .slice(2)
    .map((at, place) => at - times[place + 1]!)
    .sort((a, b) => a - b)
  const sum = gaps.reduce((all, gap) => all + gap, 0)
  return {
    per_second: (1000 * gaps.length) / sum,
    middle_ms: gaps[gaps.length >> 1]!,
    late_ms: gaps[Math.floor(gaps.length * 0.95)]!,
    longest_ms: gaps.at(-1)!,
    script_ms,
  }
}
