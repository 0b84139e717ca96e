import type { Answer, Item } from '@/api/answer'

type CaseAnswer = Answer<'/v1/cases/{id}'>
export type CaseWork = Extract<CaseAnswer, { kind: 'work' }>
export type QuotedCase = Extract<CaseAnswer, { kind: 'quoted' }>
export type CaseNote = Item<'/v1/cases/{id}/notes'>
export type CaseTask = Item<'/v1/cases/{id}/tasks'>
export type TrailItem = Item<'/v1/cases/{id}/trail'>
