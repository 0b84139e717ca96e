import { z } from 'zod'
import type { DecisionRequest } from '#contract/decision.js'
import { InputError } from '#contract/scan.js'

/** A guardrail's question. Programs ask before the model answers, and some again after: only the first is decided. */
export interface AskedAbout {
  phase: 'before' | 'after'
  request: DecisionRequest
}

/** A text as programs send it: anything else, and texts longer than an id may be, count as absent. */
export const tolerantText = (length_max = 512) => z.string().min(1).max(length_max).optional().catch(undefined)

/** An object, with everything but an object counting as empty. */
export const tolerantObject = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object(shape).catch(z.object(shape).parse({}))

/** Reads a body; a body that is no object is the one thing that cannot be borne. */
export function readTolerantly<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  body: unknown,
  where: string,
): z.infer<z.ZodObject<Shape>> {
  const read = schema.safeParse(body)
  if (read.success) return read.data
  throw new InputError('the body is not a JSON object', where, 'Point this address at the guardrail it is made for.')
}

/** A request with the facts that are there. */
export function asRequest(
  facts: { [Name in keyof DecisionRequest]: DecisionRequest[Name] | undefined },
): DecisionRequest {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
}
