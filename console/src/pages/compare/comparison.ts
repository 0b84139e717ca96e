import type { Answer } from '@/api/answer'

export type Comparison = Answer<'/v1/campaigns/{id}/comparison/{other}'>
export type Likeness = Comparison['likenesses'][number]
