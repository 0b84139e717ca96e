import { countsFor, KEYED } from '#contract/counts-for.js'
import type { ProvenanceGrade, ProvenanceReport, ProvenanceResult } from '#contract/provenance.js'
import { claimsOf, subjectWords, testWords } from './claim-words.js'

type VerdictGround = Pick<ProvenanceResult, 'test' | 'grade' | 'subject' | 'campaign'>

const WORDS: Record<ProvenanceGrade, (suspect: string, claims: string, tests: string) => string> = {
  strong: (_, claims) => `Strong evidence that ${claims}`,
  suggestive: (_, claims) => `Suggestive, and not more, that ${claims}`,
  lead: (_, claims) => `A lead, and nothing is shown: ${claims}`,
  'not shown': (_, claims, tests) => `It is not shown that ${claims}${tests}`,
  cleared: (suspect, _, tests) =>
    `${suspect} is cleared of what was tested: tests that would have seen it saw nothing${tests}`,
  'not probative alone': (suspect, _, tests) =>
    `Nothing is shown of ${suspect}: what was observed proves nothing alone${tests}`,
  untested: (suspect, claims, tests) =>
    claims === ''
      ? `Nothing was tested by which anything would show of ${suspect}`
      : `Nothing was tested by which it would show that ${claims}${tests}`,
}
/** Grades that say something of a subject: the sentence names it. */
const NAMED: readonly ProvenanceGrade[] = ['strong', 'suggestive', 'lead']

/**
 * What all results of a suspect come to, in graded words. The strongest counts; a lead gives way where every keyed test
 * that was made clears the suspect. Where a campaign is named, of keyed tests only those of its own cluster count: what
 * others were served, or everybody, says nothing of it. What they show is told beside.
 * @param results graded already (gradeResult)
 */
export function gradeVerdict(
  suspect: string,
  results: readonly VerdictGround[],
  campaign?: string,
): ProvenanceReport['verdict'] {
  const own = results.filter((result) => countsFor(campaign, result))
  const beside = results.filter(
    (result) => !own.includes(result) && (result.grade === 'strong' || result.grade === 'suggestive'),
  )
  const found = strongest(own)
  const grade = found === 'cleared' && beside.length > 0 ? 'not shown' : found
  const ground = own.filter((result) => result.grade === found || (found === 'not shown' && result.grade === 'cleared'))
  const also = grade === 'cleared' && own.some((result) => result.grade === 'lead')
  return {
    grade,
    statement: [
      `${WORDS[grade](suspect, claimWords(suspect, ground, { grade, campaign }), testWords(ground))}.`,
      ...(also ? ['A likeness of style remains, which alone says little.'] : []),
      ...(beside.length === 0 ? [] : [`Marks that are not of ${campaign} show something${subjectWords(beside)}.`]),
    ].join(' '),
  }
}

function claimWords(
  suspect: string,
  ground: readonly VerdictGround[],
  { grade, campaign }: { grade: ProvenanceGrade; campaign: string | undefined },
): string {
  const whose = campaign === undefined ? 'answers of ours' : `answers that ${campaign} was served`
  const claims = claimsOf(suspect, ground, whose)
  if (!NAMED.includes(grade)) return claims.map(({ words }) => words).join(', or that ')
  return claims.map(({ words, results }) => `${words}${subjectWords(results)}`).join('; and that ')
}

function strongest(results: readonly VerdictGround[]): ProvenanceGrade {
  const has = (grade: ProvenanceGrade): boolean => results.some((result) => result.grade === grade)
  const made = results.filter(({ test, grade }) => KEYED.includes(test) && grade !== 'untested')
  const cleared = made.length > 0 && made.every(({ grade }) => grade === 'cleared')
  if (has('strong')) return 'strong'
  if (has('suggestive')) return 'suggestive'
  if (cleared) return 'cleared'
  if (has('lead')) return 'lead'
  if (has('not shown') || has('cleared')) return 'not shown'
  return has('not probative alone') ? 'not probative alone' : 'untested'
}
