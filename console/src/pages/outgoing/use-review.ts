import { useMutation } from '@tanstack/react-query'
import { authorised } from '@/api/client'
import type { Outgoing } from '@/api/sharing-words'

export interface Reviewed {
  bytes: Uint8Array<ArrayBuffer>
  /** null: this browser cannot tell, for want of a secure context */
  agrees: boolean | null
}

/** Fetches the bytes when asked, and not before: that they were looked at goes into the audit log. */
export const useReview = ({ id, sha256 }: Outgoing, part: 'review' | 'document') =>
  useMutation({
    mutationFn: async (): Promise<Reviewed> => {
      const response = await authorised(`/v1/outgoing/${encodeURIComponent(id)}/${part}`)
      const bytes = new Uint8Array(await response.arrayBuffer())
      return { bytes, agrees: crypto.subtle === undefined ? null : (await hashOf(bytes)) === sha256 }
    },
  })

async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
