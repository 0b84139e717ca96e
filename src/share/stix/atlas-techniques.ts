/** Names of MITRE ATLAS for what harvesting campaigns do; others go by their id alone. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['AML.T0005.001', 'Train Proxy via Replication'],
  ['AML.T0008.005', 'AI Service Proxies'],
  ['AML.T0012', 'Valid Accounts'],
  ['AML.T0021', 'Establish Accounts'],
  ['AML.T0024.002', 'Extract AI Model'],
  ['AML.T0034', 'Cost Harvesting'],
  ['AML.T0040', 'AI Model Inference API Access'],
  ['AML.T0048.004', 'IP Theft'],
])

export const atlasName = (id: string): string => NAMES.get(id) ?? id

/** Case studies tell of one affair; they are no technique that can be used again. */
export const isCaseStudy = (id: string): boolean => id.startsWith('AML.CS')

export const atlasUrl = (id: string): string =>
  `https://atlas.mitre.org/${isCaseStudy(id) ? 'studies' : 'techniques'}/${id}`

export const atlasReference = (id: string) => ({ source_name: 'mitre-atlas', external_id: id, url: atlasUrl(id) })
