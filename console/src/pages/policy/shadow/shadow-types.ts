import type { Answer } from '@/api/answer'

export type Shadow = Answer<'/v1/policies/{name}/shadow'>
