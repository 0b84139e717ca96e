import { client, queryClient } from '@/api/client'
import type { Received } from '@/api/use-all-indicators'

export type Override = NonNullable<Received['override']>
export type NewOverride = Pick<Override, 'confidence' | 'muted' | 'reason'>

/** Sets what an analyst says of an indicator, or takes it back where there is nothing to say. */
export async function putOverride(id: string, override: NewOverride | null): Promise<void> {
  const params = { path: { id } }
  if (override === null) await client.DELETE('/v1/indicators/{id}/override', { params })
  else await client.PUT('/v1/indicators/{id}/override', { params, body: override })
  await queryClient.invalidateQueries()
}
