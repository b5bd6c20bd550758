/** Most bytes of one MQTT packet that is read; a longer one is skipped without being kept in memory. */
export const MAX_PACKET_BYTES = 4 * 1024 * 1024;
/** Most metrics of one payload. */
export const MAX_METRICS = 20_000;
/** Most properties of one metric. */
export const MAX_PROPERTIES = 64;
/** Longest name of a metric, characters. */
export const MAX_NAME = 1_024;
/** Longest text that is taken as a value, characters. */
export const MAX_TEXT = 65_536;
/** Latest time that fits a safe integer of microseconds, ms since 1970-01-01 UTC (year 2255). */
export const MAX_TIME_MS = Math.floor(Number.MAX_SAFE_INTEGER / 1_000);
