import type { TopicWords } from './topics.js'

/** Health, family, studies, offices and machines. */
export const LIVING: readonly TopicWords[] = [
  {
    thing:
      'migraine|sore throat|blood test|vitamin D tablet|sprained ankle|allergy pill|blood pressure cuff|flu shot|back pain|dry eye|mole|sleep apnea mask',
    trouble: 'came back|lasts for a week|gets worse at night|shows odd values|makes me dizzy|does not help',
    goal: 'prepare for a check-up|read lab results|sit without pain|quit smoking|sleep better|manage hay fever|travel with medicine',
    detail: 'during pregnancy|at seventy|with asthma|on night shifts|without insurance|next to other pills',
  },
  {
    thing:
      'best man speech|seating plan|wedding ring|guest list|venue deposit|bridesmaid dress|vow|registry|first dance|save-the-date card|photo booth',
    trouble: 'is too long|blew the budget|upset my aunt|arrived late|clashes with a holiday',
    goal: 'write vows|seat divorced parents|say no to a plus one|choose a date|save on flowers|thank guests|cope with rain',
    detail: 'for forty guests|in a garden|in two languages|with a small budget|next spring|at a registry office',
  },
  {
    thing:
      'lease|landlord letter|deposit|noise complaint|moving box|viewing|flatmate|inventory list|rent increase|broken heating|sublet|utility contract',
    trouble: 'is not returned|came without notice|breaks the contract|ignores my mails|is full of mould|starts at six',
    goal: 'get a deposit back|move in one day|find a flat|terminate early|write to a landlord|share costs|check a contract',
    detail: 'in Berlin|with a pet|as a foreigner|before the end of the month|with three people|in an old building',
  },
  {
    thing:
      'cover letter|job interview|salary talk|career gap|linkedin profile|reference|probation|notice period|portfolio|rejection mail|assessment day|side project',
    trouble: 'went badly|sounds generic|is two pages long|got no reply|scares me',
    goal: 'explain a gap|ask for a raise|change careers|answer the weakness question|quit politely|follow up|negotiate hours',
    detail: 'after parental leave|at a startup|with no degree|in the public sector|at fifty-five|for a remote role',
  },
  {
    thing:
      'family tree|parish register|old photo|dna match|immigration record|gravestone|surname|census page|war diary|great-grandfather|archive request',
    trouble: 'contradicts the others|is unreadable|stops in 1870|was spelled wrongly|burned in a fire',
    goal: 'read old handwriting|find a birth record|date a photograph|write to an archive|trace a ship|interview grandma',
    detail: "in Galicia|before 1800|without subscriptions|in Latin|on my mother's side",
  },
  {
    thing:
      'laptop fan|wifi router|usb stick|printer|phone battery|graphics card|backup drive|monitor cable|bluetooth headset|password manager|operating system update|keyboard',
    trouble:
      'is not recognised|overheats|drops every hour|prints blank pages|drains in two hours|is loud|freezes|shows a blue screen',
    goal: 'free disk space|move to a new computer|speed up an old machine|set up parental controls|recover photos|extend wifi|make a backup',
    detail: 'on windows 11|for my father|without losing files|in a thick-walled house|on a mac|offline',
  },
  {
    thing:
      'used car|timing belt|tyre pressure|brake pad|car battery|diesel filter|roof rack|inspection|hybrid|windscreen chip|parking sensor|oil light',
    trouble:
      'squeaks in the rain|will not start|pulls to the left|came on yesterday|failed the inspection|vibrates at 90',
    goal: 'jump start a car|buy from a dealer|change a tyre|sell privately|check before a long trip|parallel park|reduce fuel use',
    detail: 'with 180000 km|in winter|as a new driver|for a family of five|without a garage|under 5000',
  },
  {
    thing:
      'essay outline|citation|group project|exam plan|lecture note|thesis statement|professor mail|reading list|study group|scholarship|lab report|presentation',
    trouble: 'is due tomorrow|was graded down|is all over the place|got plagiarised|puts me to sleep',
    goal: 'start an essay|cite a website|ask for an extension|revise for finals|take notes|structure a talk|stop procrastinating|pick a major',
    detail: 'in the first semester|with a part-time job|in APA style|with dyslexia|as a mature student|over the summer',
  },
  {
    thing:
      'quadratic equation|integral|probability tree|matrix|unit circle|proof by induction|logarithm|vector|limit|geometric series|standard deviation|derivative',
    trouble: 'comes out negative|does not converge|is different from the book|has two answers|confuses me',
    goal: 'factor a polynomial|check a proof|find the inverse|sketch the graph|see why the rule holds|set up the equation',
    detail: 'for my exam on Monday|without a calculator|with a picture|in simple words|for high school',
  },
  {
    thing:
      'roman aqueduct|black death|silk road|berlin wall|magna carta|viking ship|suez crisis|meiji era|french revolution|cold war spy|printing press|colonial border',
    trouble: 'is misunderstood|gets skipped in school|has several versions|is hard to date',
    goal: 'understand what caused it|find primary sources|explain it to a twelve year old|connect it to today|visit the places',
    detail: 'in two paragraphs|from the losing side|with dates|without jargon|for a quiz',
  },
  {
    thing:
      'passport renewal|tax form|residence permit|voting card|parking fine|birth certificate|court letter|pension notice|child benefit|notary appointment|change of address',
    trouble: 'was rejected|is late|has a wrong name|needs a stamp|is only online|expired',
    goal: 'appeal a fine|get a document translated|register a birth|vote from abroad|fill in box 12|book an appointment',
    detail: 'as a dual citizen|with a deadline on Friday|for my grandmother|without a printer|after moving',
  },
  {
    thing:
      'breakup|mother-in-law|old friend|jealous colleague|apology|family dinner|silent treatment|first date|long-distance relationship|difficult uncle|birthday gift',
    trouble: 'hurts more than I thought|ignores me|turns into a fight|feels awkward|brings up politics',
    goal: 'say sorry|set limits|start a hard talk|make new friends|support someone who grieves|decline an invitation|reconnect',
    detail: 'after ten years|over text|without drama|at christmas|when both work|in a small town',
  },
  {
    thing:
      'espresso machine|burr grinder|pour-over|milk foam|light roast|moka pot|tea ceremony|oolong|cold brew|scale|water filter|tamper',
    trouble: 'tastes bitter|channels|runs too fast|has no crema|is sour|blocks',
    goal: 'dial in a shot|descale|pull less bitter coffee|foam oat milk|store beans|brew for a crowd',
    detail: 'at the office|with hard water|without a machine|in the morning rush|under 150',
  },
  {
    thing:
      'electric guitar amp|turntable|podcast microphone|playlist|vinyl record|jazz standard|concert ticket|opera|choir part|synth patch|mixing desk',
    trouble: 'hums|skips|clips|is sold out|is too quiet|sounds thin',
    goal: 'record a voice|start with jazz|clean a record|learn harmony|set levels|find similar music',
    detail: 'in a bedroom|for beginners|on headphones|with an old amplifier|for a dinner',
  },
  {
    thing:
      "detective series|slow film|director's cut|graphic novel|documentary|book club pick|audiobook|space opera|musical|classic novel|spoiler",
    trouble: 'has a weak ending|is impossible to find|confused me|drags in season two|made me cry',
    goal: 'find something similar|understand the ending|pick a film for tonight|read more|lead a discussion|review it in a few lines',
    detail: 'with my teenage son|without violence|under two hours|set in Asia|for a rainy Sunday',
  },
]
