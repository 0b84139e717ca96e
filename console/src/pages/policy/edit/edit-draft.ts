import { type Document, isCollection, isMap, isSeq, type YAMLSeq } from 'yaml'
import { type DraftPath, parsePath } from './draft-path'
import { parseDraft } from './read-draft'

/** Sets a value in the YAML of a policy; comments and the rest stay as they were written. Undefined takes it out. */
export function setInDraft(text: string, path: DraftPath, value: unknown): string {
  return change(text, (document) => {
    if (value === undefined) document.deleteIn(path)
    else {
      makeWay(document, path)
      document.setIn(path, typeof value === 'object' && value !== null ? nodeOf(document, value) : value)
    }
  })
}

/** Adds a rule at the end: as the mildest, so that one which is forgotten hurts nobody. */
export const addRule = (text: string): string =>
  change(text, (document) => {
    const rules = document.get('rules')
    const name = `rule ${isSeq(rules) ? rules.items.length + 1 : 1}`
    const rule = document.createNode({ name, when: nodeOf(document, {}), do: nodeOf(document, { action: 'observe' }) })
    if (!isSeq(rules)) document.set('rules', document.createNode([rule]))
    else {
      // A list in brackets has no room for rules.
      rules.flow = false
      rules.items.push(rule)
    }
  })

export const removeRule = (text: string, place: number): string =>
  change(text, (document) => {
    document.deleteIn(['rules', place])
  })

/** The rule at `from` comes to stand at `to`. */
export const moveRule = (text: string, from: number, to: number): string =>
  change(text, (document) => {
    const rules = document.get('rules') as YAMLSeq
    rules.items.splice(to, 0, ...rules.items.splice(from, 1))
  })

/** The line on which something stands, or the nearest thing around it; undefined where the YAML cannot be read. */
export function lineOfPath(text: string, path: string): number | undefined {
  const { document, lines } = parseDraft(text)
  for (let steps = parsePath(path); steps.length > 0; steps = steps.slice(0, -1)) {
    const around = steps.length === 1 ? document.contents : document.getIn(steps.slice(0, -1), true)
    const pair = isMap(around)
      ? around.items.find(({ key }) => (key as { value?: unknown }).value === steps.at(-1))
      : undefined
    const node = (pair?.key ?? document.getIn(steps, true)) as { range?: [number, number, number] } | undefined
    if (node?.range !== undefined) return lines.linePos(node.range[0]).line
  }
  return undefined
}

function change(text: string, edit: (document: Document.Parsed) => void): string {
  const { document } = parseDraft(text)
  edit(document)
  return document.toString({ lineWidth: 0, aliasDuplicateObjects: false } as never)
}

/** Lists and small objects stand in one line, as in the documentation. */
function nodeOf(document: Document.Parsed, value: object) {
  const node = document.createNode(value)
  if (isCollection(node)) node.flow = true
  return node
}

/** What stands around a value has to be able to hold it: `when:` with nothing behind it is null. */
function makeWay(document: Document.Parsed, path: DraftPath): void {
  for (let length = 1; length < path.length; length++) {
    const around = path.slice(0, length)
    if (!isCollection(document.getIn(around, true))) document.setIn(around, nodeOf(document, {}))
  }
}
