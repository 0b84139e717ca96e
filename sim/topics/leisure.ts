import type { TopicWords } from './topics.js'

/** Games, arts, sports, travel and learning. */
export const LEISURE: readonly TopicWords[] = [
  {
    thing:
      'night train|hostel|rail pass|carry-on|visa form|island ferry|walking tour|mountain hut|rental car|city card|street market|travel adapter|campsite',
    trouble: 'is fully booked|was cancelled|is too expensive|closes in winter|takes all day|was a disappointment',
    goal: 'see Lisbon in two days|cross the Alps by train|avoid crowds|travel with a pram|pack for two climates|find cheap flights|plan a honeymoon|claim a refund',
    detail:
      'in late October|with my parents|on a student budget|without flying|as a vegetarian|with one bag|over New Year',
  },
  {
    thing:
      'acoustic guitar|barre chord|metronome|chorus pedal|fingerpicking pattern|capo|piano scale|violin bow|drum fill|bass line|sight-reading exercise|ukulele',
    trouble: 'buzzes|goes out of tune|sounds muddy|hurts my fingers|is too fast for me|squeaks',
    goal: 'learn a song by ear|practise without neighbours complaining|read sheet music|change strings|write a melody|keep rhythm|record at home|play in a band',
    detail: 'after twenty years|in twenty minutes a day|with small hands|for a wedding|without a teacher',
  },
  {
    thing:
      'couch to 5k plan|long run|running shoe|heart rate monitor|half marathon|hill sprint|recovery week|foam roller|energy gel|treadmill|pacing chart|warm-up',
    trouble: 'leaves me exhausted|hurts my knee|is too hard|gives me blisters|got boring|shows odd numbers',
    goal: 'run faster|avoid shin splints|breathe properly|train for a trail race|eat before a race|come back after a break|run in the heat',
    detail: 'at fifty|with flat feet|three times a week|in the dark season|after a cold|in a city',
  },
  {
    thing:
      'mirrorless camera|prime lens|tripod|raw file|flash|light meter|film roll|neutral density filter|portrait|memory card|photo book|histogram',
    trouble: 'is blurry|looks too dark|has a colour cast|is full of noise|lacks contrast|came back scratched',
    goal: 'photograph the stars|expose for snow|shoot moving kids|sort ten thousand pictures|edit skin tones|print large|pose a group|use manual mode',
    detail: 'with a phone|at dusk|in a museum|on a first trip|with an old lens|in harsh light',
  },
  {
    thing:
      'sicilian defence|rook endgame|knight outpost|opening repertoire|pawn storm|chess clock|blunder check|isolated pawn|bishop pair|tactics set',
    trouble: 'loses me games|is hard to remember|falls apart|runs me out of time|never works online',
    goal: 'stop blundering|play against the London|analyse my games|convert a pawn up|prepare for a tournament|calculate deeper|teach a child',
    detail: 'at 1200 rating|in blitz|with black|in ten minutes a day|against stronger players',
  },
  {
    thing:
      'watercolour wash|sketchbook|oil glaze|charcoal portrait|lino print|acrylic medium|colour wheel|perspective grid|brush pen|canvas|gouache|still life',
    trouble: 'turns muddy|cracks|bleeds|looks stiff|dries too fast|has no depth',
    goal: 'draw hands|mix greens|paint skies|find a style|sell prints|stretch a canvas|shade with a pencil|sketch people on the bus',
    detail: 'as a complete beginner|with three colours|outdoors|on a tiny table|for a birthday card',
  },
  {
    thing:
      'wizard character|dungeon map|backstory|session zero|goblin ambush|house rule|tavern scene|villain|initiative tracker|magic item|puzzle room|campaign',
    trouble: 'drags|is overpowered|ignores the plot|confuses my players|has plot holes|keeps dying',
    goal: 'run a first session|balance an encounter|improvise dialogue|end a long campaign|write a riddle|name a city|get shy players to talk',
    detail: 'for six players|in two hours|with no prep|in a gothic setting|over video call|for kids',
  },
  {
    thing:
      'short story|first chapter|narrator|plot twist|haiku|dialogue|memoir|query letter|villain monologue|writing routine|love scene|outline',
    trouble:
      'feels flat|is too long|has too many adverbs|gives the ending away|sounds like everyone else|stalls in the middle',
    goal: 'show instead of tell|name a character|write every day|find beta readers|rhyme without cliches|describe a storm|cut a thousand words',
    detail: 'in first person|for young readers|set in a harbour town|with two timelines|for a contest|in present tense',
  },
  {
    thing:
      'subjunctive|spanish podcast|flash card deck|language exchange|japanese particle|vowel sound|grammar book|verb table|accent|idiom|false friend|dictation',
    trouble: 'makes no sense to me|will not stick|sounds wrong|is too advanced|gets mixed up with French',
    goal: 'order food politely|pass the B2 exam|remember words|roll an r|think in the language|read a newspaper|keep a language alive|write a postcard',
    detail: 'before moving to Seville|in half a year|at sixty|from zero|with a tandem partner|on the bus',
  },
  {
    thing:
      'dovetail joint|hand plane|marking gauge|band saw|bird house|walnut board|chisel|workbench|wood glue|oil finish|spoon blank|table leg',
    trouble: 'splits|leaves gaps|burns the edge|dulls at once|warps|wobbles',
    goal: 'sharpen a chisel|flatten a board|cut a mortise|finish a bowl|choose a saw|store timber|build a stool',
    detail: 'in a cellar|with hand tools|from pallets|for outdoors|as a gift|without a vice',
  },
  {
    thing:
      'telescope|star chart|meteor shower|moon map|eyepiece|planisphere|double star|nebula|finder scope|dark site|comet|tracking mount',
    trouble: 'is out of focus|shakes|fogs up|looks like a smudge|is never visible from here|points the wrong way',
    goal: 'find Saturn|polar align|photograph the moon|see the Milky Way|choose binoculars|collimate a mirror|explain eclipses',
    detail: 'from a city roof|in winter|with a child|under 200 euros|in the southern sky',
  },
  {
    thing:
      'settler game|worker placement game|deck builder|rule book|co-op game|dice tower|scenario|expansion|score sheet|card sleeve|party game',
    trouble: 'takes too long|is unfair to the last player|has unclear rules|lost a piece|is never picked|ends in a tie',
    goal: 'teach rules quickly|host a game night|balance a house rule|pick a gift|play solo|store small parts',
    detail: 'for two|with grandparents|in under an hour|for ten year olds|with non-gamers',
  },
  {
    thing:
      'hiking boot|ridge trail|water filter|topographic map|bivouac|trekking pole|rain cover|summit|hut reservation|via ferrata|gpx track|first aid kit',
    trouble: 'leaks|is steeper than it looked|rubs my heel|is closed until June|got lost|weighs too much',
    goal: 'read contour lines|walk hut to hut|prepare for altitude|cross a snowfield|waterproof a jacket|train for a long walk|pack for three days',
    detail: 'with a dog|in shoulder season|alone|with vertigo|in the Pyrenees|as a beginner',
  },
  {
    thing:
      'yoga sequence|breathing exercise|meditation app|evening walk|journal prompt|gratitude list|sleep diary|stretch|cold shower|morning routine|silent retreat',
    trouble: 'makes me sleepy|feels silly|bores me|never lasts|wakes me up more',
    goal: 'calm down before a talk|fall asleep|build a habit|stop doomscrolling|sit still|unwind after work|set boundaries',
    detail: 'in five minutes|with a noisy family|on night shifts|without apps|when anxious',
  },
  {
    thing:
      'crochet hook|cable pattern|sock heel|wool blend|gauge swatch|granny square|circular needle|baby blanket|stitch marker|yarn label|lace chart|shawl',
    trouble: 'curls|has a dropped stitch|came out huge|itches|has a hole|twists',
    goal: 'read a chart|bind off loosely|substitute yarn|block a shawl|count rows|fix a mistake|knit in the round',
    detail: 'for a newborn|in summer|with leftover yarn|as a lefty|on the train',
  },
  {
    thing:
      'fantasy league|offside trap|tennis serve|free throw|swim stroke|climbing route|penalty record|judo throw|season ticket|batting average|golf swing|coach',
    trouble: 'lets me down|is inconsistent|gets called back|hurts my shoulder|lost three in a row|is overrated',
    goal: 'understand the rules|improve my serve|pick a team|train grip strength|float on my back|follow the tournament|warm up',
    detail: 'for a beginner|in the second half of the season|on clay|with a bad back|for a school team',
  },
]
