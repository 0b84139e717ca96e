import { formatCount } from '@/ui/Count'

/** How much a permit allows, and what comes after. */
export const describeQuota = (quota: number | null): string =>
  quota === null
    ? 'any number of requests'
    : `${formatCount(quota)} requests a day (UTC); past it policies count again until midnight`
