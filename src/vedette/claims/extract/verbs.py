"""The verbs that say which measure a quantity answers, as patterns in lower case.

In: nothing, or the words before a quantity. Out: patterns; which kind of verb governs a
quantity. A verb governs what comes right after it ("shot down at least 15"): it says
more than any word that follows ("... launched by the enemy").
"""

import re

from vedette.claims.extract.lands import LANDS

DOWNED = (
    r"shot down|(?<!to )shoot down|shooting down|shoots down|\bdown(?:ed|s|ing)\b"
    r"|(?:managed|able) to (?:shoot )?down|brought down|taken (?:down|out)|took down"
    r"|\bknock(?:ed|ing)\b|out of the (?:sky|skies|air)\b|took out|picked off"
    r"|shot out|destroy|intercept(?!ors?\b)|neutrali[sz]|eliminat|repel"
    r"|(?:destruction|interception|downing) of|suppress|thwart|foil|jammed|liquidat"
    r"|blown out of|fended off|beaten? off|warded off|shot (?:it|them) down"
    r"|forced down|disabled|\bfell to (?:[\w-]+ ){0,3}(?:groups|fire|defen[cs]e|guns"
    r"|gunners"
    r"|batter(?:y|ies)|crews|interceptors|pilots|marksmen|flak|jamming)"
    r"|accounted for|dealt with|dispos(?:ed|ing) of|\bbagg(?:ed|ing)\b|\bparr(?:ied"
    r"|ying)\b"
    r"|\bswatt(?:ed|ing)\b|\bfell(?:ed|ing)\b|\bzapp(?:ed|ing)\b|\bsplash(?:ed|ing)\b"
    r"|\bnail(?:ed|ing)\b|\bstops (?=(?:[\w,]+ ){1,4}(?:drones|missiles|rockets|uavs"
    r"|balloons))|put out of action|rendered harmless|blast(?:ed|ing) out of"
    r"|\bstopp(?:ed|ing)\b(?! (?:traffic|flights|operat|work))|hunted down|chased down"
    r"|\bblew\b(?=[^,.;]{0,40}out of)|were kept out|mopped up|cut down|shot to pieces"
)
LAUNCHED = (
    r"launch(?:es)? of|launch|fired|firing|unleash"
    r"|\bus(?:ed|ing)\b|sent (?!to\b)|\bsending\b|released|deploy"
    r"|\bhurl|\blobb|\brain(?:ed|ing)|\bthr(?:ew|own|owing)\b|\bpour(?:ed|ing)\b"
    r"|\bemploy(?:ed|ing)\b|\bshower(?:ed|ing)|\bloosed\b|let loose|flung"
    r"|(?:attack|str[iu]ck|hit|target|bombard|pound|pummel|shell|batter)\w*"
    r" (?:[\w'-]+ ){0,7}with"
    r"|(?:attack|strike|assault|barrage|raid|volley|salvo|onslaught)s?"
    r" (?:on [\w' ]{1,30} )?(?:was |were )?"
    r"(?:of|as|by|with|using|from|made with|carried out (?:with|by|using)"
    r"|involv\w*|includ\w*|consist\w*|compris\w*|featur\w*|saw)"
    r"|\bsent\b(?=[,.;:!)]|$)|\bdispatched\b(?! to)|\bfl(?:ew|ung) at\b|\bset off\b"
    r"|\b(?:raid|attack|strike|barrage|onslaught|assault|salvo|wave) compris(?:ed"
    r"|ing)\b"
    r"|answered with|respond\w* with|retaliat\w* with|came at (?:us|them)|\bcatapult"
)
# What drones did to a place.
AIMED = (
    r"\btarget(?:ed|ing)\b|\battack(?:ed|ing)\b|\bassail(?:ed|ing)\b"
    r"|\bdropp(?:ed|ing) (?:[\w-]+ ){0,3}(?:explosives?|bombs?|grenades?|munitions"
    r"|charges?)\b|\bdescend(?:ed|ing) on\b|\braid(?:ed|ing)\b"
)
_SKIES = r"(?:air ?space|territory|skies|soil|border|frontier|strait|median line)"
ENTERED = (
    r"\benter|\bentr(?:y|ies) of|\bcross(?!\w* (?:the|a|our|their) (?:\w+ )?(?:bay"
    r"|town|city|fields?|road|street"
    r"|harbou?r|base|airport|runway|apron|valley|lake|square|village|park|sky)\b)"
    r"|violat"
    r"|breach|intru|penetrat|infring|infiltrat|invad"
    r"|\bstray(?:ed|ing|s)\b|\bstray(?= (?:in|across|over|drone|missile|uav|object))"
    r"|incursion"
    rf"|overfl(?:ew|y|own)(?=[^,.;]{{0,30}}{_SKIES})"
    r"|illegally fl(?!\w* (?:over|near|around|above"
    r"|at) [^,.;]{0,60}(?:airport|aerodrome"
    r"|base|stadium|plant|prison|harbou?r|refinery)\b)"
    r"|fl(?:ew|own|ying) over (?:\w+ ){0,2}(?:territory|soil)"
    r"|fl(?:ew|own|ying) (?:\d[\d.,]* ?(?:km|kilomet\w+|miles) )?(?:deep )?into\b"
    r"(?! (?:an?|the) [\w ]{0,30}(?:zone|area|base|airport|vicinity|direction|sky"
    r"|skies)\b)"
    r"|\b(?:got|gotten|went|gone|came|drifted|wandered|slipped) (?:deep )?into\b"
    r"(?! (?:an?|the|this|that|its|his|her|their|our|\w*(?:service|view|force|effect"
    r"|use|operation|sight|play|trouble|difficult\w+|action|production|hiding"
    r"|being|line|range|contact|question))\b)"
    rf"|(?:fl(?:ew|own|ying)|pass(?:ed|ing)|stray(?:ed|ing)) (?:\w+ )?(?:through"
    rf"|across|into) "
    rf"(?:{'|'.join(sorted(LANDS)).casefold()})\b"
    r"|fl(?:ew|own|ying) in\b(?! (?:formation|pairs|circles|groups|lines?|an?|the"
    r"|succession|swarms?|waves?|tight|close|loose|single|turn|shifts|tandem)\b)"
    r"|came in\b|across (?:the|its"
    r"|our"
    r"|their) (?:border|frontier|line\b|strait)"
    r"|in (?:its|our|their|the country's|\w+'s) airspace"
    rf"|reach\w*(?= [^,.;]{{0,25}}{_SKIES})"
    r"|(?:ma[dk]e|found|find) (?:it|its way|their way) (?:in|across|over)"
    r"|(?:drift|wander|float|slipp|push|mov|veer|sail|blow|carri|com|c[oa]me|pass"
    r"|sent|fl[ey]w?|go|went|got|travel)"
    rf"\w* (?:\w+ )?(?:into|across|over|through)(?= [^,.;]{{0,25}}{_SKIES})"
    r"|(?:detected|spotted|seen|tracked|recorded|registered|observed|identified|logged)"
    rf" (?:\w+ ){{0,2}}in(?:side)? "
    r"(?:(?:the country|[a-z]+)'s|its|our|their|(?:the )?national|[a-z]+(?:ish|[ae]n"
    r"|ese))"
    r" (?:air ?space|territory)"
    r"|trespass|spill(?:ed)? over|(?:ended|wound|turned) up (?:in|on|over"
    r"|inside)(?= [^,.;]{0,30}\b(?:side|airspace|territory|soil))"
    r"|\b(?:inside|within) (?:our|its|their|\w+'s) (?:airspace|territory|borders?)\b"
    r"|\bma[dk]e it (?:across|over|through)"
    r"|\bcut across\b|\bslipp(?:ed|ing) in\b|\bcame in\b|\bwrong side of the (?:border"
    r"|river|frontier)"
)
SWARM = r"\b(?:swarm|wave)s?\b"  # says how they came, where nothing else does
HEADED = (
    r"head(?:ed|ing) (?:for|to)|aimed at|bound for|directed at|en route to"
    r"|on (?:its|their) way to|(?:flying|flew|drift\w+|moving) to(?:wards?)?\b"
    r"|on course (?:for|to)|in the direction of|making for|set (?:course )?for"
    r"|approach(?:ed|ing) (?:the |our |its )?(?:\w+ )?(?:border|frontier|airspace"
    r"|territory)"
    r"|in the (?:proximity|vicinity) of the (?:\w+ )?(?:airspace|border|frontier)"
)
WRECK = (
    r"found|recover|fragment|wreck|debris|remains|remnant|crash|fallen"
    r"|fell\b(?! (?:short|ill|asleep|silent|victim|behind|apart|prey|steeply|sharply"
    r"|slightly)\b| (?:back )?(?:from|by|to|below|under) (?:an? |about |some |around "
    r"|just "
    r"|more than |fewer than |nearly |only )*(?:$|\d|one\b|two|three|four|five|six"
    r"|seven"
    r"|eight|nine|ten\b|eleven|twelve|thirteen|twenty|thirty|forty|fifty|hundred"
    r"|dozen))"
    r"|came down|went down|explod|\bbl(?:ew|own) up\b|impacted|\bland(?:ed|ing)? (?:in"
    r"|on|inside)\b"
    r"|discover|\blocated\b|retriev|collect|gathered\b(?! (?:at|in|for))"
    r"|\bsecured\b(?! (?:zone|area|perimeter|site|compound|sector))"
    r"|salvag|unearth|turned up"
    r"|\bc[oa]me (?:across|upon) (?!the border)|stumbled (?:on|upon|across)"
    r"|washed (?:up|ashore)|came to light|picked up(?= (?:from|in|on|after)\b)"
    r"|\bfind(?:ing|s)?\b|carted (?:off|away)|hauled|\bfished\b|combed"
    r"|unexploded in|dug (?:up|out)|raked together"
)
# What a drone did to a house.
STRUCK = (
    r"\bhit\b(?! (?:the |a )?(?:news|headlines?|front page|screens?|shelves|market"
    r"|web|internet|record|charts|jackpot|brakes?)\b)|\bhitting\b|\bstr(?:uck|iking"
    r"|ikes)\b|slam(?:med|ming) into|smash"
    r"|plough(?:ed|ing) into|plow(?:ed|ing) into|ripp?(?:ed|ing) (?:in|through)"
    r"|\bplunged into\b|\bploughs? into\b|\b(?:got|get|getting|broke|breaking|gets|made"
    r" it) through\b"
)
SEEN = (
    r"\bseen|\bseeing\b|saw\b|sight|spotted|observ|detect|track|\bcounted"
    r"|noticed|photograph|filmed"
    r"|(?:flew|flying|flown|flies) (?:\w+ly )?(?:over|near|close|above|past)"
    r"|over the (?:base|airport|runway|area)|overfl(?:ew|y|own)"
    r"|hover|\bappear(?!(?:ed|s)? to be)|involved|circl|recorded|\bidentified(?! as\b)"
    r"|(?<!has )(?<!have )(?<!are )registered|formations? of"
    r"|picked up|confirmed(?! (?:downed|shot|destroyed))|approach"
    r"|\bon (?:the |its |our |their )?radars?\b|\bradars? (?:had |have "
    r"|has )?(?:followed"
    r"|caught|held)\b"
    r"|reported $|reports? of $|reported (?:near|over|above|around|next to|close to"
    r"|beside"
    r"|behind|within|inside)\b|(?:were|was|been) reported(?= (?:at|by the|in|there"
    r"|then|again"
    r"|from|to the (?:tower|police))\b|[,;.]|$)"
    r"|buzz(?:ed|ing)|loiter|roam|\bpass(?:ed|ing) (?:over|above)|\bnoted\b"
    r"|presence of|encounter|monitored"
    r"|\bwitnessed|\blogged|showed up|reappear"
    r"|\bclocked\b|fixed by|\b(?:were|was|had been|have been) over\b|\bvisible\b"
    r"|in (?:plain "
    r"|full )?(?:sight|view)\b"
    r"|\beyes on\b|\bglimps|\bmade out\b|\bperceiv"
    r"|caught (?:sight|on (?:camera|film))|\bwatch(?:ed|ing)\b|\bcaptured on\b"
    r"|on camera|on film\b"
    r"|\boverhead\b|\bin the (?:air|sky) (?:above|over|at)|\bhung\b|\bhanging\b"
    r"|\bmov(?:ed|ing) (?:slowly )?over"
    r"|\bcruis(?:ed|ing)\b|\bwhizz|\bzoom|\bflitt(?:ed|ing)\b|\bblink|\bsweep"
    r"|\bswept\b|\bswoop"
    r"|\bdescribe[ds]?\b|\bexist|\babout that (?:evening|night)|\b(?:were"
    r"|was) (?:about|around|up)\b"
    r"|\bshow(?:s|ed|n)\b|\bdrift(?:ed|ing)\b|\bpresent\b|\bgathered (?:over|above)"
    r"|\bglid(?:ed|ing)\b"
)
CLOSED = (
    r"clos|shut|halt|suspen[ds]|reopen|grounded|stopp(?:ed|age)|stop operat|standstill"
    r"|interrupt|restrict|paraly[sz]|paus(?!es (?:for|of|between))|ceas|out of "
    r"(?:action|operation|service|use)"
    r"|ground stop|st(?:ood|ands?|and(?:ing)?) still|knocked out|locked down|lockdown"
    r"|offline"
    r"|\bstop(?:s|ping)? (?:all )?(?:flights|operations|landings|take-?offs|planes"
    r"|air traffic|arrivals|departures)\b"
    r"|\bceased?\b|no longer accept|stopp(?:ed|ing) (?:receiv|accept)"
    r"|\b(?:lay|lain|sat|stood) idle\b|off limits|\bidled\b|no plane moved"
    r"|nothing (?:moved|flew|took off)"
    r"|out of bounds|\bpulled the plug|\bstop(?:ped)? (?:work|all|traffic)|\bstoppage"
    r"|\bshutdown|\bblackout"
    r"|\b(?:operations|flights|runways?|airport|field|airspace) (?:\w+ )?(?:were"
    r"|was) down\b|\bdown for\b"
    r"|\bthe (?:\w+ )?(?:stop|freeze|pause|halt|break|shut-?down|closure|lockdown|ban"
    r"|hold-up)\b|at a halt|brought to a halt"
    r"|\bground(?:s|ing)? (?:all )?(?:flights|planes|jets|(?:air )?traffic)\b"
    r"|\blet(?:ting)? no (?:plane|flight|aircraft|jet|machine)s?\b|\bsealed off\b"
    r"|\blost\b(?= [^,.;]{0,20}hours?)|\bfroze|\bfrozen\b"
)
STAYED = (
    r"last(?:ed|ing)|stayed|remained|airborne|in (?:\S+ )?airspace|airspace for\b"
    r"|hovered|circled|fl(?:ew|ying|own) (?:for|around|over)|pummel|went on|continu"
    r"|persist|dragged"
    r"|loiter|spann|endur|lingered|was over\b|kept (?:up|on)"
    r"|\b(?:was|were) (?:over|done) (?:after|in|within)\b|\bspent\b|\bhung (?:there"
    r"|over|above|around)"
    r"|\bwent on for|\bkept at it|\bwandered\b|\bon (?:the )?(?:station's "
    r"|stationary )?cameras? for"
    r"|\b(?:the|this) (?:spook|alarm|alert|incident|episode|raid|intrusion|incursion"
    r"|circus|show) "
)
DEAD = (
    r"kill|\bdie|\bdead|death|fatal|martyr|perish|\bsla(?:in|y)|massacr|murder"
    r"|\blost (?:their|his|her) li|claim\w* the li|lost to\b"
    r"|li(?:fe|ves) of|deaths? of|cost\w* (?:\w+ ){0,3}li|took the li"
    r"|claimed (?:\w+ ){0,3}li"
    r"|\bbodies\b|(?<!to the )(?<!his )(?<!her )(?<!on the )\bbody\b|corpse"
    r"|did not survive|succumb|passed away|burned alive"
    r"|crushed to|pronounced dead|lifeless"
    r"|\blost (?:[\w-]+ ){0,2}(?:colleagues|comrades|workers|men|people|friends"
    r"|neighbours|relatives|soldiers|troops|servicemen|officers|crew|pilots|villagers"
    r"|children|sons|daughters|brothers|sisters|women|members)\b"
    r"|\blost (?:his|her|their) (?:wife|husband|mother|father|parents|son|daughter"
    r"|brother|sister|child|baby|grandmother|grandfather|family)\b"
    r"|did not (?:get out|make it|come out)[^,.;]{0,30}"
    r"|\bcost\w* [^,.;]{0,30}their lives|\bclaimed (?:the )?\w+ (?:firefighters|people)"
    r"|\bnot survived?\b|never (?:came|made it) (?:out|home)|\bdied\b|beyond help"
    r"|\bpulled dead\b|\bbur(?:ied|ying)\b(?! (?:under|beneath|alive|in|by|deep))"
    r"|\bburied\b(?= in (?:a|the) (?:\w+ )?(?:cemetery|churchyard|graves?))"
    r"|laid to rest"
)
HURT = (
    r"injur|wound|\bhurt|hospitali[sz]|casualt|\btreat(?:ed|ing)\b|admitted to"
    r"|hit by (?:\w+ )?(?:shrapnel|debris|fragments|glass|splinters)"
    r"|taken to (?:a |the )?(?:\w+ )?hospital|medical (?:help|care|attention"
    r"|treatment|assistance|aid)"
    r"|suffer(?:ed|ing) (?:[\w-]+ ){0,3}(?:burn|concuss|shock|cut|bruis|fractur|trauma"
    r"|shrapnel|contusion|amputat|smoke|stress)|concuss|shrapnel|contusion|maim"
    r"|\bharmed|turned to (?:doctors|medics)|(?:doctors|medics|ambulance)\b[^.]{0,20}"
    r"(?:helped|assist)|rushed to|to (?:the )?hospital\b|in (?:\w+ )?(?:a )?hospital"
    r"|intensive care|burns\b|(?:were|was|been|badly|severely) burn(?:ed|t)\b"
    r"|under (?:medical )?(?:observation|treatment|care)\b"
    r"|\bstitches\b|\bcame? to harm\b|\bcut by\b|\bgash|\bbruis|\bscald|\bsinged\b"
    r"|\bsprain|\bbroke (?:his|her|their|an?) "
    r"|received (?:\w+ )?(?:injur|wound|burn|cuts?\b|bruis|concuss|medical|treatment)"
    r"|in (?:an? )?(?:critical|serious|grave|stable)(?: but stable)? (?:condition"
    r"|state)"
    r"|\bsuffered\b(?= there| here|[.,;]|$)|\bsuffered (?!no\b)(?:from )?(?:shock"
    r"|smoke|injur|cuts|burn|wound)|hearing loss|\bringing ears"
    r"|\bdischarged\b|ambulances? (?:took|carried|ferried|drove)"
    r"|\blost (?:an? |both )?(?:limbs?|legs?|arms?|eyes?|hands?|fingers|feet)\b"
    r"|(?:hospital|clinic|medical cent(?:re|er))\b[^.;]{0,40}\b(?:received|took in"
    r"|treats|(?:is|are) treating)\b"
    r"|need(?:ed|ing)? (?:a doctor|surgery|first aid|an (?:ambulance|operation))"
    r"|sought (?:a doctor|treatment|medical)"
    r"|looked after by (?:medics|doctors"
    r"|paramedics)"
)
SAVED = (
    r"rescued|evacuat|\bsaved|missing|trapped|arrest|detain|displaced"
    r"|(?:in|urgently) need\b|need(?:s|ed|ing)?\b(?! (?:\w+ ){0,2}(?:medical|stitches"
    r"|hospital|treatment|care|doctors?|surgery|first aid|ambulance|operation))"
    r"|fac(?:e|es|ing)\b|without\b|hung(?:er|ry)"
)
DEPLOYED = (
    r"deploy|sent\b|send|search|involv|took part|taking part|take part|working|mobili"
    r"|dispatch|assign|on duty|comb(?:ed|ing)|called (?:out|in|up)|drafted|summoned"
    r"|turned out|drawn|rushed|at the scene|set out|scour|fighting the|joined"
    r"|participat"
    r"|(?:been|were|was|has|have) (?:\w+ )?(?:stationed|posted)\b|\bstationing\b"
    r"|\bposting\b|guard(?:ed|ing)?\b|patroll?(?:ed|ing)?\b|on the ground\b|in action\b"
    r"|on the hunt|tramp(?:ed|ing)|surround|cordon|secur(?:ed|ing)\b|drafted"
    r"|brought in|mov(?:ed|ing)\b"
    r"|position(?:ed|ing)|kept? watch|keeping watch|standing guard|stand guard"
    r"|on guard\b|on patrol|fanned out"
    r"|looking for|out in force|called to|to the colours|reinforc|detail(?:ed)? to"
    r"|committed|at work\b"
    r"|\bit took $|\border(?:ed|ing) $|put (?:\w+ )?on (?:this|it|the)|were out\b"
    r"|stayed out"
    r"|on standby|on alert|have been sent|earmarked|turn(?:ed)? out"
)
CANCELLED = (
    r"cancel|scrapp|unable to (?:take off|depart)|called off|axed|scratched|scrubbed"
    r"|did not (?:take off|depart|operate|go ahead|leave)|dropped|abandoned"
    r"|could not (?:take off|depart|leave|operate)|from (?:its|the|their) schedule"
    r"|fail\w* to (?:take off|depart)|annul|calling off|withdrawn|nixed"
)
_OTHER_AIRPORTS = (
    r"(?:other|another|alternative|alternate|nearby|neighbou?ring|different) "
    r"(?:\w+ )?(?:airports?|airfields?|cities|hubs?|destinations?|towns?)|elsewhere"
    r"|alternates\b"
)
DIVERTED = (
    r"(?:\b(?:t(?:ook|ake|aken|aking)|let) in|\b(?:accept|receiv|welcom)\w*)"
    r" (?:[\w-]+ ){0,2}(?:planes|flights|aircraft|arrivals|jets) (?:meant|bound|due"
    r"|destined|from|that (?:were|had been|should))"
    r"|diver(?:t|sion)|re-?direct|re-?rout|turn(?:ed|ing)? (?:back|away|around)"
    rf"|(?:land(?:ed|ing)?|sent|moved|switched|transferred|flown|fl[ye]w?)"
    rf" (?:\w+ ){{0,2}}(?:at|in|to)? ?(?:{_OTHER_AIRPORTS})|to (?:{_OTHER_AIRPORTS})"
    r"|(?:land|sent|fl[oe]w)\w* (?:at|in|to) [^,.;]{1,30} instead"
    r"|(?:ma[dk]e|making) (?:\w+ )?landings? (?:at|in) "
    rf"(?:{_OTHER_AIRPORTS})"
    r"|(?:depart|head|left|leave|set off|set out|flew|bound|mak|made|look)\w* for "
    rf"(?:{_OTHER_AIRPORTS})"
    r"|(?:head|fl|w[eo]n)\w* back\b|return(?:ed|ing|s)? to\b(?! (?:the |its |their "
    r")?bases?\b)"
)
DELAYED = (
    r"delay|\bput (?:back|off)\b|(?<!\bin )late\b(?!-| (?:(?:on|in(?! \w+ing)|at)\b"
    r"|last|this|mon|tues|wednes|thurs|fri"
    r"|satur|sun"
    r"|janu|febr|march|april|may|june|july|augu|sept|octo|nove|dece|night|even))"
    r"|\blater than (?:planned|scheduled|due|expected|usual|booked)"
    r"|postpon|reschedul|behind schedule|pushed back|kept waiting"
    r"|set back"
    r"|(?:were|was|been) held|held (?:on|until|for|back)"
)
AFFECTED = (
    r"affect|disrupt|impact|held up|to hold\b|on hold|grounded"
    r"|(?:were|was|been) suspended|unable to (?:receive|accept)|\bhit by|effects? of"
    r"|caught up|upset|\b(?:im|not |no longer )possible for\b"
)
DAMAGED = (
    r"damag|destroy|\bhit\b|\bhitting\b|shatter|str(?:uck|iking)|burn|fire\b|fires\b"
    r"|ablaze|wreck|collaps|gutted|ruin|razed|flatten|level+ed|demolish|blown (?:out"
    r"|off"
    r"|in|apart)|blew out|alight|engulf|torch|scorch|crack|smash|reduced to|in flames"
    r"|wiped out|tore (?:off|through)|mangled|pierced|broke(?:n)? windows|set ablaze"
    r"|suffered|without (?:roofs?|windows)"
    r"|\blost (?:[\w-]+ )?(?:glass|windows|panes|tiles|balconies)\b|beyond repair"
    r"|\blost (?:its|their|\w+) (?:roofs?|tiles?|windows?)|\blost tiles"
    r"|\btore\b|\btorn\b|\bsinged\b"
    r"|blew (?:the |out )?(?:windows|roofs?)|blown|\bshattered|\bdented|\bbuckled"
    r"|\bcaved in|\buninhabitable|\bgut(?:ted|ting)"
    r"|\bblackened|\bburnt|\bpeppered|\bpunctur|\bholed\b|\bwindow ?panes"
    r"|\bwithout a roof"
)
SENT_UP = (
    r"scrambl|took off|take off|taken off|sent up|sent\b"
    r"|sending\b|deploy|dispatch|took part"
    r"|in the air|airborne|launched|in use|patroll|monitor|mobili[sz]|activated"
    r"|into the air|took to the (?:air|sky|skies)|join|lifted off|\brose\b|on patrol"
    r"|respond"
    r"|rushed|vectored|called (?:in|out|up)|put up|assisted|ordered (?:up|to)"
    r"|\b(?:were|was) raised\b|\bwent up\b|\bgo up\b|in the (?:sky|skies)\b"
    r"|\bup\b(?=[,.;:]|$)|climbed (?:out|away|into)|\bat readiness\b|on standby"
    r"|\bon the hunt\b|\bsearch|\bhover|\bcombing\b|\bkept (?:in the air|aloft|at)"
    r"|\bal(?:oft|ert)\b|\bhelp(?:ed|ing)? (?:to )?(?:search|look)|\blook(?:ed"
    r"|ing) for\b"
)
# What is bought, planned or made has not come.
ACQUIRED = (
    r"\bwant(?:s|ed)?\b|\bplan(?:s|ned)?\b|\border(?:s|ed)\b|\bbuy\w*|bought|purchas"
    r"|acquir|pledg|deliver|\bproduc(?:es?|ed|ing)\b|manufactur|suppl(?:y"
    r"|ied)\b|\bsold\b"
    r"|procur|donat|stockpil|\breceive\b"
)
HARMED = r"kill|injur|wound|\bhurt|deaths? of"
# Up to two plain words may stand between a verb and its figure: "shot down the last".
TAIL = 60  # characters before a figure in which its verb stands
_BETWEEN = (
    r"\w*(?:\s(?!(?:and|or|by|from|after|before|as|when|while|that|of|in|on"
    r"|over|near|with"
    r"|at|to|for|than|were|was|had|have|the)\b)[\w'-]+){0,2}\s?$"
)
_KINDS = (
    ("harm", re.compile(rf"(?:{HARMED}){_BETWEEN}")),
    ("strand", re.compile(rf"strand\w*{_BETWEEN}")),
    ("downed", re.compile(rf"(?:{DOWNED}|{LAUNCHED}){_BETWEEN}")),
    ("flight", re.compile(rf"(?:{CANCELLED}|{DIVERTED}|{DELAYED}){_BETWEEN}")),
)


def governed(before: str) -> str:
    """Return which kind of verb governs what comes next.

    Parameters
    ----------
    before : str
        Words before a quantity, in lower case.

    Returns
    -------
    str
        "harm", "strand", "downed" or "flight"; "" for none of them.
    """
    tail = before[-TAIL:]
    return next((name for name, verb in _KINDS if verb.search(tail)), "")


def leads(words: str, before: str) -> int:
    """Find a verb that governs what comes next.

    Parameters
    ----------
    words : str
        Pattern of the verb.
    before : str
        Words before a quantity, in lower case.

    Returns
    -------
    int
        Where it begins in the last `TAIL` characters, -1 for none.
    """
    found = list(re.finditer(rf"(?:{words}){_BETWEEN}", before[-TAIL:]))
    return found[-1].start() if found else -1
