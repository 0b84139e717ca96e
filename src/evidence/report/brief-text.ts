import { visibleText } from '#lib/visible-text.js'

const CHARACTERS_MAX = 80

/** The first words of a text of others, for a page whose length is promised. */
export function briefText(text: string, words_max: number): string {
  const words = visibleText(text, CHARACTERS_MAX).trim().split(/\s+/)
  const brief = words.slice(0, words_max).join(' ')
  if (brief === '') return '(no name)'
  return words.length > words_max ? `${brief}…` : brief
}
