import type { NotModified, UpstreamAnswer } from "../../http/index.js";

/** Registers are asked for without an ETag, so a 304 cannot come. */
export const whole = async <T>(answer: Promise<UpstreamAnswer<T> | NotModified>): Promise<UpstreamAnswer<T>> => {
  const came = await answer;
  if (came.notModified) throw new Error("304 to a request without an ETag");
  return came;
};
