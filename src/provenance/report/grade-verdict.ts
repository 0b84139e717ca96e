import type { ProvenanceGrade, ProvenanceReport, ProvenanceResult } from '#contract/provenance.js'
import { KEYED } from './grade-result.js'

const WORDS: Record<ProvenanceGrade, (suspect: string) => string> = {
  strong: (suspect) => `Strong evidence that ${suspect} learned from answers of ours`,
  suggestive: (suspect) => `Suggestive, and not more, that ${suspect} learned from answers of ours`,
  lead: (suspect) => `A lead: ${suspect} is worth a closer look, and nothing is shown`,
  'not shown': (suspect) => `It is not shown that ${suspect} learned from answers of ours`,
  cleared: (suspect) => `${suspect} is cleared of what was tested: tests that would have seen it saw nothing`,
  'not probative alone': (suspect) => `Nothing is shown of ${suspect}: what was observed proves nothing alone`,
  untested: (suspect) => `Nothing was tested of ${suspect}`,
}

/**
 * What all results of a suspect come to, in graded words. The strongest counts; a lead gives way where every keyed test
 * that was made clears the suspect.
 * @param results graded already (gradeResult)
 */
export function gradeVerdict(
  suspect: string,
  results: readonly Pick<ProvenanceResult, 'test' | 'grade' | 'subject'>[],
): ProvenanceReport['verdict'] {
  const grade = strongest(results)
  const ground = results.filter((result) => result.grade === grade)
  const tests = [...new Set(ground.map(({ test }) => test))]
  const also = grade === 'cleared' && results.some((result) => result.grade === 'lead')
  return {
    grade,
    statement: `${WORDS[grade](suspect)}${tests.length === 0 ? '' : ` (${tests.join(', ')})`}.${also ? ' A likeness of style remains, which alone says little.' : ''}`,
  }
}

function strongest(results: readonly Pick<ProvenanceResult, 'test' | 'grade'>[]): ProvenanceGrade {
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
