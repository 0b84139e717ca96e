import type { ProvenanceResult, ProvenanceTest } from './provenance.js'

/** Tests that have a key, or were randomised: their chance is exact, whatever the suspect is. */
export const KEYED: readonly ProvenanceTest[] = ['canary', 'watermark', 'radioactivity']

/** Whether a result may make the verdict of a report of this campaign; tests without a key are of nobody's marks. */
export const countsFor = (
  campaign: string | undefined,
  { test, campaign: own }: Pick<ProvenanceResult, 'test' | 'campaign'>,
): boolean => campaign === undefined || !KEYED.includes(test) || own === campaign
