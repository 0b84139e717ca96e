/** One element of XML or HTML, or a comment. */
export interface MarkupPart {
  name: string
  attributes: Record<string, string>
  /** what follows the tag until the next */
  text: string
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
const PART = /<!--([\s\S]*?)-->|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?[a-zA-Z!?][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/g
const ATTRIBUTE = /([^\s=/"'?]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/g
/** Drawing and looks: numbers and words of CSS. */
const LOOKS = new Set(['d', 'points', 'viewBox', 'style', 'class', 'transform'])
const NUMBERS = /^[MmLlHhVvCcSsQqTtAaZz\d\s.,()%#;:-]*$/

/** The tags, attributes and texts of a page or a feed, in their order. Styles are passed over, where they are only looks. */
export function readMarkup(markup: string): MarkupPart[] {
  const parts: MarkupPart[] = []
  let end = 0
  const say = (text: string): void => {
    const told = decodeReferences(text).trim()
    if (told === '') return
    if (parts.length === 0) parts.push({ name: '', attributes: {}, text: told })
    else parts.at(-1)!.text += `${parts.at(-1)!.text === '' ? '' : ' '}${told}`
  }
  for (const found of markup.matchAll(PART)) {
    const [whole, comment, data, name, attributes] = found
    if (parts.at(-1)?.name !== 'style') say(markup.slice(end, found.index))
    end = found.index + whole.length
    if (comment !== undefined) parts.push({ name: 'comment', attributes: {}, text: comment.trim() })
    else if (data !== undefined) say(data.replaceAll('&', '&amp;'))
    else parts.push({ name: name!, attributes: attributesOf(attributes ?? ''), text: '' })
  }
  say(markup.slice(end))
  return parts
}

const attributesOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(ATTRIBUTE)]
      .map(([, name, double, single, bare]) => [name!, decodeReferences(double ?? single ?? bare ?? '')] as const)
      .filter(([name, value]) => !(LOOKS.has(name) && (name === 'class' || name === 'style' || NUMBERS.test(value)))),
  )

export const decodeReferences = (text: string): string =>
  text.replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,6});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name.toLowerCase()] ?? whole
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
