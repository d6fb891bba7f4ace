package dev.wirefold.core.reference;

import java.util.List;
import java.util.Objects;

/** Made-up reports for {@link HardCasesTest}. */
final class Reports {
    static final String FERRY_QUOTE =
            "\"We heard a scraping noise, then the lights went out and the deck began to tilt,\" said "
                    + "Karin Moe, a teacher who was travelling with her class.";

    static final String FERRY_QUOTE_TRANSLATED_BACK =
            "\"There was a sound as if something scratched, afterwards it became dark and the floor "
                    + "got crooked,\" told Karin Moe, a teacher who was on the journey with her pupils.";

    static final String FERRY = "The ferry Saga ran aground on a reef off Holmsund early on Tuesday, and all 214 "
            + "passengers and 23 crew were taken off in lifeboats before the vessel sank, the "
            + "coastguard said."
            + "\n\n"
            + FERRY_QUOTE
            + "\n\n"
            + "The captain, Anders Ruud, told officials that the steering had failed a mile from the "
            + "harbour entrance. The ferry line had postponed a refit of the ship twice because of the "
            + "cost. Five passengers were treated in hospital for broken bones and the cold."
            + "\n\n"
            + "The transport ministry ordered inspections of the line's two 30-year-old sister ships, and divers "
            + "will search for the fuel tanks, which hold about 40 tonnes of diesel. Fishermen were "
            + "told to keep away from the oyster beds in the final stretch of the fjord.";

    static final String COURT = "The supreme court ruled on Tuesday that the state must pay back taxes it collected on "
            + "diesel cars sold before 2015, a decision that could cost the treasury four billion "
            + "crowns."
            + "\n\n"
            + "Judge Helga Strand said the government had applied a rule to past sales without the "
            + "consent of parliament. The finance ministry said it would study the verdict and present "
            + "a timetable for repayment before the summer recess."
            + "\n\n"
            + "The case was brought by the motorists' association, which had lost in two lower courts. "
            + "Its chairman, Odd Fjell, called the verdict a victory for families who had trusted the "
            + "law. Economists expect the repayments to lift spending on furniture and travel.";

    static final String BIOGRAPHY =
            "Ingrid Solberg is a senior correspondent for The Lindvik Post who has covered shipping, "
                    + "the courts and the northern counties for more than two decades. Before joining the paper"
                    + " she worked as a deckhand on a herring trawler, taught history in a lighthouse school "
                    + "and reported on fisheries for public radio. Her book on the wreck of the barque Aurora "
                    + "won the Maritime Writers' Prize and has been translated into nine languages. She studied"
                    + " law in Bergen and journalism in Aarhus, speaks Faroese and Basque, and has twice been "
                    + "named reporter of the year. She lives in Lindvik with her husband, a boatbuilder, and "
                    + "three retired sled dogs. You can reach Ingrid at ingrid.solberg@lindvikpost.example.";

