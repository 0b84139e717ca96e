import type { Outgoing, OutgoingForm } from '@/api/sharing-words'

const ENDS: Partial<Record<OutgoingForm, string>> = { csv: 'csv', evidence: 'zip' }

/** Name of the file in which it is saved. */
export const nameOfFile = ({ id, form }: Pick<Outgoing, 'id' | 'form'>): string => `${id}.${ENDS[form] ?? 'json'}`
