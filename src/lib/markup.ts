import { visibleText } from './visible-text.js'

/** Text that is HTML already. Only `html` makes it, so that nothing reaches a page unescaped by oversight. */
export class Markup {
  constructor(readonly text: string) {}
}

export type MarkupValue = Markup | string | number | readonly Markup[]

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}
/** What stands in a page is a sentence or a name; the few places for more say so. */
const TEXT_MAX = 1000

/** Text of others for an element's content or a quoted attribute, cut at `max` characters. */
export const escapeHtml = (text: string, max = TEXT_MAX): string =>
  visibleText(text, max)
    .replace(/[&<>"'`]/g, (character) => ENTITIES[character]!)
    .replace(/(\d) %/g, '$1\u00a0%')

/** A template whose values are escaped, except those that `html` made. Attributes must stand in double quotes. */
export function html(strings: TemplateStringsArray, ...values: MarkupValue[]): Markup {
  return new Markup(strings.reduce((text, string, index) => `${text}${markupOf(values[index - 1]!)}${string}`))
}

function markupOf(value: MarkupValue): string {
  if (value instanceof Markup) return value.text
  if (typeof value === 'number') return Number.isFinite(value) ? String(Math.round(value * 100) / 100) : '0'
  if (typeof value === 'string') return escapeHtml(value)
  return value.map(({ text }) => text).join('\n')
}

/** Nothing at all, for the other side of a condition. */
export const NOTHING = new Markup('')
