import type { TopicWords } from './topics.js'

/** Home, garden, food and money. */
export const HOUSE: readonly TopicWords[] = [
  {
    thing:
      'tomato seedling|rose bush|raised bed|compost heap|lemon tree|lavender pot|hedge|rain barrel|climbing bean|fig cutting|strawberry patch|lawn edge|dahlia bulb|cold frame',
    trouble:
      'has yellow leaves|keeps wilting at noon|is covered in aphids|does not flower|has been eaten by slugs|grows only on one side|smells rotten|got too much sun',
    goal: 'keep slugs away|prune in spring|start seeds indoors|get rid of moss|water while on holiday|split perennials|improve clay soil|attract bees',
    detail:
      'on a north-facing balcony|in sandy soil|in a dry summer|with two cats around|in a rented yard|for a school garden|near the sea',
  },
  {
    thing:
      'sourdough starter|rye loaf|focaccia|brioche|baking stone|proofing basket|pizza dough|croissant|bagel|flatbread|banneton|baguette|cinnamon roll|oat bread',
    trouble:
      'does not rise|is sour in a bad way|comes out dense|sticks to everything|burns at the bottom|tears when shaped|has huge holes|is pale',
    goal: 'shape a round loaf|keep a starter alive|bake with steam|freeze dough|scale a recipe up|get a crisp crust|use whole wheat|proof overnight',
    detail:
      'in a gas oven|without a mixer|at high altitude|with weak flour|for ten guests|in a cold kitchen|when short of time',
  },
  {
    thing:
      'lentil curry|roast chicken|risotto|miso soup|beef stew|shakshuka|pad thai|vegetable lasagne|fish pie|dumpling filling|bean chili|potato salad|green sauce|pancake batter',
    trouble:
      'tastes flat|is too salty|turned watery|split|is too hot for the kids|went grey|stuck to the pan|needs more body',
    goal: 'use up leftovers|cook for a crowd|thicken a sauce|replace eggs|season without salt|batch cook on Sunday|poach fish|cut onions without crying',
    detail:
      'for a vegan friend|with one pot|in half an hour|on a camping stove|for someone with a nut allergy|from pantry stuff|for picky children',
  },
  {
    thing:
      'kitchen tap|radiator|toilet cistern|shower drain|stopcock|boiler|washing machine hose|water heater|sink trap|bath sealant|pressure gauge|pipe joint',
    trouble:
      'drips all night|gurgles|lost pressure|smells of sewage|makes a banging noise|only runs lukewarm|is blocked again|leaks into the cabinet',
    goal: 'bleed a radiator|replace a washer|unblock a drain|seal a bath|turn off the water|find a hidden leak|drain the heating|descale a kettle',
    detail: 'in an old flat|without special tools|on a weekend|as a tenant|in hard water|behind a tiled wall',
  },
  {
    thing:
      'floating shelf|plasterboard wall|laminate floor|door hinge|window frame|oak tabletop|skirting board|paint roller|ceiling lamp|wall anchor|garden fence|staircase tread',
    trouble: 'sags|squeaks|has a crack|peels|is out of level|scratches easily|will not close|shows streaks',
    goal: 'fill a hole|hang a heavy mirror|sand a floor|paint a ceiling|level a washing machine|oil wood|cut a straight edge|soundproof a room',
    detail: 'in a rental|over old wallpaper|with a hand saw|in a damp room|on a concrete wall|with children about',
  },
  {
    thing:
      'emergency fund|index fund|mortgage|credit score|savings account|pension plan|car loan|household budget|tax return|joint account|insurance policy|student loan',
    trouble:
      'went down last month|has hidden fees|costs more than I planned|was rejected|is hard to understand|pays almost nothing|got a late fee',
    goal: 'pay off debt|save for a house|split bills fairly|retire early|cancel a subscription|compare banks|stop impulse buying|plan for irregular income',
    detail:
      'on one salary|as a freelancer|with a variable rate|at forty|before the baby comes|in a foreign country|with high rent',
  },
  {
    thing:
      'robot vacuum|stain remover|linen cupboard|fridge drawer|oven door|wool jumper|shower glass|mattress|wooden spoon|carpet|dishwasher filter|cutting board',
    trouble: 'smells musty|has a red wine stain|is full of limescale|shrank|leaves streaks|collects dust|turned grey',
    goal: 'declutter a room|wash a down jacket|clean an oven|get rid of moths|fold shirts|make a cleaning rota|remove candle wax|dry laundry indoors',
    detail: 'in ten minutes a day|without bleach|with flatmates|in a studio|before guests arrive|with a dust allergy',
  },
  {
    thing:
      'solar panel|heat pump|induction hob|smart plug|electricity meter|wall box|attic insulation|double glazing|battery store|thermostat|wood stove|power strip',
    trouble:
      'hums at night|trips the fuse|uses more than promised|shows an error|does not save anything|lets in a draught|gets hot',
    goal: 'lower the heating bill|read the meter|choose a tariff|insulate a loft|apply for a grant|size a battery|stop condensation',
    detail:
      'in a terraced house|with a flat roof|in a shared building|for an electric car|in the north|without a big investment',
  },
  {
    thing:
      'capsule wardrobe|linen shirt|winter coat|leather boot|sewing machine|denim jacket|zip|silk scarf|trouser hem|knitted hat|suit|raincoat',
    trouble: 'does not fit|pills after one wash|lost a button|skips stitches|looks dated|is too long|creases',
    goal: 'hem trousers|dress for an interview|dye cotton|mend a hole|choose colours|pack light|alter a dress|care for leather',
    detail:
      'for a summer wedding|with a small budget|in office smart style|for a tall person|in rainy weather|from second hand shops',
  },
  {
    thing:
      'rescue dog|indoor cat|budgie|hamster wheel|aquarium|puppy|litter box|tortoise|rabbit hutch|scratching post|old dog|betta fish',
    trouble:
      'barks at visitors|will not eat|hides all day|scratches the sofa|smells|bites the lead|is afraid of storms|sleeps too much',
    goal: 'train recall|introduce two pets|travel with an animal|clip claws|change food|clean a tank|house train|find a sitter',
    detail: 'in a small flat|with a toddler|while at work|in hot weather|after surgery|on a farm',
  },
  {
    thing:
      'car seat|bedtime story|baby carrier|lunch box|teething ring|homework plan|screen time rule|school bag|playground|pocket money|birthday party|night light',
    trouble: 'ends in tears|does not work any more|is boring for him|takes an hour|is too small already|causes fights',
    goal: 'get a toddler to sleep|explain death to a child|limit tablets|plan a party|help with reading|handle tantrums|settle siblings|pack for a day out',
    detail:
      'for a three year old|with twins|as a single parent|on a rainy day|on a long drive|in two languages|before school starts',
  },
  {
    thing:
      'road bike|bike chain|disc brake|cargo bike|bike pump|saddle|inner tube|helmet|pannier|derailleur|rear light|bike lock',
    trouble: 'slips under load|squeals|loses air|creaks|wobbles|rusts|rubs|does not shift',
    goal: 'true a wheel|fit a child seat|index gears|patch a tube|ride in winter|plan a tour|clean a drivetrain|adjust a saddle',
    detail: 'for commuting|on gravel|with back pain|in heavy rain|for a tall rider|without a stand',
  },
]
