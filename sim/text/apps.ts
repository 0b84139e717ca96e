import type { Random } from '#sim/random.js'
import { compileGrammar, renderTemplate } from './template.js'

// What strangers write into other people's products.
const compile = compileGrammar({
  thing:
    'kettle|tent|backpack|desk lamp|running shoe|phone case|rain jacket|blender|bike lock|headset|yoga mat|suitcase|garden hose|drill|keyboard|stroller|thermos|watch strap|monitor arm|sleeping bag|board game|camping stove|desk chair|toaster',
  fault:
    'arrived with a crack|stopped after {2..20} days|smells of plastic|is smaller than the picture|came in the wrong colour|rattles|does not charge|leaks at the seam|lost its coating|cannot be opened',
  praise:
    'does what it should|is lighter than I thought|survived a week of rain|was easy to put together|looks better than on the photo|is quiet|has good pockets|kept its promise',
  account:
    'I was charged twice in {month}|my password link never comes|I cannot change the delivery address|the invoice shows the wrong company|my trial ended early|the app logs me out every {2..30} minutes|the export stops at {10..90} percent|the coupon is not accepted|I want to close my account|two-factor codes arrive late',
  month: 'January|February|March|April|May|June|July|August|September|October|November',
  person:
    'Agnes|Bilal|Chiara|Dorota|Emil|Farah|Gustav|Hana|Igor|Jolanda|Kemal|Lucia|Mateo|Nadia|Otto|Petra|Quentin|Ravi|Selma|Timo',
  place:
    'Antwerp|Brno|Cartagena|Dhaka|Edinburgh|Faro|Genoa|Hobart|Iloilo|Jaipur|Kigali|Lima|Malmo|Naples|Oran|Porto Alegre',
  firm: 'Northgate Mills|Blue Heron Logistics|Casa Verde|Ostberg & Sons|Pinewood Clinic|Harbour Theatre|Sunfield Solar|Old Town Bakery|Lakeside Council|Fennel Media',
  act: 'opened a branch in|signed a contract in|was fined in|moved its office to|hired {10..300} people in|lost a shipment near|celebrated {5..80} years in',
  remark:
    'nobody asked for your opinion|great video, learned a lot|first!!|this is simply wrong and you know it|buy cheap followers at my page|can you do one about {thing}s?|people like you should be quiet|I disagree but well argued|the sound is too low at {2..20}:{10..59}|my dog watched this twice',
  topic:
    'the budget|the launch date|the new rota|the broken lift|the website texts|hiring|the supplier from {place}|parking|the trade fair|training',
  decision:
    'we wait until {month}|{person} asks for a second offer|it moves to next week|we drop it|{person} writes a draft|we take the cheaper one|nobody objects|it needs a vote',
  ui: 'Save changes|Delete %n items?|Your session ends in %m minutes|Welcome back, %name|Search in %folder|No connection|Upload failed, try again|Choose a payment method|Mark all as read|Invite a colleague|Export as spreadsheet|You have %n new messages',
  language: 'German|Polish|Thai|Greek|Swedish|Korean|Portuguese|Turkish|Dutch|Finnish|Hindi',
  saga: "I draw my sword and listen at the gate|who rules the valley of ash?|I offer the ferryman {2..30} silver|can we camp here tonight|I search the wizard's desk|tell me about the broken crown|I sing for the innkeeper|we follow the wolf tracks|what does the map say near {place}?|I hide behind the barrels",
  lesson:
    'why does salt lower the freezing point|how do I balance this: Fe + O2 -> Fe2O3|what is a buffer again|how many moles are in {2..90} g of water|is rusting a redox reaction|why is benzene so stable|which bond is stronger, C-C or C=C|what happens at pH {1..13}',
})
const SNIPPETS = {
  ticket: [
    'Hello, {account}. My order number is {10000..99999}. Regards, {person}',
    'The {thing} {fault}. I would like my money back. {person}, {place}',
    '{account}!! third time I write',
    'Do you ship the {thing} to {place}?',
    '{person} here: {account} and the {thing} {fault}.',
  ],
  review: [
    'The {thing} {praise}, but it {fault}.',
    '{praise}. Would buy the {thing} again.',
    'Bought two {thing}s in {month}, one {fault}.',
    '{person} from {place}: the {thing} {praise} and {praise}.',
    'Meh. {thing} {fault}.',
  ],
  comment: ['{remark}', '{remark} {remark}', '@{person} {remark}'],
  news: [
    '{firm} {act} {place}, said {person} in {month}.',
    'In {month} {firm} {act} {place}. {person} called it a mistake.',
    '{person} of {firm} met {person} in {place} on {1..28} {month}.',
  ],
  transcript: [
    '{person#a}: about {topic}. {person#b}: {decision}. {person#a}: and {topic}? {person#b}: {decision}.',
    '{person#a}: let us start with {topic}. {person#b}: I think {decision}. {person#c}: fine, {decision}. {person#a}: next, {topic}, {decision}.',
  ],
  notes: [
    '{thing}, {praise}, made in {place}, {3..90} colours',
    'new {thing}: {praise}; {praise}; guarantee {1..5} years',
    '{thing} for travellers, {200..2900} g, {praise}',
  ],
  interface: ['Translate to {language}: {ui}', 'Into {language}, keep placeholders: {ui}'],
  saga: ['{saga}', '{saga}. {saga}.'],
  lesson: ['{lesson}', '{lesson}? our teacher said it is in the test'],
} as const
export type Snippet = keyof typeof SNIPPETS
const TEMPLATES = Object.fromEntries(
  Object.entries(SNIPPETS).map(([name, texts]) => [name, texts.map(compile)]),
) as Record<Snippet, ReturnType<typeof compile>[]>

