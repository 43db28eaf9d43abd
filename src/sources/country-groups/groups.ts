/**
 * Members written `CODE` (since `since`), `CODE@from` or `CODE@from/to`; `to` is the last day of membership. A date may be a year or a
 * month where no day is known for sure.
 */
export interface GroupSource {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly note: string;
  readonly since: string | null;
  readonly members: string;
}

const EU_FOUNDERS = "BEL DEU FRA ITA LUX NLD";
const EU_LATER =
  "DNK@1973-01-01 IRL@1973-01-01 GRC@1981-01-01 ESP@1986-01-01 PRT@1986-01-01 AUT@1995-01-01 FIN@1995-01-01 SWE@1995-01-01 " +
  "CYP@2004-05-01 CZE@2004-05-01 EST@2004-05-01 HUN@2004-05-01 LVA@2004-05-01 LTU@2004-05-01 MLT@2004-05-01 POL@2004-05-01 " +
  "SVK@2004-05-01 SVN@2004-05-01 BGR@2007-01-01 ROU@2007-01-01 HRV@2013-07-01";
const EU27 = `${EU_FOUNDERS} ${EU_LATER}`.replace(/@[\d-]+/g, "");

export const GROUPS: readonly GroupSource[] = [
  {
    id: "EU",
    name: "European Union",
    aliases: [
      "European Union",
      "European Community",
      "European Communities",
      "EC",
      "EEC",
      "European Economic Community",
      "EU-28",
      "EU-27",
    ],
    note: "By date of accession, the United Kingdom until 31 January 2020; before 1993 the European Economic Community.",
    since: "1958-01-01",
    members: `${EU_FOUNDERS} ${EU_LATER} GBR@1973-01-01/2020-01-31`,
  },
  {
    id: "EU27",
    name: "European Union, 27 members of 2020",
    aliases: ["EU27_2020", "EU 27"],
    note: "A fixed list for every date, as statistics use it: the members since 1 February 2020.",
    since: null,
    members: EU27,
  },
  {
    id: "EU28",
    name: "European Union, 28 members of 2013 to 2020",
    aliases: ["EU 28"],
    note: "A fixed list for every date: the 27 and the United Kingdom.",
    since: null,
    members: `${EU27} GBR`,
  },
  {
    id: "EAEU",
    name: "Eurasian Economic Union",
    aliases: ["EEU", "EAEU", "ЕАЭС", "Евразийский экономический союз", "Eurasian Economic Union (EAEU)"],
    note: "In force since 1 January 2015.",
    since: "2015-01-01",
    members: "BLR KAZ RUS ARM@2015-01-02 KGZ@2015-08-12",
  },
  {
    id: "CIS",
    name: "Commonwealth of Independent States",
    aliases: ["СНГ", "Содружество Независимых Государств", "Commonwealth of Independent States (CIS)"],
    note: "Turkmenistan is an associate since 26 August 2005 and left out from then; Ukraine withdrew from its bodies on 19 May 2018; Moldova is listed until a withdrawal takes effect.",
    since: "1991-12-21",
    members:
      "ARM AZE@1993-09-24 BLR@1991-12-08 GEO@1993-12-03/2009-08-17 KAZ KGZ MDA RUS@1991-12-08 TJK TKM@1991-12-21/2005-08-25 " +
      "UKR@1991-12-08/2018-05-18 UZB",
  },
  {
    id: "SCO",
    name: "Shanghai Cooperation Organisation",
    aliases: ["ШОС", "Shanghai Cooperation Organization", "Шанхайская организация сотрудничества", "上海合作组织"],
    note: "Full members only, not observers or dialogue partners.",
    since: "2001-06-15",
    members: "CHN KAZ KGZ RUS TJK UZB IND@2017-06-09 PAK@2017-06-09 IRN@2023-07-04 BLR@2024-07-04",
  },
  {
    id: "BRICS",
    name: "BRICS",
    aliases: ["BRIC", "БРИКС", "BRICS+", "BRICS 2024"],
    note: "Since the first summit. Saudi Arabia and Argentina were invited for 1 January 2024: Argentina declined, Saudi Arabia has not confirmed and is left out.",
    since: "2009-06-16",
    members:
      "BRA CHN IND RUS ZAF@2010-12-24 ARE@2024-01-01 EGY@2024-01-01 ETH@2024-01-01 IRN@2024-01-01 IDN@2025-01-06",
  },
  {
    id: "G20",
    name: "Group of Twenty",
    aliases: ["Group of 20", "G-20"],
    note: "The 19 countries. The European Union and, since 9 September 2023, the African Union are members too and are not expanded into theirs.",
    since: "1999-09-26",
    members: "ARG AUS BRA CAN CHN DEU FRA GBR IDN IND ITA JPN KOR MEX RUS SAU TUR USA ZAF",
  },
  {
    id: "G7",
    name: "Group of Seven",
    aliases: ["Group of 7", "G-7"],
    note: "Russia took part as the G8 from 1997 to 2014 and is left out.",
    since: "1975-11-15",
    members: "DEU FRA GBR ITA JPN USA CAN@1976-06-27",
  },
  {
    id: "SAARC",
    name: "South Asian Association for Regional Cooperation",
    aliases: ["South Asian Association for Regional Co-operation"],
    note: "Since the charter of 8 December 1985.",
    since: "1985-12-08",
    members: "BGD BTN IND LKA MDV NPL PAK AFG@2007-04-03",
  },
  {
    id: "ECO",
    name: "Economic Cooperation Organization",
    aliases: ["Economic Cooperation Organization (ECO)", "Economic Cooperation Organisation"],
    note: "Successor of Regional Cooperation for Development (1964 to 1979); grew from three to ten members on 28 November 1992.",
    since: "1992-11-28",
    members: "IRN@1985-01 PAK@1985-01 TUR@1985-01 AFG AZE KAZ KGZ TJK TKM UZB",
  },
  {
    id: "ASEAN",
    name: "Association of Southeast Asian Nations",
    aliases: ["Association of South East Asian Nations", "ASEAN Free Trade Area (AFTA)", "AFTA", "АСЕАН"],
    note: "Timor-Leste is the eleventh member since 26 October 2025.",
    since: "1967-08-08",
    members:
      "IDN MYS PHL SGP THA BRN@1984-01-07 VNM@1995-07-28 LAO@1997-07-23 MMR@1997-07-23 KHM@1999-04-30 TLS@2025-10-26",
  },
  {
    id: "GCC",
    name: "Gulf Cooperation Council",
    aliases: ["Gulf Cooperation Council (GCC)", "Cooperation Council for the Arab States of the Gulf"],
    note: "The six founders.",
    since: "1981-05-25",
    members: "ARE BHR KWT OMN QAT SAU",
  },
  {
    id: "D8",
    name: "D-8 Organization for Economic Cooperation",
    aliases: ["Developing Eight", "D-8"],
    note: "Azerbaijan is the ninth member since 19 December 2024.",
    since: "1997-06-15",
    members: "BGD EGY IDN IRN MYS NGA PAK TUR AZE@2024-12-19",
  },
];
