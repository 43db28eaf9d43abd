import type { ChildProcess } from "node:child_process";
import { spawn, spawnSync } from "node:child_process";
import { connect, createServer } from "node:net";

/** Where there is none, tests of a server of their own are skipped, visibly. */
export const hasRedisServer = spawnSync("redis-server", ["--version"]).status === 0;

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { readonly port: number };
      probe.close(() => resolve(port));
    });
  });

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => (socket.destroy(), resolve(true)));
    socket.on("error", () => resolve(false));
  });

/** A Redis of the test's own, which may be killed, frozen, filled and started again on its port. */
export class RedisServer {
  #child: ChildProcess | null = null;

  private constructor(readonly port: number) {}

  static async start(...args: string[]): Promise<RedisServer> {
    const server = new RedisServer(await freePort());
    await server.start(...args);
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async start(...args: string[]): Promise<void> {
    const own = ["--port", String(this.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
    this.#child = spawn("redis-server", [...own, ...args], { stdio: "ignore" });
    for (let attempt = 0; attempt < 400 && !(await listens(this.port)); attempt += 1)
      await new Promise((done) => setTimeout(done, 25));
  }

  signal(name: "SIGSTOP" | "SIGCONT"): void {
    this.#child?.kill(name);
  }

  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((done) => child.once("exit", done));
    child.kill("SIGKILL");
    await ended;
  }
}
