/**
 * Characters that act instead of showing: controls (terminal escapes), format characters (bidirectional overrides,
 * zero widths: an id could pass for another), line separators, lone surrogates and private use.
 */
const ACTING = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu

/**
 * Text of others made safe to show: one line, acting characters written as `\u{202e}`, cut at `max` characters.
 * Escaping for the place where it is shown (HTML, Markdown) comes after.
 */
export function visibleText(text: string, max = 400): string {
  // Cut before replacing, too: a line of 50 MB is not worth a regular expression over all of it.
  const shown = text.slice(0, max * 2).replace(ACTING, showCharacter)
  return text.length > max * 2 || shown.length > max ? `${cutWhole(shown, max - 1)}…` : shown
}

function showCharacter(character: string): string {
  if (character === '\n' || character === '\t' || character === '\r') return ' '
  return `\\u{${character.codePointAt(0)!.toString(16)}}`
}

/** The first `length` units, never half a surrogate pair. */
function cutWhole(text: string, length: number): string {
  const last = text.charCodeAt(length - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length)
}
