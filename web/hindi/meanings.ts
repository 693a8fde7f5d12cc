/** What the keys of scenarios, plans and studies mean, in Hindi; by the English description in the format. */

const id = 'अक्षर, अंक, - _ . और /, आरंभ में अक्षर या अंक';
const englishId = 'Letters, digits, - _ . and /, beginning with a letter or digit';

export const meanings: Readonly<Record<string, string>> = {
  // the scenario as a whole
  'A scenario of the Sudarshan laboratory: simulated, study use only':
    'सुदर्शन प्रयोगशाला का परिदृश्य: अनुकरण, केवल अध्ययन के लिए',
  'Address of the JSON Schema, for editors': 'संपादकों के लिए JSON Schema का पता',
  'Name and version of this format': 'इस प्रारूप का नाम और संस्करण',
  Title: 'शीर्षक',
  'What is studied': 'किसका अध्ययन है',
  'Titles of the sources of this scenario': 'इस परिदृश्य के स्रोतों के शीर्षक',
  'Instant of t = 0, ISO 8601 in UTC such as 2025-06-01T18:00:00Z':
    't = 0 का क्षण, ISO 8601 में UTC, जैसे 2025-06-01T18:00:00Z',
  'Length of the run; s': 'परीक्षण की अवधि; s',
  'Time step; s': 'समय-चरण; s',
  'Time between two frames of the record; a multiple of the step; s':
    'अभिलेख के दो चित्रों के बीच का समय; समय-चरण का गुणज; s',
  'ideal: perfect tracks of radar-visible objects; plots: noisy plots, perfect association; tracks: the whole chain':
    'ideal: रडार को दिखती वस्तुओं के निर्दोष ट्रैक; plots: त्रुटि वाले बिंदु, निर्दोष मिलान; tracks: पूरी शृंखला',
  'Library figures that this scenario replaces, by path such as interceptors.m48N6E3.kill_probability.fighter':
    'संग्रह के वे मान जिन्हें यह परिदृश्य बदलता है, पथ से, जैसे interceptors.m48N6E3.kill_probability.fighter',
  'Value in the unit of the library': 'संग्रह के मात्रक में मान',
  'The ground: {relief: bundled}, {relief: flat}, or {file: heights.tif}':
    'भूमि: {relief: bundled}, {relief: flat}, या {file: heights.tif}',
  'bundled: the height grid of the library; flat: a smooth ellipsoid':
    'bundled: संग्रह का ऊँचाई-जाल; flat: चिकना दीर्घवृत्तज',
  'Instead of relief: path of a height grid of your own, from the folder of this file: GeoTIFF, SRTM .hgt, or .json of a grid':
    'relief की जगह: आपके अपने ऊँचाई-जाल का पथ, इस फ़ाइल के फ़ोल्डर से: GeoTIFF, SRTM .hgt, या जाल का .json',
  'What holes in the file mean; refuse: they are an error (the default); sea: the ground is 0 m there':
    'फ़ाइल के खाली स्थानों का अर्थ; refuse: वे त्रुटि हैं (सामान्य); sea: वहाँ भूमि 0 m है',
  'Hash that the file must have, 64 digits of 0-9 and a-f, as the record tells it':
    'फ़ाइल का अपेक्षित हैश, 0-9 और a-f के 64 अंक, जैसा अभिलेख बताता है',
  'Messages between posts': 'कमान केंद्रों के बीच संदेश',
  'Time that an order or a track update takes between posts; s':
    'आदेश या ट्रैक-सूचना को कमान केंद्रों के बीच लगने वाला समय; s',
  'Probability that an order is lost on its way': 'आदेश के रास्ते में खोने की संभावना',
  'plots: all plots to one tracker; tracks: each radar follows by itself, and tracks are fused':
    'plots: सभी बिंदु एक ट्रैकर को; tracks: हर रडार स्वयं ट्रैक करता है, फिर ट्रैक जोड़े जाते हैं',
  'Biases of radars: ignore (the default); auto: estimated, and taken out of plots on evidence; estimate: always':
    'रडारों की स्थायी त्रुटियाँ: ignore (सामान्य); auto: आँकी जाती हैं और साक्ष्य होने पर बिंदुओं से हटती हैं; estimate: सदा',

  // what defends
  'The own side on the ground': 'भूमि पर अपना पक्ष',
  'How the published 36 targets and 72 missiles are read: pooled over all S-400 fire units, for each squadron, or 6 and 12 for each fire unit':
    'प्रकाशित 36 लक्ष्य और 72 प्रक्षेपास्त्र कैसे समझे जाएँ: सभी S-400 अग्नि-इकाइयों में साझे, हर स्क्वाड्रन के, या हर अग्नि-इकाई के 6 और 12',
  'What is defended': 'जिसकी रक्षा होती है',
  [`Unique name. ${englishId}`]: `अनूठा नाम। ${id}`,
  'Name for people': 'लोगों के लिए नाम',
  'Free word: airfield, town, ship, formation':
    'कोई भी शब्द: airfield (हवाई अड्डा), town (नगर), ship (पोत), formation (थल दल)',
  'State or area, for tables': 'राज्य या क्षेत्र, सारणियों के लिए',
  [`Id of the flight that carries it (a ship, a column) instead of \`at\`. ${englishId}`]: `\`at\` की जगह, उस उड़ान का id जो इसे ले जाती है (पोत, वाहन-दल)। ${id}`,
  'Relative worth; any unit as long as all assets use it':
    'सापेक्ष मूल्य; कोई भी मात्रक, जब तक सभी संपत्तियों में वही हो',
  'Radius of the area that counts as this asset; m': 'इस संपत्ति में गिने जाने वाले क्षेत्र की त्रिज्या; m',
  'What defends': 'जो रक्षा करता है',
  [`Library id of the set, such as s400_squadron. ${englishId}`]: `संग्रह में इसका id, जैसे s400_squadron। ${id}`,
  [`Id of the flight that carries it (a Ka-31, a ship) instead of \`at\`. ${englishId}`]: `\`at\` की जगह, उस उड़ान का id जो इसे ले जाती है (Ka-31, पोत)। ${id}`,
  'Direction it faces, clockwise from north: turns the layout and the radar sectors; degrees':
    'मुख की दिशा, उत्तर से दक्षिणावर्त: विन्यास और रडार के क्षेत्र घुमाती है; डिग्री',
  'Moves of the whole unit; components keep their offsets': 'पूरी इकाई के कूच; घटक अपनी दूरी बनाए रखते हैं',
  'One move of the whole unit, made when its condition comes true':
    'पूरी इकाई का एक स्थान-परिवर्तन, जब उसकी शर्त पूरी हो',
  'Move when so many rounds have been launched': 'इतने प्रक्षेपास्त्र दागे जाने पर चलें',
  [`Id of the unit whose loss (its command post, or its last radar) is the order to move. ${englishId}`]: `उस इकाई का id जिसका नष्ट होना (उसका कमान केंद्र, या अंतिम रडार) चलने का आदेश है। ${id}`,
  'Speed on the road; m/s': 'सड़क पर चाल; m/s',
  [`Id of the unit that this one protects: it fires only at what comes near that unit. ${englishId}`]: `उस इकाई का id जिसकी यह रक्षा करती है: यह केवल उसके पास आने वालों पर प्रहार करती है। ${id}`,
  'How near the course of a track must pass; m': 'ट्रैक का पथ कितने पास से गुज़रे; m',
  'What differs for this unit from the general doctrine': 'इस इकाई के लिए सामान्य युद्ध-सिद्धांत से क्या अलग है',
  'Components that stand elsewhere or march on their own, by component id such as battery-1/launcher-3':
    'अलग खड़े या अलग कूच करने वाले घटक, घटक के id से, जैसे battery-1/launcher-3',
  'Planned moves in order of departure': 'नियोजित कूच, प्रस्थान के क्रम में',
  'true: this component is missing from the start': 'true: यह घटक आरंभ से नहीं है',
  'One planned move': 'एक नियोजित कूच',
  'Time of departure after the start; s': 'आरंभ के बाद प्रस्थान का समय; s',
  "Other radar models than the library's, for all radars of the unit":
    'संग्रह से भिन्न रडार-प्रतिरूप, इकाई के सभी रडारों के लिए',
  'Swerling case of the echo: 0 steady, 1 and 3 slow, 2 and 4 fast':
    'प्रतिध्वनि का Swerling प्रकार: 0 स्थिर, 1 और 3 धीमा, 2 और 4 तेज़',
  'Pulses of one look that are added behind the detector': 'एक अवलोकन के वे स्पंद जो संसूचक के बाद जुड़ते हैं',
  'Slower along the line of sight is filtered with the surface behind it; m/s':
    'दृष्टि-रेखा पर इससे धीमा, पीछे की सतह के साथ छन जाता है; m/s',
  'What its radars measure too much in range, always; m': 'इसके रडार दूरी में सदा कितना अधिक मापते हैं; m',
  'What its radars measure too much in azimuth, always; degrees':
    'इसके रडार दिगंश में सदा कितना अधिक मापते हैं; डिग्री',

  // doctrine and zones
  'Rules by which it fires': 'प्रहार के नियम',
  'hold: engage nobody; tight: judged hostile only; free: also unknown tracks that threaten an asset':
    'hold: किसी पर प्रहार नहीं; tight: केवल शत्रु माने गए; free: संपत्ति को खतरा बनते अज्ञात ट्रैक भी',
  'Most rounds fired at one track before looking': 'परख से पहले एक ट्रैक पर अधिक से अधिक इतने प्रक्षेपास्त्र',
  'An engagement that promises less is not ordered': 'इससे कम संभावना पर प्रहार का आदेश नहीं होता',
  'Rounds of each effector and launcher kept back from tracks worth less than reserve_value':
    'हर प्रकार और प्रक्षेपक के इतने प्रक्षेपास्त्र reserve_value से कम मूल्य के ट्रैकों पर नहीं दागे जाते',
  'Worth of a track, in the unit of the assets, from which kept-back rounds may be used':
    'ट्रैक का मूल्य, संपत्तियों के मात्रक में, जिससे आरक्षित प्रक्षेपास्त्र चल सकते हैं',
  'true: rounds that finish by themselves may fly at what only other radars see':
    'true: स्वयं लक्ष्य साधने वाले प्रक्षेपास्त्र उस पर भी चल सकते हैं जिसे केवल दूसरे रडार देखते हैं',
  'central: one assignment over all units; autonomous: each decides alone, without message delay':
    'central: सभी इकाइयों का एक आवंटन; autonomous: हर इकाई अकेले निर्णय ले, संदेश की देरी बिना',
  'A unit that has lost its command post fights on its own after this; s':
    'कमान केंद्र खो चुकी इकाई इतने समय बाद अकेले लड़ती है; s',
  'Layer whose rounds are taken where it can engage at all':
    'वह परत जिसके प्रक्षेपास्त्र लिए जाते हैं जहाँ वह प्रहार कर सके',
  'Wait for the assessment before firing again': 'दोबारा दागने से पहले परख की प्रतीक्षा करें',
  "What a million dollars of interceptors weighs against the assets' values, in their unit":
    'संपत्तियों के मूल्य के सामने दस लाख डॉलर के अवरोधकों का भार, उन्हीं के मात्रक में',
  'How fire is distributed. optimised: solved as one assignment by what each threat still takes from its assets, with prices on scarce rounds and channel time; greedy: best single use first':
    'प्रहार का बँटवारा। optimised: एक आवंटन, हर ख़तरा अपनी संपत्तियों से अब भी जितना छीनता है उसके अनुसार, दुर्लभ प्रक्षेपास्त्रों और चैनल-समय के मूल्य सहित; greedy: सबसे अच्छा एकल प्रयोग पहले',
  'Time between two decision cycles; s': 'दो निर्णय-चक्रों के बीच का समय; s',
  'Time from intercept to the look that assesses it; s': 'अवरोधन से उसकी परख तक का समय; s',
  'Areas with rules of their own': 'अपने नियमों वाले क्षेत्र',
  'no-fire: nothing inside is engaged; safe-lane: nothing that flies along it; weapons-tight, weapons-free: this weapons control inside':
    'no-fire: भीतर किसी पर प्रहार नहीं; safe-lane: इस मार्ग पर उड़ते पर नहीं; weapons-tight, weapons-free: भीतर यही शस्त्र-नियंत्रण',
  'Direction of a safe lane; its opposite counts too; degrees':
    'सुरक्षित मार्ग की दिशा; उलटी दिशा भी मान्य; डिग्री',
  'How far a course may lie off the lane; degrees': 'पथ मार्ग से कितना हट सकता है; डिग्री',
  'Fastest that may pass along the lane; m/s': 'मार्ग पर अधिकतम गति; m/s',
  'Corners in order; closed by itself': 'कोने क्रम से; आकृति स्वयं बंद होती है',
  'Lower limit; m above mean sea level': 'निचली सीमा; समुद्र-तल से m',
  'Upper limit; m above mean sea level': 'ऊपरी सीमा; समुद्र-तल से m',

  // what comes
  'The hostile side': 'शत्रु पक्ष',
  'What comes': 'जो आता है',
  [`Library id of the kind of object, such as cruise_subsonic. ${englishId}`]: `संग्रह में वस्तु के प्रकार का id, जैसे cruise_subsonic। ${id}`,
  'Number of objects': 'वस्तुओं की संख्या',
  'When the first enters, after the start; s': 'पहली वस्तु आरंभ के कितने बाद आती है; s',
  'Time between one object and the next; s': 'एक वस्तु और अगली के बीच का समय; s',
  'Sideways distance between neighbours, across the first leg; m': 'पड़ोसियों की पार्श्व दूरी, पहले चरण के आड़े; m',
  'Where the group enters; the launch place of ballistic objects':
    'समूह कहाँ से आता है; बैलिस्टिक वस्तुओं का प्रक्षेपण-स्थल',
  'Turning points between `from` and the target or the exit': '`from` और लक्ष्य या निकास के बीच के मोड़-बिंदु',
  "Speed; m/s. Without it the class's cruising speed of the library":
    'गति; m/s। न दी जाए तो संग्रह में वर्ग की क्रूज़ गति',
  'Speed; m/s': 'गति; m/s',
  'Height above mean sea level; m': 'समुद्र-तल से ऊँचाई; m',
  'Height above the ground below; m': 'नीचे की भूमि से ऊँचाई; m',
  'Bank limit of turns; 0 turns at once; degrees': 'मोड़ में झुकाव की सीमा; 0 पर तुरंत मुड़ता है; डिग्री',
  'Asset id, or a list of them taken in turn': 'संपत्ति का id, या उनकी सूची जो बारी-बारी ली जाती है',
  'impact: ends at the asset; deliver: attacks over the asset and flies on; leave: only passes. Without it: impact, for aircraft deliver':
    'impact: संपत्ति पर समाप्त; deliver: संपत्ति पर हमला कर आगे उड़े; leave: केवल गुज़रे। न दिया जाए तो impact, विमानों के लिए deliver',
  'Where aircraft leave after delivering; without it `from`':
    'हमले के बाद विमान कहाँ से निकलते हैं; न दिया जाए तो `from`',
  'Distance before the target at which the last descent begins; m':
    'लक्ष्य से कितनी दूरी पर अंतिम उतार शुरू होता है; m',
  'Loitering before the dive': 'गोते से पहले मँडराना',
  'Turns about the target before the dive': 'गोते से पहले लक्ष्य के चक्कर',
  'Radius; m': 'त्रिज्या; m',
  'A sideways sinusoid about the route': 'मार्ग के दोनों ओर लहराना',
  'Sideways amplitude; m': 'पार्श्व आयाम; m',
  'Period; s': 'आवर्तकाल; s',
  'Noise jamming as a raised noise floor in every radar that hears it; falls with the square of range':
    'रव-जैमिंग: इसे सुनने वाले हर रडार का रव-स्तर बढ़ाती है; दूरी के वर्ग से घटती है',
  "Noise that it adds to a radar's own, in the main beam; dB":
    'रडार के अपने रव में, मुख्य किरण में, कितना जोड़ती है; dB',
  'Range at which it does; m': 'यह किस दूरी पर; m',
  "Ballistic objects: when the warhead leaves its body; without it as the class's library entry says":
    'बैलिस्टिक वस्तुएँ: वारहेड ढाँचे से कब अलग होता है; न दिया जाए तो जैसा संग्रह कहे',
  'The spent body of a ballistic object becomes an object of its own':
    'बैलिस्टिक वस्तु का खाली ढाँचा अलग वस्तु बन जाता है',
  'Time from launch to separation; s': 'प्रक्षेपण से पृथक्करण तक का समय; s',
  'Speed at which body and warhead part; m/s': 'ढाँचे और वारहेड के अलग होने की गति; m/s',
  'A point on the ground': 'भूमि पर एक बिंदु',
  'Latitude, north positive; degrees': 'अक्षांश, उत्तर धनात्मक; डिग्री',
  'Longitude, east positive; degrees': 'देशांतर, पूर्व धनात्मक; डिग्री',
  "A turning point; height and speed are the group's where they are not given":
    'मोड़-बिंदु; ऊँचाई और गति न दी जाएँ तो समूह की',

  // neutral traffic
  'Everything that moves and is not hostile': 'जो चलता है और शत्रु नहीं',
  'Airliners, own patrols, AEW helicopters, ships, columns':
    'यात्री विमान, अपनी गश्त, पूर्व-चेतावनी हेलिकॉप्टर, पोत, वाहन-दल',
  'Whose it is: own aircraft and ships, or civil traffic (the default)':
    'किसका है: अपने विमान और पोत, या नागरिक यातायात (सामान्य)',
  'What it answers; own for the own side, civil for neutrals where not given':
    'पहचान का उत्तर; न दिया जाए तो अपने पक्ष का own, तटस्थों का civil',
  'Patrol flown for ever, instead of from and route': 'from और route की जगह, लगातार गश्त',
  'Length of the long sides; m': 'लंबी भुजाओं की लंबाई; m',
  'Distance between the long sides; m': 'लंबी भुजाओं के बीच की दूरी; m',
  'Direction of the long sides, clockwise from north; degrees': 'लंबी भुजाओं की दिशा, उत्तर से दक्षिणावर्त; डिग्री',
  'false: the defence does not know where it means to fly; true where not given':
    'false: रक्षा को इसका उड़ान-पथ ज्ञात नहीं; न दिया जाए तो true',
  'true: after the last turning point go on to the first, for ever':
    'true: अंतिम मोड़-बिंदु के बाद फिर पहले पर, लगातार',

  // force plans
  'A force plan of the Sudarshan laboratory: simulated, study use only':
    'सुदर्शन प्रयोगशाला की बल योजना: अनुकरण, केवल अध्ययन के लिए',
  'What the plan says and what is assumed': 'योजना क्या कहती है और क्या माना गया है',
  'Titles of the sources of this plan': 'इस योजना के स्रोतों के शीर्षक',
  'In any order; each adds to those before': 'किसी भी क्रम में; हर आपूर्ति पिछली में जुड़ती है',
  'What stands ready from then on, as in a scenario': 'तब से जो तैयार है, जैसा परिदृश्य में',
  'US dollars, or the path of a library figure such as procurement.s400_squadron.cost':
    'अमेरिकी डॉलर, या संग्रह के मान का पथ, जैसे procurement.s400_squadron.cost',
  'US dollars': 'अमेरिकी डॉलर',
  'Path of a library figure in USD': 'USD में संग्रह के मान का पथ',
  'Why this date and cost': 'यही तिथि और लागत क्यों',
  'Year, month or day such as "2026", "2026-05" or "2026-05-31", in quotes':
    'वर्ष, मास या दिन, जैसे "2026", "2026-05" या "2026-05-31", उद्धरण-चिह्नों में',

  // studies
  'A study of the Sudarshan laboratory: simulated, study use only':
    'सुदर्शन प्रयोगशाला का अध्ययन: अनुकरण, केवल अध्ययन के लिए',
  'The question': 'प्रश्न',
  'Titles of the sources of this study': 'इस अध्ययन के स्रोतों के शीर्षक',
  'What is played': 'क्या खेला जाता है',
  'Scenario file, relative to this one, or name of a bundled scenario':
    'परिदृश्य की फ़ाइल, इस फ़ाइल के सापेक्ष, या साथ आए परिदृश्य का नाम',
  'Force plans: units that stand beside those of the scenario. The first is what the others are compared with':
    'बल योजनाएँ: परिदृश्य की इकाइयों के साथ खड़ी इकाइयाँ। बाकी की तुलना पहली से होती है',
  'Plan file, relative to this one, or name of a bundled plan':
    'योजना की फ़ाइल, इस फ़ाइल के सापेक्ष, या साथ आई योजना का नाम',
  'When each plan is looked at; without it when all is delivered':
    'हर योजना किस तिथि पर देखी जाए; न दिया जाए तो सब मिलने पर',
  "What comes; without it the scenario's raid": 'जो आता है; न दिया जाए तो परिदृश्य का हमला',
  'Unique name: letters, digits, - _ and ., beginning with a letter or digit':
    'अनूठा नाम: अक्षर, अंक, - _ और ., आरंभ में अक्षर या अंक',
  "Ids of the scenario's groups that come; without it all": 'परिदृश्य के आने वाले समूहों के id; न दिया जाए तो सभी',
  "Groups that come instead of the scenario's": 'परिदृश्य के समूहों की जगह आने वाले समूह',
  "ideal, plots or tracks instead of the scenarios'": 'परिदृश्यों की जगह ideal, plots या tracks',
  'Seeds for each cell': 'हर खाने के बीज',
  'First seed; run r has seed + r, the same in every cell':
    'पहला बीज; परीक्षण r का बीज seed + r, हर खाने में वही',
  'What is estimated; the first decides when --half-width stops':
    'क्या आँका जाता है; पहला तय करता है कि --half-width कब रोके',
  'Numbers that are swept': 'वे संख्याएँ जो बदली जाती हैं',
  'A number of the scenario such as defence.doctrine.salvo_rounds or raid.groups.cruise-north.count, or a library figure such as interceptors.m48N6E3.kill_probability.fighter':
    'परिदृश्य की संख्या, जैसे defence.doctrine.salvo_rounds या raid.groups.cruise-north.count, या संग्रह का मान, जैसे interceptors.m48N6E3.kill_probability.fighter',
  'The values that it takes': 'इसके मान',
  'Least value, instead of values': 'values की जगह, न्यूनतम मान',
  'Greatest value': 'अधिकतम मान',
  'Evenly spaced values from least to greatest, in a full factorial; 3 if not told':
    'न्यूनतम से अधिकतम तक समान दूरी के मान, पूर्ण संयोजन में; न दिया जाए तो 3',
  'true: only whole numbers': 'true: केवल पूर्ण संख्याएँ',
  'How what is varied is combined; full if not told': 'बदले जाने वाले मान कैसे जोड़े जाएँ; न दिया जाए तो full',
  "full: every combination; latin: a Latin hypercube; sobol: Saltelli's design, for sensitivity indices":
    'full: हर संयोजन; latin: लैटिन हाइपरक्यूब; sobol: Saltelli का अभिकल्प, संवेदनशीलता सूचकांकों के लिए',
  'Points of a Latin hypercube, or base points of a Sobol design':
    'लैटिन हाइपरक्यूब के बिंदु, या Sobol अभिकल्प के आधार-बिंदु',
  'sweep (the default): assumed kill probabilities, reload times and channel holds take another value of their declared spread in each run; fixed: their central value':
    'sweep (सामान्य): माने गए विनाश-संभावना, पुनर्भरण और चैनल-पकड़ के मान हर परीक्षण में अपने घोषित फैलाव से दूसरा मान लेते हैं; fixed: उनका मध्य मान',
};