    /** About 900 words. */
    static final String LONG = String.join(
            "\n\n",
            "All 214 passengers and 23 crew of the ferry Saga were rescued on Tuesday after the ship "
                    + "struck a reef off Holmsund and sank within two hours, the worst accident on the coast "
                    + "for a generation. The coastguard said the steering had failed a mile from the harbour. "
                    + "Five people were taken to hospital, none of them in danger, and the ferry line suspended"
                    + " all sailings.",
            "The alarm reached the rescue station at Skagen at twelve minutes past four in the "
                    + "morning. Duty officer Lise Rem said she first took the call for an exercise, because one"
                    + " had been announced for the same week. By the time the first lifeboat had left its slip,"
                    + " the list of the Saga had grown to fifteen degrees and water was pouring through an open"
                    + " ventilation hatch on the car deck.",
            "Passengers gathered in the cafeteria, where stewards handed out blankets and counted "
                    + "heads by cabin number. Karin Moe, a teacher who was bringing twenty-six pupils home from"
                    + " a ski camp, made the children sing so that she could hear in the darkness whether any "
                    + "of them had been left behind. All of them climbed down the pilot ladder on the lee side "
                    + "into the boats of fishermen.",
            "The fishermen had come unasked. Seven trawlers lay in the shelter of the Horn islands "
                    + "that night, waiting for the gale to blow itself out, and their skippers heard the "
                    + "distress call on the common channel. Within forty minutes they formed a ring around the "
                    + "ferry and lit the water with their deck lamps, which the rescue service later said had "
                    + "saved at least an hour.",
            "Captain Anders Ruud was the last to leave. He told investigators that the rudder had "
                    + "jammed at ten degrees to port, that he had put both engines astern, and that the reef "
                    + "had taken the ship before she lost her way. The voyage recorder was brought ashore in "
                    + "the afternoon in a bucket of fresh water, as the manual prescribes, and flown to a "
                    + "laboratory in the capital.",
            "The rudder gear had been the subject of a complaint. A mechanic who left the company in "
                    + "the autumn wrote to the maritime authority that a hydraulic pump on the Saga had been "
                    + "mended with parts from a scrapped tug. The authority confirmed on Tuesday that it had "
                    + "received the letter, that an inspector had been assigned, and that the inspection had "
                    + "been put off twice for want of staff.",
            "The ferry line belongs to a pension fund, which bought it four years ago and sold the "
                    + "terminal buildings the same summer. Its managing director, Petter Hauge, said safety had"
                    + " never been a question of money. Trade unions replied with a list of eleven repairs that"
                    + " crews had asked for and not been given, among them new batteries for the emergency "
                    + "lighting.",
            "In Holmsund the school hall became a shelter. The baker opened his ovens at five, the "
                    + "priest drove a tractor with dry clothes from the parish store, and a choir that had been"
                    + " booked for a wedding stayed to serve soup. By noon buses had carried most passengers to"
                    + " Lindvik, where relatives waited behind a rope on the quay and applauded each arrival.",
            "Divers will go down as soon as the swell allows. The wreck lies on sand at thirty-eight "
                    + "metres with its stern on the reef, and the coastguard fears for two tanks of diesel "
                    + "close to the break in the hull. A salvage vessel with a heated hose has left Rotterdam "
                    + "and is expected on Friday. Oyster growers have raised their cages and towed them to the "
                    + "inner fjord.",
            "The accident has revived an old quarrel about a tunnel. Engineers drew one under the "
                    + "sound thirty years ago, and parliament shelved it as too dear for a coast with so few "
                    + "voters. The mayor of Holmsund, Sigrid Aas, said her town of nine hundred now had neither"
                    + " a road nor a ship, and that the hospital helicopter could not replace both through a "
                    + "whole winter.",
            "Meteorologists had warned of gusts of twenty-eight metres a second. The rules of the "
                    + "company allow sailing up to thirty, a limit that was raised from twenty-five when the "
                    + "line changed hands. Whether the wind played a part is one of the questions for the "
                    + "accident commission, which has been given until midsummer to report and whose hearings "
                    + "are to be broadcast.",
            "Insurers put the value of the ship at 90 million crowns and of the cars and lorries on "
                    + "board at a further 35 million. A lorry load of salmon washed ashore at Sandvika, where "
                    + "the municipality asked people not to eat it. Two dogs that had been shut in a van on the"
                    + " lower deck were missed at first and then found in the arms of the cook.",
            "The minister of transport, Bjorn Hagen, cut short a visit abroad and landed in Lindvik "
                    + "in the evening. He thanked the fishermen by name, promised a replacement ferry within "
                    + "ten days, and said that an inspection which is postponed twice is an inspection that has"
                    + " failed. The opposition called for his resignation and for the papers of the authority "
                    + "to be published in full.");

