import type { GroupSource } from "./groups.js";

/** Organisations of many members, and the blocs that sign trade agreements as one party. */
export const WIDE_GROUPS: readonly GroupSource[] = [
  {
    id: "OIC",
    name: "Organisation of Islamic Cooperation",
    aliases: [
      "Organization of the Islamic Conference",
      "Organisation of Islamic Cooperation (OIC)",
      "Organization of Islamic Cooperation",
    ],
    note: "Years of admission. Suspensions (Egypt 1979 to 1984, Afghanistan 1980 to 1989, Syria 2012 to 2025) are not shown as absence.",
    since: "1969",
    members:
      "AFG DZA EGY GIN IDN IRN JOR KWT LBN LBY MAR MLI MRT MYS NER PAK PSE SAU SDN SEN SOM TCD TUN TUR YEM " +
      "ARE@1972 BHR@1972 OMN@1972 QAT@1972 SLE@1972 SYR@1972 BGD@1974 GAB@1974 GMB@1974 GNB@1974 UGA@1974 BFA@1974 CMR@1974 " +
      "COM@1976 IRQ@1975 MDV@1976 DJI@1978 BEN@1983 BRN@1984 NGA@1986 AZE@1992 ALB@1992 KGZ@1992 TJK@1992 TKM@1992 MOZ@1994 " +
      "KAZ@1995 UZB@1996 SUR@1996 TGO@1997 GUY@1998 CIV@2001",
  },
  {
    id: "WTO",
    name: "World Trade Organization",
    aliases: ["World Trade Organisation", "ВТО"],
    note: "Members by date; separate customs territories included (Hong Kong, Macao, Taiwan), the European Union as its members.",
    since: "1995-01-01",
    members:
      "ATG ARG AUS AUT BHR BGD BRB BEL BLZ BRA BRN CAN CHL CRI CIV CZE DNK DMA FIN FRA GAB DEU GHA GRC GUY HND HKG HUN ISL IND IDN IRL ITA " +
      "JPN KEN KOR KWT LUX MAC MYS MLT MUS MEX MAR MMR NAM NLD NZL NGA NOR PAK PRY PER PHL PRT ROU LCA VCT SEN SGP SVK ZAF ESP LKA SUR SWZ " +
      "SWE TZA THA UGA GBR USA URY VEN ZMB " +
      "TTO@1995-03-01 ZWE@1995-03-05 DOM@1995-03-09 JAM@1995-03-09 TUR@1995-03-26 TUN@1995-03-29 CUB@1995-04-20 ISR@1995-04-21 " +
      "COL@1995-04-30 SLV@1995-05-07 BWA@1995-05-31 CAF@1995-05-31 DJI@1995-05-31 GNB@1995-05-31 LSO@1995-05-31 MWI@1995-05-31 " +
      "MDV@1995-05-31 MLI@1995-05-31 MRT@1995-05-31 TGO@1995-05-31 BFA@1995-06-03 EGY@1995-06-30 POL@1995-07-01 CHE@1995-07-01 " +
      "GTM@1995-07-21 BDI@1995-07-23 SLE@1995-07-23 CYP@1995-07-30 SVN@1995-07-30 MOZ@1995-08-26 LIE@1995-09-01 NIC@1995-09-03 " +
      "BOL@1995-09-12 GIN@1995-10-25 MDG@1995-11-17 CMR@1995-12-13 QAT@1996-01-13 FJI@1996-01-14 ECU@1996-01-21 HTI@1996-01-30 " +
      "KNA@1996-02-21 BEN@1996-02-22 GRD@1996-02-22 ARE@1996-04-10 RWA@1996-05-22 PNG@1996-06-09 SLB@1996-07-26 TCD@1996-10-19 " +
      "GMB@1996-10-23 AGO@1996-11-23 BGR@1996-12-01 NER@1996-12-13 COD@1997-01-01 MNG@1997-01-29 COG@1997-03-27 PAN@1997-09-06 " +
      "KGZ@1998-12-20 LVA@1999-02-10 EST@1999-11-13 JOR@2000-04-11 GEO@2000-06-14 ALB@2000-09-08 OMN@2000-11-09 HRV@2000-11-30 " +
      "LTU@2001-05-31 MDA@2001-07-26 CHN@2001-12-11 TWN@2002-01-01 ARM@2003-02-05 MKD@2003-04-04 NPL@2004-04-23 KHM@2004-10-13 " +
      "SAU@2005-12-11 VNM@2007-01-11 TON@2007-07-27 UKR@2008-05-16 CPV@2008-07-23 MNE@2012-04-29 WSM@2012-05-10 RUS@2012-08-22 " +
      "VUT@2012-08-24 LAO@2013-02-02 TJK@2013-03-02 YEM@2014-06-26 SYC@2015-04-26 KAZ@2015-11-30 LBR@2016-07-14 AFG@2016-07-29 " +
      "COM@2024-08-21 TLS@2024-08-30",
  },
  {
    id: "EFTA",
    name: "European Free Trade Association",
    aliases: ["European Free Trade Association (EFTA)", "EFTA"],
    note: "By date; Finland was an associate from 1961 to 1985.",
    since: "1960-05-03",
    members:
      "CHE NOR AUT@1960-05-03/1994-12-31 DNK@1960-05-03/1972-12-31 GBR@1960-05-03/1972-12-31 PRT@1960-05-03/1985-12-31 " +
      "SWE@1960-05-03/1994-12-31 ISL@1970-03-01 FIN@1986-01-01/1994-12-31 LIE@1991-09-01",
  },
  {
    id: "MERCOSUR",
    name: "Southern Common Market",
    aliases: ["Southern Common Market (MERCOSUR)", "Mercosul", "Mercado Común del Sur"],
    note: "Venezuela joined in 2012 and is suspended since December 2016; Bolivia's accession took effect in August 2024.",
    since: "1991-03-26",
    members: "ARG BRA PRY URY VEN@2012-07-31/2016-12-01 BOL@2024-08",
  },
  {
    id: "SACU",
    name: "Southern African Customs Union",
    aliases: ["Southern African Customs Union (SACU)", "So. African Customs Union"],
    note: "Under the agreement of 1969; the union itself is of 1910.",
    since: "1970-03-01",
    members: "BWA LSO SWZ ZAF NAM@1990-07-10",
  },
  {
    id: "CACM",
    name: "Central American Common Market",
    aliases: ["Central American Common Market (CACM)", "SIECA"],
    note: "Years of the general treaty's entry into force; Panama joined the integration subsystem in 2013.",
    since: "1961",
    members: "GTM NIC SLV HND@1962 CRI@1963 PAN@2013",
  },
];
