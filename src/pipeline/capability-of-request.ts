import { capabilityOfRequest as derive } from '#signals/capability-of-request.js'

/** What a request asks for, by the code that exchanges are read by: for who decides before they are stored. */
export const capabilityOfRequest: (body: Record<string, unknown>) => string = derive
