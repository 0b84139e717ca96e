import type { z } from 'zod'

/** What to do about a fault that the schema found. `present`: the value is there, and is wrong. */
export function hintFor(issue: z.core.$ZodIssue, present: boolean): string {
  if (issue.code === 'unrecognized_keys') return 'Remove it, or correct its name.'
  if (issue.code === 'invalid_union') return 'Use one of observe, throttle, degrade, challenge, block.'
  if (!present) return issue.code === 'invalid_value' ? `Add it, with ${oneOf(issue.values)}.` : 'Add it.'
  if (issue.code === 'invalid_value') return `Use ${oneOf(issue.values)}.`
  if (issue.code === 'too_small')
    return `Give ${bound(issue.origin)} at least ${issue.inclusive === false ? 'above ' : ''}${issue.minimum}.`
  if (issue.code === 'too_big') return `Give ${bound(issue.origin)} at most ${issue.maximum}.`
  if (issue.code === 'invalid_format' && issue.format === 'datetime')
    return 'Write a time with its zone, such as 2026-05-01T00:00:00Z.'
  if (issue.code === 'invalid_format') return 'Use lower-case letters, digits and hyphens, at most 63.'
  if (issue.code === 'invalid_type')
    return `Give ${issue.expected === 'array' ? 'a list' : `a value of type ${issue.expected}`}.`
  return 'Correct the value.'
}

const oneOf = (values: readonly unknown[]): string =>
  values.length === 1 ? String(values[0]) : `one of ${values.join(', ')}`

const bound = (origin: string): string => {
  if (origin === 'array') return 'a list of'
  return origin === 'string' ? 'a text of' : 'a number of'
}
