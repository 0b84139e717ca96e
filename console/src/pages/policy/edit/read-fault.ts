import type { Problem } from '@/api/problem'
import { lineOfPath } from './edit-draft'
import { type Draft, isUnreadable, readDraft } from './read-draft'

/** What is wrong with a policy, and where. */
export interface Fault {
  message: string
  hint: string | undefined
  /** of the YAML, from 1 */
  line: number | undefined
  column: number | undefined
  /** `rules[0].do.per_minute`; undefined: of no field */
  path: string | undefined
}

const AT_LINE = /line (\d+), column (\d+)(?: \((.+)\))?$/
const AT_RULE = /^policy \S+, rule (.+)$/

/** Places what the server found wrong: it tells line and column, or the rule by its name. */
export function readFault(
  { message, hint, where = '' }: Pick<Problem, 'message' | 'hint' | 'where'>,
  text: string,
): Fault {
  const at_line = AT_LINE.exec(where)
  if (at_line !== null) {
    const [, line, column, path] = at_line
    return { message, hint, line: Number(line), column: Number(column), path }
  }
  const rule = AT_RULE.exec(where)?.[1]
  const read = readDraft(text)
  const place = rule === undefined || isUnreadable(read) ? -1 : read.rules.findIndex(({ name }) => name === rule)
  if (place === -1) return { message, hint, line: undefined, column: undefined, path: undefined }
  const path = pathInRule(message, read as Draft, place)
  return { message, hint, line: lineOfPath(text, path), column: undefined, path }
}

/** The only fault that is told by the name of its rule is a capability that there is not. */
function pathInRule(message: string, { rules }: Draft, place: number): string {
  const path = `rules[${place}]`
  return message.includes('capability') && 'capability' in rules[place]!.when ? `${path}.when.capability` : path
}

/** The words for a field where the fault is of it, or of a part of it. */
export const faultOf = (fault: Fault | undefined, path: string): string | undefined =>
  fault?.path !== undefined &&
  (fault.path === path || fault.path.startsWith(`${path}.`) || fault.path.startsWith(`${path}[`))
    ? wordsOfFault(fault)
    : undefined

export const wordsOfFault = ({ message, hint }: Fault): string => (hint === undefined ? message : `${message}. ${hint}`)
