import type { Consequence } from '@/api/policy'
import type { paths } from '@/api/schema'

type Preview = paths['/v1/campaigns/{id}/actions/preview']['post']
export type ActionPreview = Preview['responses'][200]['content']['application/json']
export type ActionKind = Consequence['action']
export type Mode = 'shadow' | 'enforce'

type Actions = paths['/v1/campaigns/{id}/actions']['get']
export type ActionSummary = Actions['responses'][200]['content']['application/json']['items'][number]
