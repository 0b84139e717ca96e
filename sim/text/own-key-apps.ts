import type { Random } from '#sim/random.js'
import { compileGrammar, renderTemplate, type Template } from './template.js'

// {me…} slots are one person's own and never change; the others vary within what that person writes about.
const compile = compileGrammar({
  job: 'nurse|bricklayer|translator|bus driver|florist|dentist|tax adviser|web developer|baker|paramedic|choir director|farmer|surveyor|notary|welder|librarian|barista|midwife|game artist|air traffic controller|beekeeper|social worker',
  town: 'Bergen|Cork|Graz|Malaga|Gdansk|Nantes|Turin|Tampa|Halifax|Cardiff|Izmir|Cebu|Recife|Durban|Dunedin|Kaohsiung|Basel|Utrecht|Omaha|Leipzig|Adelaide|Mombasa',
  name: 'Anneke|Bruno|Carmen|Dimitri|Elif|Femi|Greta|Hiro|Ines|Jamal|Katya|Lars|Meera|Nils|Oona|Pedro|Rosa|Samir|Tilda|Uma|Viktor|Wanda|Yusuf|Zoe',
  deed: 'trained {2..9} new colleagues|cut waiting times by {5..40} percent|ran the evening shift|repaired the old machines|planned the summer event|wrote the safety handbook|handled complaints on the phone|moved the files to the new system|led the weekly meeting|bought supplies within budget|coached a junior team|redesigned the entrance|kept the books for {2..6} shops|organised the night rota',
  mood: 'tired but content|restless|proud of a small thing|worried about money|grateful for a call from my sister|annoyed at myself|calm after a long walk|nervous about the exam|lonely since the move|happy about the weather|stuck on the same thought|relieved that it is over',
  event:
    'the meeting ran late|my neighbour brought soup|I missed the last train|the roof leaks again|we laughed about an old photo|the doctor was kind|I skipped practice|a customer shouted|my son learned to whistle|the garden froze|I finished the scarf|we argued about dinner',
  fact: 'the dose depends on body weight|right of way goes to the tram|yeast stops above 60 degrees|a notary reads the deed aloud|the aorta is the largest artery|chlorophyll absorbs red and blue light|an invoice needs a number|the keel gives stability|vowels shorten before p and t|flux cleans the joint|the queen lives four years|a lien follows the land',
  want: 'ask for a later deadline|say no politely|thank the organiser|complain about the noise|confirm the appointment|cancel the subscription|invite them for Sunday|explain the delay|ask for a refund|congratulate on the baby',
})
export interface OwnKeyApp {
  template: Template
}
const design = (text: string): OwnKeyApp => ({ template: compile(text) })

/** Apps that run on their users' own keys: one template each. */
export const OWN_KEY_APPS: readonly OwnKeyApp[] = [
  design(
    'Polish one bullet of a resume. Role sought: {job#me} in {town#me}. Start with an active verb, at most 22 words, no adjectives.\nBullet: {deed}',
  ),
  design(
    'You are a gentle diary. The writer is {name#me}, {job#me}, living in {town#me}. Mirror the feeling in one sentence and end with one open question.\nToday: {mood}; {event}.',
  ),
  design(
    'Make two study cards in the form Q / A for {name#me}, who is training to be a {job#me}.\nLecture note: {fact}.',
  ),
  design(
    'Write a message as {name#me} ({job#me} from {town#me}) would: warm, plain, under 60 words.\nPurpose: {want}, because {event}.',
  ),
  design(
    'Meal and day planner for {name#me} in {town#me}. Suggest the evening in three lines, considering the mood.\nMood: {mood}. What happened: {event}.',
  ),
  design(
    'Role-play practice partner. The learner, {name#me}, works as a {job#me}. Play the other side, one short turn, then stop.\nScene: I want to {want}.',
  ),
]

const WIDTH = 5

/** What one user of the app sends: the template, in it the own life. */
export function askStranger({ template }: OwnKeyApp, stranger: number, random: Random): string {
  return renderTemplate(template, random, { seed: stranger, width: WIDTH })
}
