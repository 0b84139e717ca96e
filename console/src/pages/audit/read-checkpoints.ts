import { authorised } from '@/api/client'

export interface Checkpoint {
  seq: number
  hash: string
  at: string
  key_id: string
}

/** All checkpoints, the newest first. */
export async function readCheckpoints(): Promise<Checkpoint[]> {
  const response = await authorised('/v1/audit/checkpoints')
  const lines = (await response.text()).split('\n').filter((line) => line !== '')
  return lines.map((line) => JSON.parse(line) as Checkpoint).reverse()
}
