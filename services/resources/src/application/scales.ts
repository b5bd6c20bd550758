/** Connected scales, each known by the code of its equipment. They speak MT-SICS, one line asked, one line answered. */
export interface Scales {
  /** Codes of the equipment that is connected. */
  readonly connected: readonly string[];
  /** Sends one line and gives the line that comes back. Refusals: `scale-not-connected`, `scale-unreachable`. */
  ask(code: string, line: string): Promise<string>;
}
