import type { Duplex } from "node:stream";
import * as http from "node:http";
import * as https from "node:https";
import type { LookupFunction } from "node:net";

export interface AgentOptions {
  readonly maxSockets: number;
  readonly connectMs: number;
  readonly lookup: LookupFunction;
}

export interface Agents {
  readonly http: http.Agent;
  readonly https: https.Agent;
  destroy(): void;
}

/** Name look-up, TCP and TLS together; neither node nor axios bounds them. The timer ends with the first of them to fail or the last to succeed. */
const bounded = <S extends Duplex>(socket: S, connectMs: number, ready: "connect" | "secureConnect"): S => {
  const timer = setTimeout(
    () => socket.destroy(Object.assign(new Error("connect timeout"), { code: "ECONNECTTIMEOUT" })),
    connectMs,
  );
  const stop = () => clearTimeout(timer);
  socket.once(ready, stop).once("close", stop);
  return socket;
};

class PlainAgent extends http.Agent {
  constructor(
    options: http.AgentOptions,
    private readonly own: AgentOptions,
  ) {
    super(options);
  }
  override createConnection(
    options: http.ClientRequestArgs,
    done?: (error: Error | null, stream: Duplex) => void,
  ): Duplex {
    return bounded(
      super.createConnection({ ...options, lookup: this.own.lookup }, done),
      this.own.connectMs,
      "connect",
    );
  }
}

class TlsAgent extends https.Agent {
  constructor(
    options: https.AgentOptions,
    private readonly own: AgentOptions,
  ) {
    super(options);
  }
  override createConnection(
    options: https.RequestOptions,
    done?: (error: Error | null, stream: Duplex) => void,
  ): Duplex {
    const withLookup = { ...options, lookup: this.own.lookup };
    return bounded(super.createConnection(withLookup, done), this.own.connectMs, "secureConnect");
  }
}

/** Keep-alive, at most `maxSockets` a host, one pair a source. */
export const createAgents = (own: AgentOptions): Agents => {
  const options = { keepAlive: true, maxSockets: own.maxSockets, maxFreeSockets: own.maxSockets, scheduling: "lifo" };
  const plain = new PlainAgent(options as http.AgentOptions, own);
  const tls = new TlsAgent(options as https.AgentOptions, own);
  return {
    http: plain,
    https: tls,
    destroy: () => {
      plain.destroy();
      tls.destroy();
    },
  };
};
