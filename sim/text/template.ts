import { mixSeeds, type Random } from '#sim/random.js'

/**
 * What one person draws from a grammar: of every list only a few entries, always the same ones.
 * The whole grammar without a lens is a deck; with a lens it is somebody's interests.
 */
export interface Lens {
  seed: number
  /** how many entries of a list this person ever uses, at most */
  width: number
}

interface Choice {
  id: number
  options: readonly Template[]
  /** the choice is made once a text and remembered under this name */
  name: string | null
  /** under a lens always the same entry: who the person is */
  lasting: boolean
  /** what the list last gave and in which text, so that «a tram or a tram» is not asked */
  last: { text: number; option: number }
}
interface Range {
  low: number
  high: number
}
type Part = string | Choice | Range

/** A compiled text: literals, choices and ranges of whole numbers. */
export type Template = string | readonly Part[]
export type Lexicon = Readonly<Record<string, string>>

/** A list is known by its words (FNV-1a), so that the order in which modules load changes nothing. */
function hashText(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}

const SLOT = /\{([^{}]+)\}/g

/**
 * Compiles a grammar. Syntax of every text: `{list}` draws an entry of a list, `{list#a}` draws it once and repeats it,
 * `{list#me}` besides gives a person the same entry for life, `{3..40}` draws a whole number; a list is its entries joined by `|`, and entries may hold slots themselves.
 * Throws where a slot names no list or a list draws itself.
 */
export function compileGrammar(lexicon: Lexicon): (text: string) => Template {
  const lists = new Map<string, Choice>()
  const open = new Set<string>()
  const compile = (text: string): Template => {
    const parts: Part[] = []
    let from = 0
    for (const match of text.matchAll(SLOT)) {
      if (match.index > from) parts.push(text.slice(from, match.index))
      parts.push(slot(match[1]!))
      from = match.index + match[0].length
    }
    if (from < text.length) parts.push(text.slice(from))
    return parts.length === 1 && typeof parts[0] === 'string' ? parts[0] : parts
  }
  const slot = (words: string): Part => {
    const range = /^(\d+)\.\.(\d+)$/.exec(words)
    if (range) return { low: Number(range[1]), high: Number(range[2]) }
    const [list = '', name = null] = words.split('#')
    const known = lists.get(list) ?? compileList(list)
    return name === null ? known : { ...known, name: `${list}#${name}`, lasting: name === 'me' }
  }
  const compileList = (list: string): Choice => {
    const entries = lexicon[list]
    if (entries === undefined || open.has(list)) throw new Error(`grammar: no list, or one that draws itself: ${list}`)
    open.add(list)
    const choice = {
      id: hashText(entries),
      options: entries.split('|').map(compile),
      name: null,
      lasting: false,
      last: { text: 0, option: 0 },
    }
    open.delete(list)
    lists.set(list, choice)
    return choice
  }
  return compile
}

// What `{list#name}` drew in the text being rendered; one text is rendered at a time, so one map serves.
const drawn = new Map<string, string>()
let texts = 0

/** Renders a template. Without a lens every entry of every list can come. */
export function renderTemplate(template: Template, random: Random, lens: Lens | null = null): string {
  if (typeof template === 'string') return template
  if (drawn.size > 0) drawn.clear()
  texts++
  return renderParts(template, random, lens)
}

function renderParts(parts: readonly Part[], random: Random, lens: Lens | null): string {
  let text = ''
  for (const part of parts) {
    if (typeof part === 'string') text += part
    else if ('low' in part) text += part.low + random.int(part.high - part.low + 1)
    else text += renderChoice(part, random, lens)
  }
  return text
}

function renderChoice(choice: Choice, random: Random, lens: Lens | null): string {
  const known = choice.name === null ? undefined : drawn.get(choice.name)
  if (known !== undefined) return known
  const option = choose(choice, random, lens)
  const text = typeof option === 'string' ? option : renderParts(option, random, lens)
  if (choice.name !== null) drawn.set(choice.name, text)
  return text
}

function choose({ id, options, lasting, last }: Choice, random: Random, lens: Lens | null): Template {
  const free = lens === null || (options.length <= 2 && !lasting)
  let option = free
    ? random.int(options.length)
    : mixSeeds(lens.seed ^ id, lasting ? 0 : random.int(lens.width)) % options.length
  if (last.text === texts && last.option === option && !lasting) option = (option + 1) % options.length
  last.text = texts
  last.option = option
  return options[option]!
}
