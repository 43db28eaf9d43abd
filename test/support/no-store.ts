import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder that no test makes: what somebody has loaded on this machine must not answer in tests. */
export const NO_STORE = { ENTREPOT_STORE_DIR: join(tmpdir(), "entrepot-tests-hold-nothing") } as const;
