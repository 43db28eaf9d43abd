import type { AddressInfo, Socket } from "node:net";
import { connect, createServer } from "node:net";

export interface Faults {
  /** ms before anything passes on, in each direction. */
  readonly latency?: number;
  /** Takes everything and passes nothing on; what was swallowed is lost, so those connections end when the fault is cleared. */
  readonly blackhole?: boolean;
  /** Like a stopped process: accepts, keeps everything, and goes on where it was when the fault is cleared. */
  readonly freeze?: boolean;
  /** Refuses: open connections are reset, new ones too. */
  readonly down?: boolean;
  /** Ends the connection after so many bytes of the answer. */
  readonly limit?: number;
}

export interface FaultProxy {
  readonly port: number;
  /** Connections open from the client's side. */
  readonly open: number;
  /** Connections ever accepted. */
  readonly accepted: number;
  set(faults: Faults): void;
  clear(): void;
  close(): Promise<void>;
}

/** A loopback TCP proxy with faults, for stores: the toxiproxy set that matters here. */
export const createFaultProxy = async (targetPort: number, targetHost = "127.0.0.1"): Promise<FaultProxy> => {
  let faults: Faults = {};
  let accepted = 0;
  const pairs = new Set<{ near: Socket; far: Socket; swallowed: boolean }>();

  const server = createServer((near) => {
    accepted += 1;
    if (faults.down) return void near.resetAndDestroy();
    const far = connect(targetPort, targetHost);
    const pair = { near, far, swallowed: false };
    pairs.add(pair);
    let answered = 0;
    const pass = (from: Socket, to: Socket, isAnswer: boolean) =>
      from.on("data", (chunk: Buffer) => {
        if (faults.blackhole) return void (pair.swallowed = true);
        const send = () => {
          answered += isAnswer ? chunk.length : 0;
          const over = isAnswer && faults.limit !== undefined ? answered - faults.limit : 0;
          if (over <= 0) return void (to.writable && to.write(chunk));
          if (to.writable) to.end(chunk.subarray(0, Math.max(0, chunk.length - over)));
          from.destroy();
        };
        if (faults.latency) setTimeout(send, faults.latency);
        else send();
      });
    pass(near, far, false);
    pass(far, near, true);
    if (faults.freeze) freeze(pair);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on("error", () => {});
      one.on("close", () => {
        other.destroy();
        pairs.delete(pair);
      });
    }
  });
  const freeze = ({ near, far }: { near: Socket; far: Socket }) => {
    near.pause();
    far.pause();
  };

  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    port: (server.address() as AddressInfo).port,
    get open() {
      return pairs.size;
    },
    get accepted() {
      return accepted;
    },
    set: (next) => {
      faults = next;
      for (const pair of pairs) {
        if (next.down) pair.near.resetAndDestroy();
        if (next.freeze) freeze(pair);
      }
    },
    clear: () => {
      faults = {};
      for (const { near, far, swallowed } of pairs) {
        if (swallowed) near.destroy();
        near.resume();
        far.resume();
      }
    },
    close: async () => {
      for (const { near, far } of pairs) {
        near.destroy();
        far.destroy();
      }
      await new Promise((done) => server.close(done));
    },
  };
};