/** A text of this sort, by anybody. */
export const renderSnippet = (snippet: Snippet, random: Random): string =>
  renderTemplate(random.pick(TEMPLATES[snippet]), random)

/** Products: what they tell the model, and what their customers send. */
export const APPS: readonly { system: string; snippet: Snippet }[] = [
  {
    system: 'Sort the message of a customer into payment, defect, delivery, login or other. One word.',
    snippet: 'ticket',
  },
  {
    system: 'Answer customers of our shop politely in at most three sentences. Never promise a date.',
    snippet: 'ticket',
  },
  { system: 'Summarise the review in six words and add a mood from -1 to 1.', snippet: 'review' },
  { system: 'Decide whether the comment may stay: KEEP, HIDE or ASK. Add the number of the rule.', snippet: 'comment' },
  { system: 'List persons, firms, places and dates of the sentence as JSON.', snippet: 'news' },
  { system: 'Turn the minutes into decisions with a name each.', snippet: 'transcript' },
  { system: 'Write two cheerful sentences for the catalogue.', snippet: 'notes' },
  { system: 'You translate the texts of a program. Leave everything in braces alone.', snippet: 'interface' },
  {
    system: 'You are the storyteller of a dark fairy tale. Second person, three sentences, always end with a choice.',
    snippet: 'saga',
  },
  { system: 'You help pupils with chemistry. Hints only, no solutions.', snippet: 'lesson' },
]

export const LABELLING_TASKS: readonly { instruction: string; snippet: Snippet }[] = [
  { instruction: 'Is a fault of the product mentioned? Y or N.', snippet: 'review' },
  { instruction: 'Mood from 1 (angry) to 5 (happy), the number alone.', snippet: 'ticket' },
  { instruction: 'Spam? true or false', snippet: 'comment' },
  { instruction: 'Which topic: finance, crime, people or other?', snippet: 'news' },
]

const BRANDS = [
  'Almond',
  'Birch',
  'Cobalt',
  'Dune',
  'Ember',
  'Fjord',
  'Garnet',
  'Hazel',
  'Iris',
  'Juniper',
  'Kestrel',
  'Lagoon',
]
/** Who the product is, as its system prompt says. */
export const brandName = (random: Random): string =>
  `You work for ${random.pick(BRANDS)}${random.pick(['ly', ' Labs', 'Hub', ' & Co', 'io'])} (${random.hex(4)}).`
