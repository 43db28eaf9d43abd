// Starts the built program as `npm start` does and asks one question. The promise is an answer within two seconds of the process starting;
// the figure is printed and read by people. A busy machine must not fail a change, so only a start that hangs does.
import { spawn } from "node:child_process";

const PROMISE_MS = 2000;
const HANGS_MS = 15_000;
const QUESTION = JSON.stringify({ query: '{ country(code: "PAK") { name } gateway { mode snapshot { rows } } }' });

const measure = async (command, args) => {
  const begun = performance.now();
  const child = spawn(command, args, {
    env: { ...process.env, PORT: "0", ENTREPOT_MODE: "snapshot" },
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  try {
    const address = await new Promise((resolve, reject) => {
      let text = "";
      child.stdout.on("data", (chunk) => {
        text += chunk;
        const found = /endpoint +(http:\S+)/.exec(text)?.[1];
        if (found) resolve(found);
      });
      child.on("exit", (code) => reject(new Error(`${command} ${args.join(" ")} ended with ${code}`)));
      setTimeout(() => reject(new Error("no endpoint within 20 s")), 20_000).unref();
    });
    const response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: QUESTION,
    });
    const answer = await response.json();
    const ms = Math.round(performance.now() - begun);
    if (answer.data?.country?.name !== "Pakistan") throw new Error(`unexpected answer ${JSON.stringify(answer)}`);
    return { ms, rows: answer.data.gateway.snapshot.rows };
  } finally {
    // npm does not hand every signal on to its child, so the whole group is told.
    if (child.exitCode === null) process.kill(-child.pid, "SIGTERM");
  }
};

// The first run warms the file cache, as `npm ci` just did for a newcomer.
await measure(process.execPath, ["--enable-source-maps", "dist/main.js", "serve"]);
const alone = await measure(process.execPath, ["--enable-source-maps", "dist/main.js", "serve"]);
const viaNpm = await measure("npm", ["start", "--silent"]);
console.log(`first answer after ${alone.ms} ms (through npm start ${viaNpm.ms} ms), ${alone.rows} rows held`);
if (alone.ms > PROMISE_MS) console.log(`slower than the promised ${PROMISE_MS} ms on this machine, in this run`);
if (alone.ms > HANGS_MS) process.exit(1);
