import type { Answer, Item } from '@/api/answer'

export type Campaign = Answer<'/v1/campaigns/{id}'>
export type Evidence = Campaign['evidence'][number]
export type Runbook = Answer<'/v1/runbooks/{kind}'>
export type Timeline = Answer<'/v1/campaigns/{id}/timeline'>
export type Hours = Answer<'/v1/campaigns/{id}/hours'>
export type CampaignEvent = Item<'/v1/campaigns/{id}/history'>
export type Affiliation = Answer<'/v1/campaigns/{id}/affiliation'>
