import type { PlannedTest, ProvenancePlan, ProvenanceResult } from '#contract/provenance.js'

/**
 * The test of the plan that a result is of; undefined where the plan names none: another suspect, another kind of test, or
 * a key whose commitment does not stand in it. A key that was chosen after the answers is one of very many.
 */
export function plannedTestOf(
  { suspect, tests }: ProvenancePlan,
  result: Pick<ProvenanceResult, 'test' | 'suspect' | 'subject'>,
): PlannedTest | undefined {
  if (result.suspect !== suspect.name) return undefined
  return tests.find(
    ({ kind, key_commitments }) =>
      kind === result.test &&
      (key_commitments.length === 0 || key_commitments.some((one) => names(result.subject, one))),
  )
}

/** A subject may say more than the commitment: the scheme, the cluster. */
const names = (subject: string, commitment: string): boolean => subject.split(/[^0-9a-f]+/).includes(commitment)