    /** Reports of two paragraphs. */
    static final List<String> TEN = List.of(
            "The town council of Brenholm voted on Tuesday to close its last coal-fired heating plant"
                    + " by October, a year earlier than planned, after inspectors found cracks in two of its "
                    + "four boilers."
                    + "\n\n"
                    + "Councillor Mats Ekeli said residents would be connected to a heat network fed by a paper"
                    + " mill across the river. The council expects the change to cost 31 million crowns and has"
                    + " asked the national energy fund to pay a third of it. Opponents warned that the mill "
                    + "itself may shut.",
            "A strike by baggage handlers stranded thousands of travellers at Kvarnes airport on "
                    + "Tuesday, where airlines cancelled 62 flights and told passengers to carry nothing but "
                    + "hand luggage."
                    + "\n\n"
                    + "The handlers' union wants night shifts paid at double rate. Airport director Lena Storm "
                    + "offered a single payment instead, which the union called an insult. Talks with a state "
                    + "mediator resume on Thursday, and hotels near the terminal are full until the weekend.",
            "Scientists drilling in the mud of Lake Isvatn have recovered a wooden sled that they "
                    + "believe is 6,000 years old, the oldest vehicle ever found in the region."
                    + "\n\n"
                    + "The runners are pine and were smeared with seal fat, archaeologist Tor Aune said. Dating"
                    + " of a birch rope will take until spring. The sled lies in a tank of cold water so that "
                    + "the wood does not crumble, and a museum in the capital wants to borrow it.",
            "Supermarket chain Grona Hallen recalled 48,000 jars of baby food on Tuesday after a "
                    + "mother in Solvang found a splinter of glass in a jar of mashed carrots."
                    + "\n\n"
                    + "A machine that seals the lids had been repaired with the wrong part, the company said. "
                    + "Nobody has been hurt. Shops will refund customers without a receipt, and the food safety"
                    + " agency has ordered a check of every line at the factory.",
            "The national orchestra has appointed cellist Mirjam Falk as its first female chief "
                    + "conductor, ending a search that began when her predecessor resigned in a quarrel over "
                    + "tours."
                    + "\n\n"
                    + "Falk, 41, studied in Vienna and led the chamber players of Uppdal for eight years. She "
                    + "promised more concerts in schools and a new piece by a living composer every month. "
                    + "Musicians approved her by 71 votes to nine.",
            "Wolves killed 29 sheep in one night on a farm near Tarnby, the worst attack in the "
                    + "valley since records began, and farmers demanded permission to shoot the pack."
                    + "\n\n"
                    + "Wildlife officer Jon Brekke counted tracks of five animals. The ministry allows hunting "
                    + "only if fences have failed twice, which farmers say no one can afford to wait for. "
                    + "Conservationists offered guard dogs free of charge.",
            "Engineers have found the leak that emptied a third of the Stordal reservoir, a corroded "
                    + "valve at the foot of the dam which divers will replace next week."
                    + "\n\n"
                    + "Until then households in four districts must not water gardens or wash cars. The utility"
                    + " admitted that the valve was last examined eleven years ago. Fish were moved in tanker "
                    + "lorries to a neighbouring lake.",
            "A schoolboy from Hamnvik has won an international prize for an app that recognises birds"
                    + " by their song and works without a network."
                    + "\n\n"
                    + "Elias Dahl, 16, recorded more than 900 species with a microphone he built from a salad "
                    + "bowl. A telephone maker offered to buy the program, but he wants to give it away. He "
                    + "will spend the prize money on a boat.",
            "Prosecutors charged the former head of the Vestfold pension fund with fraud on Tuesday, "
                    + "saying he lent 140 million crowns to companies owned by his brother-in-law."
                    + "\n\n"
                    + "Kare Lund denies wrongdoing, and his lawyer said all loans were approved by the board. "
                    + "Two auditors are under investigation as well. Pensioners gathered outside the courthouse"
                    + " with placards, and the trial is set to open in November.",
            "Firefighters brought a blaze in the old timber harbour of Myrvik under control before "
                    + "dawn, after it destroyed three warehouses and a museum of lifeboats."
                    + "\n\n"
                    + "Sparks from a grinder probably lit the tar on a pier, fire chief Nora Vik said. Nobody "
                    + "was injured, but smoke drove 80 people from their homes. Volunteers carried ship models "
                    + "to a church through the night.");

    private Reports() {}

    static String market(
            String move, String index, String day, String oil, String crown, String yield, String turnover) {
        return ("The Lindvik stock exchange's main index %s percent to %s points on %s in thin trade. Oil changed hands at"
                        + " %s dollars a barrel. The crown traded at %s to the dollar, and the yield on ten-year government"
                        + " bonds stood at %s percent. Turnover on the exchange reached %s million crowns, dealers said.")
                .formatted(move, index, day, oil, crown, yield, turnover);
    }

    /** The text as another system might write it, alike to a reader's eye. */
    static String disguised(String text, String kind) {
        return switch (kind) {
            case "invisible" ->
                text.replace("er", "e\u200Br").replace("st", "s\u00ADt").replace("The", "\uFEFFThe");
            case "homoglyphs" ->
                text.replace('a', '\u0430').replace("e", "\u0435").replace('o', '\u03BF');
            case "quotes" -> text.replace('"', '\u201D').replace('\'', '\u2019');
            case "ligatures" -> text.replace("fi", "\uFB01").replace("ff", "\uFB00");
            case "hyphens" -> text.replace('-', '\u2011');
            case "hyphenation" -> text.replace("passengers", "pas-\nsengers").replace("captain", "cap-\ntain");
            case "wide" -> text.replace('S', '\uFF33').replace('2', '\uFF12');
            case "breaks" -> text.replace(" and ", "\r\nand ").replace(" ", "\u00A0");
            default -> throw new IllegalArgumentException(Objects.toString(kind));
        };
    }
}
