import { atlasName, atlasUrl } from '../stix/atlas-techniques.js'

/** What every harvesting campaign does: MITRE ATLAS «Extract AI Model», under «Exfiltration via AI Inference API». */
export const EXTRACT_MODEL = 'AML.T0024.002'

const TECHNIQUES: ReadonlyMap<string, string> = new Map([['AML.T0024', 'Exfiltration via AI Inference API']])
const TACTIC = { uid: 'AML.TA0010', name: 'Exfiltration', src_url: 'https://atlas.mitre.org/tactics/AML.TA0010' }

/** A technique of ATLAS as the object `attack` of OCSF 1.8.0; the tactic is said where it is known. */
export function atlasAttack(id: string) {
  const parent = /^(AML\.T\d{4})\.\d{3}$/.exec(id)?.[1]
  const tactic = id === EXTRACT_MODEL ? { tactic: TACTIC } : {}
  const entry = { uid: id, name: atlasName(id), src_url: atlasUrl(id) }
  if (parent === undefined) return { ...tactic, technique: entry }
  const name = TECHNIQUES.get(parent)
  const technique = { uid: parent, ...(name === undefined ? {} : { name }), src_url: atlasUrl(parent) }
  return { ...tactic, technique, sub_technique: entry }
}
