import type { Lexicon } from '#sim/text/template.js'

/**
 * Words that belong to a person rather than to a topic: without them two people with the same hobby would write alike,
 * which real people do not. Made-up makes and models come of syllables, so that there are thousands.
 */
export const OWN_WORDS: Lexicon = {
  make: '{onset#me}{nucleus#me}{coda#me}',
  model: '{onset}{coda} {10..990}',
  onset:
    'Ba|Bru|Cal|Dor|Ek|Fen|Gra|Hol|Iv|Jor|Kel|Lum|Mar|Nor|Ost|Pra|Qui|Ros|Sten|Tor|Ul|Vel|Wex|Yar|Zan|Mi|Sol|Tri|Vor|Al',
  nucleus: 'ba|co|da|fe|gi|hu|ka|li|mo|na|ope|ra|si|ta|ve|xi|yo|zu|le|ri|no|ti',
  coda: 'dex|lin|mark|nova|pro|quin|rell|son|tek|via|wick|zen|tor|max|line|berg|ley|dra|mond|field|ster|bo',
  taste:
    'tiny|cheap|antique|second-hand|heavy|bright|quiet|sturdy|foldable|hand-made|rusty|borrowed|striped|modern|wooden|portable|waterproof|noisy|worn-out|expensive|inherited|compact|old-fashioned|brand new|square|soft|plain|colourful|half-finished|spare|huge|local|imported|vintage|cracked|simple|fancy|odd|green|copper',
  kin: 'aunt|brother-in-law|flatmate|boss|grandson|neighbour|choir friend|ex|landlady|cousin|godmother|stepson|tutor|teammate|roommate|niece|father|wife|husband|uncle|colleague|daughter|pen pal|gym buddy|accountant',
  pal: 'Abel|Britta|Cemil|Daphne|Eamon|Fiona|Gerd|Henrike|Ilya|Jolene|Kwame|Leila|Moritz|Nuria|Oskar|Pilar|Quinn|Rune|Sunniva|Tariq|Ursula|Vesna|Wout|Xenia|Yael|Zeno|Agata|Bodil|Ciaran|Dilek|Edda|Fergus|Gita|Hugo|Imke|Jarek|Koji|Lotte|Mirza|Nadine',
  town: 'Ardmore|Bexhill|Cholet|Dunmore|Elko|Frome|Gmunden|Hilo|Imola|Joplin|Kalmar|Lorca|Minden|Nelson|Oban|Paisley|Quimper|Reno|Sligo|Tulsa|Umea|Vigo|Wexford|Yeovil|Zwolle|Aalst|Bastia|Conwy|Dover|Exeter|Fargo|Gijon|Hobro|Ipswich|Jasper|Kotka',
  why: 'the old one was stolen|we are moving in {2..9} weeks|my doctor told me to|I promised {pal}|the shop closed down|it rained all month|my {kin} is visiting|the manual is in Korean|I lost a bet|we have a party on Saturday|the budget was cut|I broke my wrist|the kids asked for it|winter is coming|I found one in the attic|nobody else will do it|the lease ends soon|I start a new job|I am writing a blog about it|the club in {town} needs it|my {kin} laughed at me|I saw a video about it|the first try failed|I am bored on Sundays',
  when: 'before Easter|by Thursday|after the holidays|this weekend|in the evenings|during lunch|next month|at night|in two weeks|once a month|on Tuesdays|early in the morning|in the school break|until payday|over the summer',
  qin: '小舅|表姐|室友|老板|邻居|岳母|同桌|堂弟|班主任|女儿|姑姑|战友|房东|老乡|教练|师傅',
  di: '郑州|苏州|佛山|保定|贵阳|温州|大连|银川|桂林|泉州|洛阳|徐州|绵阳|海口|烟台|宜昌',
  xing: '二手的|木头的|便宜的|进口的|小号的|老式的|折叠的|手工的|深色的|轻便的|结实的|新款的',
  yin: '下个月要搬家|上次没成功|医生建议|朋友送了一个|店里打折|明年要考试|家里来客人|刚换了工作|冬天快到了|孩子喜欢|原来的坏了|看了个视频',
  pariente: 'cuñado|abuelo|primo|vecino|jefe|suegro|sobrino|compañero|padrino|tío',
  pueblo: 'Lugo|Teruel|Tarija|Tunja|Soria|Mendoza|Cádiz|Tepic|Huesca|Loja|Melilla|Talca',
  gusto: 'barato|antiguo|pequeño|moderno|prestado|roto|ligero|casero|nuevo|feo',
  razon:
    'se acaba el contrato|viene mi familia|perdí el viejo|me lo pidió {pal}|empieza el frío|me mudo en {2..9} semanas|salió en la tele|cerró la tienda|cumplo cuarenta|no me fío',
  sippe: 'Schwager|Opa|Vetter|Nachbar|Chef|Onkel|Mitbewohner|Patenkind|Trainer|Sohn',
  ort: 'Gera|Bregenz|Wesel|Thun|Husum|Fulda|Steyr|Celle|Olten|Suhl|Worms|Lörrach',
  grund:
    'der alte ist hin|{pal} hat gefragt|bald kommt Besuch|wir ziehen in {2..9} Wochen um|der Laden hat zu|es regnet seit Tagen|ich habe Urlaub|die Frist läuft ab|es war ein Geschenk|mir fehlt die Zeit',
  proche: 'beau-frère|grand-père|cousin|voisin|patron|oncle|colocataire|filleul|parrain|neveu',
  bourg: 'Auch|Sedan|Vevey|Namur|Gap|Albi|Mons|Laval|Sion|Vannes|Béziers|Dole',
  raison:
    "l'ancien est cassé|{pal} insiste|on déménage dans {2..9} semaines|il pleut sans cesse|le magasin a fermé|les enfants le réclament|c'est bientôt Noël|je change de travail|on m'en a offert un|j'ai raté le premier",
}
