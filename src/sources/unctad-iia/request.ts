import { z } from "zod";
import { atEdge } from "../edge.js";

export const IIA_BASE = "https://investmentpolicy.unctad.org";

const catalogue = z.array(
  z.object({ Code: z.string(), IiaId: z.number().int().nullable(), UrlName: z.string(), Name: z.string() }),
);

/**
 * Paths of the country pages by alpha-2. The catalogue numbers a country twice: pages go by IiaId, and by Id one gets another country with
 * status 200 (Pakistan is Id 163, IiaId 160; seen 2026-02-01).
 */
export const iiaPagePaths = (body: unknown): ReadonlyMap<string, string> =>
  new Map(
    atEdge("unctad-iia", catalogue, body).flatMap(({ Code, IiaId, UrlName }) =>
      IiaId === null || Code === "-"
        ? []
        : [[Code, `/international-investment-agreements/countries/${IiaId}/${UrlName}`] as const],
    ),
  );
