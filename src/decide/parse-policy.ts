import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import type { z } from 'zod'
import { type Policy, policySchema } from '#contract/policy.js'
import { InputError } from '#contract/scan.js'
import { hintFor } from './policy-hint.js'

/** A policy of a hundred rules has some 30 KB; past this the parser's own work would be worth an attacker's while. */
export const POLICY_BYTES_MAX = 64 * 1024

type Path = readonly PropertyKey[]

/**
 * Reads a policy written in YAML 1.2 (JSON is YAML too). Anchors, aliases, tags and several documents are refused.
 * `source` names the file or field in errors. Throws an InputError with line, column, path (`rules[1].do.per_minute`)
 * and what to do.
 */
export function parsePolicy(text: string, source = 'policy', bytes_max = POLICY_BYTES_MAX): Policy {
  const bytes = Buffer.byteLength(text)
  if (bytes > bytes_max)
    throw new InputError(`${bytes} bytes, more than ${bytes_max}`, source, 'Split it into several policies.')
  const lines = new LineCounter()
  const document = readDocument(text, source, lines)
  const checked = policySchema.safeParse(document.toJS({ maxAliasCount: 0 }))
  if (!checked.success) throw asInputError(checked.error.issues[0] as z.core.$ZodIssue, document, source, lines)
  const { starts, expires } = checked.data
  if (starts !== undefined && expires !== undefined && Date.parse(starts) >= Date.parse(expires))
    throw new InputError(
      'the policy expires before it starts',
      placeOf(document, ['expires'], source, lines),
      'Set expires to a later time than starts, or leave one out.',
    )
  return checked.data
}

function readDocument(text: string, source: string, lines: LineCounter): Document.Parsed {
  const refuse = (what: string, offset: number, hint: string): never => {
    const { line, col } = lines.linePos(offset)
    throw new InputError(what, `${source} line ${line}, column ${col}`, hint)
  }
  let document: Document.Parsed
  try {
    document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      schema: 'core',
      merge: false,
      resolveKnownTags: false,
      stringKeys: true,
      // The parser compares each key with all before it, two seconds for the largest text; the visit below uses a set.
      uniqueKeys: false,
      logLevel: 'error',
    })
  } catch {
    // Nesting deeper than the parser's stack.
    throw new InputError('not readable as YAML', source, 'Write it as in the documentation of policies.')
  }
  // Unknown tags are warnings of the parser; here they are refused too.
  const [problem] = [...document.errors, ...document.warnings]
  if (problem !== undefined) refuse(problem.message, problem.pos[0], 'Correct the YAML.')
  visit(document, {
    Map: (_, map) => {
      const seen = new Set<unknown>()
      for (const { key } of map.items) {
        if (!isScalar(key)) continue
        if (seen.has(key.value)) refuse(`${String(key.value)} stands twice`, key.range?.[0] ?? 0, 'Keep one of them.')
        seen.add(key.value)
      }
    },
    Alias: (_, alias) => refuse('an alias', alias.range?.[0] ?? 0, 'Write its value out.'),
    Node: (_, node) => {
      if (node.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:'))
        refuse('a tag', node.range?.[0] ?? 0, 'Leave the tag out.')
    },
  })
  return document
}

function asInputError(
  issue: z.core.$ZodIssue,
  document: Document.Parsed,
  source: string,
  lines: LineCounter,
): InputError {
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path
  const what = issue.message.charAt(0).toLowerCase() + issue.message.slice(1)
  return new InputError(what, placeOf(document, path, source, lines), hintFor(issue, document.hasIn(path)))
}

/** Line and column of a path; of the nearest thing around it where it is missing. */
function placeOf(document: Document.Parsed, path: Path, source: string, lines: LineCounter): string {
  for (let length = path.length; length >= 0; length -= 1) {
    const offset = offsetOf(document, path.slice(0, length))
    if (offset === undefined) continue
    const { line, col } = lines.linePos(offset)
    const name = renderPath(path)
    return `${source} line ${line}, column ${col}${name === '' ? '' : ` (${name})`}`
  }
  return source
}

/** The key of a pair where there is one: it is what a reader looks for. */
function offsetOf(document: Document.Parsed, path: Path): number | undefined {
  const around = path.length === 0 ? undefined : document.getIn(path.slice(0, -1), true)
  const inside = path.length === 1 ? document.contents : around
  if (isMap(inside)) {
    const pair = inside.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))
    if (pair !== undefined && isNode(pair.key)) return pair.key.range?.[0]
  }
  const node = path.length === 0 ? document.contents : document.getIn(path, true)
  return isNode(node) ? node.range?.[0] : undefined
}

const renderPath = (path: Path): string =>
  path.map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at === 0 ? '' : '.'}${String(step)}`)).join('')
