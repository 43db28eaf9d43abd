import { Caveat } from "../kernel/index.js";

/** Every caveat of the fields that join subjects, by id; docs/caveats.md explains each. */
export const LINK_CAVEATS = {
  "links.not-a-saving":
    "Output that equals imports is not money saved: its raw materials, energy and capital cost something too, and much of the ore and coal would be imported.",
  "links.product-mix":
    "A plant makes some shapes and grades only, and the basket holds others: tonnes stand for tonnes here, not product for product.",
  "links.yield":
    "Capacity is in crude steel and imports are in products: a stated yield stands between them, not one measured at this plant. Its formula is quoted from the notes of yearbooks whose text was not at hand.",
  "links.yield-given": "The yield is the asker's.",
  "links.nominal-capacity": "Output is nominal capacity times utilisation, a supposition and not production.",
  "links.plant-not-operating": "The plant does not operate.",
  "links.capacity-disputed": "Others state another capacity.",
  "links.basket-holds-inputs":
    "The basket also holds what a steel plant consumes or does not make (scrap, pig iron, ferro-alloys, articles).",
  "links.exceeds-imports":
    "Output above all imports: what is beyond them could not replace any and would have to be exported.",
  "links.imports-incomplete": "The imports of this period are not whole, so nothing is divided by them.",
  "links.crude-equivalent-factor":
    "Trade is in tonnes of products and apparent use in crude steel equivalent: one stated factor stands between them, for all shapes and years.",
  "links.apparent-use-basis":
    "From 2019 the table may be of finished products and not of crude steel equivalent: those years were added to a file named after 1970 to 2018. If so, import dependency is about a tenth too high in them, and production too low.",
  "links.stocks-not-counted":
    "Apparent use counts what was bought, not what was used up: a change of stocks is in it, and in the production derived from it.",
  "links.descriptive":
    "A comparison of two windows; whatever else changed in them is in it too. It says nothing of causes.",
  "links.current-dollars":
    "Values are in current US dollars: a change of prices moves them as a change of quantities does.",
  "links.weight-not-value":
    "Tonnes stand for tonnes: what was paid moves with prices and with the mix of products, which weight does not show.",
  "links.month-of-signature": "The period of signature is in neither window.",
  "links.period-of-date": "The period that holds the date is in neither window.",
  "links.control-others": "The control is all suppliers other than the partner.",
  "links.control-named": "The control is the suppliers that the asker named.",
  "links.control": "The control is all other suppliers: those that are no party to the agreement.",
  "links.unit-value-is-not-a-price":
    "A unit value is value over weight of whatever was declared: when the mix of products changes, it moves without any price moving.",
  "links.index-is-not-a-price": "The benchmark is an index: both sides are indexed on one base, and never subtracted.",
  "links.real-and-nominal":
    "A real figure is the nominal one divided by a price index: it shows quantities only as far as that index follows the prices of these goods.",
  "links.deflator-is-no-price":
    "The deflator is an index: only its movement from the base counts, and nothing in it is a price of these goods.",
  "links.deflator-of-elsewhere":
    "The values are in US dollars and the deflator is not of the United States: it may follow prices in another currency.",
  "links.valuation": "The two sides include different costs: freight and insurance stand between them.",
  "links.other-market": "The benchmark is the price of another market, not of this importer's suppliers.",
  "links.other-goods": "The benchmark and the selection hold different goods.",
  "links.other-currency": "The benchmark is in another currency, so its index also moves with the exchange rate.",
  "links.base-missing": "The base period has no figure on one side, so nothing can be compared.",
  "links.period-incomplete": "Part of the period, or of the base, is missing on one side.",
  "links.series-break": "The benchmark changes its definition between the base and this period.",
  "links.statements-are-no-evidence":
    "Other documents' statements are shown beside this one; that something is said often is no test of it.",
  "links.same-source": "The figure tested against is taken from the very document that makes the statement.",
  "links.statistics-end": "The statistics end before the statement was made.",
  "links.register-date":
    "The register's figure is of a year more than ten years from the statement: the plant may have been another.",
  "links.gap-reading":
    "A gap has no one definition: it is set against all that was used, against use less production, and against imports. Each scope names its basis.",
  "links.period-overlaps":
    "No figures of exactly the period named are held: those of a year that overlaps it stand in.",
  "links.annualised": "Twelve times the mean of the months held, not a year as published.",
  "links.related-goods": "The scopes hold related goods, not the same: see their names.",
  "links.no-price-response":
    "No price responds: neither buyers nor suppliers change what they ask or take when the output comes to market.",
  "links.grades-and-qualities":
    "Grades and qualities are not told apart: a tonne made stands for a tonne imported of the same product.",
  "links.rolling-capacity":
    "Rolling and finishing capacity is not checked: that the plant can make the mix is supposed.",
  "links.fixed-demand":
    "Demand and other domestic production stay as they were: imports are those of the reference years in every year.",
  "links.suppliers-pro-rata": "Each supplier loses in proportion to its weight in the reference years, none first.",
  "links.reference-unit-value":
    "The value displaced is tonnes times the unit value of the reference years in current dollars; what the inputs cost is not taken off.",
  "links.average-coefficients":
    "Ore, coal and scrap are world averages of each route, not those of a plant; limestone, alloys and energy are left out.",
  "links.years-left-out": "Some reference years are not held whole and are not used.",
  "links.codes-incomplete": "Codes of their own hold a part of the product only, so its imports are understated.",
  "links.no-forecast": "Arithmetic on what was supposed: it describes, and forecasts nothing.",
  "links.attainable": "Tested is what could be reached at full use of the nominal capacity, not what will be.",
} as const;

export type LinkCaveatId = keyof typeof LINK_CAVEATS;

/** `particulars` are what is special to this answer, after the general sentence. */
export const linkCaveat = (id: LinkCaveatId, particulars = ""): Caveat =>
  new Caveat(id, particulars ? `${LINK_CAVEATS[id]} ${particulars}` : LINK_CAVEATS[id]);

/** Without what the answer already says in its own words, or has taken into account. */
export const withoutIds = (caveats: readonly Caveat[], ...ids: readonly string[]): readonly Caveat[] =>
  caveats.filter(({ id }) => !ids.includes(id));

/** Each once. */
export const distinctCaveats = (caveats: readonly Caveat[]): readonly Caveat[] => [
  ...new Map(caveats.map((caveat) => [`${caveat.id}\n${caveat.text}`, caveat])).values(),
];
