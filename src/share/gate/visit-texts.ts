import { InputError } from '#contract/scan.js'

/** A text in a document, or the name of a member. */
export interface FoundText {
  /** JSON pointer; of a name that of its holder */
  where: string
  /** the same with `*` for each place in a list */
  path: string
  text: string
  is_name: boolean
}

/** A list of numbers, which could stand for characters. */
export interface FoundNumbers {
  where: string
  numbers: number[]
}

export interface Visited {
  texts: FoundText[]
  numbers: FoundNumbers[]
  /** members whose value says something, with the name at the end */
  members: { where: string; path: string; name: string; value: unknown }[]
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1')
const DEPTH_MAX = 64

/** All texts of a document in its order. Throws an InputError where there are too many, or it is nested too deep. */
export function visitTexts(document: unknown, strings_max: number): Visited {
  const visited: Visited = { texts: [], numbers: [], members: [] }
  visit(document, '', '', 0)
  return visited

  function visit(value: unknown, where: string, path: string, depth: number): void {
    if (depth > DEPTH_MAX || visited.texts.length > strings_max)
      throw new InputError('it is too large to be examined', where || 'document', 'Send less at a time.')
    if (typeof value === 'string') visited.texts.push({ where, path, text: value, is_name: false })
    else if (Array.isArray(value)) visitList(value, where, path, depth)
    else if (typeof value === 'object' && value !== null)
      for (const [name, member] of Object.entries(value)) {
        const inner = `${path}/${escaped(name)}`
        visited.texts.push({ where, path: inner, text: name, is_name: true })
        visited.members.push({ where, path: inner, name, value: member })
        visit(member, `${where}/${escaped(name)}`, inner, depth + 1)
      }
  }

  function visitList(list: readonly unknown[], where: string, path: string, depth: number): void {
    if (list.length > 0 && list.every((item) => typeof item === 'number'))
      visited.numbers.push({ where, numbers: list as number[] })
    else for (const [place, item] of list.entries()) visit(item, `${where}/${place}`, `${path}/*`, depth + 1)
  }
}
