import { useQuery } from '@tanstack/react-query'
import type { Answer, Item } from './answer'
import { client } from './client'
import { readAllPages } from './read-all-pages'

/** A model that is asked about. */
export type Suspect = Item<'/v1/provenance/suspects'>
/** A plan, a collection of answers or a report, as a list shows it. */
export type ProvenanceRecord = Item<'/v1/provenance/documents'>
type Report = Answer<'/v1/provenance/reports/{id}'>
/** Of a pair the client that reads it keeps only that it is a list. */
export type ProvenanceResult = Omit<Report['results'][number], 'interval'> & { interval: readonly number[] | null }
export type ProvenanceReport = Omit<Report, 'results'> & { results: readonly ProvenanceResult[] }
export type RegisteredPlan = Answer<'/v1/provenance/plans/{id}'>

const PAGE = 1000

export const useAllSuspects = () =>
  useQuery({
    queryKey: ['all-suspects'],
    queryFn: ({ signal }) =>
      readAllPages(async (after) => {
        const query = { limit: PAGE, ...(after === undefined ? {} : { after }) }
        return (await client.GET('/v1/provenance/suspects', { params: { query }, signal })).data!
      }),
  })

/** Of one suspect, or of one campaign. */
export const useProvenanceDocuments = (filter: { suspect: string } | { campaign: string }) =>
  useQuery({
    queryKey: ['provenance-documents', filter],
    queryFn: ({ signal }) =>
      readAllPages(async (after) => {
        const query = { ...filter, limit: PAGE, ...(after === undefined ? {} : { after }) }
        return (await client.GET('/v1/provenance/documents', { params: { query }, signal })).data!
      }),
  })
