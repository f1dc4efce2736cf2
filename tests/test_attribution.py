"""Who says it, in the many ways reports have of saying so: a table of unlike voices from unlike places."""

# ruff: noqa: E501 (tables are read across)

import pytest

from geo import speakers
from geo.language import read
from geo.model import ARTICLE_VOICE

CASES = [
    (
        "Ukraine's Ministry of Defence published a map on Friday. According to the ministry, the village of Robotyne was retaken.",
        "retaken",
        "Ukraine's Ministry of Defence",
    ),
    (
        "The Ministry of Defence of Georgia met diplomats in Tbilisi. Two posts were shelled, the ministry said.",
        "shelled",
        "Ministry of Defence of Georgia",
    ),
    (
        "India's Ministry of External Affairs summoned the envoy. “Our soldiers held the ridge,” the ministry said.",
        "held",
        "India's Ministry of External Affairs",
    ),
    (
        "The Syrian Observatory for Human Rights keeps a count. The Observatory said that 31 people died in Douma.",
        "31",
        "Syrian Observatory for Human Rights",
    ),
    (
        "The Economic Community of West African States (ECOWAS) met in Abuja. ECOWAS said that its troops had landed.",
        "landed",
        "Economic Community of West African States",
    ),
    ("The Kenya Defence Forces crossed the border. The KDF said that it took Afmadow.", "took", "KDF"),
    (
        "The Moro Islamic Liberation Front signed in Manila. The front said that its camps were shelled.",
        "shelled",
        "Moro Islamic Liberation Front",
    ),
    (
        "The African Union Mission in Somalia has 20,000 men. The mission said its convoy was bombed.",
        "bombed",
        "African Union Mission",
    ),
    (
        "The governor of Sumy, Volodymyr Artiukh, spoke on air. The governor said that 34 people died.",
        "34",
        "Volodymyr Artiukh",
    ),
    (
        "The mayor of Bria, Maurice Belikoussou, met reporters. The mayor said that 50 houses burned.",
        "50",
        "Maurice Belikoussou",
    ),
    (
        "General Le Duc Anh commanded the corps. The general said that the town had fallen.",
        "fallen",
        "Le Duc Anh",
    ),
    (
        "Colonel Ahmed al-Mismari, the spokesman, held a briefing. The spokesman said that Derna was taken.",
        "taken",
        "Ahmed al-Mismari",
    ),
    (
        "A spokesman for the Taliban, Zabihullah Mujahid, spoke by telephone. He added that Kunduz had been captured.",
        "captured",
        "Zabihullah Mujahid",
    ),
    (
        "Prime Minister Abiy Ahmed addressed parliament. The prime minister said that Mekelle was in federal hands.",
        "federal",
        "Abiy Ahmed",
    ),
    (
        "President Alvaro Colom arrived in Coban. The president said that five gunmen were arrested.",
        "arrested",
        "Alvaro Colom",
    ),
    (
        "The president of Peru, Alan García, spoke on television. He said 24 police officers were killed.",
        "24",
        "Alan García",
    ),
    (
        "Sheikh Sharif Ahmed returned to Mogadishu. Mr Sharif said that his men had withdrawn.",
        "withdrawn",
        "Sharif Ahmed",
    ),
    (
        "Ms Lama Fakih of Human Rights Watch visited the site. She said that the bomb had hit a market.",
        "bomb",
        "Lama Fakih",
    ),
    (
        "Lieutenant Colonel Richard Kemp gave a press conference in Kabul. Kemp said the patrol was ambushed.",
        "ambushed",
        "Richard Kemp",
    ),
    (
        "The army of Sri Lanka pushed north in January. It said that Kilinochchi had been captured.",
        "captured",
        "army of Sri Lanka",
    ),
    ("Hezbollah fired forty rockets on Sunday. It said that they struck a barracks.", "struck", "Hezbollah"),
    (
        "Residents of Bucha came back in April. They said that soldiers had looted their homes.",
        "looted",
        "Residents of Bucha",
    ),
    ("Rescuers searched the ruins of the school. They said that 12 bodies were found.", "12", "Rescuers"),
    (
        "“We lost contact with the column at noon,” said Major Ferhat Demir, an officer at the base.",
        "contact",
        "Ferhat Demir",
    ),
    (
        "“The bridge is ours,” the rebel commander, Guy Philippe, told Radio Metropole.",
        "ours",
        "Guy Philippe",
    ),
    ("‘They burned the granaries,’ said Awa Coulibaly, 41, a farmer.", "burned", "Awa Coulibaly"),
    ("“The planes came twice,” a witness said. “They dropped barrels.”", "barrels", "witness"),
    ("The minister, asked about the raid, replied: “No village was bombed.”", "bombed", "minister"),
    (
        "“No Indian soldier crossed the line,” Pakistan's military spokesman said.",
        "crossed",
        "Pakistan's military spokesman",
    ),
    ("In the words of the bishop, “they killed the teachers first”.", "teachers", "bishop"),
    ("Witnesses told this newspaper that shells had hit the market.", "shells", "Witnesses"),
    ("An officer told this paper that shells had fallen on Kassala.", "shells", "officer"),
    ("A doctor told Reuters that 17 bodies were brought in.", "17", "doctor"),
    ("The junta acknowledged losing the base at Hpasawng.", "losing", "junta"),
    ("The Red Cross estimates that 2,000 people fled.", "fled", "Red Cross"),
    ("Kyiv's military administration reported 13 dead.", "13", "Kyiv's military administration"),
    ("Police put the number of dead at 22.", "22", "Police"),
    ("Hospital officials gave a toll of 31 dead.", "31", "Hospital officials"),
    ("Officials in Juba accused rebels of burning the clinic.", "burning", "Officials in Juba"),
    ("The Houthis claimed responsibility for the attack on the tanker.", "attack", "Houthis"),
    (
        "Turkey's defence ministry said on Thursday its jets had struck 14 targets in northern Iraq.",
        "struck",
        "Turkey's defence ministry",
    ),
    (
        "Colombia's army chief confirmed on Tuesday that eleven soldiers were killed near Buenos Aires, Cauca.",
        "eleven",
        "Colombia's army chief",
    ),
    ("Troops entered Aksum, residents said.", "entered", "residents"),
    (
        "Eight miners were shot dead, according to the National Union of Mineworkers.",
        "shot",
        "National Union of Mineworkers",
    ),
    ("Six civilians died, a local official who asked not to be named said.", "died", "local official"),
    (
        "The UN quoted the ministry of health in Sanaa as saying that 40 people died.",
        "40",
        "ministry of health in Sanaa",
    ),
    (
        "Tass cited the governor of Belgorod as saying that three houses were hit.",
        "hit",
        "governor of Belgorod",
    ),
    ("The agency Anadolu, citing the police, said that four people were arrested.", "arrested", "police"),
    ("Citing local officials, the newspaper reported that 19 people were killed.", "19", "local officials"),
    ("State radio, quoting an army statement, reported that Barentu had been taken.", "taken", "army"),
    ("Interfax reported, citing the FSB, that two saboteurs were killed.", "saboteurs", "FSB"),
    ("The BBC said the army had told it that the camp was empty.", "empty", "army"),
    ("Radio Okapi, which cited the church, spoke of 30 dead.", "30", "church"),
    ("Al Jazeera reported that the Qassam Brigades had claimed the shooting.", "shooting", "Qassam Brigades"),
    ("Reuters, quoting witnesses, said tanks had entered Hama.", "tanks", "witnesses"),
    ("The ministry was quoted by Xinhua as saying that the islet was occupied.", "occupied", "ministry"),
    (
        "Asked about reports that the town had fallen, the general said that his troops still held the station.",
        "held",
        "general",
    ),
    (
        "According to a statement by the Ministry of Interior, nine people were arrested.",
        "arrested",
        "Ministry of Interior",
    ),
    ("According to a report of the UN mission, militiamen burned 12 villages.", "burned", "UN mission"),
    ("In its statement, the Chadian army said that 92 soldiers died at Boma.", "92", "Chadian army"),
    ("A statement from the presidency said that the army had retaken Konna.", "retaken", "presidency"),
    ("A UN report says that mercenaries killed 500 people at Moura.", "500", "UN report"),
    (
        "In a statement the army said the town had been cleared. The statement added that 40 rebels were killed.",
        "40",
        "army",
    ),
    ("The figures of the Interior Ministry put the dead at 18.", "18", "Interior Ministry"),
    ("By Kabul's account, 30 Taliban were killed.", "30", "Kabul"),
    ("The defenders lost 300 men, by the reckoning of the Greek command.", "300", "Greek command"),
    ("As the army tells it, the convoy was attacked first.", "attacked", "army"),
    ("As the governor put it, the city was under siege.", "siege", "governor"),
    ("In the view of Manila, the shoal lies in its waters.", "shoal", "Manila"),
    ("For Rabat, the road belongs to Morocco.", "belongs", ARTICLE_VOICE),
    ("Nobody said who fired the shells that killed six people in Tripoli.", "killed", ARTICLE_VOICE),
    ("No group claimed the attack, which killed nine people in Peshawar.", "killed", ARTICLE_VOICE),
    ("No one has claimed responsibility for the bombing.", "bombing", ARTICLE_VOICE),
    ("The same forces had taken the town in May.", "taken", ARTICLE_VOICE),
    ("The ministry said nothing. The dam burst on Sunday.", "burst", ARTICLE_VOICE),
    ("The army said it had left Gao. Rebels entered the town on Friday.", "entered", ARTICLE_VOICE),
    ("There were reports that the airport had been shelled.", "shelled", ARTICLE_VOICE),
    ("It is said that the bridge was blown up by sappers.", "blown", ARTICLE_VOICE),
    ("Reports said that 20 people died.", "20", ARTICLE_VOICE),
    ("The commander told his men to fire. Twelve people fell.", "fell", ARTICLE_VOICE),
    (
        "The court said on Monday that the arrest was lawful; protesters burned a bus.",
        "burned",
        ARTICLE_VOICE,
    ),
    (
        "The war began in 1998, when troops entered Badme, and ended two years later.",
        "entered",
        ARTICLE_VOICE,
    ),
    (
        "Asked by reporters, the minister refused to comment. Four people were killed in the blast.",
        "killed",
        ARTICLE_VOICE,
    ),
    ("Medics counted 14 dead. The blast happened at noon.", "noon", ARTICLE_VOICE),
    ("Thousands fled after the army said it would shell the town.", "fled", ARTICLE_VOICE),
    ("The village, which the army says it took on Sunday, lies near the river.", "took", "army"),
    ("The town, which rebels claim to have captured, is empty.", "captured", "rebels"),
    (
        "Rebels hold the hills. “Kalma is only a camp,” their spokesman said, and denied that Nyala had fallen.",
        "fallen",
        "their spokesman",
    ),
    ("“Our forces have taken Menaka,” has declared on Monday General Salif Traore.", "taken", "Salif Traore"),
    ("A report that Tikrit had fallen is denied by the governor.", "fallen", "governor"),
    (
        "Rumours that the garrison had surrendered were dismissed by the Greek command.",
        "surrendered",
        "Greek command",
    ),
    (
        "The militia announced the capture of Um Rawaba, a town that the army still holds.",
        "capture",
        "militia",
    ),
    (
        "The militia announced the capture of Um Rawaba, a town that the army still holds.",
        "holds",
        ARTICLE_VOICE,
    ),
    (
        "Ninety soldiers died. The commander, Lucas Ortega, met reporters. Asked about the bridge, he answered that it was lost.",
        "lost",
        "Lucas Ortega",
    ),
    (
        "The army had moved first, as its general put it, and then the rebels shelled Bor.",
        "shelled",
        ARTICLE_VOICE,
    ),
    ("The airfield was abandoned on Sunday, as the ministry admitted.", "abandoned", ARTICLE_VOICE),
    ("As the consul reported, the mob burned forty shops.", "burned", "consul"),
    ("Chad reported the death of six men, soldiers who had fled Bardai.", "fled", ARTICLE_VOICE),
    ("Chad reported the death on Friday of a man who had fled Bardai.", "fled", "Chad"),
    (
        "The junta still holds Hue, the envoy said, and denied that Qui Nhon had been abandoned.",
        "abandoned",
        "envoy",
    ),
    (
        "Three villages were captured overnight, it was reported by the Russian Defence Ministry on Sunday.",
        "captured",
        "Russian Defence Ministry",
    ),
    ("It was announced by the War Office that the fort had been given up.", "given", "War Office"),
    ("It was officially announced in Rome last night that Adowa had been occupied.", "occupied", "Rome"),
    ("Adowa has been occupied, it is officially announced in Rome.", "occupied", "Rome"),
    ("The fall of Bakhmut was announced by Yevgeny Prigozhin on Telegram.", "fall", "Yevgeny Prigozhin"),
    ("The islands, which the Dutch held until 1945, were claimed by Jakarta.", "held", ARTICLE_VOICE),
    ("The palace let it be known that French troops had quit Gao.", "quit", "palace"),
    ("The junta made it known that the mine was in its hands.", "mine", "junta"),
    (
        "A pro-Russian official in Kherson, Kirill Stremousov, said that Dudchany was lost.",
        "lost",
        "Kirill Stremousov",
    ),
    (
        "The United Nations peacekeeping chief, Jean-Pierre Lacroix, told the Council that Sake was lost.",
        "lost",
        "Jean-Pierre Lacroix",
    ),
    (
        "According to a report by the OSCE mission, cited by Reuters, men had left Zolote.",
        "left",
        "OSCE mission",
    ),
    (
        "Shells fell, according to the Leningrad military staff, which also says that it holds Petsamo.",
        "holds",
        "Leningrad military staff",
    ),
    (
        "In the eyes of the UN General Assembly it is still part of Ukraine.",
        "part",
        "UN General Assembly",
    ),
    (
        "The post is ours, affirmed President Sixto Ballen; General Paco Moncayo added that no hill was lost, as some radios were saying.",
        "post",
        "Sixto Ballen",
    ),
    (
        "The post is ours, affirmed President Sixto Ballen; General Paco Moncayo added that no hill was lost, as some radios were saying.",
        "hill",
        "Paco Moncayo",
    ),
    (
        "In the morning, tells the border service in Bishkek, soldiers came to Dostuk. Ak-Sai, by its words, was seized.",
        "seized",
        "border service in Bishkek",
    ),
    ('"They found a ghost town," TamilNet wrote, quoting no one by name.', "ghost", "TamilNet"),
    # sources that no verb names
    ("REPORTER: Is the bridge yours?\n\nCOLONEL ORTIZ: We took it at dawn.", "took", "ORTIZ"),
    ("REPORTER: Is the bridge yours?\n\nCOLONEL ORTIZ: We took it at dawn.", "bridge", ARTICLE_VOICE),
    (
        "COLONEL ORTIZ: We took it at dawn.\n\nThe mill burned.\n\nREPORTER: And then?",
        "burned",
        "ORTIZ",
    ),
    (
        "Rebels have seized Goma - army spokesman\n\nGOMA, 3 May - The town is quiet.",
        "seized",
        "army spokesman",
    ),
    ("Rebels have seized Goma - army spokesman\n\nGOMA, 3 May - The town is quiet.", "quiet", ARTICLE_VOICE),
    (
        "The mission listed its findings:\n\n• the army left Bor;\n\n• rebels hold Malakal.\n\nNo one saw it.",
        "hold",
        "mission",
    ),
    (
        "The mission listed its findings:\n\n• the army left Bor;\n\n• rebels hold Malakal.\n\nNo one saw it.",
        "saw",
        ARTICLE_VOICE,
    ),
    (
        "The War Office gave out the following from Sir Redvers Buller, dated January 27:\n\n“The men held it all day and quit.”",
        "quit",
        "Redvers Buller",
    ),
    (
        "The Polish staff states: Our troops yesterday took Dvinsk. The enemy is leaving Polotsk.",
        "leaving",
        "Polish staff",
    ),
    (
        "Following from our own correspondent at Shanghai: Marines occupied Chapei on Saturday.",
        "occupied",
        ARTICLE_VOICE,
    ),
    (
        "“Sukhumi has fallen,” said President Eduard Shevardnadze yesterday evening over the radio, and asked forgiveness.",
        "fallen",
        "Eduard Shevardnadze",
    ),
    ("Abkhazia, says the UN Security Council, is part of Georgia.", "part", "UN Security Council"),
    (
        "The Arakan Army, third of the alliance, said on Sunday night that Paletwa was taken.",
        "taken",
        "Arakan Army",
    ),
    ("One of the three, the TNLA, charged that shells had landed near Kutkai.", "landed", "TNLA"),
    ("The front says Kyaukme, Mongmit and Hsipaw are in its hands.", "Mongmit", "front"),
]


@pytest.mark.parametrize(
    ("text", "word", "expected"), CASES, ids=[f"{word}: {text[:40]}" for text, word, _ in CASES]
)
def test_voice(text, word, expected):
    assert speakers.read(read(text)).speaker_at(text.index(word)) == expected
