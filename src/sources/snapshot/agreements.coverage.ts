import type { RegisterCoverage } from "../../agreements/agreements.records.js";

/** What can and what cannot be found in each register, so that finding nothing is an answer. `through` is the file's date unless set here. */
export const REGISTER_COVERAGE: readonly (Omit<RegisterCoverage, "through"> & { readonly through?: string })[] = [
  {
    sourceId: "wto-rta",
    covers:
      "Regional trade agreements notified to the World Trade Organization, in force and inactive, with announced negotiations; all 655 rows of the export.",
    doesNotCover:
      "Agreements nobody has notified (Pakistan with Türkiye and with Uzbekistan, both of 2022, are missing), preferences given by one side, and instruments that are not trade agreements.",
  },
  {
    sourceId: "desta",
    covers:
      "Trade agreements since 1948, notified or not, with accessions, withdrawals, amendments and negotiations, and how deep each goes; all rows of version 2.3.",
    doesNotCover:
      "Days (years only), whether an agreement still applies, agreements without preferences, contracts and memoranda.",
  },
  {
    sourceId: "huggo",
    covers:
      "Trade agreements with days and texts for every member; treaties of other subjects, mostly environment and health, that Pakistan or Russia take part in.",
    doesNotCover:
      "Other parties of treaties outside trade (only the rows of Pakistan and Russia are held), resolutions and declarations of organisations, security and finance, most bilateral instruments since 2010.",
    through: "2023",
  },
  {
    sourceId: "unctad-iia",
    covers: "Bilateral investment treaties and other treaties with investment provisions of Pakistan and of Russia.",
    doesNotCover:
      "Treaties of other countries with one another, instruments without rules on investment, other parties of regional treaties.",
  },
  {
    sourceId: "un-mtdsg",
    covers:
      "Signatures and ratifications of 18 human rights instruments, the Arms Trade Treaty and the treaty on nuclear weapons by every state as at 3 February 2026, and of six other treaties deposited with the Secretary-General as at 2015.",
    doesNotCover:
      "Bilateral treaties, treaties deposited elsewhere, the other 500 or so treaties of the collection, reservations and declarations.",
  },
  {
    sourceId: "atop",
    covers: "Alliance treaties of 1815 to 2018 that have both Pakistan and Russia among their members.",
    doesNotCover: "Alliances with only one of the two, defence co-operation without an alliance, anything since 2019.",
    through: "2018",
  },
  {
    sourceId: "un-ga-votes",
    covers: "How Pakistan and the USSR or Russia voted in roll calls of the United Nations General Assembly, by year.",
    doesNotCover:
      "Other pairs of states, decisions without a roll call, the Security Council, votes since 15 January 2020.",
    through: "2020-01-14",
  },
  {
    sourceId: "gem-gist",
    covers:
      "Iron and steel plants of about half a million tonnes a year and more, all countries: capacity by process and state, owners, output of 2019 to 2024 where published.",
    doesNotCover:
      "Smaller plants, single furnaces, rolling mills without steelmaking. A year of output is the fiscal year that ends in the next one where the company reports so.",
  },
];
