import { formatCount } from '#lib/format-number.js'
import { html, type Markup, NOTHING } from '#lib/markup.js'

/** The first `max` of a list, and what is said of the rest; nothing where the list is whole. */
export function cutList<T>(list: readonly T[], max: number, noun: string, where: string): { shown: T[]; rest: Markup } {
  const shown = list.slice(0, max)
  return { shown, rest: renderRest(shown.length, list.length, noun, where) }
}

/** What is said of a list that is shown in part. */
export const renderRest = (shown: number, total: number, noun: string, where: string): Markup =>
  shown >= total
    ? NOTHING
    : html`<p class="soft">${formatCount(shown)} of ${formatCount(total)} ${noun} shown; all are in ${where}.</p>`
