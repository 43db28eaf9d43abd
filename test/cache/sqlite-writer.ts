/** One of two processes on one file: FILE NAME TIMES. A busy file is asked again, as a refused addition has not been made. */
import "reflect-metadata";
import { createSqliteStore } from "../../src/cache/index.js";

const [file, name, times] = process.argv.slice(2) as [string, string, string];
const store = await createSqliteStore({ file });
const insist = async (act: () => Promise<unknown>): Promise<void> => {
  for (;;) {
    const done = await act().then(
      () => true,
      () => false,
    );
    if (done) return;
  }
};
for (let at = 0; at < Number(times); at += 1) {
  await insist(() => store.ledger.add("quota:x", 1, 60_000));
  const key = `${name}${at}`;
  await insist(() => store.keyv.set(key, key.repeat(1_000), 60_000));
}
await store.close();
